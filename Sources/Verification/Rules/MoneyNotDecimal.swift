import DesignModel
import Diagnostics

/// Money that is kept as a whole number or as a text.
enum MoneyNotDecimal: Rule {
    static let id: DiagnosticID = "money-not-decimal"
    static let severity = Severity.danger
    static let explanation = Explanation(
        fault: """
            A value whose name or description speaks of money (`price`, `fee`, "in euro") is an integer or a text, and
            neither says that it counts cents.
            """,
        whyItMatters:
            "Whole numbers lose the cents, texts cannot be added: the books differ from what was charged.",
        bad: "| price | integer(0..100000) | | Price of one, in euro. |",
        good: "| price | decimal(12,2) | where `price > 0` | Price of one, in euro. |"
    )

    /// Names that mean money whatever stands beside them.
    private static let money: Set<String> = [
        "price", "fee", "cost", "salary", "wage", "revenue", "turnover", "vat", "surcharge", "refund",
    ]
    /// Names that mean money only where the description says so.
    private static let perhaps: Set<String> = [
        "amount", "total", "balance", "tax", "discount", "payment", "deposit", "subtotal", "sum", "charge", "budget",
    ]
    private static let currencies: Set<String> = [
        "euro", "euros", "eur", "dollar", "dollars", "usd", "pound", "pounds", "gbp", "franc", "francs", "chf", "money",
        "currency", "price", "prices",
    ]
    private static let smallUnits: Set<String> = [
        "cent", "cents", "pence", "penny", "minor", "points", "satoshi", "rappen", "percent", "basis",
    ]

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.namedValues.filter { value in
            guard value.type.value.isText || value.type.value.isInteger else { return false }
            let name = nameWords(value.name.value)
            let description = Set(nameWords(value.description))
            guard let last = name.last, smallUnits.isDisjoint(with: description.union(name)) else { return false }
            let saysCurrency =
                !currencies.isDisjoint(with: description) || value.description.contains { "€$£".contains($0) }
            return money.contains(last) || (perhaps.contains(last) && (saysCurrency || value.type.value.isText))
        }.map(notDecimal)
    }

    // MARK: Messages

    private static func notDecimal(_ value: NamedValue) -> Diagnostic {
        finding(
            "`\(value.name.value)` looks like money and is \(value.type.value.isText ? "a text" : "a whole number")",
            at: value.type.span,
            because: [DiagnosticLabel(value.name.span, "its name")],
            leadsTo: value.type.value.isText
                ? "Nothing could be added up or compared." : "Whatever is not a whole amount would be cut off.",
            help: "Write `decimal(12,2)`, or say in the name or the description that it counts cents."
        )
    }
}
