import HTTPTypes
import Metrics

/// Rate, errors and duration of requests, per route.
///
/// The values of each label are bounded: routes are templates, methods are the known ones, statuses are numbers.
struct RequestMetrics: Sendable {
    private static let knownMethods: Set<String> = [
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT",
    ]

    private let factory: any MetricsFactory
    private let inFlight: Meter

    init(factory: any MetricsFactory) {
        self.factory = factory
        inFlight = Meter(label: "http_requests_in_flight", factory: factory)
    }

    /// A request has come in.
    func begin() { inFlight.increment() }

    /// A request is answered.
    func end() { inFlight.decrement() }

    /// Counts an answer, and how long it took.
    ///
    /// - Parameter route: The template of the route; `nil` where no route took the request.
    func record(method: HTTPRequest.Method, route: String?, status: Int, duration: Duration) {
        let method = Self.knownMethods.contains(method.rawValue) ? method.rawValue : "other"
        let place = [("method", method), ("route", route ?? "none")]
        Counter(label: "http_requests_total", dimensions: place + [("status", String(status))], factory: factory)
            .increment()
        Timer(label: "http_request_duration_seconds", dimensions: place, factory: factory)
            .recordNanoseconds(Int64(duration.inSeconds * 1e9))
    }
}
