import Generation
import Planning
import Testing

struct ServiceFilesTests {
    let files: [String: String]

    init() throws {
        let plan = try APITicketsPlan.make()
        files = Dictionary(uniqueKeysWithValues: serviceFiles(plan).map { ($0.path, $0.content) })
    }

    @Test("every setting is read by its rule and default")
    func configuration() throws {
        let source = try #require(files["Sources/tickets/TicketsConfiguration.swift"])
        #expect(source.contains("settings.value(\"PORT\", .integer(1...65535), default: 8080)"))
        #expect(source.contains("settings.requiredSecret(\"JWT_SECRET\", .text(32...))"))
        #expect(source.contains("settings.value(\"LOG_LEVEL\", .oneOf(LogLevel.self), default: .info)"))
    }

    @Test("the application takes the limits of the design and the level of its log")
    func limits() throws {
        let source = try #require(files["Sources/tickets/TicketsService.swift"])
        #expect(source.contains("limits: Limits.service"))
        #expect(source.contains("logLevel: settings.logLevel.level"))
        #expect(source.contains("try await store.close()"))
    }

    @Test("the package names exact versions and the vendored runtime, and warnings are errors")
    func package() throws {
        let source = try #require(files["Package.swift"])
        #expect(source.contains(".package(path: \"Vendor/WrightRuntime\")"))
        #expect(!source.contains("from:"))
        #expect(source.contains(".treatAllWarnings(as: .error)"))
    }

    @Test("the executable carries the same API description as openapi.yaml")
    func description() throws {
        let source = try #require(files["Sources/tickets/OpenAPI.swift"])
        #expect(source.contains("\"operationId\":\"assignTicket\""))
        #expect(try #require(files["openapi.yaml"]).contains("operationId: assignTicket"))
    }

    @Test("the container runs without privileges")
    func container() throws {
        let source = try #require(files["Dockerfile"])
        #expect(source.contains("USER tickets"))
    }
}
