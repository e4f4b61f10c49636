/// Brings a schema up and down, one migration per transaction, and keeps record of it in `schema_migration`.
public struct Migrator: Sendable {
    private let store: any Store
    private let migrations: [Migration]

    /// Makes a migrator for the migrations of a service, in any order.
    public init(store: any Store, migrations: [Migration]) {
        self.store = store
        self.migrations = migrations.sorted { $0.number < $1.number }
    }

    /// Where every migration stands, by number; changes nothing.
    /// - Throws: ``StorageError``.
    public func status() async throws -> [MigrationStatus] {
        try await store.read { [migrations] transaction in
            let records = try MigrationRecord.all(in: transaction)
            let known = migrations.map { migration in
                let record = records.first { $0.number == migration.number }
                return MigrationStatus(number: migration.number, name: migration.name, state: migration.state(record))
            }
            let numbers = Set(migrations.map(\.number))
            let unknown = records.filter { !numbers.contains($0.number) }
                .map { MigrationStatus(number: $0.number, name: $0.name, state: .unknown($0.appliedAt)) }
            return (known + unknown).sorted { $0.number < $1.number }
        }
    }

    /// Returns if the schema is the one that this program needs.
    /// - Throws: ``StorageError`` of code `schemaBehind` if migrations are pending, `changedMigration` if one was changed
    ///   after it was applied.
    public func requireCurrent() async throws {
        let status = try await status()
        try refuseChanged(status)
        let pending = status.filter { $0.state == .pending }
        guard pending.isEmpty else {
            let titles = pending.map { "\(TimeText.padded($0.number, to: 4))_\($0.name)" }.joined(separator: ", ")
            throw StorageError(.schemaBehind, "The schema lacks \(titles); run the command migrate up first.")
        }
    }

    /// Takes the pending migrations up to and including `number`, all of them if it is nil, and returns them.
    /// - Throws: ``StorageError`` of code `changedMigration` or `failedMigration`; those before it stay taken.
    @discardableResult
    public func up(to number: Int? = nil) async throws -> [Migration] {
        try refuseChanged(try await status())
        var taken: [Migration] = []
        for migration in migrations where migration.number <= number ?? .max {
            if try await take(migration) { taken.append(migration) }
        }
        return taken
    }

    /// Takes back so many of the applied migrations, the latest first, and returns them.
    /// - Throws: ``StorageError`` of code `changedMigration`, also for one that this program does not know, or
    ///   `failedMigration`; those before it stay taken back.
    @discardableResult
    public func down(steps: Int = 1) async throws -> [Migration] {
        try await takeBack(try await applied().suffix(max(0, steps)))
    }

    /// Takes back every applied migration after `number`, the latest first, and returns them; 0 takes all back.
    /// - Throws: ``StorageError`` as ``down(steps:)``.
    @discardableResult
    public func down(to number: Int) async throws -> [Migration] {
        try await takeBack(try await applied().filter { $0.number > number })
    }

    private func applied() async throws -> [MigrationStatus] {
        let status = try await status()
        try refuseChanged(status)
        return status.filter { $0.state != .pending }
    }

    private func refuseChanged(_ status: [MigrationStatus]) throws {
        for migration in status {
            guard case .changed = migration.state else { continue }
            throw StorageError(
                .changedMigration,
                "\(migration.text); bring its files back, and put the change into a migration of its own."
            )
        }
    }

    /// Takes one step unless it is taken already, as another process may have done in the meantime.
    private func take(_ migration: Migration) async throws -> Bool {
        try await store.write { transaction in
            try MigrationRecord.createTable(in: transaction)
            let records = try MigrationRecord.all(in: transaction)
            guard !records.contains(where: { $0.number == migration.number }) else { return false }
            try migration.run(migration.up, "up", in: transaction)
            try MigrationRecord.insert(migration, in: transaction)
            return true
        }
    }

    private func takeBack(_ applied: some Sequence<MigrationStatus>) async throws -> [Migration] {
        var taken: [Migration] = []
        for status in applied.reversed() {
            guard let migration = migrations.first(where: { $0.number == status.number }) else {
                throw StorageError(.changedMigration, "\(status.text); only the program that has it can take it back.")
            }
            try await store.write { transaction in
                try migration.run(migration.down, "down", in: transaction)
                try MigrationRecord.delete(migration, in: transaction)
            }
            taken.append(migration)
        }
        return taken
    }
}

extension Migration {
    fileprivate func state(_ record: MigrationRecord?) -> MigrationStatus.State {
        guard let record else { return .pending }
        return record.checksum == checksum ? .applied(record.appliedAt) : .changed(record.appliedAt)
    }

    fileprivate func run(_ text: String, _ direction: String, in transaction: any WriteTransaction) throws {
        do { try transaction.executeScript(text) } catch let error as StorageError where error.code != .unavailable {
            throw StorageError(.failedMigration, "\(title) \(direction): \(error.message)", cause: error)
        }
    }
}
