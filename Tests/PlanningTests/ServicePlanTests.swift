import DesignModel
import Planning
import Testing

struct ServicePlanTests {
    @Test("variables are typed members with the use that the service makes of them")
    func variables() throws {
        let variables = try APITicketsPlan.make().service.variables
        #expect(variables.map(\.member) == ["host", "port", "databaseURL", "jwtSecret", "logLevel"])
        #expect(variables.map(\.use) == [.host, .port, .database, .tokenKey, .logLevel])
        #expect(variables.filter(\.isSecret).map(\.name) == ["JWT_SECRET"])
    }

    @Test("a layer imports those before it and no other")
    func layersKnowThoseBefore() {
        let layout = ServiceLayout(names: ServiceNames(service: "Help Desk"))
        #expect(layout.imports(in: .data) == [])
        #expect(layout.imports(in: .domain) == ["HelpDeskData"])
        #expect(layout.imports(in: .api) == ["HelpDeskData", "HelpDeskDomain"])
        #expect(layout.imports(in: .service) == ["HelpDeskData", "HelpDeskDomain", "HelpDeskAPI"])
        #expect(layout.folder(of: .service) == "Sources/help-desk")
        #expect(layout.testTarget(of: .service) == "help_deskTests")
    }

    @Test("with folders in place of modules nothing imports the service itself but the executable")
    func foldersInsteadOfModules() {
        let layout = ServiceLayout(names: ServiceNames(service: "Tickets"), arrangement: .folderPerLayer)
        #expect(layout.libraryModules == ["TicketsCore"])
        #expect(layout.imports(in: .api) == [])
        #expect(layout.imports(in: .service) == ["TicketsCore"])
        #expect(layout.folder(of: .domain) == "Sources/TicketsCore/Domain")
    }

    @Test("only the API, the executable and tests know HTTP; only the executable and tests know SQLite")
    func products() throws {
        let targets = try APITicketsPlan.make().service.targets.filter {
            $0.kind != .test && !$0.name.hasSuffix("TestSupport")
        }
        let users = { (product: String) in
            targets.filter { $0.products.contains { $0.name == product } }.map(\.name)
        }
        #expect(users("WrightHTTP") == ["TicketsAPI", "tickets"])
        #expect(users("WrightSQLite") == ["tickets"])
    }
}
