import TicketsData
import WrightRuntime

/// Who may do what with a ticket; `nil`: no clause is for the caller's roles (403).
public enum TicketAccess {
    /// `GET /tickets`: agent; lead; customer where `self.customer == me`. (REQ-006)
    public static func list(_ caller: Caller) -> RowFilter? {
        if caller.has(.agent) || caller.has(.lead) { return .every }
        if let me = caller.asCustomer { return .only(TicketRepository.customerIs(me.id)) }
        return nil
    }

    /// `GET /tickets/{id}`: agent; lead; customer where `self.customer == me`. (REQ-006)
    public static func read(_ caller: Caller) -> RowFilter? {
        if caller.has(.agent) || caller.has(.lead) { return .every }
        if let me = caller.asCustomer { return .only(TicketRepository.customerIs(me.id)) }
        return nil
    }

    /// `POST /tickets/{id}/assign`: lead. (REQ-002, REQ-005)
    public static func assign(_ caller: Caller) -> RowFilter? {
        caller.has(.lead) ? .every : nil
    }

    /// `POST /tickets/{id}/resolve`: agent where `self.agent == me`. (REQ-003)
    public static func resolve(_ caller: Caller) -> RowFilter? {
        if let me = caller.asAgent { return .only(TicketRepository.agentIs(me.id)) }
        return nil
    }

    /// `POST /tickets/{id}/reject`: customer where `self.customer == me`. (REQ-004)
    public static func reject(_ caller: Caller) -> RowFilter? {
        if let me = caller.asCustomer { return .only(TicketRepository.customerIs(me.id)) }
        return nil
    }

    /// `POST /tickets/{id}/accept`: customer where `self.customer == me`. (REQ-010)
    public static func accept(_ caller: Caller) -> RowFilter? {
        if let me = caller.asCustomer { return .only(TicketRepository.customerIs(me.id)) }
        return nil
    }

    /// `POST /tickets/{id}/withdraw`: customer where `self.customer == me`; lead. (REQ-010)
    public static func withdraw(_ caller: Caller) -> RowFilter? {
        if caller.has(.lead) { return .every }
        if let me = caller.asCustomer { return .only(TicketRepository.customerIs(me.id)) }
        return nil
    }
}
