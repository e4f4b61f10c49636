import WrightHTTP

/// The settings of the service, read from the environment. See ENVIRONMENT.md.
struct TicketsConfiguration: Sendable {
    /// Address to listen on.
    let host: String
    /// Port to listen on.
    let port: Int
    /// Where the data is.
    let databaseURL: String
    /// Key that signs and verifies tokens.
    let jwtSecret: Secret
    /// How much is logged.
    let logLevel: LogLevel

    /// What `LOG_LEVEL` may be.
    enum LogLevel: String, CaseIterable, Sendable {
        case trace, debug, info, warning, error

        /// The level as the log takes it.
        var level: Logger.Level {
            switch self {
            case .trace: .trace
            case .debug: .debug
            case .info: .info
            case .warning: .warning
            case .error: .error
            }
        }
    }

    /// - Throws: `SettingsError` that names every variable which is missing or malformed.
    init(reading environment: EnvironmentSettings) throws {
        var settings = SettingsReader(environment)
        host = settings.value("HOST", .text, default: "127.0.0.1")
        port = settings.value("PORT", .integer(1...65535), default: 8080)
        databaseURL = Self.databaseURL(in: &settings)
        jwtSecret = Self.jwtSecret(in: &settings)
        logLevel = settings.value("LOG_LEVEL", .oneOf(LogLevel.self), default: .info)
        try settings.finish()
    }

    /// Where the data is: all that migrations need to know.
    ///
    /// - Throws: `SettingsError` where the variable is missing or malformed.
    static func databaseURL(reading environment: EnvironmentSettings) throws -> String {
        var settings = SettingsReader(environment)
        let databaseURL = databaseURL(in: &settings)
        try settings.finish()
        return databaseURL
    }

    private static func databaseURL(in settings: inout SettingsReader) -> String {
        settings.value("DATABASE_URL", .url, default: "sqlite:tickets.db")
    }

    /// The key of tokens: all that `token` needs to know.
    ///
    /// - Throws: `SettingsError` where the variable is missing or malformed.
    static func jwtSecret(reading environment: EnvironmentSettings) throws -> Secret {
        var settings = SettingsReader(environment)
        let jwtSecret = jwtSecret(in: &settings)
        try settings.finish()
        return jwtSecret
    }

    private static func jwtSecret(in settings: inout SettingsReader) -> Secret {
        settings.requiredSecret("JWT_SECRET", .text(32...))
    }
}
