/// What `migrate up`, `migrate down` and `migrate status` do, with the lines that they print.
public struct MigrationCommands: Sendable {
    private let migrator: Migrator

    /// The commands for a database and the migrations of a service.
    public init(store: any Store, migrations: [Migration]) {
        migrator = Migrator(store: store, migrations: migrations)
    }

    /// Applies what is pending.
    ///
    /// - Parameter number: The last migration to apply; all of them where `nil`.
    /// - Returns: A line per migration that was applied.
    public func up(to number: Int? = nil) async throws -> [String] {
        let applied = try await migrator.up(to: number)
        return applied.isEmpty ? ["nothing to apply"] : applied.map { "applied \($0.title)" }
    }

    /// Takes back what was applied last.
    ///
    /// - Parameter steps: How many migrations.
    /// - Returns: A line per migration that was taken back.
    public func down(steps: Int = 1) async throws -> [String] {
        let reverted = try await migrator.down(steps: steps)
        return reverted.isEmpty ? ["nothing to take back"] : reverted.map { "took back \($0.title)" }
    }

    /// A line per migration: applied, pending or changed since it was applied.
    public func status() async throws -> [String] {
        try await migrator.status().map(\.text)
    }
}
