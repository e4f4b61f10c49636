import DesignModel
import Diagnostics

/// A client may send a value of any size.
enum ValueWithoutBound: Rule {
    static let id: DiagnosticID = "value-without-bound"
    static let explanation = Explanation(
        fault:
            "A text has no greatest length, a whole number no bound at all, or a list no greatest number of elements.",
        whyItMatters:
            "What has no bound is bounded by the first failure: a page that shows it, a column that holds it, memory.",
        bad: "| name | text | | The agent's name. |",
        good: "| name | text(1..120) | | The agent's name. |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        let fields = view.entities.flatMap(\.fields).map { ($0.name.value, $0.type, $0.rules) }
        let inputs = (view.flows.flatMap(\.inputs) + view.queries.flatMap(\.inputs) + view.customs.flatMap(\.inputs))
            .map { ($0.name.value, $0.type, $0.rules) }
        let parameters = view.endpoints.flatMap(\.parameters).map { ($0.name.value, $0.type, FieldRules?.none) }
        let all =
            fields.map { ($0.0, $0.1, FieldRules?.some($0.2)) } + inputs.map { ($0.0, $0.1, FieldRules?.some($0.2)) }
            + parameters
        return all.compactMap { name, type, rules in
            lack(of: type.value, rules?.listLength?.value).map { without(name, type.span, $0) }
        }
    }

    /// What the type lacks, and an example with it.
    private static func lack(of type: FieldType, _ length: FieldType.Bounds?) -> (what: String, example: String)? {
        switch type {
        case .text(let bounds) where bounds.most == nil: ("a greatest length", "text(\(bounds.least ?? 1)..200)")
        case .integer(let bounds) where bounds == FieldType.Bounds(): ("a bound", "integer(0..1000)")
        case .list(let element):
            length?.most == nil ? ("a greatest number of elements", "the rule `1..50`") : lack(of: element, nil)
        case .children: length?.most == nil ? ("a greatest number of elements", "the rule `1..50`") : nil
        case .record(let members): members.lazy.compactMap { lack(of: $0.type, nil) }.first
        default: nil
        }
    }

    // MARK: Messages

    private static func without(_ name: String, _ span: SourceSpan, _ lack: (what: String, example: String))
        -> Diagnostic
    {
        finding(
            "`\(name)` lacks \(lack.what)",
            at: span,
            leadsTo: "A single value could be as large as the whole request allows.",
            help: lack.example.hasPrefix("the") ? "Add \(lack.example)." : "Write a bound, as in `\(lack.example)`."
        )
    }
}
