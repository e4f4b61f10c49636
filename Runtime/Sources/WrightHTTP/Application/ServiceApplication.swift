import Hummingbird
import Logging
import Metrics
import NIOCore
import ServiceLifecycle
import WrightRuntime

/// A service that is put together: its endpoints behind everything that every service needs.
///
/// Beside the endpoints it answers `/health/live`, `/health/ready`, `/metrics`, `/openapi.json` and `/docs`, unless an
/// endpoint has the same path.
public struct ServiceApplication: Sendable {
    /// The name of the service in logs and on its documentation page.
    public let name: String
    /// Where it listens.
    public let address: ServiceAddress
    /// What it takes from its callers.
    public let limits: ServiceLimits
    /// Its logger.
    public let logger: Logger
    /// Its figures.
    public let metrics: PrometheusRegistry

    private let table: RouteTable
    private let readiness: Readiness
    private let basePath: String

    /// Puts a service together.
    ///
    /// - Parameters:
    ///   - endpoints: What the service does.
    ///   - store: Its database, which `/health/ready` asks.
    ///   - basePath: What stands before the path of every endpoint, such as `/v1`; not before health and documentation.
    ///   - openAPI: The description of the API, OpenAPI 3.1 in JSON.
    ///   - logger: Takes the log instead of JSON lines on standard error.
    public init(
        name: String,
        address: ServiceAddress = ServiceAddress(),
        basePath: String = "",
        endpoints: [any Endpoint],
        store: any Store,
        limits: ServiceLimits = ServiceLimits(),
        openAPI: String,
        logLevel: Logger.Level = .info,
        logger: Logger? = nil,
        metrics: PrometheusRegistry = PrometheusRegistry()
    ) {
        self.name = name
        self.address = address
        self.limits = limits
        self.metrics = metrics
        self.basePath = basePath
        self.logger = logger ?? Self.jsonLogger(name, level: logLevel)
        readiness = Readiness(store: store)
        let own = OperationalRoutes(name: name, readiness: readiness, metrics: metrics, openAPI: openAPI)
        table = RouteTable(endpoints.map { Self.route($0, basePath: basePath) } + own.routes)
    }

    /// Serves until SIGTERM or SIGINT, then finishes what it has begun and returns.
    ///
    /// - Throws: What keeps it from serving, such as a port that is in use.
    public func run() async throws {
        Bootstrap.once(logLevel: logger.logLevel, metrics: metrics)
        var configuration = ServiceGroupConfiguration(
            services: [
                .init(service: httpApplication()),
                // Services stop in reverse order: readiness says no before the server takes no more.
                .init(
                    service: ReadinessService(readiness: readiness, delay: limits.shutdownDelay),
                    successTerminationBehavior: .ignore
                ),
            ],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        configuration.maximumGracefulShutdownDuration = limits.shutdownGrace
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch is CancellationError {
            logger.warning("stopped before every request was finished", metadata: ["grace": "\(limits.shutdownGrace)"])
        }
        logger.info("stopped")
    }

    /// The server, to be run by a service group or by a test.
    package func httpApplication() -> some ApplicationProtocol {
        let limiter = limits.requestsPerCaller.map { RateLimiter(requests: $0, per: limits.period) }
        let router = table.router(
            middleware: [
                ObservationMiddleware(metrics: RequestMetrics(factory: metrics)),
                ErrorMiddleware(table: table),
            ],
            limits: limits,
            limiter: limiter,
            basePath: basePath
        )
        let deadline = limits.transferTimeout
        return Application(
            router: router,
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [TransferDeadline(after: deadline)],
                    idleTimeout: TimeAmount(limits.idleTimeout)
                )
            ),
            configuration: ApplicationConfiguration(address: .hostname(address.host, port: address.port)),
            logger: logger
        )
    }

    private static func route<E: Endpoint>(_ endpoint: E, basePath: String) -> Route {
        Route(endpoint, basePath: basePath)
    }

    private static func jsonLogger(_ name: String, level: Logger.Level) -> Logger {
        Logger(label: name) { JSONLogHandler(label: $0, level: level) }
    }
}

/// Says no to `/health/ready` as soon as the service is told to stop.
private struct ReadinessService: Service {
    let readiness: Readiness
    let delay: Duration

    func run() async throws {
        try? await gracefulShutdown()
        readiness.stop()
        try? await Task.sleep(for: delay)
    }
}
