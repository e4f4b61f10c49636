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
            let rules = plans.compactMap { plan -> Rule? in
                let index = domain.access.firstIndex { $0.typeName == name && $0.function == plan.function }
                return index.flatMap {
                    endpoints.indices.contains($0) ? Rule(plan: plan, endpoint: endpoints[$0]) : nil
                }
            }
            suites += short(rules, name: String(name.dropLast("Access".count)), subject)
        }
        return suites
    }

    /// An access rule and the endpoint that it is for.
    private struct Rule {
        let plan: AccessPlan
        let endpoint: Endpoint

        /// What callers want with the rows.
        var purpose: (name: String, text: String) {
            switch endpoint.does.value {
            case .read, .list: ("Reading", "who may read")
            case .create, .update, .delete: ("Changing", "who may make, change and delete")
            default: ("Event", "who may cause events")
            }
        }
    }

    /// Files stay short: what is too long for one is told apart by what callers want, and then by endpoint.
    private func short(_ rules: [Rule], name: String, _ subject: String) -> [DomainSuite] {
        let most = 24
        guard let whole = suite(name + "AccessTests", subject, "who may", rules) else { return [] }
        guard whole.tests.count > most else { return [whole] }
        return ["Reading", "Changing", "Event"].flatMap { purpose -> [DomainSuite] in
            let some = rules.filter { $0.purpose.name == purpose }
            guard let text = some.first?.purpose.text,
                let part = suite(name + purpose + "AccessTests", subject, text, some)
            else { return [] }
            guard part.tests.count > most else { return [part] }
            return some.compactMap { rule in
                let word = Names.type(rule.plan.function)
                return suite(name + word + "AccessTests", subject, "who may " + rule.plan.function, [rule])
            }
        }
    }

    private func suite(_ name: String, _ subject: String, _ title: String, _ rules: [Rule]) -> DomainSuite? {
        let ids = Set(rules.flatMap(\.plan.requirements))
        var builder = builder(name, subject, title, everything.filter(ids.contains))
        for rule in rules {
            for role in view.design.roles.map(\.name.value) + [nil] {
                add(rule.plan, rule.endpoint, role: role, to: &builder)
            }
        }
        return builder.suite
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
        let who = role.map { "\(Names.article($0)) \($0)" } ?? "a caller without a role"
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
        // A rule that no row breaks is not tried by rows; a role without a condition has every row.
        let isLimited = !clauses.contains { $0.condition == nil }
        guard !isLimited || rows.count < scene.world.rows(of: entity).count else { return }
        let isReading = Rule(plan: plan, endpoint: endpoint).purpose.name == "Reading"
        let what = isLimited ? "only the rows of the rule" : "every row"
        builder.add(
            .authorization,
            .integration,
            isReading ? "\(plan.title) shows \(who) \(what)" : "\(plan.title) admits \(who) to \(what)",
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
            // Another's row, which would be the caller's but for what the rule asks; a row that is nobody's may do as well.
            let plain = solver
            if !(solver.make(condition, true) && solver.make(condition, false)) { solver = plain }
            guard solver.make(condition, false) else {
                world = saved
                return
            }
            world = solver.world
        }
        let other = world[row]
        guard let other, let plan = world.data.entity(named: entity) else { return }
        let own = plan.members.filter { $0.isOptional && other.values[$0.name]?.rowName != nil }
        guard !own.isEmpty else { return }
        let nobodys = world.add(entity, named: "nobodys" + Names.type(entity))
        for member in own { world.set(nobodys, member.name, .null) }
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
            for other in domain.caller.subjects where other.entity != subject.entity {
                guard let kept = subject.roles.first, let dropped = other.roles.first else { continue }
                builder.add(
                    .authentication,
                    .unit,
                    "keeps the role \(kept) and drops the role \(dropped) where only the first has a row",
                    in: world,
                    .callerKeeps(CallerSample(roles: [kept, dropped], rows: [(subject, row)]), roles: [kept])
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
