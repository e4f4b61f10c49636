import DesignModel
import Diagnostics

/// A time that is kept as a text or as a number.
enum TimeNotTimestamp: Rule {
    static let id: DiagnosticID = "time-not-timestamp"
    static let severity = Severity.warning
    static let explanation = Explanation(
        fault:
            "A value whose name says when something is (`paidAt`, `shippedOn`, `birthDate`) is a text or an integer.",
        whyItMatters:
            "Each client writes it in its own way and its own zone: it cannot be sorted, compared or counted with.",
        bad: "| resolvedAt | text(1..40) | optional, set by service | When it was last resolved. |",
        good: "| resolvedAt | timestamp | optional, set by service | When it was last resolved. |"
    )

    private static let times: Set<String> = ["date", "datetime", "timestamp", "deadline", "birthday"]

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.namedValues.filter { value in
            guard value.type.value.isText || value.type.value.isInteger else { return false }
            return saysWhen(nameWords(value.name.value))
        }.map(notTimestamp)
    }

    private static func saysWhen(_ words: [String]) -> Bool {
        guard let last = words.last else { return false }
        if times.contains(last) { return true }
        guard words.count > 1 else { return false }
        return last == "at" || (last == "on" && words[words.count - 2].hasSuffix("ed"))
    }

    // MARK: Messages

    private static func notTimestamp(_ value: NamedValue) -> Diagnostic {
        let isDay = ["on", "date", "birthday"].contains(nameWords(value.name.value).last)
        return finding(
            "`\(value.name.value)` says when, and is \(value.type.value.isText ? "a text" : "a number")",
            at: value.type.span,
            because: [DiagnosticLabel(value.name.span, "its name")],
            leadsTo: "It would mean another moment to each client, and could not be sorted by.",
            help: isDay ? "Write `date` for a day, or `timestamp` for a moment." : "Write `timestamp`."
        )
    }
}
