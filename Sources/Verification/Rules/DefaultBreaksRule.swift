import DesignModel
import Diagnostics
import Expressions

/// A default value that its own type refuses.
enum DefaultBreaksRule: Rule {
    static let id: DiagnosticID = "default-breaks-rule"
    static let explanation = Explanation(
        fault: "The default of a field, an input or a list parameter is not a value that its type allows.",
        whyItMatters: "Every row or request that relies on the default would be refused.",
        bad: "| priority | one of `low`, `normal`, `high` | default `medium` | How urgent. |",
        good: "| priority | one of `low`, `normal`, `high` | default `normal` | How urgent. |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        let fields = view.entities.flatMap(\.fields).map { ($0.name.value, $0.type, $0.rules) }
        let inputs = (view.flows.flatMap(\.inputs) + view.queries.flatMap(\.inputs) + view.customs.flatMap(\.inputs))
            .map { ($0.name.value, $0.type, $0.rules) }
        let broken = (fields + inputs).compactMap { name, type, rules -> Diagnostic? in
            guard let standard = rules.defaultValue, !admits(type.value, standard.value.withoutConversion) else {
                return nil
            }
            return breaks(name, standard.span, type)
        }
        return broken + view.endpoints.flatMap(\.parameters).compactMap(checkParameter)
    }

    private static func admits(_ type: FieldType, _ value: TypedExpression) -> Bool {
        switch value.kind {
        case .literal(.text(let text)): type.admits(text: text)
        case .literal(.integer(let number)): type.admits(integer: Int(number))
        case .literal(.boolean): type == .boolean || type == .json
        default: true
        }
    }

    private static func checkParameter(_ parameter: Endpoint.Parameter) -> Diagnostic? {
        guard let standard = parameter.defaultValue else { return nil }
        let isAllowed =
            switch parameter.type.value {
            case .sort(let fields):
                fields.contains(standard.value.hasPrefix("-") ? String(standard.value.dropFirst()) : standard.value)
            case .integer(let bounds): Int(standard.value).map(bounds.contains) ?? false
            case .boolean: ["true", "false"].contains(standard.value)
            default: parameter.type.value.admits(text: standard.value)
            }
        return isAllowed ? nil : breaks(parameter.name.value, standard.span, parameter.type)
    }

    // MARK: Messages

    private static func breaks(_ name: String, _ span: SourceSpan, _ type: Located<FieldType>) -> Diagnostic {
        let words: [String] =
            switch type.value {
            case .oneOf(let words): words
            case .sort(let fields): fields.flatMap { [$0, "-" + $0] }
            default: []
            }
        return finding(
            "The default of `\(name)` is not a value that its type allows",
            at: span,
            because: [DiagnosticLabel(type.span, "the type")],
            leadsTo: "Whoever relies on the default would be refused.",
            help: words.isEmpty
                ? "Write a value within the type's bounds."
                : "Write one of \(words.map { "`\($0)`" }.joined(separator: ", "))."
        )
    }
}
