import DesignModel
import Diagnostics
import Expressions

/// The hash of a password leaves the service.
enum PasswordShown: Rule {
    static let id: DiagnosticID = "password-shown"
    static let severity = Severity.danger
    static let explanation = Explanation(
        fault: "A view, a query or the result of a flow shows a `password` field.",
        whyItMatters: "Hashes are guessed offline: who has read one has, in time, the password and all its other uses.",
        bad: "| password | `password` | |",
        good: "| hasPassword | `password != null` | |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        let hidden = view.entities.flatMap { entity in
            entity.fields.filter { $0.type.value == .password }.map { (entity, $0) }
        }
        guard !hidden.isEmpty else { return [] }
        let fields = Dictionary(
            hidden.map { (FieldPath(entity: $0.0.name.value, field: $0.1.name.value), $0.1) },
            uniquingKeysWith: { first, _ in first }
        )
        let shown =
            view.views.flatMap(\.fields).map(\.value)
            + view.everyStep.compactMap { step in
                if case .giveBack(let value) = step.kind { value } else { nil }
            }
        return shown.compactMap { value in passwordShown(by: value, fields).map { found($0, at: value.span) } }
            + view.queries.compactMap { query in
                hidden.first { selects(query.sql.value, $0.0, $0.1) }.map { found($0.1, at: query.name.span) }
            }
    }

    /// The password that is a part of the value itself; one that is only compared does not show.
    private static func passwordShown(by value: TypedExpression, _ fields: [FieldPath: Field]) -> Field? {
        switch value.kind {
        case .member(let base, let name):
            if let entity = base.type.entity, let field = fields[FieldPath(entity: entity, field: name)] {
                return field
            }
            return nil
        case .binary(let sign, _, _) where sign != .add: return nil
        case .call("passwordMatches", _): return nil
        default: return value.parts.lazy.compactMap { passwordShown(by: $0, fields) }.first
        }
    }

    private static func selects(_ sql: String, _ entity: Entity, _ field: Field) -> Bool {
        let words = sql.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }.map {
            $0.filter { $0 != "_" }
        }
        return words.contains(entity.name.value.lowercased()) && words.contains(field.name.value.lowercased())
    }

    // MARK: Messages

    private static func found(_ field: Field, at span: SourceSpan) -> Diagnostic {
        finding(
            "The password `\(field.name.value)` is shown here",
            at: span,
            because: [DiagnosticLabel(field.type.span, "its type is `password`")],
            leadsTo: "Whoever reads the answer can guess the password at leisure.",
            help: "Leave it out; `passwordMatches(hash, text)` compares it without showing it."
        )
    }
}
