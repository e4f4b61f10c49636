import Foundation
import Planning

/// `handoff.md` and `evidence.json`: what was built and what was seen to hold, for whoever tests next.
public struct HandOff: Sendable {
    public let inventory: Inventory
    public let report: GateReport
    public let runs: [LayerRun]
    public let coverage: Coverage?
    /// Lines of Swift below `Sources`, and below `Tests`.
    public let sourceLines: Int
    public let testLines: Int

    public init(_ subject: GateSubject, report: GateReport, coverage: Coverage?) {
        inventory = subject.inventory
        self.report = report
        runs = subject.runs
        self.coverage = coverage
        let swift = subject.sources.filter { !$0.path.hasSuffix("Package.swift") }
        sourceLines = swift.filter { !$0.isTest }.reduce(0) { $0 + $1.lineCount }
        testLines = swift.filter(\.isTest).reduce(0) { $0 + $1.lineCount }
    }

    /// The document, in Markdown.
    public var markdown: String {
        ([
            "# \(inventory.service): hand-off", "",
            report.isOpen
                ? "All \(report.evidence.count) checks of the gate passed."
                : "STOP. \(report.passed) of \(report.evidence.count) checks of the gate passed; this service must not be handed off.",
            "",
        ] + built + checks + layers + matrix).joined(separator: "\n") + "\n"
    }

    private var built: [String] {
        let counts = Checklist.Kind.allCases.compactMap { kind -> String? in
            let count = inventory.items.count { $0.kind == kind }
            return count == 0 || kind == .test
                ? nil : "\(count) \(count == 1 ? kind.rawValue : Names.plural(kind.rawValue))"
        }
        return [
            "## What was built", "",
            "- " + counts.joined(separator: ", ") + ".",
            "- \(sourceLines) lines of Swift in `Sources`, \(testLines) in `Tests`.",
            "- \(inventory.tests.count) planned tests: "
                + PlannedTest.Reach.allCases.map { reach in
                    "\(inventory.tests.count { $0.reach == reach }) \(reach.title)"
                }.joined(separator: ", ") + ".",
            coverage.map {
                "- Coverage by `llvm-cov`: \(percent($0.linePercent)) of \($0.lines) lines, "
                    + "\(percent($0.functionPercent)) of \($0.functions) functions in `Sources`."
            } ?? "- Coverage was not measured: `llvm-cov` gave no figures.",
            "",
        ]
    }

    private var checks: [String] {
        ["## The gate", "", "| # | Check | Verdict | Evidence |", "|---|---|---|---|"]
            + report.evidence.enumerated().map { index, evidence in
                "| \(index + 1) | \(evidence.title) | \(evidence.verdict.rawValue) | \(cell(evidence.summary)) |"
            }
            + report.evidence.filter { !$0.faults.isEmpty }.flatMap { evidence in
                ["", "### \(evidence.title)", ""] + evidence.faults.map { "- " + $0 }
            } + [""]
    }

    private var layers: [String] {
        ["## Layers, in order", "", "| Layer | Command | Passed | Failed | Seconds |", "|---|---|---|---|---|"]
            + runs.map {
                "| \($0.title) | `\($0.command)` | \($0.passed) | \($0.failed) | \(String(format: "%.1f", $0.seconds)) |"
            } + [""]
    }

    /// `REQ ID | Design component | Implemented | Unit tests | Integration tests | End-to-end`.
    private var matrix: [String] {
        let passed = Set(runs.flatMap(\.results).filter { $0.outcome == .passed }.map(\.identifier))
        let rows = inventory.requirements.map { requirement -> String in
            let items = inventory.items.filter { $0.requirements.contains(requirement.id) && $0.isNamedInMatrix }
            let tests = inventory.tests.filter {
                $0.requirements.contains(requirement.id) && passed.contains($0.identifier)
            }
            let cells = [
                requirement.id,
                list(Array(Set(items.compactMap(\.component))).sorted()),
                list(items.map { "\($0.kind.rawValue) \($0.name)" }),
                list(names(of: tests, reaching: .unit)),
                list(names(of: tests, reaching: .integration)),
                list(names(of: tests, reaching: .endToEnd)),
            ]
            return "| " + cells.map(cell).joined(separator: " | ") + " |"
        }
        return [
            "## Requirements", "",
            "| REQ ID | Design component | Implemented | Unit tests | Integration tests | End-to-end |",
            "|---|---|---|---|---|---|",
        ] + rows
    }

    private func names(of tests: [PlannedTest], reaching reach: PlannedTest.Reach) -> [String] {
        tests.filter { $0.reach == reach }.map { "`\($0.suite)/\($0.function)`" }
    }

    private func list(_ names: [String]) -> String { names.isEmpty ? "none" : names.joined(separator: ", ") }

    private func cell(_ text: String) -> String { text.replacing("|", with: "\\|").replacing("\n", with: " ") }

    private func percent(_ value: Double) -> String { String(format: "%.1f %%", value) }
}

extension HandOff {
    /// The same as data: the verdicts with their evidence, the runs, the coverage.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(
            Contents(format: 1, gateOpen: report.isOpen, report: report, runs: runs, coverage: coverage)
        )
    }

    private struct Contents: Encodable {
        var format: Int
        var gateOpen: Bool
        var report: GateReport
        var runs: [LayerRun]
        var coverage: Coverage?
    }
}

extension PlannedTest.Reach {
    var title: String {
        switch self {
        case .unit: "unit"
        case .integration: "integration"
        case .endToEnd: "end-to-end"
        }
    }
}

extension Checklist.Item {
    /// Whether the matrix names it: what a person would look for, not every column and file.
    var isNamedInMatrix: Bool {
        switch kind {
        case .entity, .transition, .flow, .policy, .endpoint, .query, .view, .custom, .constraint: true
        default: false
        }
    }
}

extension SwiftSource {
    var lineCount: Int { text.split(separator: "\n", omittingEmptySubsequences: false).count - 1 }
}
