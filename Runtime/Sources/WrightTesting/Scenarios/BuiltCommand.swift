import Foundation

/// Runs a command of the built executable to its end.
public enum BuiltCommand {
    /// What a command printed, and how it ended.
    public struct Output: Sendable {
        /// The exit status.
        public let status: Int
        /// What it wrote to standard output.
        public let output: String
        /// What it wrote to standard error.
        public let errors: String
    }

    /// Runs a command.
    ///
    /// - Parameters:
    ///   - executable: The name of the executable, which is looked for beside the running tests.
    ///   - environment: All variables but `PATH`.
    /// - Throws: `Mismatch` where the executable is not built, or runs on after ten seconds.
    public static func run(
        _ executable: String,
        _ arguments: [String],
        environment: [String: String] = [:]
    ) async throws -> Output {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let (output, errors) = (folder.path(of: "output"), folder.path(of: "errors"))
        let process = Process()
        process.executableURL = try BuiltExecutable.find(executable)
        process.arguments = arguments
        process.environment = environment.merging(["PATH": "/usr/bin:/bin"]) { own, _ in own }
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path(of: "."))
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try file(output)
        process.standardError = try file(errors)
        try process.run()
        let deadline = ContinuousClock.now + .seconds(10)
        while process.isRunning, ContinuousClock.now < deadline { try await Task.sleep(for: .milliseconds(10)) }
        guard !process.isRunning else {
            process.terminate()
            throw Mismatch("\(executable) \(arguments.joined(separator: " ")) runs on after 10 s\n\(text(errors))")
        }
        return Output(status: Int(process.terminationStatus), output: text(output), errors: text(errors))
    }

    private static func file(_ path: String) throws -> FileHandle {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw Mismatch("the file \(path) cannot be written") }
        return handle
    }

    private static func text(_ path: String) -> String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }
}
