import DesignModel
import Diagnostics

/// Personal data, or a secret, that is logged like any other field.
enum SensitiveNotMarked: Rule {
    static let id: DiagnosticID = "sensitive-not-marked"
    static let severity = Severity.warning
    static let explanation = Explanation(
        fault: "A field whose name or type looks like personal data or a secret is not `sensitive`.",
        whyItMatters: "It ends up in logs, where it is kept longer and read by more people than anybody agreed to.",
        bad: "| email | email | unique | Where answers go. |",
        good: "| email | email | unique, sensitive | Where answers go. |"
    )

    private static let telling: Set<String> = [
        "email", "mail", "phone", "mobile", "telephone", "token", "iban", "bic", "ssn", "passport", "birthday",
        "birthdate", "birth", "secret", "password", "cvv", "cvc", "pin",
    ]
    private static let phrases = [
        ["tax", "id"], ["card", "number"], ["account", "number"], ["national", "id"], ["social", "security"],
        ["api", "key"], ["private", "key"], ["credit", "card"],
    ]
    /// Addresses that lead to no person.
    private static let otherAddresses: Set<String> = ["ip", "web", "site", "server", "host", "internet", "mac"]

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.entities.flatMap { entity in
            entity.fields.filter { $0.rules.isSensitive == nil && holdsText($0.type.value) && looksSensitive($0) }.map {
                notMarked($0, entity)
            }
        }
    }

    /// A number, a time or a reference tells nothing by itself; a hash is kept out of answers anyway.
    private static func holdsText(_ type: FieldType) -> Bool {
        switch type {
        case .text, .email, .date, .json, .record: true
        case .list(let element): holdsText(element)
        default: false
        }
    }

    private static func looksSensitive(_ field: Field) -> Bool {
        if field.type.value == .email { return true }
        let words = nameWords(field.name.value)
        if words.last == "address" || words.last == "addresses" { return otherAddresses.isDisjoint(with: words) }
        if words.contains("birth") { return true }
        if field.type.value == .date { return telling.contains(words.last ?? "") }
        return telling.contains(words.last ?? "")
            || phrases.contains { phrase in zip(words, words.dropFirst()).contains { [$0, $1] == phrase } }
    }

    // MARK: Messages

    private static func notMarked(_ field: Field, _ entity: Entity) -> Diagnostic {
        let isEmpty = field.rules.span.isEmpty
        return finding(
            "`\(entity.name.value).\(field.name.value)` looks like personal data or a secret, and is not `sensitive`",
            at: field.name.span,
            leadsTo: "It would stand in the logs in full.",
            help: "Add the rule `sensitive`; where it may stand in logs, waive this with the reason.",
            fixIts: isEmpty ? [] : [FixIt("add `sensitive`", replacing: field.rules.span.after, with: ", sensitive")]
        )
    }
}
