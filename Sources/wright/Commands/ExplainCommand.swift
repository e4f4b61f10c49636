import ArgumentParser
import Diagnostics
import Verification

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Says what a finding means, why it matters, and what wrong and right look like.",
        discussion: """
            A rule's name stands in brackets before each finding. Without a name all are listed.

            EXAMPLES
              wright explain endpoint-leaves-out-error
              wright explain
            """
    )

    @Argument(help: "The name of a rule, as findings show it in brackets; all are listed without it.")
    var rule: String?

    func run() throws {
        guard let rule else {
            Terminal.print(Self.list)
            return
        }
        let name = rule.trimmingPrefix("[").lowercased()
        let id = name.hasSuffix("]") ? String(name.dropLast()) : name
        guard let text = ruleExplanation(id) else {
            let meant = didYouMean(id, among: explainedIDs)
            let help = meant.map { "did you mean \($0)?" } ?? "`wright explain` lists all"
            throw Stop(.usage, "there is no rule \(rule); \(help)")
        }
        Terminal.print(String(text.dropLast()))
    }

    /// A line for each: name and severity in columns, then what it finds as far as it fits no particular width.
    private static var list: String {
        let width = explainedIDs.map(\.count).max() ?? 0
        return explainedIDs.map { id in
            let severity = explainedSeverity(of: id)?.rawValue ?? ""
            return id.padding(toLength: width + 2, withPad: " ", startingAt: 0) + severity
        }.joined(separator: "\n")
    }
}
