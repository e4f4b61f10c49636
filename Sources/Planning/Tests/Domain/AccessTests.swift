import DesignModel
import Expressions
import Verification

extension DomainTestPlanner {
    /// Who reaches which rows: each role, owner and stranger, for every endpoint.
    func accessSuites() -> [DomainSuite] {
        let endpoints = view.design.allEndpoints
        var suites: [DomainSuite] = []
        for (name, plans) in domain.accessTypes {
            let subject = "Access: " + (plans.first?.entity ?? Names.type(String(name.dropLast("Access".count))))
            let ids = Set(plans.flatMap(\.requirements))
            var builder = builder(name + "Tests", subject, "who may", everything.filter(ids.contains))
            for plan in plans {
                guard
                    let index = domain.access.firstIndex(where: { $0.typeName == name && $0.function == plan.function }
                    ),
                    endpoints.indices.contains(index)
                else { continue }
                for role in view.design.roles.map(\.name.value) + [nil] {
                    add(plan, endpoints[index], role: role, to: &builder)
                }
            }
            if let suite = builder.suite { suites += split(suite) }
        }
        return suites
    }

    /// Files stay short: at most thirty tests in one.
    private func split(_ suite: DomainSuite) -> [DomainSuite] {
        guard suite.tests.count > 24 else { return [suite] }
        return stride(from: 0, to: suite.tests.count, by: 24).map { start in
            let name = start == 0 ? suite.name : suite.name.dropLast(5) + "\(start / 24 + 1)Tests"
            let tests = suite.tests[start..<min(start + 24, suite.tests.count)].map { test in
                var planned = test.test
                planned.suite = String(name)
                return DomainTest(test: planned, world: test.world, unstored: test.unstored, check: test.check)
            }
            return DomainSuite(name: String(name), title: suite.title, requirements: suite.requirements, tests: tests)
        }
    }

    private func add(
        _ plan: AccessPlan,
        _ endpoint: Endpoint,
        role: String?,
        to builder: inout RowSuiteBuilder<DomainCheck>
    ) {
        let clauses = view.access(of: endpoint).filter { clause in
            clause.role.value == .anyone || (role.map { clause.role.value == .role($0) } ?? false)
        }
        var scene = AccessScene(plan, endpoint, role: role, in: self)
        let who = role.map { "\(Names.article($0)) \($0)" } ?? "nobody in particular"
        let ids = plan.requirements
        guard plan.isAboutRows else {
            let check = scene.check(.permitted(!clauses.isEmpty))
            let verb = clauses.isEmpty ? "turns away" : "lets in"
            builder.add(
                .authorization,
                .unit,
                "\(plan.title) \(verb) \(who)",
                in: scene.world,
                requirements: ids,
                .access(check)
            )
            addConditions(plan, clauses, who, scene, to: &builder)
            return
        }
        guard !clauses.isEmpty else {
            let check = scene.check(.forbidden)
            builder.add(
                .authorization,
                .unit,
                "\(plan.title) turns away \(who)",
                in: scene.world,
                requirements: ids,
                .access(check)
            )
            return
        }
        guard let entity = plan.entity, let rows = scene.rows(of: entity, clauses) else { return }
        let isLimited = rows.count < scene.world.rows(of: entity).count
        let what = isLimited ? "only the rows of the rule" : "every row"
        builder.add(
            .authorization,
            .integration,
            "\(plan.title) shows \(who) \(what)",
            in: scene.world,
            requirements: ids,
            .access(scene.check(.rows(rows)))
        )
    }

    /// The owner and a stranger, for a rule about no row.
    private func addConditions(
        _ plan: AccessPlan,
        _ clauses: [AccessClause],
        _ who: String,
        _ scene: AccessScene,
        to builder: inout RowSuiteBuilder<DomainCheck>
    ) {
        guard plan.hasConditions, !clauses.isEmpty else { return }
        for wanted in [true, false] {
            var scene = scene
            guard scene.make(clauses, wanted) else { continue }
            builder.add(
                .authorization,
                .integration,
                wanted
                    ? "\(plan.title) goes through for \(who) whom the rule admits"
                    : "\(plan.title) refuses \(who) who is a stranger",
                in: scene.world,
                requirements: plan.requirements,
                .access(scene.check(.checked(wanted)))
            )
        }
    }
}

/// A caller, and rows on both sides of an access rule.
struct AccessScene {
    let plan: AccessPlan
    let role: String?
    var world: ModelWorld
    private var caller: (subject: CallerSubject, row: String)?
    private var path: [String: ModelValue] = [:]

    init(_ plan: AccessPlan, _ endpoint: Endpoint, role: String?, in planner: DomainTestPlanner) {
        self.plan = plan
        self.role = role
        world = ModelWorld(data: planner.data, samples: planner.samples)
        if let role, let subject = planner.domain.caller.subject(of: role) {
            caller = (subject, world.add(subject.entity, named: Names.member(subject.property)))
        }
        let resolution = PathResolution(design: planner.view.design, words: planner.data.words)
        for parameter in resolution.parameters(of: endpoint)
        where plan.arguments.contains(where: { $0.name == parameter.name }) {
            path[parameter.name] = value(of: parameter, planner)
        }
        world.completeReferences()
    }

