import DesignModel
import Planning
import SwiftTree

/// A scenario of the design as a test against the shipped executable.
struct ScenarioFile {
    let plan: ServicePlan
    let scenario: ScenarioTest
    private var spelling: TestSpelling { TestSpelling(plan) }

    /// ```swift
    /// @Suite("From report to resolution")
    /// struct FromReportToResolutionTests {
    ///     struct Rows: Sendable { let cora: Customer }
    ///     @Test("Scenario: From report to resolution")
    ///     func fromReportToResolution() async throws { … }
    /// }
    /// ```
    func file() -> GeneratedFile {
        let layout = plan.service.layout
        let type = TypeDeclaration(
            .structure,
            scenario.suite,
            attributes: ["@Suite(\(Literals.quoted(scenario.name)))"],
            documentation: ["Scenario: " + scenario.name + "." + scenario.requirements.note],
            members: (spoken.isEmpty ? [] : [.type(rows)]) + (hasSeed ? [.function(seed)] : []) + [.function(function)]
        )
        var imports = ["Testing", layout.module(of: .data), "WrightRuntime", "WrightTesting"]
        if !scenario.world.rows.isEmpty { imports.append(spelling.supportModule) }
        return GeneratedFile(
            path: layout.scenarioFolder + "/\(scenario.suite).swift",
            content: SwiftFile(imports: imports, [.type(type)]).text
        )
    }

    // MARK: Rows

    /// Rows that the requests speak of.
    private var spoken: [ModelRow] {
        let names = Set(scenario.rows.map(\.row))
        return scenario.world.inOrderOfCreation.filter { names.contains($0.name) }
    }

    /// `struct Rows: Sendable { let cora: Customer }`
    private var rows: TypeDeclaration {
        TypeDeclaration(
            .structure,
            "Rows",
            access: .private,
            inherits: ["Sendable"],
            documentation: ["Rows that the scenario speaks of."],
            members: spoken.map { row in
                .property(
                    PropertyDeclaration(Names.escaped(row.name), type: spelling.typeName(of: row.entity))
                )
            }
        )
    }

    private var hasSeed: Bool { !scenario.world.rows.isEmpty }

    /// `private static func seed(_ transaction: any WriteTransaction) throws -> Rows`
    private var seed: FunctionDeclaration {
        let constant: (String) -> String? = { Names.escaped($0) }
        let referred = Set(scenario.world.rows.flatMap { $0.values.values.compactMap(\.rowName) } + spoken.map(\.name))
        var statements: [Statement] = []
        for group in spelling.groups(scenario.world, named: constant) {
            switch group {
            case .one(let row):
                let inserted = insert(row, number: nil, constant)
                statements.append(
                    referred.contains(row.name)
                        ? .constant(Names.escaped(row.name), .tried(inserted))
                        : .expression(.prefixed("_ = try ", inserted))
                )
            case .many(let rows):
                guard let first = rows.first, let last = rows.last else { continue }
                let inserted = Expression.prefixed(
                    "_ = try ",
                    insert(first, number: rows.count == 1 ? nil : "number", constant)
                )
                statements.append(
                    rows.count == 1
                        ? .expression(inserted)
                        : .forEach("number", in: .code("\(first.number)...\(last.number)"), [.expression(inserted)])
                )
            }
        }
        let result = Expression.call("Rows", spoken.map { .init($0.name, .code(Names.escaped($0.name))) })
        return FunctionDeclaration(
            "seed",
            access: .private,
            isStatic: true,
            documentation: ["The rows that are there before the first request."],
            parameters: [.init("transaction", label: "_", type: "any WriteTransaction")],
            throwing: "throws",
            result: spoken.isEmpty ? nil : "Rows",
            body: statements + (spoken.isEmpty ? [] : [.giveBack(result)])
        )
    }

    private func insert(_ row: ModelRow, number: String?, _ constant: (String) -> String?) -> Expression {
        let repository = plan.data.entity(named: row.entity)?.repository ?? row.entity
        return .call(
            repository + ".insert",
            [.init(nil, spelling.sample(row, number: number, named: constant)), .init("in", "transaction")]
        )
    }

    // MARK: The scenario

    private var function: FunctionDeclaration {
        var writer = ScenarioWriter(scenario: scenario)
        let steps = writer.statements()
        let usesRows = !spoken.isEmpty && SpokenCode(steps.printed).mentions("rows")
        var arguments: [Expression.Argument] = [
            .init("executable", .string(plan.names.executable)),
            .init("migrations", .code(plan.data.migrationsType + ".all")),
        ]
        if let environment { arguments.append(.init("environment", environment)) }
        if let claim = plan.service.tokens?.rolesClaim, claim != "roles" {
            arguments.append(.init("rolesClaim", .string(claim)))
        }
        if hasSeed { arguments.append(.init("seed", "Self.seed")) }
        let parameters = ["service"] + (hasSeed ? [usesRows ? "rows" : "_"] : [])
        let run = Expression.call(
            "ScenarioProcess.run",
            arguments,
            trailing: .init([parameters.joined(separator: ", ")], steps)
        )
        return FunctionDeclaration(
            Names.escaped(scenario.test.function),
            attributes: ["@Test(\(Literals.quoted(scenario.test.title)))"],
            documentation: documentation,
            isAsync: true,
            throwing: "throws",
            body: [.expression(.awaited(run))]
        )
    }

    private var documentation: [String] {
        let stage = scenario.bullets.joined(separator: ", ")
        let requirements = "(" + scenario.requirements.joined(separator: ", ") + ")"
        return [stage.isEmpty ? requirements : stage.prefix(1).uppercased() + stage.dropFirst() + ". " + requirements]
    }

    /// Variables that the service needs beside those which every scenario sets.
    private var environment: Expression? {
        let key = plan.service.variable(.tokenKey)?.name
        let entries = plan.tests.scenarios.environment.map { variable in
            Expression.Entry(
                .string(variable.name),
                variable.name == key ? "ServiceHarness.secret.revealed" : .string(variable.value)
            )
        }
        return entries.isEmpty ? nil : .dictionary(entries)
    }
}

/// Every file of the scenarios' tests.
public func scenarioTestFiles(_ plan: ServicePlan) -> [GeneratedFile] {
    plan.tests.scenarios.scenarios.map { ScenarioFile(plan: plan, scenario: $0).file() }
}
