import DesignModel
import Diagnostics

/// A message for a rule that no value can break.
enum ErrorMessageNeverShown: Rule {
    static let id: DiagnosticID = "error-message-never-shown"
    static let severity = Severity.warning
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: """
            `Rule, Message` has words for `matches`, `range`, `one of` or `unique`, and nothing in the design has a pattern, a
            number or a time, a `one of`, or is unique.
            """,
        whyItMatters:
            "Clients of the existing API know this message: the design has lost the rule that was to show it.",
        bad: """
            | Rule | Message |
            |---|---|
            | matches | is invalid |

            | username | text(1..40) | unique | |
            """,
        good: """
            | Rule | Message |
            |---|---|
            | matches | is invalid |

            | username | text(1..40) | unique, matches `[a-z0-9]+` | |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        guard let shape = view.design.errorShape, !shape.messages.isEmpty else { return [] }
        let inputs = view.flows.flatMap(\.inputs) + view.queries.flatMap(\.inputs)
        let rules = view.entities.flatMap(\.fields).map(\.rules) + inputs.map(\.rules)
        let types = view.namedValues.flatMap { $0.type.value.everyType }
        return shape.messages.filter { message in
            switch message.rule.value {
            case .matches: !rules.contains { $0.matches != nil }
            case .unique: !view.entities.contains { !view.uniqueConstraints(of: $0).isEmpty }
            case .range: !types.contains(where: \.hasOrder)
            case .oneOf: !types.contains(where: \.isOneOf)
            // Every body can lack a value, or have one of another type.
            case .blank, .required, .null, .type, .tooShort, .tooLong, .unknown: false
            }
        }.map(neverShown)
    }

    // MARK: Messages

    private static func neverShown(_ message: ErrorShape.Message) -> Diagnostic {
        finding(
            "Nothing in the design can break the rule `\(message.rule.value.rawValue)`",
            at: message.rule.span,
            leadsTo: "The message would never be shown.",
            help: "Remove the row, or add the rule to the field that it was for."
        )
    }
}

extension FieldType {
    /// It, and the types that it is made of.
    fileprivate var everyType: [FieldType] {
        switch self {
        case .list(let element), .secret(let element): [self] + element.everyType
        case .record(let members): [self] + members.flatMap(\.type.everyType)
        default: [self]
        }
    }

    /// Whether its values can be too small or too great.
    fileprivate var hasOrder: Bool {
        switch self {
        case .integer, .decimal, .date, .timestamp, .duration, .json, .faulty: true
        default: false
        }
    }
}
