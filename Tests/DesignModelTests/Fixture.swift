import DesignModel
import Diagnostics
import DocumentReader
import Testing

/// A design in Markdown with what is found in it.
struct Fixture {
    let source: SourceText
    let design: Design
    let diagnostics: [Diagnostic]

    init(_ markdown: String) {
        source = SourceText(name: "design.md", text: markdown)
        let document = readDocument(files: [source])
        let understood = understand(document)
        design = understood.design
        diagnostics = document.diagnostics + understood.diagnostics
    }

    /// The finding as tests name it: rule, line, what is underlined.
    func described(_ diagnostic: Diagnostic) -> String {
        let span = diagnostic.primary.span
        let text = source.text(span.start..<span.end).split(separator: "\n").first ?? ""
        return "\(diagnostic.id) \(source.line(of: span.start) + 1) \(text)"
    }

    var found: [String] { diagnostics.map(described) }

    /// Refusals: feature and line.
    var refused: [String] {
        design.beyondToday.map { "\($0.feature) \(source.line(of: $0.span.start) + 1)" }
    }
}

/// Expects exactly these findings, in the order of their places: rule, line, what is underlined.
func expect(
    _ markdown: String,
    finds expected: [String],
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let fixture = Fixture(markdown)
    #expect(fixture.found == expected, sourceLocation: sourceLocation)
    for diagnostic in fixture.diagnostics {
        #expect(
            !diagnostic.help.isEmpty || isOfExpression(diagnostic),
            "\(diagnostic.id) helps nobody",
            sourceLocation: sourceLocation
        )
        #expect(!diagnostic.consequence.isEmpty, "\(diagnostic.id) leads to nothing", sourceLocation: sourceLocation)
    }
}

/// What the expression language finds speaks for itself in places.
private func isOfExpression(_ diagnostic: Diagnostic) -> Bool {
    ["type-mismatch", "expression-syntax"].contains(diagnostic.id.rawValue)
}

/// A component with a ticket and a customer; tests add to it. It takes lines 1 to 27.
let desk = """
    # Desk

    ## Roles

    | Role | Description |
    |---|---|
    | customer | Asks. |
    | agent | Answers. |

    ## Component: Desk

    ### Entity: Customer

    | Field | Type | Rules | Description |
    |---|---|---|---|
    | email | email | unique | Where to write. |
    | name | text(1..80) | | Who it is. |

    ### Entity: Ticket

    | Field | Type | Rules | Description |
    |---|---|---|---|
    | number | integer(1..) | unique, set by service | Counts up. |
    | customer | Customer | immutable, on delete restrict | Who asks. |
    | subject | text(1..80) | | One line. |
    | urgency | one of `low`, `high` | default `low` | How urgent. |
    | answer | text(1..4000) | optional | What was said. |


    """
