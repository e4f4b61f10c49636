import WrightRuntime

/// Comments in the database. (REQ-007)
public enum CommentRepository: Repository {
    public typealias Model = Comment

    /// What a broken constraint means to the caller whose value broke it; any other breach is a fault.
    public static let constraints: ConstraintMap = [
        .check("comment_body_length", pointer: "/body", code: .range, "must be 1 to 4000 characters long")
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
