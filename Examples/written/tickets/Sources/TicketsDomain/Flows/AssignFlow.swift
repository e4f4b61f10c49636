import TicketsData
import WrightRuntime

/// Flow `Assign`. (REQ-002, REQ-005)
public enum AssignFlow {
    /// What the flow works on.
    public struct Input: Sendable, Equatable {
        /// Who shall work on it.
        public let agentID: UUID

        public init(agentID: UUID) {
            self.agentID = agentID
        }
    }

    /// Runs the steps on a ticket that is locked in `transaction`; the caller stores it.
    ///
    /// - Throws: `Refusal` 422 `unknown_reference`, 422 `agent_inactive`, 409 `desk_full`; `StorageError`.
    public static func run(_ input: Input, on ticket: inout Ticket, in transaction: any WriteTransaction) throws {
        guard let agent = try AgentRepository.lock(input.agentID, in: transaction) else {
            throw Refusal(.invalid, code: "unknown_reference", "There is no such agent.")
        }
        guard agent.active else { throw Refusal(.invalid, code: "agent_inactive", "This agent takes no tickets.") }
        let ticketCount = try TicketRepository.count(
            where: TicketRepository.agentIs(agent.id) && TicketRepository.stateIs(.assigned),
            in: transaction
        )
        guard ticketCount < 20 else {
            throw Refusal(.conflict, code: "desk_full", "This agent already works on 20 tickets.")
        }
        ticket.agentID = agent.id
    }
}
