import Synchronization
import WrightRuntime

/// Whether the service wants requests: not any more once it is told to stop, and not while its database is away.
final class Readiness: Sendable {
    private let isStopping = Mutex(false)
    private let store: any Store
    private let timeout: Duration

    init(store: any Store, timeout: Duration = .seconds(2)) {
        self.store = store
        self.timeout = timeout
    }

    /// From now on the answer is no.
    func stop() {
        isStopping.withLock { $0 = true }
    }

    /// What `/health/ready` answers: 200, or 503 where one check fails.
    func response() async -> ServiceResponse {
        let isStopping = isStopping.withLock { $0 }
        let hasDatabase = await databaseAnswers()
        let isReady = hasDatabase && !isStopping
        return .json(
            isReady ? .ok : .serviceUnavailable,
            [
                "status": .string(isReady ? "ready" : isStopping ? "stopping" : "unavailable"),
                "checks": ["database": .string(hasDatabase ? "up" : "down")],
            ]
        )
    }

    private func databaseAnswers() async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask { [store] in (try? await store.ping()) != nil }
            group.addTask { [timeout] in
                try? await Task.sleep(for: timeout)
                return false
            }
            defer { group.cancelAll() }
            return await group.next() ?? false
        }
    }
}
