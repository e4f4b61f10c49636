import TicketsData
import WrightRuntime

/// Flow `Add comment`. (REQ-007)
public enum AddCommentFlow {
    /// What the flow works on.
    public struct Input: Sendable, Equatable {
        /// The ticket, from the path.
        public let id: UUID
        /// The words.
        public let body: String

        public init(id: UUID, body: String) {
            self.id = id
            self.body = body
        }
    }

    /// Runs the steps in `transaction`.
    ///
    /// - Throws: `Refusal` 404 `not_found`, 409 `ticket_closed`, what breaks a constraint of `Comment`; `StorageError`.
    public static func run(_ input: Input, by me: Caller.Me, in transaction: any WriteTransaction) throws -> Comment {
        guard let ticket = try TicketRepository.lock(input.id, in: transaction) else {
            throw Refusal.notFound(Ticket.entityName)
        }
        guard ticket.state != .closed else {
            throw Refusal(.conflict, code: "ticket_closed", "A closed ticket takes no comments.")
        }
        let comment = try CommentRepository.insert(
            Comment(id: .v7(at: transaction.now), ticketID: ticket.id, authorName: me.name, body: input.body),
            in: transaction
        )
        return comment
    }
}
