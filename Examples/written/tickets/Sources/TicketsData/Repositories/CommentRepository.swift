import WrightRuntime

/// Comments in the database. (REQ-007)
public enum CommentRepository: Repository {
    public typealias Model = Comment

    /// What each broken constraint of the table means to a caller.
    public static let constraints: ConstraintMap = [
        .reference(["ticket_id"], pointer: "/ticket", to: "ticket"),
        .check("comment_author_name_length", pointer: "/authorName", code: .range, "must be 1 to 120 characters long"),
        .check("comment_body_length", pointer: "/body", code: .range, "must be 1 to 4000 characters long"),
        .notNull("ticket_id", pointer: "/ticket"),
        .notNull("author_name", pointer: "/authorName"),
        .notNull("body", pointer: "/body"),
    ]
}

/// Which rows: what access rules, flows and lists ask for.
extension CommentRepository {
    /// `self.ticket.customer == customer`
    public static func ticketCustomerIs(_ customer: UUID) -> SQLCondition {
        SQLCondition(
            #"(SELECT "ticket"."customer_id" FROM "ticket" WHERE "ticket"."id" = "comment"."ticket_id") = ?"#,
            [.uuid(customer)]
        )
    }

    /// `self.ticket == ticket`
    public static func ticketIs(_ ticket: UUID) -> SQLCondition {
        SQLCondition(#""comment"."ticket_id" = ?"#, [.uuid(ticket)])
    }
}

/// What lists are sorted by.
extension CommentRepository {
    public static let byCreatedAt = SortKey<Comment>("createdAt", column: "created_at", by: \.createdAt)
}
