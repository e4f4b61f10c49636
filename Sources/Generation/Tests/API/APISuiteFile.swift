import Planning
import SwiftTree

/// One file of tests of an endpoint.
struct APISuiteFile {
    let plan: ServicePlan
    let suite: APISuite
    let shared: SharedSituation?

    /// ```swift
    /// /// POST /tickets/{id}/assign: who may. (REQ-002)
    /// @Suite("POST /tickets/{id}/assign: who may")
    /// struct AssignTicketAccessTests { … }
    /// ```
    func file() -> GeneratedFile {
        let layout = plan.service.layout
        let writer = APITestWriter(plan: plan, suite: suite, shared: shared)
        let type = TypeDeclaration(
            .structure,
            suite.name,
            attributes: ["@Suite(\(Literals.quoted(suite.title)))"],
            documentation: [suite.title + "." + suite.requirements.note],
            members: writer.tables + suite.tests.map { .function(function($0, writer)) }
        )
        let printed = SwiftFile([.type(type)]).text
        let optional = [
            (layout.module(of: .api), ".json)"), (layout.module(of: .data), "Repository"),
            (spelling.supportModule, "Sample."),
            ("WrightRuntime", ""), ("WrightTesting", ""),
        ]
        let imports =
            ["Testing"] + optional.filter { $0.1.isEmpty || printed.contains($0.1) || $0.1 == ".json)" }.map(\.0)
        return GeneratedFile(
            path: layout.testFolder(of: .api) + "/\(suite.name).swift",
            content: SwiftFile(imports: imports, [.type(type)]).text
        )
    }

    private var spelling: TestSpelling { TestSpelling(plan) }

    private func function(_ test: APITest, _ writer: APITestWriter) -> FunctionDeclaration {
        FunctionDeclaration(
            Names.escaped(test.test.function),
            attributes: ["@Test(\(Literals.quoted(test.test.title)))"],
            documentation: ["(" + test.test.requirements.joined(separator: ", ") + ")"],
            isAsync: true,
            throwing: "throws",
            body: writer.body(of: test)
        )
    }
}

/// Every file of the API's tests.
public func apiTestFiles(_ plan: ServicePlan) -> [GeneratedFile] {
    let tests = plan.tests.api
    return APISupportFile(plan: plan).files() + tests.situations.map { SituationFile(plan: plan, shared: $0).file() }
        + tests.suites.map { suite in
            APISuiteFile(plan: plan, suite: suite, shared: tests.situation(of: suite.endpoint)).file()
        }
}
