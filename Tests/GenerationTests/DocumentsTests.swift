import Generation
import Planning
import Testing

struct DocumentsTests {
    let plan: ServicePlan

    init() throws {
        plan = try APITicketsPlan.make()
    }

    private func document(_ path: String) throws -> String {
        try #require(documentFiles(plan).first { $0.path == path }).content
    }

    @Test("every variable stands in ENVIRONMENT.md with type, default and description")
    func environment() throws {
        let text = try document("ENVIRONMENT.md")
        let port = try #require(text.split(separator: "\n").first { $0.contains("`PORT`") })
        #expect(port.contains("integer from 1 to 65535"))
        #expect(port.contains("`8080`"))
        #expect(port.contains("Port to listen on."))
        let secret = try #require(text.split(separator: "\n").first { $0.contains("`JWT_SECRET`") })
        #expect(secret.contains("| yes "))
        #expect(secret.contains("secret text of at least 32 characters"))
    }

    @Test("every failure mode stands in RUNBOOK.md with what recovers it")
    func runbook() throws {
        let text = try document("RUNBOOK.md")
        for mode in plan.design.components.flatMap(\.failureModes) {
            #expect(text.contains(mode.name.value))
            #expect(text.contains(mode.recovery.value))
        }
    }

    @Test("the README tells how a first caller gets in")
    func firstCaller() throws {
        let text = try document("README.md")
        #expect(text.contains("INSERT INTO \"agent\""))
        #expect(text.contains("token --role lead --subject 0190a5d2-4f6b-7c1e-9a3d-5b8e7f601234"))
    }

    @Test("packages stand by name with their versions, whatever the order they are found in")
    func dependencies() {
        let packages = [
            ResolvedPackage(name: "swift-nio", location: "https://github.com/apple/swift-nio", version: "2.101.2"),
            ResolvedPackage(name: "GRDB.swift", location: "https://github.com/groue/GRDB.swift", version: "7.10.0"),
        ]
        let text = dependenciesDocument(packages).content
        #expect(text == dependenciesDocument(packages.reversed()).content)
        #expect(text.contains("| GRDB.swift | 7.10.0  | https://github.com/groue/GRDB.swift |"))
    }
}
