import Foundation
import Subprocess

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// Compiles the copy of the service and runs its own tests, layer after layer.
struct ServiceTests: Sendable {
    let folder: URL
    /// Where SwiftPM builds; the same as for the service itself, so that its packages are there already.
    let scratch: URL

    /// In the order in which they are run; the scenarios, which start the executable, come last.
    static let targets = ["TicketsDataTests", "TicketsDomainTests", "TicketsAPITests", "ticketsTests", "ScenarioTests"]

    /// After so many seconds a run of one target counts as hanging: an alteration may make a loop endless.
    private static let patience = 600

    /// What became of a build and a run of all targets.
    enum Outcome: Sendable {
        case passed(tests: Int)
        case failed(target: String, tests: [String])
        case doesNotBuild(errors: [String])
    }

    /// Builds, then runs one target after the other, up to the first that fails.
    ///
    /// - Throws: `Failure` where `swift` cannot be run, or a target holds no test.
    func run() async throws -> Outcome {
        let build = try await swift("build", ["--build-tests", "--enable-code-coverage"], limit: 6 * Self.patience)
        guard build.exitCode == 0 else {
            let errors = build.lines.filter { $0.contains("error:") }
            return .doesNotBuild(errors: errors.isEmpty ? build.lines.suffix(10) : errors)
        }
        var passed = 0
        for target in Self.targets {
            let run = try await swift(
                "test",
                ["--skip-build", "--disable-xctest", "--filter", "^\(target)\\."],
                limit: Self.patience
            )
            guard run.exitCode == 0 else { return .failed(target: target, tests: Self.failures(in: run)) }
            guard let count = Self.testCount(in: run), count > 0 else { throw Failure("\(target) holds no test") }
            passed += count
        }
        return .passed(tests: passed)
    }

    // MARK: What Swift Testing prints

    /// `✘ Test "…" failed after 0.02 seconds with 1 issue.`
    private static func failures(in run: Run) -> [String] {
        let names = run.lines.compactMap { line -> String? in
            guard let start = line.firstRange(of: " Test "), let end = line.firstRange(of: " failed after ") else {
                return nil
            }
            guard start.upperBound < end.lowerBound else { return nil }
            let name = line[start.upperBound..<end.lowerBound]
            return name.hasPrefix("run with ") ? nil : String(name)
        }
        if !names.isEmpty { return names }
        return [run.hasTimedOut ? "did not end within \(patience) s" : "ended with exit code \(run.exitCode)"]
    }

    /// `✔ Test run with 24 tests in 3 suites passed after 0.9 seconds.`
    private static func testCount(in run: Run) -> Int? {
        for line in run.lines.reversed() {
            guard let start = line.firstRange(of: "Test run with ") else { continue }
            return Int(line[start.upperBound...].prefix { $0.isNumber })
        }
        return nil
    }

    // MARK: Processes

    private struct Run {
        var exitCode: Int
        var lines: [String]
        /// What `timeout` of the coreutils ends with where it had to stop a program.
        var hasTimedOut: Bool { exitCode == 124 || exitCode == 137 }
    }

    private func swift(_ command: String, _ arguments: [String], limit seconds: Int) async throws -> Run {
        let whole =
            ["--signal=INT", "--kill-after=20", String(seconds), "swift", command] + arguments
            + ["--scratch-path", scratch.path]
        do {
            let result = try await Subprocess.run(
                .name("timeout"),
                arguments: Arguments(whole),
                // Coverage of altered code is of no use to anybody.
                environment: .inherit.updating(["LLVM_PROFILE_FILE": "/dev/null"]),
                workingDirectory: FilePath(folder.path),
                input: .none,
                output: .sequence,
                error: .combinedWithOutput
            ) { execution in
                var lines: [String] = []
                for try await line in execution.standardOutput.strings() {
                    lines.append(String(line).trimmingCharacters(in: .newlines))
                }
                return lines
            }
            return Run(exitCode: Self.code(of: result.terminationStatus), lines: result.closureResult)
        } catch let error as SubprocessError {
            throw Failure("swift \(command) cannot be run: \(error)")
        }
    }

    private static func code(of status: TerminationStatus) -> Int {
        switch status {
        case .exited(let code): Int(code)
        case .signaled(let signal): 128 + Int(signal)
        }
    }
}
