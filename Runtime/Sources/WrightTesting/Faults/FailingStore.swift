import Synchronization
import WrightRuntime

/// A store that fails on demand, and otherwise does what the store behind it does.
public final class FailingStore: Store {
    /// How the store fails.
    public enum Fault: Sendable, Equatable {
        /// The database cannot be reached: a service answers 503.
        case unavailable
        /// Something that nobody has thought of: a service answers 500.
        case unexpected

        /// The error as the service meets it.
        var error: any Error {
            switch self {
            case .unavailable: StorageError(.unavailable, "The test has taken the database away.")
            case .unexpected: UnexpectedFault()
            }
        }
    }

    /// An error that no code of a service knows; its text must never be seen in an answer.
    public struct UnexpectedFault: Error, Sendable, CustomStringConvertible {
        public let description = "a fault with internals: password=hunter2"
    }

    private struct Plan {
        var reads: Fault?
        /// How many reads still go through before `reads` counts.
        var goodReads = 0
        var writes: Fault?
        var nextReads: [Fault] = []
        var nextWrites: [Fault] = []

        mutating func faultOfRead() -> Fault? {
            if reads != nil, goodReads > 0 {
                goodReads -= 1
                return nil
            }
            return reads ?? (nextReads.isEmpty ? nil : nextReads.removeFirst())
        }
    }

    private let base: any Store
    private let plan = Mutex(Plan())

    /// A store in front of another.
    public init(_ base: any Store) {
        self.base = base
    }

    /// From now on every read fails.
    ///
    /// - Parameter count: So many reads go through before: a service reads the caller's row first.
    public func failReads(after count: Int = 0, _ fault: Fault) {
        plan.withLock {
            $0.reads = fault
            $0.goodReads = count
        }
    }

    /// From now on every write does its work and fails before it is committed: nothing of it may be kept.
    public func failWrites(_ fault: Fault) { plan.withLock { $0.writes = fault } }

    /// From now on every read and write fails.
    public func failEverything(_ fault: Fault) {
        failReads(fault)
        failWrites(fault)
    }

    /// The next read fails, those after it do not.
    public func failNextRead(_ fault: Fault) { plan.withLock { $0.nextReads.append(fault) } }

    /// The next write fails before it is committed, those after it do not.
    public func failNextWrite(_ fault: Fault) { plan.withLock { $0.nextWrites.append(fault) } }

    /// From now on nothing fails any more.
    public func recover() { plan.withLock { $0 = Plan() } }

    public var dialect: SQLDialect { base.dialect }

    public func read<R: Sendable>(_ body: @Sendable @escaping (any ReadTransaction) throws -> R) async throws -> R {
        if let fault = plan.withLock({ $0.faultOfRead() }) { throw fault.error }
        return try await base.read(body)
    }

    public func write<R: Sendable>(_ body: @Sendable @escaping (any WriteTransaction) throws -> R) async throws -> R {
        let fault = plan.withLock { $0.writes ?? ($0.nextWrites.isEmpty ? nil : $0.nextWrites.removeFirst()) }
        guard let fault else { return try await base.write(body) }
        return try await base.write { transaction in
            _ = try body(transaction)
            throw fault.error
        }
    }

    public func ping() async throws {
        if let fault = plan.withLock({ $0.reads }) { throw fault.error }
        try await base.ping()
    }

    public func close() async throws { try await base.close() }
}
