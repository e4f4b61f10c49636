import Foundation
import Testing
import WrightHTTP
import WrightRuntime
import WrightTesting

@testable import tickets

/// Configuration.
@Suite("Configuration")
struct TicketsConfigurationTests {
    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("reads every variable")
    func readsEveryVariable() throws {
        let settings = try TicketsConfiguration(
            reading: EnvironmentSettings(
                [
                    "HOST": "127.0.0.2",
                    "PORT": "18080",
                    "DATABASE_URL": "sqlite:other.db",
                    "JWT_SECRET": ServiceHarness.secret.revealed,
                    "LOG_LEVEL": "error",
                ]
            )
        )
        #expect(settings.host == "127.0.0.2")
        #expect(settings.port == 18080)
        #expect(settings.databaseURL == "sqlite:other.db")
        #expect(settings.jwtSecret.revealed == ServiceHarness.secret.revealed)
        #expect(settings.logLevel == .error)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("applies its defaults")
    func appliesDefaults() throws {
        let settings = try TicketsConfiguration(
            reading: EnvironmentSettings(["JWT_SECRET": ServiceHarness.secret.revealed])
        )
        #expect(settings.host == "127.0.0.1")
        #expect(settings.port == 8080)
        #expect(settings.databaseURL == "sqlite:tickets.db")
        #expect(settings.logLevel == .info)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("names JWT_SECRET where it is missing")
    func demandsJwtSecret() throws {
        let error = #expect(throws: SettingsError.self) { try TicketsConfiguration(reading: EnvironmentSettings([:])) }
        let names = error?.faults.map(\.variable)
        #expect(names == ["JWT_SECRET"])
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("names PORT where it is malformed")
    func refusesAMalformedPort() throws {
        let error = #expect(throws: SettingsError.self) {
            try TicketsConfiguration(
                reading: EnvironmentSettings(["JWT_SECRET": ServiceHarness.secret.revealed, "PORT": "65536"])
            )
        }
        let names = error?.faults.map(\.variable)
        #expect(names == ["PORT"])
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("names DATABASE_URL where it is malformed")
    func refusesAMalformedDatabaseURL() throws {
        let error = #expect(throws: SettingsError.self) {
            try TicketsConfiguration(
                reading: EnvironmentSettings(["JWT_SECRET": ServiceHarness.secret.revealed, "DATABASE_URL": "no url"])
            )
        }
        let names = error?.faults.map(\.variable)
        #expect(names == ["DATABASE_URL"])
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("names JWT_SECRET where it is malformed")
    func refusesAMalformedJwtSecret() throws {
        let error = #expect(throws: SettingsError.self) {
            try TicketsConfiguration(reading: EnvironmentSettings(["JWT_SECRET": "s3cret-s3cret-s3cret-s3cret-s3c"]))
        }
        let names = error?.faults.map(\.variable)
        #expect(names == ["JWT_SECRET"])
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("names LOG_LEVEL where it is malformed")
    func refusesAMalformedLogLevel() throws {
        let error = #expect(throws: SettingsError.self) {
            try TicketsConfiguration(
                reading: EnvironmentSettings(
                    ["JWT_SECRET": ServiceHarness.secret.revealed, "LOG_LEVEL": "no-such-value"]
                )
            )
        }
        let names = error?.faults.map(\.variable)
        #expect(names == ["LOG_LEVEL"])
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("reports every fault at once")
    func reportsEveryFaultAtOnce() throws {
        let error = #expect(throws: SettingsError.self) {
            try TicketsConfiguration(
                reading: EnvironmentSettings(
                    [
                        "PORT": "65536",
                        "DATABASE_URL": "no url",
                        "JWT_SECRET": "s3cret-s3cret-s3cret-s3cret-s3c",
                        "LOG_LEVEL": "no-such-value",
                    ]
                )
            )
        }
        let names = error?.faults.map(\.variable)
        #expect(names == ["PORT", "DATABASE_URL", "JWT_SECRET", "LOG_LEVEL"])
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("keeps the value of JWT_SECRET out of its message")
    func keepsJwtSecretSecret() throws {
        let error = #expect(throws: SettingsError.self) {
            try TicketsConfiguration(reading: EnvironmentSettings(["JWT_SECRET": "s3cret-s3cret-s3cret-s3cret-s3c"]))
        }
        let message = error.map { "\($0)" } ?? ""
        #expect(message.contains("JWT_SECRET") && !message.contains("s3cret-s3cret-s3cret-s3cret-s3c"))
    }
}
