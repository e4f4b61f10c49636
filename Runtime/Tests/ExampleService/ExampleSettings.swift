import Logging
import WrightHTTP

struct ExampleSettings: Sendable {
    let host: String
    let port: Int
    let databaseURL: String
    let jwtSecret: Secret
    let shutdownDelay: Duration

    init(reading environment: EnvironmentSettings) throws {
        var settings = SettingsReader(environment)
        host = settings.value("HOST", .text(1...), default: "127.0.0.1")
        port = settings.value("PORT", .integer(1...65535), default: 8080)
        databaseURL = settings.value("DATABASE_URL", .text(1...), default: "sqlite:example.db")
        jwtSecret = settings.requiredSecret("JWT_SECRET", .text(32...))
        shutdownDelay = settings.value("SHUTDOWN_DELAY", .duration, default: .zero)
        try settings.finish()
    }
}

/// Puts the example together.
func makeExample(
    store: any Store,
    secret: Secret,
    clock: any ServiceClock = SystemClock(),
    basePath: String = "",
    address: ServiceAddress = ServiceAddress(),
    limits: ServiceLimits = ServiceLimits(body: 1000, transferTimeout: .milliseconds(400)),
    logger: Logger? = nil
) -> ServiceApplication {
    ServiceApplication(
        name: "example",
        address: address,
        basePath: basePath,
        endpoints: exampleRoutes(ExampleContext(store: store, tokens: TokenVerifier(secret: secret, clock: clock))),
        store: store,
        limits: limits,
        openAPI: #"{"openapi": "3.1.0", "info": {"title": "Example", "version": "1"}, "paths": {}}"#,
        logger: logger
    )
}
