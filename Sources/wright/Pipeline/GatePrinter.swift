import Foundation
import Gate

/// The gate as a person reads it.
struct GatePrinter {
    let terminal: Terminal

    func text(_ report: GateReport, coverage: Coverage?, folder: String) -> String {
        var lines = ["", terminal.styled("Gate", .bold)]
        for (index, evidence) in report.evidence.enumerated() {
            let mark =
                switch evidence.verdict {
                case .passed: terminal.styled("✓", .green)
                case .failed: terminal.styled("✗", .red)
                case .unknown: terminal.styled("?", .yellow)
                }
            let number = String(index + 1)
            lines.append("\(mark) \(String(repeating: " ", count: 2 - number.count))\(number)  \(evidence.title)")
            lines.append("       " + terminal.styled(evidence.summary, .dim))
            lines += evidence.faults.prefix(20).map { "       - " + $0 }
            if evidence.faults.count > 20 {
                lines.append("       - and \(evidence.faults.count - 20) more, in evidence.json")
            }
        }
        lines.append("")
        if let coverage {
            lines.append(
                String(
                    format: "Coverage: %.1f %% of lines, %.1f %% of functions",
                    coverage.linePercent,
                    coverage.functionPercent
                )
            )
        }
        lines.append(
            report.isOpen
                ? terminal.styled("\(report.passed) of \(report.evidence.count): handed off.", .green)
                    + " See \(folder)/handoff.md"
                : terminal.styled("STOP", .red)
                    + ": \(report.passed) of \(report.evidence.count). No hand-off; what is missing stands in \(folder)/handoff.md"
        )
        return lines.joined(separator: "\n")
    }
}
