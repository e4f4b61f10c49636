import Testing
import WrightRuntime

@testable import ExampleService
@testable import WrightHTTP

struct SettingsTests {
    @Test func settingsAreReadWithTheirDefaults() throws {
        let settings = try ExampleSettings(
            reading: EnvironmentSettings(["JWT_SECRET": String(repeating: "s", count: 32), "HOST": ""])
        )
        #expect(settings.port == 8080)
        #expect(settings.host == "127.0.0.1")
        #expect(settings.jwtSecret.revealed.count == 32)
    }

    @Test func everyFaultIsReportedAtOnceWithoutSecrets() throws {
        let error = #expect(throws: SettingsError.self) {
            try ExampleSettings(reading: EnvironmentSettings(["PORT": "70000", "JWT_SECRET": "hunter2"]))
        }
        #expect(error?.faults.map(\.variable) == ["PORT", "JWT_SECRET"])
        #expect(error?.faults.map(\.value) == ["70000", "<redacted>"])
        let text = try #require(error?.description)
        #expect(
            text.hasPrefix("The service cannot start with these settings:\n  PORT=70000 must lie between 1 and 65535\n")
        )
        #expect(!text.contains("hunter2"))
    }

    @Test func aMissingVariableIsNamed() throws {
        let error = #expect(throws: SettingsError.self) {
            try ExampleSettings(reading: EnvironmentSettings(["PORT": "x"]))
        }
        #expect(error?.faults.map(\.variable) == ["PORT", "JWT_SECRET"])
        #expect(
            error?.faults.last == .init(variable: "JWT_SECRET", value: nil, message: "is not set and has no default")
        )
    }

    @Test func optionalVariablesMayBeAbsent() throws {
        var settings = SettingsReader(EnvironmentSettings(["A_URL": "https://example.org", "B_KEY": "k"]))
        #expect(settings.optional("A_URL", .url) == "https://example.org")
        #expect(settings.optional("C_URL", .url) == nil)
        #expect(settings.optionalSecret("B_KEY", .text(1...))?.revealed == "k")
        #expect(settings.optionalSecret("D_KEY", .text(1...)) == nil)
        #expect(settings.required("A_URL", .url) == "https://example.org")
        try settings.finish()
    }
}