    private mutating func value(of parameter: PathParameterPlan, _ planner: DomainTestPlanner) -> ModelValue {
        guard planner.data.entity(named: parameter.entity) != nil else {
            return planner.samples.input(
                MemberPlan(unsaid: parameter.name, parameter.type, planner.data.words),
                number: 1
            )
        }
        let row = world.add(parameter.entity)
        guard let field = parameter.field else { return .row(row) }
        return world[row]?.values[field.name] ?? .null
    }

    private var names: [String: ModelValue] {
        ["path": .record(path), "me": caller.map { .row($0.row) } ?? .null]
    }

    func check(_ expectation: AccessCheck.Expectation) -> AccessCheck {
        AccessCheck(
            access: plan,
            caller: CallerSample(roles: role.map { [$0] } ?? [], rows: caller.map { [$0] } ?? []),
            arguments: plan.arguments.map { path[$0.name] ?? .null },
            expectation: expectation
        )
    }

    /// Adds a row that a clause admits and one that none admits; gives the rows that are admitted.
    mutating func rows(of entity: String, _ clauses: [AccessClause]) -> [String]? {
        for clause in clauses {
            if let condition = clause.condition { addRow(of: entity, condition, true) } else { _ = world.add(entity) }
        }
        let conditions = clauses.compactMap(\.condition)
        if conditions.count == clauses.count {
            addStranger(of: entity, conditions)
        } else {
            _ = world.add(entity, named: "other" + Names.type(entity))
        }
        world.completeReferences()
        var rows: [String] = []
        for row in world.rows(of: entity).map(\.name) {
            guard let isAdmitted = isAdmitted(row, clauses) else { return nil }
            if isAdmitted { rows.append(row) }
        }
        return rows
    }

    private func isAdmitted(_ row: String?, _ clauses: [AccessClause]) -> Bool? {
        var names = names
        if let row { names["self"] = .row(row) }
        let values = clauses.map { clause -> Bool? in
            guard let condition = clause.condition else { return true }
            return ModelEvaluator(world: world, names: names).value(condition)?.truth
        }
        if values.contains(true) { return true }
        return values.contains(nil) ? nil : false
    }

    private mutating func addRow(of entity: String, _ condition: TypedExpression, _ wanted: Bool) {
        let saved = world
        let row = world.add(entity, named: wanted ? "own" + Names.type(entity) : "other" + Names.type(entity))
        var solver = ModelSolver(
            world: world,
            names: names.merging(["self": .row(row)]) { old, _ in old },
            caller: caller?.row
        )
        world = solver.make(condition, wanted) ? solver.world : saved
    }

    private mutating func addStranger(of entity: String, _ conditions: [TypedExpression]) {
        let saved = world
        let row = world.add(entity, named: "other" + Names.type(entity))
        for condition in conditions {
            var solver = ModelSolver(
                world: world,
                names: names.merging(["self": .row(row)]) { old, _ in old },
                caller: caller?.row
            )
            guard solver.make(condition, false) else {
                world = saved
                return
            }
            world = solver.world
        }
    }

    /// Makes a rule about no row hold, or not hold.
    mutating func make(_ clauses: [AccessClause], _ wanted: Bool) -> Bool {
        guard isAdmitted(nil, clauses) != wanted else { return true }
        for clause in clauses {
            guard let condition = clause.condition else { return wanted }
            var solver = ModelSolver(world: world, names: names, caller: caller?.row)
            guard solver.make(condition, wanted) else { return false }
            world = solver.world
            if wanted { break }
        }
        world.completeReferences()
        return isAdmitted(nil, clauses) == wanted
    }
}

// MARK: Callers

extension DomainTestPlanner {
    /// What becomes of roles whose row is missing.
    func callerSuite() -> DomainSuite? {
        var builder = builder("CallerTests", "Access: Caller", "the caller's roles and rows", everything)
        for subject in domain.caller.subjects {
            var world = ModelWorld(data: data, samples: samples)
            let row = world.add(subject.entity, named: Names.member(subject.property))
            world.completeReferences()
            for role in subject.roles {
                let known = CallerSample(roles: [role], rows: [(subject, row)])
                builder.add(
                    .authentication,
                    .unit,
                    "keeps the role \(role) of a caller with a row",
                    in: world,
                    .callerKeeps(known, roles: [role])
                )
                let unknown = CallerSample(roles: [role], rows: [])
                builder.add(
                    .authentication,
                    .unit,
                    "drops the role \(role) of a caller without a row",
                    in: ModelWorld(data: data, samples: samples),
                    .callerKeeps(unknown, roles: nil)
                )
            }
            let sample = CallerSample(roles: subject.roles, rows: [(subject, row)])
            if !domain.caller.sharedFields.isEmpty {
                builder.add(
                    .success,
                    .unit,
                    "a caller with \(Names.article(subject.property)) \(subject.property) row is that row",
                    in: world,
                    .callerIs(sample, subject)
                )
            }
        }
        return builder.suite
    }
}
