import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A running executable whose output goes to a file.
final class ServiceProcess: @unchecked Sendable {
    // Foundation's Process is not Sendable; after `init` only its thread-safe parts are used: state, status and pid.
    private let process: Process
    private let logFile: String

    /// Starts an executable.
    ///
    /// - Throws: `Mismatch` where it is not found; what Foundation throws where it cannot be started.
    init(executable: String, arguments: [String], environment: [String: String], log: String) throws {
        logFile = log
        guard FileManager.default.createFile(atPath: log, contents: nil), let output = FileHandle(forWritingAtPath: log)
        else { throw Mismatch("the log file \(log) cannot be written") }
        process = Process()
        process.executableURL = try BuiltExecutable.find(executable)
        process.arguments = arguments
        process.environment = environment.merging(["PATH": "/usr/bin:/bin"]) { own, _ in own }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
        try? output.close()
    }

    var isRunning: Bool { process.isRunning }

    /// What it has written so far; the end of it where that is much.
    var log: String {
        let text = (try? String(contentsOfFile: logFile, encoding: .utf8)) ?? ""
        return String(text.suffix(8_000))
    }

    /// Asks it to stop, and waits.
    ///
    /// - Throws: `Mismatch` where it runs on after ten seconds or exits with another status than 0.
    func stop() async throws {
        process.terminate()
        guard await waitForExit(.seconds(10)) else { throw Mismatch("the service runs on 10 s after SIGTERM") }
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            throw Mismatch("the service exited with status \(process.terminationStatus) after SIGTERM, not with 0")
        }
    }

    /// Ends it, whatever it does.
    func kill() async {
        guard process.isRunning else { return }
        signalKill(process.processIdentifier)
        _ = await waitForExit(.seconds(5))
    }

    private func waitForExit(_ timeout: Duration) async -> Bool {
        let deadline = ContinuousClock.now + timeout
        while process.isRunning, ContinuousClock.now < deadline {
            try? await Task.sleep(for: .milliseconds(10))
            // A cancelled task does not sleep; without a pause the loop would take a whole core.
            if Task.isCancelled { await Task.yield() }
        }
        return !process.isRunning
    }
}

/// The function of the system, under a name that the method above does not hide.
private func signalKill(_ process: Int32) { _ = kill(process, SIGKILL) }
