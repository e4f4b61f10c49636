import TicketsData
import WrightRuntime

/// Who may act on the service.
public enum Role: String, CaseIterable, Sendable {
    /// Reports problems; sees own tickets.
    case customer
    /// Works on tickets that are assigned.
    case agent
    /// An agent's superior: assigns, sees everything, keeps the lists.
    case lead
}

/// Who sends a request: the roles of the token, and the rows that its subject names for them.
public struct Caller: Sendable {
    /// In what roles the caller acts.
    public let roles: Set<Role>
    /// The caller's row as customer.
    public let customer: Customer?
    /// The caller's row as agent, lead.
    public let agent: Agent?

    /// A caller in those of the roles only for which there is a row, where a role needs one.
    public init(roles: Set<Role>, customer: Customer? = nil, agent: Agent? = nil) {
        var kept = roles
        if customer == nil { kept.subtract([.customer]) }
        if agent == nil { kept.subtract([.agent, .lead]) }
        self.roles = kept
        self.customer = customer
        self.agent = agent
    }

    /// Whether the caller acts in the role.
    public func has(_ role: Role) -> Bool {
        roles.contains(role)
    }
}

extension Caller {
    /// The caller's row where the caller acts as customer.
    public var asCustomer: Customer? { has(.customer) ? customer : nil }

    /// The caller's row where the caller acts as agent.
    public var asAgent: Agent? { has(.agent) ? agent : nil }

    /// The caller's row where the caller acts as lead.
    public var asLead: Agent? { has(.lead) ? agent : nil }
}

extension Caller {
    /// The caller's row where callers of several kinds may come, with what they have in common.
    public enum Me: Sendable {
        case customer(Customer)
        case agent(Agent)

        /// `me.name`, whichever row it is.
        public var name: String {
            switch self {
            case .customer(let row): row.name
            case .agent(let row): row.name
            }
        }
    }

    /// The caller's row; `nil` where the caller has none.
    public var me: Me? {
        if let customer { return .customer(customer) }
        if let agent { return .agent(agent) }
        return nil
    }
}
