import TicketsData
import WrightRuntime

/// Who may do what with a customer; `nil`: no clause is for the caller's roles (403).
public enum CustomerAccess {
    /// `POST /customers`: lead. (REQ-009)
    public static func mayCreate(_ caller: Caller) -> Bool {
        caller.has(.lead)
    }

    /// `GET /customers/{id}`: agent; lead; customer where `self == me`. (REQ-009)
    public static func read(_ caller: Caller) -> RowFilter? {
        if caller.has(.agent) || caller.has(.lead) { return .every }
        if let me = caller.asCustomer { return .only(CustomerRepository.isRow(me.id)) }
        return nil
    }

    /// `GET /customers`: lead. (REQ-009)
    public static func list(_ caller: Caller) -> RowFilter? {
        caller.has(.lead) ? .every : nil
    }

    /// `PATCH /customers/{id}`: lead. (REQ-009)
    public static func update(_ caller: Caller) -> RowFilter? {
        caller.has(.lead) ? .every : nil
    }

    /// `DELETE /customers/{id}`: lead. (REQ-009)
    public static func delete(_ caller: Caller) -> RowFilter? {
        caller.has(.lead) ? .every : nil
    }
}
