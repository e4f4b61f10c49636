import TicketsData
import WrightRuntime

/// The life of a ticket, from open to closed. (REQ-002, REQ-003, REQ-004, REQ-005, REQ-010)
///
/// The caller hands in the row as it is locked in `transaction`; each event returns it as stored.
public enum TicketLifecycle {
    /// What can happen to a ticket.
    public enum Event: String, CaseIterable, Sendable {
        case assign, resolve, reject, accept, withdraw
    }

    /// The state that `event` leads to from `state`; `nil` where there is no arrow.
    public static func target(of event: Event, from state: Ticket.State) -> Ticket.State? {
        switch (state, event) {
        case (.open, .assign): .assigned
        case (.assigned, .assign): .assigned
        case (.assigned, .resolve): .resolved
        case (.resolved, .reject): .assigned
        case (.resolved, .accept): .closed
        case (.open, .withdraw): .closed
        case (.assigned, .withdraw): .closed
        default: nil
        }
    }

    /// Assign: moves the ticket to `assigned`. (REQ-002, REQ-005)
    ///
    /// - Throws: `Refusal` 409 `illegal_transition`, 422 `unknown_reference`, 422 `agent_inactive`, 409 `desk_full`,
    ///   what breaks a constraint of `Ticket`; `StorageError`.
    public static func assign(
        _ ticket: Ticket,
        _ input: AssignFlow.Input,
        in transaction: any WriteTransaction
    ) throws -> Ticket {
        let target = try legalTarget(of: .assign, from: ticket.state)
        var ticket = ticket
        try AssignFlow.run(input, on: &ticket, in: transaction)
        ticket.state = target
        return try TicketRepository.update(ticket, in: transaction)
    }

    /// Resolve: moves the ticket to `resolved`. (REQ-003)
    ///
    /// - Throws: `Refusal` 409 `illegal_transition`, what breaks a constraint of `Ticket`; `StorageError`.
    public static func resolve(
        _ ticket: Ticket,
        _ input: ResolveFlow.Input,
        in transaction: any WriteTransaction
    ) throws -> Ticket {
        let target = try legalTarget(of: .resolve, from: ticket.state)
        var ticket = ticket
        try ResolveFlow.run(input, on: &ticket, in: transaction)
        ticket.state = target
        return try TicketRepository.update(ticket, in: transaction)
    }

    /// Reject: moves the ticket to `assigned`. (REQ-004)
    ///
    /// - Throws: `Refusal` 409 `illegal_transition`, what breaks a constraint of `Ticket`; `StorageError`.
    public static func reject(_ ticket: Ticket, in transaction: any WriteTransaction) throws -> Ticket {
        let target = try legalTarget(of: .reject, from: ticket.state)
        var ticket = ticket
        ticket.reopenings = try ExpressionFunctions.add(ticket.reopenings, 1)
        ticket.state = target
        return try TicketRepository.update(ticket, in: transaction)
    }

    /// Accept: moves the ticket to `closed`. (REQ-010)
    ///
    /// - Throws: `Refusal` 409 `illegal_transition`, what breaks a constraint of `Ticket`; `StorageError`.
    public static func accept(_ ticket: Ticket, in transaction: any WriteTransaction) throws -> Ticket {
        let target = try legalTarget(of: .accept, from: ticket.state)
        var ticket = ticket
        ticket.state = target
        return try TicketRepository.update(ticket, in: transaction)
    }

    /// Withdraw: moves the ticket to `closed`. (REQ-010)
    ///
    /// - Throws: `Refusal` 409 `illegal_transition`, what breaks a constraint of `Ticket`; `StorageError`.
    public static func withdraw(_ ticket: Ticket, in transaction: any WriteTransaction) throws -> Ticket {
        let target = try legalTarget(of: .withdraw, from: ticket.state)
        var ticket = ticket
        ticket.state = target
        return try TicketRepository.update(ticket, in: transaction)
    }

    private static func legalTarget(of event: Event, from state: Ticket.State) throws -> Ticket.State {
        guard let target = target(of: event, from: state) else {
            throw Refusal.illegalTransition(event: event.rawValue, of: Ticket.entityName, in: state.rawValue)
        }
        return target
    }
}
