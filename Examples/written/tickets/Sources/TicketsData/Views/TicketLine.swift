import WrightRuntime

/// What `TicketLine` shows of a ticket. (REQ-006)
public struct TicketLine: ReadModel, Equatable {
    public typealias Source = Ticket

    public let id: UUID
    public let number: String
    public let subject: String
    public let priority: Ticket.Priority
    public let state: Ticket.State
    public let customerName: String
    /// null while nobody works on it
    public let agentName: String?
    public let comments: Int

    public static let selectList = [
        SelectItem("id", #""ticket"."id""#),
        SelectItem("number", #""ticket"."number""#),
        SelectItem("subject", #""ticket"."subject""#),
        SelectItem("priority", #""ticket"."priority""#),
        SelectItem("state", #""ticket"."state""#),
        SelectItem(
            "customer_name",
            #"(SELECT "customer"."name" FROM "customer" WHERE "customer"."id" = "ticket"."customer_id")"#
        ),
        SelectItem("agent_name", #"(SELECT "agent"."name" FROM "agent" WHERE "agent"."id" = "ticket"."agent_id")"#),
        SelectItem("comments", #"(SELECT COUNT(*) FROM "comment" AS "c" WHERE "c"."ticket_id" = "ticket"."id")"#),
    ]

    public init(row: Row) throws {
        id = try row["id"]
        number = try row["number"]
        subject = try row["subject"]
        priority = try row["priority"]
        state = try row["state"]
        customerName = try row["customer_name"]
        agentName = try row["agent_name"]
        comments = try row["comments"]
    }
}
