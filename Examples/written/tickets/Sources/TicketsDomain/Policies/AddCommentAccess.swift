import TicketsData
import WrightRuntime

/// Who may call `POST /tickets/{id}/comments`.
public enum AddCommentAccess {
    /// `POST /tickets/{id}/comments`: agent; lead; customer where `Ticket.exists(t, t.id == path.id && t.customer ==
    /// me)`. (REQ-007)
    public static func permits(_ caller: Caller) -> Bool {
        caller.has(.agent) || caller.has(.lead) || caller.has(.customer)
    }

    /// Refuses a caller whose role has a clause and whose condition does not hold.
    ///
    /// - Throws: `Refusal` 403; `StorageError`.
    public static func check(_ caller: Caller, id: UUID, in transaction: any ReadTransaction) throws {
        try filter(caller, id: id).require(in: transaction)
    }

    private static func filter(_ caller: Caller, id: UUID) -> RowFilter {
        if caller.has(.agent) || caller.has(.lead) { return .every }
        if let me = caller.asCustomer {
            return .only(TicketRepository.some(where: TicketRepository.isRow(id) && TicketRepository.customerIs(me.id)))
        }
        return .nothing
    }
}
