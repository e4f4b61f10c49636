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
        let optional = [
            (layout.module(of: .api), ".json)"), (layout.module(of: .data), "Repository"),
            (spelling.supportModule, "Sample."),
            ("WrightRuntime", ""), ("WrightTesting", ""),
        ]
        return GeneratedFile(
            path: layout.testFolder(of: .api) + "/\(suite.name).swift",
            content: SwiftFile([.type(type)]).text { printed in
                ["Testing"] + optional.filter { printed.holds($0.1) || $0.1 == ".json)" }.map(\.0)
            }
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

/// What the suites of the API share: support, and the situation of each endpoint.
func apiSupportFiles(_ plan: ServicePlan) -> [GeneratedFile] {
    APISupportFile(plan: plan).files() + plan.tests.api.situations.map { SituationFile(plan: plan, shared: $0).file() }
}

/// The file of one suite.
func apiSuiteFile(_ suite: APISuite, _ plan: ServicePlan) -> GeneratedFile {
    APISuiteFile(plan: plan, suite: suite, shared: plan.tests.api.situation(of: suite.endpoint)).file()
}

/// Every file of the API's tests.
public func apiTestFiles(_ plan: ServicePlan) -> [GeneratedFile] {
    apiSupportFiles(plan) + plan.tests.api.suites.map { apiSuiteFile($0, plan) }
}
