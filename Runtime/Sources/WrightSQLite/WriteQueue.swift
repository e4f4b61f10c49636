import GRDB
import Synchronization
import WrightRuntime

/// Groups write closures that wait for the writer into one commit, each in its savepoint.
///
/// A commit that reaches the disk is what a write costs; while one is under way, the closures that arrive gather for the
/// next. A closure that throws undoes its own savepoint only. Nothing is answered before the commit.
final class WriteQueue: Sendable {
    private struct State {
        var waiting: [any WaitingWrite] = []
        var isScheduled = false
    }

    /// A bound on how long the first closure of a group waits for the others.
    private static let greatestGroup = 64

    private let state = Mutex(State())
    private let database: any DatabaseWriter
    private let clock: any ServiceClock

    init(database: any DatabaseWriter, clock: any ServiceClock) {
        self.database = database
        self.clock = clock
    }

    /// Runs `body` in a transaction and returns its result once that is committed.
    func commit<R: Sendable>(_ body: @Sendable @escaping (any WriteTransaction) throws -> R) async throws -> R {
        try await withCheckedThrowingContinuation { continuation in
            let mustSchedule = state.withLock { state in
                state.waiting.append(PendingWrite(body: body, continuation: continuation))
                defer { state.isScheduled = true }
                return !state.isScheduled
            }
            if mustSchedule { schedule() }
        }
    }

    private func schedule() {
        // A group at a time, so that reads of a database in memory, which share the queue, get their turn.
        database.asyncWriteWithoutTransaction { [self] database in
            runGroup(takeGroup(), on: database)
            if hasMore() { schedule() }
        }
    }

    private func takeGroup() -> [any WaitingWrite] {
        state.withLock { state in
            let group = Array(state.waiting.prefix(Self.greatestGroup))
            state.waiting.removeFirst(group.count)
            return group
        }
    }

    private func hasMore() -> Bool {
        state.withLock { state in
            state.isScheduled = !state.waiting.isEmpty
            return state.isScheduled
        }
    }

    private func runGroup(_ group: [any WaitingWrite], on database: Database) {
        do {
            if database.isInsideTransaction { try database.rollback() }
            try database.beginTransaction(.immediate)
            for write in group {
                write.run(in: SQLiteTransaction(database: database, now: clock.now()))
                // At some failures (disk full) SQLite rolls everything back, so that nothing of the group is left.
                guard database.isInsideTransaction else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
            }
            try database.commit()
        } catch {
            try? database.rollback()
            return retryAlone(group, after: error, on: database)
        }
        for write in group { write.deliver() }
    }

    /// A deferred constraint fails at the commit and takes the whole group with it: only its own write shall fail.
    private func retryAlone(_ group: [any WaitingWrite], after error: any Error, on database: Database) {
        let isConstraint = (error as? DatabaseError)?.resultCode == .SQLITE_CONSTRAINT
        guard isConstraint, group.count > 1 else {
            for write in group { write.fail(error) }
            return
        }
        for write in group { runGroup([write], on: database) }
    }
}

/// A write closure that waits, without the type of its result.
private protocol WaitingWrite: AnyObject, Sendable {
    /// Runs the closure in a savepoint and keeps its result.
    func run(in transaction: SQLiteTransaction)
    /// Hands out the result, after the commit.
    func deliver()
    /// Hands out the error of the group; the closure's own error counts first.
    func fail(_ error: any Error)
}

private final class PendingWrite<R: Sendable>: WaitingWrite {
    private let body: @Sendable (any WriteTransaction) throws -> R
    private let continuation: CheckedContinuation<R, any Error>
    private let result = Mutex<Result<R, any Error>?>(nil)

    init(
        body: @escaping @Sendable (any WriteTransaction) throws -> R,
        continuation: CheckedContinuation<R, any Error>
    ) {
        self.body = body
        self.continuation = continuation
    }

    func run(in transaction: SQLiteTransaction) {
        let outcome = Result { try transaction.savepoint { try body(transaction) } }
        result.withLock { $0 = outcome }
    }

    func deliver() {
        let outcome = result.withLock { $0 }
        continuation.resume(with: outcome ?? .failure(StorageError(.unavailable, "The write was not run.")))
    }

    func fail(_ error: any Error) {
        if case .failure(let own)? = result.withLock({ $0 }) {
            continuation.resume(throwing: own)
        } else {
            continuation.resume(throwing: SQLiteFailure.storageError(from: error))
        }
    }
}
