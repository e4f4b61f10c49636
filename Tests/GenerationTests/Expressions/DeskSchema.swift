import Diagnostics
import Expressions
import Generation

/// A help desk in memory.
struct DeskSchema: ExpressionSchema {
    private static let entities: [String: [ValueType.Member]] = [
        "Customer": [
            .init(name: "id", type: .uuid), .init(name: "name", type: .text),
            .init(name: "plan", type: .oneOf(["free", "business"])),
        ],
        "Agent": [
            .init(name: "id", type: .uuid), .init(name: "name", type: .text), .init(name: "active", type: .boolean),
        ],
        "Ticket": [
            .init(name: "id", type: .uuid), .init(name: "number", type: .text),
            .init(name: "customer", type: .entity("Customer")), .init(name: "agent", type: .optional(.entity("Agent"))),
            .init(name: "subject", type: .text), .init(name: "priority", type: .oneOf(["low", "normal", "high"])),
            .init(name: "reopenings", type: .integer), .init(name: "resolvedAt", type: .optional(.timestamp)),
            .init(name: "fee", type: .decimal), .init(name: "rating", type: .optional(.integer)),
            .init(name: "comments", type: .collection("Comment")), .init(name: "createdAt", type: .timestamp),
            .init(name: "state", type: .oneOf(["open", "assigned", "resolved", "closed"])),
        ],
        "Comment": [
            .init(name: "id", type: .uuid), .init(name: "ticket", type: .entity("Ticket")),
            .init(name: "authorName", type: .text), .init(name: "body", type: .text),
        ],
    ]

    var entityNames: [String] { ["Agent", "Comment", "Customer", "Ticket"] }
    var viewNames: [String] { [] }
    func fields(ofEntity name: String) -> [ValueType.Member]? { Self.entities[name] }
    func view(named name: String) -> (entity: String, members: [ValueType.Member])? { nil }

    static let scope = Scope(names: [
        "self": .entity("Ticket"), "comment": .entity("Comment"), "me": .entity("Customer"), "agent": .entity("Agent"),
        "input": .record([
            .init(name: "agent", type: .entity("Agent")), .init(name: "limit", type: .optional(.integer)),
            .init(name: "text", type: .text), .init(name: "most", type: .decimal),
            .init(name: "state", type: .oneOf(["open", "assigned", "resolved", "closed"])),
            .init(
                name: "lines",
                type: .list(
                    .record([
                        .init(name: "ticket", type: .entity("Ticket")), .init(name: "price", type: .decimal),
                        .init(name: "quantity", type: .integer),
                    ])
                )
            ),
        ]),
        "path": .record([.init(name: "id", type: .uuid)]),
    ])

    /// The expression, checked without a finding.
    static func typed(_ text: String, scope: Scope = scope) throws -> TypedExpression {
        let span = SourceSpan(start: 0, end: text.utf8.count)
        let (typed, diagnostics) = ExpressionChecker.check(Located(text, at: span), scope: scope, schema: DeskSchema())
        if let first = diagnostics.first { throw UnsupportedExpression(first.message, at: first.primary.span) }
        return typed
    }
}
