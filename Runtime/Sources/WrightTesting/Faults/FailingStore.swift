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
        var writes: Fault?
        var nextReads: [Fault] = []
        var nextWrites: [Fault] = []
    }

    private let base: any Store
    private let plan = Mutex(Plan())

    /// A store in front of another.
    public init(_ base: any Store) {
        self.base = base
    }

    /// From now on every read fails.
    public func failReads(_ fault: Fault) { plan.withLock { $0.reads = fault } }

    /// From now on every write fails.
    public func failWrites(_ fault: Fault) { plan.withLock { $0.writes = fault } }

    /// From now on every read and write fails.
    public func failEverything(_ fault: Fault) {
        failReads(fault)
        failWrites(fault)
    }

    /// The next read fails, those after it do not.
    public func failNextRead(_ fault: Fault) { plan.withLock { $0.nextReads.append(fault) } }

    /// The next write fails, those after it do not.
    public func failNextWrite(_ fault: Fault) { plan.withLock { $0.nextWrites.append(fault) } }

    /// From now on nothing fails any more.
    public func recover() { plan.withLock { $0 = Plan() } }

    public var dialect: SQLDialect { base.dialect }

    public func read<R: Sendable>(_ body: @Sendable @escaping (any ReadTransaction) throws -> R) async throws -> R {
        let fault = plan.withLock { $0.reads ?? ($0.nextReads.isEmpty ? nil : $0.nextReads.removeFirst()) }
        if let fault { throw fault.error }
        return try await base.read(body)
    }

    public func write<R: Sendable>(_ body: @Sendable @escaping (any WriteTransaction) throws -> R) async throws -> R {
        let fault = plan.withLock { $0.writes ?? ($0.nextWrites.isEmpty ? nil : $0.nextWrites.removeFirst()) }
        if let fault { throw fault.error }
        return try await base.write(body)
    }

    public func ping() async throws {
        if let fault = plan.withLock({ $0.reads }) { throw fault.error }
        try await base.ping()
    }

    public func close() async throws { try await base.close() }
}
