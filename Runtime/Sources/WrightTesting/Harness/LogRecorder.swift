import Logging
import Synchronization
import WrightHTTP
import WrightRuntime

/// Keeps what a service logs, line by line, as it would be written.
public final class LogRecorder: Sendable {
    private let recorded = Mutex("")

    /// An empty record.
    public init() {}

    /// Every line so far: JSON, one object per line.
    public var text: String { recorded.withLock { $0 } }

    /// The events so far.
    public var events: [JSONValue] {
        text.split(separator: "\n").compactMap { try? JSONValue(parsing: String($0)) }
    }

    /// A logger of every level whose lines end up here.
    func logger(clock: any ServiceClock) -> Logger {
        Logger(label: "test") { label in
            JSONLogHandler(label: label, level: .trace, clock: clock) { [self] line in
                recorded.withLock { $0 += String(decoding: line, as: UTF8.self) }
            }
        }
    }
}
