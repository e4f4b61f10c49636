import Planning
import SwiftTree

/// A plan spelled out: every file of the service, with the checklist and the inventory that the gate reads.
public struct WrittenService: Sendable {
    public let plan: ServicePlan
    public let checklist: Checklist
    public let inventory: Inventory
    /// By path; the vendored runtime is added where files are read.
    public let files: [GeneratedFile]
    /// What `Custom:` leaves to a person.
    public let handWritten: [HandWrittenFile]
    /// Migrations that a database may have been migrated with.
    public let frozenPaths: [String]

    /// - Throws: `UnsupportedExpression` for an expression that has no form in Swift or SQL.
    public init(_ plan: ServicePlan) async throws {
        self.plan = plan
        let layout = plan.service.layout
        let data = DataLayer(plan.data, layout: layout)
        let domain = DomainLayer(plan.domain, data: plan.data, layout: layout)
        frozenPaths = data.frozenPaths
        handWritten = domain.handWritten()
        async let written = Self.files(of: Self.parts(of: plan, data, domain))
        let checklist = Checklist(plan)
        let inventory = Inventory(plan, checklist: checklist)
        let documents = [
            GeneratedFile(path: "checklist.md", content: checklistDocument(inventory)),
            GeneratedFile(path: "checklist.json", content: try inventory.json()),
        ]
        self.checklist = checklist
        self.inventory = inventory
        files = (try await written + documents).sorted { $0.path < $1.path }
    }

    /// The modules of the runtime that the service is built with.
    public var runtimeModules: Set<String> { ["WrightRuntime", "WrightSQLite", "WrightHTTP", "WrightTesting"] }

    // MARK: Side by side

    /// Files that depend on the plan alone and on no other file.
    private typealias Part = @Sendable () throws -> [GeneratedFile]

    private static func parts(of plan: ServicePlan, _ data: DataLayer, _ domain: DomainLayer) -> [Part] {
        let suites = plan.tests.api.suites.map { suite -> Part in { [apiSuiteFile(suite, plan)] } }
        return suites + [
            { dataTestFiles(plan) }, { domainTestFiles(plan) }, { apiSupportFiles(plan) }, { supportFiles(plan) },
            { serviceTestFiles(plan) + scenarioTestFiles(plan) },
            { try data.files() }, { try domain.files() }, { try apiFiles(plan) },
            { serviceFiles(plan) }, { documentFiles(plan) },
        ]
    }

    /// Writes the parts side by side; the result does not depend on which of them is ready first.
    private static func files(of parts: [Part]) async throws -> [GeneratedFile] {
        let results = await withTaskGroup { group in
            for (index, part) in parts.enumerated() {
                group.addTask { (index, Result { try part() }) }
            }
            return await group.reduce(
                into: Array(repeating: Result<[GeneratedFile], any Error>.success([]), count: parts.count)
            ) {
                $0[$1.0] = $1.1
            }
        }
        return try results.flatMap { try $0.get() }
    }
}
