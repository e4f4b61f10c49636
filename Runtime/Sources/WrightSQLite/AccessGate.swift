import Synchronization
import WrightRuntime

/// Counts what is using the database, so that its connections are closed only when nothing does.
///
/// The driver must not be touched once it is closed.
final class AccessGate: Sendable {
    private struct State {
        var isClosed = false
        var users = 0
        var closers: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    /// Runs `use` unless the gate is closed, and keeps the connections open meanwhile.
    /// - Throws: ``StorageError`` of code `unavailable` if it is closed; what `use` throws.
    func pass<R: Sendable>(_ use: () async throws -> R) async throws -> R {
        let isOpen = state.withLock { state in
            if !state.isClosed { state.users += 1 }
            return !state.isClosed
        }
        guard isOpen else { throw StorageError(.unavailable, "The database is closed.") }
        defer { leave() }
        return try await use()
    }

    /// Lets nobody in any more, and returns when everybody has left; true for the first who calls it.
    func close() async -> Bool {
        let isFirst = state.withLock { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        await withCheckedContinuation { continuation in
            let isEmpty = state.withLock { state in
                if state.users > 0 { state.closers.append(continuation) }
                return state.users == 0
            }
            if isEmpty { continuation.resume() }
        }
        return isFirst
    }

    private func leave() {
        let closers = state.withLock { state in
            state.users -= 1
            guard state.users == 0 else { return [CheckedContinuation<Void, Never>]() }
            defer { state.closers = [] }
            return state.closers
        }
        for closer in closers { closer.resume() }
    }
}
