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
    public init(_ plan: ServicePlan) throws {
        self.plan = plan
        let checklist = Checklist(plan)
        let inventory = Inventory(plan, checklist: checklist)
        self.checklist = checklist
        self.inventory = inventory
        let layout = plan.service.layout
        let data = DataLayer(plan.data, layout: layout)
        let domain = DomainLayer(plan.domain, data: plan.data, layout: layout)
        frozenPaths = data.frozenPaths
        handWritten = domain.handWritten()
        var files = try data.files() + domain.files()
        files += try apiFiles(plan)
        files += serviceFiles(plan)
        files += documentFiles(plan)
        files += try testFiles(plan)
        files.append(GeneratedFile(path: "checklist.md", content: checklistDocument(inventory)))
        files.append(GeneratedFile(path: "checklist.json", content: try inventory.json()))
        self.files = files.sorted { $0.path < $1.path }
    }

    /// The modules of the runtime that the service is built with.
    public var runtimeModules: Set<String> { ["WrightRuntime", "WrightSQLite", "WrightHTTP", "WrightTesting"] }
}
