import ArgumentParser
import Diagnostics
import Foundation
import Verification

/// The forms in which `wright check` prints findings.
enum FindingsFormat: String, ExpressibleByArgument, CaseIterable { case text, json, sarif, questions }

/// Prints findings in the form that was asked for.
struct FindingsPrinter {
    let format: FindingsFormat
    let terminal: Terminal
    /// The design as it was named on the command line.
    let path: String

    init(format: FindingsFormat, terminal: Terminal, path: String) {
        self.format = format
        self.terminal = terminal
        self.path = path
    }

    init(options: SharedOptions, path: String) {
        self.init(format: options.format == .json ? .json : .text, terminal: options.terminal, path: path)
    }

    func print(_ front: FrontEnd) { print(front.verdict.diagnostics, files: front.files) }

    func print(_ findings: [Diagnostic], files: [SourceText]) {
        Terminal.print(text(of: findings, files: files).trimmingCharacters(in: .newlines))
    }

    func text(of findings: [Diagnostic], files: [SourceText]) -> String {
        switch format {
        case .text:
            TextRenderer(width: terminal.width, usesColor: terminal.usesColor)
                .render(findings, files: files, design: path)
        case .json: JSONRenderer().render(findings, files: files)
        case .sarif:
            SARIFRenderer(toolVersion: Wright.version, ruleDescriptions: ruleDescriptions)
                .render(findings, files: files)
        case .questions: QuestionsRenderer().render(findings, files: files, design: path)
        }
    }

    /// What was changed; beside the findings where those are for a program.
    func print(_ repair: Repair) {
        var lines = repair.changes.map { change in
            "\(change.file):\(change.position.line): \(change.message) [\(change.id)]"
        }
        let count = repair.changes.count
        lines.append(count == 0 ? "nothing to fix safely" : "\(count) \(count == 1 ? "change" : "changes") made")
        let text = lines.joined(separator: "\n")
        if format == .text { Terminal.print(text) } else { Terminal.printError(text) }
    }
}
