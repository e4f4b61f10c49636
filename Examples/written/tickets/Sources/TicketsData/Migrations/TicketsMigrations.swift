import WrightRuntime

/// The migrations of the database, the same as in `Migrations/sqlite/`.
public enum TicketsMigrations {
    /// In the order in which they are applied.
    public static let all: [Migration] = [createTickets]
}
