import ArgumentParser
import Foundation

/// Prints what the tests have shown, as Markdown.
struct Report: ParsableCommand {
    @OptionGroup var suite: Suite

    @Option(help: "The file that `write` has written.")
    var tests: String

    @Option(help: "What `swift test` has printed.")
    var log: String

    func run() throws {
        let failed = try failedTitles()
        let results = try suite.cases().map { suiteCase -> CaseResult in
            CaseResult(suiteCase: suiteCase, outcome: outcome(of: suiteCase, failed))
        }
        print(ConformancePage(results: results).text)
        let unknown = results.filter { if case .differs(nil) = $0.outcome { true } else { false } }
        for result in unknown { FileHandle.standardError.write(Data("\(result.suiteCase.title) differs\n".utf8)) }
        if !unknown.isEmpty { throw ExitCode.failure }
    }

    private func outcome(of suiteCase: SuiteCase, _ failed: Set<String>) -> CaseResult.Outcome {
        switch Judgement(suiteCase) {
        case .outside(let reason): .outside(reason)
        case .refused: .refused
        case .inside: failed.contains(suiteCase.title) ? .differs(Difference.known[suiteCase.title]) : .passes
        }
    }

    /// The titles of the tests that failed: each stands above its test, where the log names a line inside it.
    private func failedTitles() throws -> Set<String> {
        let lines = try String(contentsOfFile: tests, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
        let output = try String(contentsOfFile: log, encoding: .utf8)
        guard output.contains("Test run with") else { throw ValidationError("\(log) is no log of a whole run.") }
        let issues = output.matches(of: /recorded an issue at \w+\.swift:([0-9]+):/).compactMap { Int($0.output.1) }
        return Set(
            issues.compactMap { line in
                lines.prefix(line).last { $0.hasPrefix("    /// ") }.map { String($0.dropFirst("    /// ".count)) }
            }
        )
    }
}

struct CaseResult {
    enum Outcome {
        case passes
        /// Fails as it runs in the suite, is refused before it runs here.
        case refused
        /// `nil` where nobody has said why.
        case differs(Difference?)
        case outside(String)
    }

    var suiteCase: SuiteCase
    var outcome: Outcome
}
