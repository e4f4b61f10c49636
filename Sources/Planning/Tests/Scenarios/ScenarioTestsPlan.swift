import DesignModel
import Expressions
import Verification

/// The scenarios of the design as tests against the shipped executable.
public struct ScenarioTestsPlan: Sendable {
    public let scenarios: [ScenarioTest]
    /// `ScenarioTests`
    public let target: String
    /// Variables that the service needs to start, beside those that every test sets.
    public let environment: [(name: String, value: String)]

    public var cases: [PlannedTest] { scenarios.map(\.test) }

    public init(_ verified: VerifiedDesign, data: DataPlan, samples: SamplePlan, layout: ServiceLayout) {
        let planner = ScenarioPlanner(verified: verified, data: data, samples: samples, target: layout.scenarioTarget)
        scenarios = planner.scenarios()
        target = layout.scenarioTarget
        environment = planner.environment()
    }
}

/// One scenario.
public struct ScenarioTest: Sendable {
    public let test: PlannedTest
    public let name: String
    public let requirements: [RequirementID]
    public let actors: [ScenarioActor]
    /// Actors' rows and those of the bullets, in the order in which they are inserted.
    public let world: ModelWorld
    /// Rows that the requests speak of, by the name that the scenario gives them.
    public let rows: [(name: String, row: String)]
    /// The bullets about actors and rows as prose, then each exchange, in order.
    public let exchanges: [HurlEntry]
    /// How the scenario sets the stage: "lead `lea`, agent `abe`", "20 `Ticket`".
    public let bullets: [String]

    /// `FromReportToResolutionTests`
    public var suite: String { test.suite }
    public func row(named name: String) -> String? { rows.first { $0.name == name }?.row }
    /// The field of that name of a row.
    public func member(_ name: String, of row: ModelRow) -> MemberPlan? {
        world.data.entity(named: row.entity)?.member(named: name)
    }
}

/// Someone who sends requests.
public struct ScenarioActor: Sendable, Hashable {
    public let name: String
    public let role: String
    /// The row that the token's subject names.
    public let row: String?
    public let field: String
}

/// Plans the scenarios.
struct ScenarioPlanner {
    let verified: VerifiedDesign
    let data: DataPlan
    let samples: SamplePlan
    let target: String

    func scenarios() -> [ScenarioTest] {
        var taken: Set<String> = []
        return verified.design.scenarios.map { scenario in
            let name = scenario.name.value.filter { $0 != "'" && $0 != "’" }
            var suite = Names.type(name)
            var count = 2
            while !taken.insert(suite).inserted {
                suite = Names.type(name) + String(count)
                count += 1
            }
            return plan(scenario, suite: suite + "Tests", function: Names.member(suite))
        }
    }

    private func plan(_ scenario: Scenario, suite: String, function: String) -> ScenarioTest {
        let named = scenario.requirements.map(\.value)
        let accepting = verified.design.requirements.filter { requirement in
            requirement.acceptance.contains { $0.value == scenario.name.value }
        }.map(\.id.value)
        let all = verified.design.requirements.map(\.id.value)
        let requirements = named.isEmpty ? (accepting.isEmpty ? all : accepting) : named
        let test = PlannedTest(
            layer: .service,
            reach: .endToEnd,
            kind: .scenario,
            subject: "Scenario: " + scenario.name.value,
            target: target,
            suite: suite,
            function: function,
            title: "Scenario: " + scenario.name.value,
            requirements: requirements
        )
        let stage = stage(of: scenario)
        return ScenarioTest(
            test: test,
            name: scenario.name.value,
            requirements: requirements,
            actors: stage.actors,
            world: stage.world,
            rows: stage.rows,
            exchanges: scenario.parts.compactMap { if case .exchange(let entry) = $0 { entry } else { nil } },
            bullets: stage.bullets
        )
    }

    private struct Stage {
        var world: ModelWorld
        var actors: [ScenarioActor] = []
        var rows: [(name: String, row: String)] = []
        var bullets: [String] = []
    }

    private func stage(of scenario: Scenario) -> Stage {
        var stage = Stage(world: ModelWorld(data: data, samples: samples))
        for part in scenario.parts {
            switch part {
            case .actor(let role, let name): add(role.value, name.value, to: &stage)
            case .rows(let rows): add(rows, to: &stage)
            case .exchange, .event: break
            }
        }
        stage.world.completeReferences()
        return stage
    }

    private func add(_ role: String, _ name: String, to stage: inout Stage) {
        let subject = verified.design.authentication?.subjects.first { subject in
            subject.roles.contains { $0.value == role }
        }
        let row = subject.map { stage.world.add($0.entity.value, named: Names.member(name)) }
        if let row { stage.rows.append((name, row)) }
        stage.actors.append(ScenarioActor(name: name, role: role, row: row, field: subject?.field.value ?? "id"))
        stage.bullets.append(role + " `" + name + "`")
    }

    private func add(_ rows: Scenario.Rows, to stage: inout Stage) {
        let names = Dictionary(
            stage.rows.map { ($0.name, ModelValue.row($0.row)) },
            uniquingKeysWith: { first, _ in first }
        )
        for _ in 0..<rows.count {
            let wanted = rows.name.map { Names.member($0.value) }
            let row = stage.world.add(rows.entity.value, named: wanted ?? "filler", isAnonymous: wanted == nil)
            for field in rows.fields {
                let evaluator = ModelEvaluator(world: stage.world, names: names)
                if let value = evaluator.value(field.value) { stage.world.set(row, field.name.value, value) }
            }
            if let name = rows.name, !stage.rows.contains(where: { $0.name == name.value }) {
                stage.rows.append((name.value, row))
            }
        }
        stage.bullets.append("\(rows.count) `\(rows.entity.value)`")
    }

    /// A value for each variable that has no default and that the scenario's process is not given anyway.
    func environment() -> [(name: String, value: String)] {
        VariablePlan.all(of: verified.design).compactMap { variable in
            guard variable.need == .required, ![.host, .port, .database].contains(variable.use),
                variable.name != "JWT_SECRET"
            else { return nil }
            return (variable.name, VariableSample.valid(variable))
        }
    }
}
