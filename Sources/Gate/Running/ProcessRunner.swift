import Foundation
import Subprocess

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// Runs a program to its end and hands on each line that it prints.
public struct ProcessRunner: Sendable {
    /// What a program printed and how it ended.
    public struct Outcome: Sendable {
        /// The exit code; 128 + signal where a signal ended it.
        public var exitCode: Int
        /// Standard output and standard error in the order they came, at most the last `keptLines` lines.
        public var lines: [String]
        public var seconds: Double
    }

    /// A program that cannot be started.
    public struct StartFailure: Error, CustomStringConvertible {
        public var program: String
        public var reason: String
        public var description: String { "\(program) cannot be started: \(reason)" }
    }

    static let keptLines = 4000

    public init() {}

    /// - Parameters:
    ///   - program: a name that is looked up in PATH.
    ///   - environment: variables added to the inherited ones.
    ///   - onLine: called for each line as it comes.
    /// - Throws: `StartFailure` where the program does not exist or may not be run.
    public func run(
        _ program: String,
        _ arguments: [String],
        in folder: URL,
        environment: [String: String] = [:],
        onLine: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> Outcome {
        let clock = ContinuousClock()
        let start = clock.now
        let added = Dictionary(
            uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0.key), Optional($0.value)) }
        )
        do {
            let result = try await Subprocess.run(
                program.contains("/") ? .path(FilePath(program)) : .name(program),
                arguments: Arguments(arguments),
                environment: .inherit.updating(added),
                workingDirectory: FilePath(folder.path),
                input: .none,
                output: .sequence,
                error: .combinedWithOutput
            ) { execution in
                var lines: [String] = []
                for try await line in execution.standardOutput.strings() {
                    let text = String(line).trimmingCharacters(in: .newlines)
                    lines.append(text)
                    if lines.count > 2 * Self.keptLines { lines.removeFirst(Self.keptLines) }
                    onLine(text)
                }
                return Array(lines.suffix(Self.keptLines))
            }
            let seconds = Double((clock.now - start) / .milliseconds(1)) / 1000
            return Outcome(
                exitCode: Self.code(of: result.terminationStatus),
                lines: result.closureResult,
                seconds: seconds
            )
        } catch let error as SubprocessError {
            throw StartFailure(program: program, reason: String(describing: error))
        }
    }

    private static func code(of status: TerminationStatus) -> Int {
        switch status {
        case .exited(let code): Int(code)
        case .signaled(let signal): 128 + Int(signal)
        }
    }
}
