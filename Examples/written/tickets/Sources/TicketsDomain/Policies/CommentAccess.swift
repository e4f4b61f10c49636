import TicketsData
import WrightRuntime

/// Who may do what with a comment; `nil`: no clause is for the caller's roles (403).
public enum CommentAccess {
    /// `GET /tickets/{id}/comments`: agent; lead; customer where `self.ticket.customer == me`. (REQ-007)
    public static func list(_ caller: Caller) -> RowFilter? {
        if caller.has(.agent) || caller.has(.lead) { return .every }
        if let me = caller.asCustomer { return .only(CommentRepository.ticketCustomerIs(me.id)) }
        return nil
    }
}
