import Foundation
import Gate
import Planning

/// Runs the tests of one layer after another with `swift test`, on what is built already.
struct LayerRunner {
    let folder: URL
    let scratch: URL
    /// Where test reports and profiles go.
    let reports: URL

    /// One call of `swift test`.
    struct Step {
        var layer: Layer
        var title: String
        var targets: [String]
    }

    /// The layers that have tests, in their order, and the scenarios last.
    func steps(of inventory: Inventory) -> [Step] {
        let layers = inventory.testTargets.filter { !$0.targets.isEmpty }.sorted { $0.layer < $1.layer }
            .map { Step(layer: $0.layer, title: $0.layer.title, targets: $0.targets) }
        let scenarios = inventory.endToEndTarget.map { Step(layer: .service, title: "Run", targets: [$0]) }
        return layers + (scenarios.map { [$0] } ?? [])
    }

    func run(_ step: Step) async throws -> LayerRun {
        let filter = "^(" + step.targets.joined(separator: "|") + ")\\."
        let report = reports.appending(path: step.title + ".xml")
        let arguments = ["test", "--skip-build", "--disable-xctest", "--filter", filter]
        let outcome = try await ProcessRunner().run(
            "swift",
            arguments + ["--scratch-path", scratch.path, "--xunit-output", report.path],
            in: folder,
            environment: ["LLVM_PROFILE_FILE": reports.appending(path: "\(step.title)-%p.profraw").path]
        )
        let results = try results(of: report, exitCode: outcome.exitCode)
        return LayerRun(
            layer: step.layer,
            title: step.title,
            command: "swift test --filter '" + filter + "'",
            exitCode: outcome.exitCode,
            seconds: outcome.seconds,
            results: results,
            output: results.contains { $0.outcome == .failed } || outcome.exitCode != 0
                ? outcome.lines.suffix(80).joined(separator: "\n") : ""
        )
    }

    /// SwiftPM writes the report of Swift Testing under the name it was given, or with `-swift-testing` added.
    private func results(of report: URL, exitCode: Int) throws -> [TestResult] {
        let other = report.deletingPathExtension().path + "-swift-testing.xml"
        for file in [URL(filePath: other), report] where FileManager.default.fileExists(atPath: file.path) {
            return try TestReport.results(at: file)
        }
        return []
    }
}
