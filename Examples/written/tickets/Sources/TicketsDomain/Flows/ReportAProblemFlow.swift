import TicketsData
import WrightRuntime

/// Flow `Report a problem`. (REQ-001)
public enum ReportAProblemFlow {
    /// What the flow works on.
    public struct Input: Sendable, Equatable {
        /// One line.
        public let subject: String
        /// The report.
        public let body: String
        /// How urgent.
        public let priority: Ticket.Priority

        public init(subject: String, body: String, priority: Ticket.Priority = .normal) {
            self.subject = subject
            self.body = body
            self.priority = priority
        }
    }

    /// Runs the steps in `transaction`.
    ///
    /// - Throws: `Refusal` what breaks a constraint of `Ticket`; `StorageError`.
    public static func run(_ input: Input, by me: Customer, in transaction: any WriteTransaction) throws -> Ticket {
        let number = try ExpressionFunctions.format("T-%06d", transaction.nextNumber(of: "T-%06d"))
        let ticket = try TicketRepository.insert(
            Ticket(
                id: .v7(at: transaction.now),
                number: number,
                customerID: me.id,
                subject: input.subject,
                body: input.body,
                priority: input.priority
            ),
            in: transaction
        )
        return ticket
    }
}
