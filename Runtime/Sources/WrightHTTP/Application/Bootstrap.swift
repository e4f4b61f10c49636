import Logging
import Metrics
import Synchronization

/// Hands the process-wide logging and metrics to ours, so that libraries report the same way.
///
/// The systems take that once per process; a second application in it keeps its own logger and figures.
enum Bootstrap {
    private static let isDone = Mutex(false)

    static func once(logLevel: Logger.Level, metrics: PrometheusRegistry) {
        let isFirst = isDone.withLock { isDone in
            defer { isDone = true }
            return !isDone
        }
        guard isFirst else { return }
        LoggingSystem.bootstrap { JSONLogHandler(label: $0, level: logLevel) }
        MetricsSystem.bootstrap(metrics)
    }
}
