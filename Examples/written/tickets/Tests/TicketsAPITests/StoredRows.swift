import TicketsData
import WrightRuntime
import WrightTesting

/// Rows before and after a request.
extension ServiceHarness {
    @discardableResult
    func add(_ customer: Customer) async throws -> Customer {
        try await write { try CustomerRepository.insert(customer, in: $0) }
    }

    @discardableResult
    func add(_ agent: Agent) async throws -> Agent {
        try await write { try AgentRepository.insert(agent, in: $0) }
    }

    @discardableResult
    func add(_ ticket: Ticket) async throws -> Ticket {
        try await write { try TicketRepository.insert(ticket, in: $0) }
    }

    @discardableResult
    func add(_ comment: Comment) async throws -> Comment {
        try await write { try CommentRepository.insert(comment, in: $0) }
    }

    /// Every row of every entity.
    func contents() async throws -> StoredRows {
        try await read { try StoredRows(reading: $0) }
    }
}

/// Every row of every entity, to see what a request has changed; kept answers and counters are none of them.
struct StoredRows: Sendable, Equatable {
    let customers: [Customer]
    let agents: [Agent]
    let tickets: [Ticket]
    let comments: [Comment]

    init(reading transaction: any ReadTransaction) throws {
        customers = try CustomerRepository.all(where: .always, in: transaction)
        agents = try AgentRepository.all(where: .always, in: transaction)
        tickets = try TicketRepository.all(where: .always, in: transaction)
        comments = try CommentRepository.all(where: .always, in: transaction)
    }
}
