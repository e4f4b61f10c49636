import HTTPTypes
import Hummingbird
import Logging

/// The outermost layer: names the request, and tells about it when it is answered (log, metrics, header fields).
struct ObservationMiddleware: RouterMiddleware {
    typealias Context = RequestState

    let metrics: RequestMetrics

    func handle(
        _ request: Request,
        context: RequestState,
        next: (Request, RequestState) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let observed = ObservedRequest(
            id: RequestID.chosen(from: request.headers[.requestID]),
            trace: TraceParent(continuing: request.headers[.traceparent])
        )
        var context = context
        context.observed = observed
        context.logger[metadataKey: "hb.request.id"] = nil
        context.logger[metadataKey: "request_id"] = "\(observed.id)"
        context.logger[metadataKey: "trace_id"] = "\(observed.trace.traceID)"

        metrics.begin()
        defer { metrics.end() }
        var response = try await next(request, context)
        response.headers[.requestID] = observed.id
        response.headers[.traceparent] = observed.trace.text
        SecurityHeaders.add(to: &response.headers)
        report(request, response, took: ContinuousClock.now - start, context)
        return response
    }

    private func report(_ request: Request, _ response: Response, took duration: Duration, _ context: RequestState) {
        let findings = context.observed.findings
        metrics.record(
            method: request.method,
            route: findings.route,
            status: response.status.code,
            duration: duration
        )
        let milliseconds = (duration.inSeconds * 1_000_000).rounded() / 1000
        var metadata: Logger.Metadata = [
            "method": "\(request.method.rawValue)",
            "path": "\(request.uri.path)",
            "status": .stringConvertible(response.status.code),
            "duration_ms": .stringConvertible(milliseconds),
        ]
        if let route = findings.route { metadata["route"] = "\(route)" }
        if let caller = findings.caller { metadata["caller"] = "\(caller)" }
        context.logger.log(level: findings.isOperational ? .debug : .info, "request", metadata: metadata)
    }
}
