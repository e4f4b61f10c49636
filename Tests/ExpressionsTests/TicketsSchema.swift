import Diagnostics
import Expressions

/// A help desk in memory: what the checker asks of a design.
struct TicketsSchema: ExpressionSchema {
    static let state = ValueType.oneOf(["open", "assigned", "resolved", "closed"])
    static let priority = ValueType.oneOf(["low", "normal", "high"])

    private static let common: [ValueType.Member] = [
        .init(name: "id", type: .uuid), .init(name: "version", type: .integer),
        .init(name: "createdAt", type: .timestamp), .init(name: "updatedAt", type: .timestamp),
    ]

    private static let entities: [String: [ValueType.Member]] = [
        "Customer": common + [
            .init(name: "email", type: .text), .init(name: "name", type: .text),
            .init(name: "plan", type: .oneOf(["free", "business"])), .init(name: "credit", type: .decimal),
        ],
        "Agent": common + [
            .init(name: "email", type: .text), .init(name: "name", type: .text), .init(name: "active", type: .boolean),
            .init(name: "mentor", type: .optional(.entity("Agent"))),
        ],
        "Ticket": common + [
            .init(name: "number", type: .text), .init(name: "customer", type: .entity("Customer")),
            .init(name: "agent", type: .optional(.entity("Agent"))), .init(name: "subject", type: .text),
            .init(name: "priority", type: priority), .init(name: "resolution", type: .optional(.text)),
            .init(name: "reopenings", type: .integer), .init(name: "resolvedAt", type: .optional(.timestamp)),
            .init(name: "dueOn", type: .date), .init(name: "fee", type: .decimal),
            .init(name: "rating", type: .optional(.integer)), .init(name: "tags", type: .list(.text)),
            .init(name: "comments", type: .collection("Comment")), .init(name: "state", type: state),
        ],
        "Comment": common + [
            .init(name: "ticket", type: .entity("Ticket")), .init(name: "authorName", type: .text),
            .init(name: "body", type: .text),
        ],
    ]

    var entityNames: [String] { ["Agent", "Comment", "Customer", "Ticket"] }
    var viewNames: [String] { ["TicketLine"] }

    func fields(ofEntity name: String) -> [ValueType.Member]? { Self.entities[name] }

    func view(named name: String) -> (entity: String, members: [ValueType.Member])? {
        name == "TicketLine" ? ("Ticket", [.init(name: "number", type: .text)]) : nil
    }
}

extension Scope {
    /// `self` is a ticket, `me` a customer, and there is an input.
    static let ticket = Scope(names: [
        "self": .entity("Ticket"), "me": .entity("Customer"),
        "input": .record([
            .init(name: "agent", type: .entity("Agent")), .init(name: "state", type: TicketsSchema.state),
            .init(name: "limit", type: .optional(.integer)), .init(name: "text", type: .text),
            .init(
                name: "lines",
                type: .list(.record([.init(name: "price", type: .decimal), .init(name: "quantity", type: .integer)]))
            ),
        ]),
        "path": .record([.init(name: "id", type: .uuid)]),
    ])
}

/// Checks the text in the scope of a ticket.
func check(
    _ text: String,
    scope: Scope = .ticket,
    expected: ValueType? = nil,
    facts: NullFacts = NullFacts()
) -> (TypedExpression, [Diagnostic]) {
    let span = SourceSpan(start: 0, end: text.utf8.count)
    return ExpressionChecker.check(
        Located(text, at: span),
        scope: scope,
        schema: TicketsSchema(),
        expected: expected,
        facts: facts
    )
}
