import Diagnostics

/// A design of a few lines, and where its words stand.
struct Design {
    let file: SourceText

    init(_ text: String, name: String = "shop.md") {
        file = SourceText(name: name, text: text)
    }

    /// The place of the first occurrence of `words`.
    func span(of words: String, file index: Int = 0) -> SourceSpan {
        let wanted = Array(words.utf8)
        for start in file.bytes.indices where file.bytes[start...].starts(with: wanted) {
            return SourceSpan(file: index, start: start, end: start + wanted.count)
        }
        return SourceSpan(file: index, start: file.bytes.count, end: file.bytes.count)
    }
}

let shop = Design(
    """
    # Shop

    | Field | Type | Rules |
    |---|---|---|
    | sku | text(1..32) | unique |
    | owner | Custmer | |

    | Method | Path | Errors |
    |---|---|---|
    | POST | /orders | 400, 422 |

    """
)

/// A finding with everything that one can have.
let leftOut = Diagnostic(
    "endpoint-leaves-out-error",
    .error,
    "POST /orders can answer 409, its contract does not say so",
    at: shop.span(of: "400, 422"),
    label: "`sku_taken` is missing",
    because: [DiagnosticLabel(shop.span(of: "unique"), "`sku` is unique")],
    leadsTo: "Clients meet an answer that nobody told them of.",
    help: "Write `400, 409 `sku_taken`, 422`.",
    fixIts: [FixIt("add 409 `sku_taken`", replacing: shop.span(of: ", 422"), with: ", 409 `sku_taken`, 422")],
    component: "Component: Desk"
)

let unknownType = Diagnostic(
    "unknown-type",
    .warning,
    "there is no type `Custmer`",
    at: shop.span(of: "Custmer"),
    help: "Did you mean `Customer`?",
    fixIts: [FixIt("write `Customer`", replacing: shop.span(of: "Custmer"), with: "Customer", isSafe: true)]
)
