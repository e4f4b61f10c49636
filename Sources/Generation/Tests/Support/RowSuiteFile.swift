import Planning
import SwiftTree

/// One file of tests on rows.
struct RowSuiteFile {
    let plan: ServicePlan
    let layer: Layer

    /// ```swift
    /// /// Entity: Ticket: storing. (REQ-001)
    /// @Suite("Entity: Ticket: storing")
    /// struct TicketRowTests { … }
    /// ```
    ///
    /// - Parameter isTestable: whether the tests look at what the module does not show.
    func file<Check>(
        _ suite: RowSuite<Check>,
        isTestable: Bool = false,
        _ body: (RowTest<Check>) -> [Statement]
    ) -> GeneratedFile {
        let layout = plan.service.layout
        let type = TypeDeclaration(
            .structure,
            suite.name,
            attributes: ["@Suite(\(Literals.quoted(suite.title)))"],
            documentation: documented(suite.title + ".", suite.requirements),
            members: suite.tests.map { test in .function(function(test.test, body(test))) }
        )
        let own = (isTestable ? "@testable import " : "") + layout.module(of: layer)
        let imports =
            ["Testing", "WrightRuntime", "WrightTesting", layout.supportTarget] + layout.imports(in: layer) + [own]
        return GeneratedFile(
            path: layout.testFolder(of: layer) + "/" + suite.name + ".swift",
            content: SwiftFile(imports: imports, [.type(type)]).text
        )
    }

    private func function(_ test: PlannedTest, _ body: [Statement]) -> FunctionDeclaration {
        let text = body.printed
        return FunctionDeclaration(
            Names.escaped(test.function),
            attributes: ["@Test(\(Literals.quoted(test.title)))"],
            documentation: ["(" + test.requirements.joined(separator: ", ") + ")"],
            isAsync: text.holds("await "),
            throwing: text.holds("try ") ? "throws" : nil,
            body: body
        )
    }
}
