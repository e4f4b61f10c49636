import TicketsData
import WrightRuntime

/// Flow `Resolve`. (REQ-003)
public enum ResolveFlow {
    /// What the flow works on.
    public struct Input: Sendable, Equatable {
        /// What solved it.
        public let resolution: String

        public init(resolution: String) {
            self.resolution = resolution
        }
    }

    /// Runs the steps on a ticket that is locked in `transaction`; the caller stores it.
    public static func run(_ input: Input, on ticket: inout Ticket, in transaction: any WriteTransaction) throws {
        ticket.resolution = input.resolution
        ticket.resolvedAt = transaction.now
    }
}
