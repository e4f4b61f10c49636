import DesignModel

/// A test that begins with rows in a database.
public struct RowTest<Check: Sendable>: Sendable {
    public let test: PlannedTest
    /// The rows that are there when it begins.
    public let world: ModelWorld
    /// Rows of `world` that the test makes and does not store.
    public let unstored: Set<String>
    public let check: Check
}

/// Tests that stand in one file.
public struct RowSuite<Check: Sendable>: Sendable {
    /// `TicketRowTests`
    public let name: String
    /// "Entity: Ticket: storing"
    public let title: String
    public let requirements: [RequirementID]
    public let tests: [RowTest<Check>]
}

/// Gathers the tests of one suite and gives each its name.
struct RowSuiteBuilder<Check: Sendable> {
    let layer: Layer
    let target: String
    let name: String
    /// `Entity: Ticket`
    let subject: String
    /// "storing"
    let title: String
    let requirements: [RequirementID]
    private var tests: [RowTest<Check>] = []
    private var taken: Set<String> = []

    init(layer: Layer, target: String, name: String, subject: String, title: String, requirements: [RequirementID]) {
        self.layer = layer
        self.target = target
        self.name = name
        self.subject = subject
        self.title = title
        self.requirements = requirements
    }

    /// The suite; `nil` where there is nothing to test.
    var suite: RowSuite<Check>? {
        guard !tests.isEmpty else { return nil }
        return RowSuite(name: name, title: subject + ": " + title, requirements: requirements, tests: tests)
    }

    mutating func add(
        _ kind: PlannedTest.Kind,
        _ reach: PlannedTest.Reach,
        _ title: String,
        in world: ModelWorld,
        unstored: Set<String> = [],
        requirements: [RequirementID]? = nil,
        _ check: Check
    ) {
        var function = Names.member(title)
        var count = 2
        while !taken.insert(function).inserted {
            function = Names.member(title) + String(count)
            count += 1
        }
        let ids = requirements ?? []
        let test = PlannedTest(
            layer: layer,
            reach: reach,
            kind: kind,
            subject: subject,
            target: target,
            suite: name,
            function: function,
            title: title,
            requirements: ids.isEmpty ? self.requirements : ids
        )
        tests.append(RowTest(test: test, world: world, unstored: unstored, check: check))
    }
}

extension ModelWorld {
    /// Members of the row whose sample tells nothing: null, or zero and the like.
    func plainMembers(of row: String) -> [MemberPlan] {
        guard let known = self[row], let plan = data.entity(named: known.entity) else { return [] }
        return plan.members.filter { member in
            guard member.name != "state", !samples.isUnique(member, in: plan) else { return false }
            switch known.values[member.name] {
            case .null?: return true
            case .integer?: return SamplePlan.constant(of: member) == known.values[member.name]
            default: return false
            }
        }
    }

    /// Gives a member a value of its own; a reference gets a row of its own.
    mutating func fill(_ row: String, _ member: MemberPlan) {
        guard let plan = data.entity(named: self[row]?.entity ?? "") else { return }
        if let entity = member.referencedEntity {
            let referenced = add(entity, named: "former" + Names.type(member.name))
            set(row, member.name, .row(referenced))
        } else {
            let known = self[row]?.values[member.name] ?? .null
            set(row, member.name, samples.input(member, in: plan, number: 41))
            if breaksRule(row) { set(row, member.name, known) }
        }
    }

    /// Whether a `where` of the entity does not hold for the row.
    func breaksRule(_ row: String) -> Bool {
        let rules = data.entity(named: self[row]?.entity ?? "")?.writeRules ?? []
        return rules.contains { rule in
            guard case .condition(let condition) = rule.kind else { return false }
            return ModelEvaluator(world: self, names: ["self": .row(row)]).value(condition)?.truth == false
        }
    }

    /// Changes rows that break a `where` until they do not.
    mutating func repairRules() {
        for row in rows {
            for rule in data.entity(named: row.entity)?.writeRules ?? [] {
                guard case .condition(let condition) = rule.kind else { continue }
                var solver = ModelSolver(world: self, names: ["self": .row(row.name)])
                if solver.make(condition, true) { self = solver.world }
            }
        }
    }

    /// Gives the row texts of its own, so that a test can tell it from rows of other entities.
    mutating func distinguish(_ row: String, _ number: Int) {
        guard let plan = data.entity(named: self[row]?.entity ?? "") else { return }
        for member in plan.members where !samples.isUnique(member, in: plan) && SamplePlan.constant(of: member) == nil {
            guard case .text = member.type, let known = self[row]?.values[member.name], known != .null else { continue }
            set(row, member.name, samples.input(member, in: plan, number: number))
            if breaksRule(row) { set(row, member.name, known) }
        }
    }
}
