import Planning
import SwiftTree

/// A plan spelled out: every file of the service, with the checklist and the inventory that the gate reads.
public struct WrittenService: Sendable {
    public let plan: ServicePlan
    public let checklist: Checklist
    public let inventory: Inventory
    /// By path; the vendored runtime is added where files are read.
    public let files: [GeneratedFile]

    /// - Throws: `UnsupportedExpression` for an expression that has no form in Swift or SQL.
    public init(_ plan: ServicePlan) throws {
        self.plan = plan
        let checklist = Checklist(plan)
        let inventory = Inventory(plan, checklist: checklist)
        self.checklist = checklist
        self.inventory = inventory
        let layout = plan.service.layout
        var files = try DataLayer(plan.data, layout: layout).files()
        files += try DomainLayer(plan.domain, data: plan.data, layout: layout).files()
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
