import DesignModel
import Expressions

extension EntityTests {
    // MARK: Rules

    /// Each rule of each field: one value beyond each bound, by the repository and by the table itself.
    func rules() -> DataSuite? {
        var builder = builder("Rule", "rules of its fields")
        for check in entity.checks { add(check, to: &builder) }
        for rule in entity.writeRules { add(rule, to: &builder) }
        let columns = entity.columns.filter { !$0.isOptional }
        let (world, row) = sample()
        builder.add(
            .constraint,
            .unit,
            "takes no null where a value must be",
            in: world,
            .violatesNotNull(row: row, columns)
        )
        return builder.suite
    }

    private func add(_ check: CheckPlan, to builder: inout RowSuiteBuilder<DataCheck>) {
        let word = Names.prose(check.member.name)
        let subject = Names.article(word) + " " + word
        let isAnswered = entity.answeredChecks.contains { $0.name == check.name }
        for (value, what, isTyped) in broken(check) {
            let (world, row) = sample()
            var changed = world
            changed.set(row, check.member.name, value)
            // A `where` that is broken as well is reported first.
            if isTyped, isAnswered, !changed.breaksRule(row) {
                builder.add(
                    .constraint,
                    .unit,
                    "refuses \(subject) that \(what)",
                    in: changed,
                    unstored: [row],
                    .refuses(row: row, refusal(at: check.member, check.code))
                )
            }
            if changed.breaksCheck(row, before: check) { continue }
            builder.add(
                .constraint,
                .unit,
                "the table itself refuses \(subject) that \(what)",
                in: world,
                .violates(row: row, check.member, value, check: check.name)
            )
        }
        if case .rule(let condition) = check.kind { addBroken(condition, check, to: &builder) }
    }

    private func refusal(at member: MemberPlan, _ code: String) -> ExpectedRefusal {
        ExpectedRefusal(ModelRefusal(422, "validation", pointers: ["/" + member.name]), fieldCodes: [code])
    }

    /// Values that break the check, and whether the model can hold them at all.
    private func broken(_ check: CheckPlan) -> [(value: ModelValue, what: String, isTyped: Bool)] {
        switch check.kind {
        case .length(let bounds):
            // A pattern would be broken as well, and is reported first.
            let isTyped = check.member.pattern == nil
            let short = bounds.least.map { ($0 - 1, "is one character too short") }
            let long = bounds.most.map { ($0 + 1, "is one character too long") }
            return [short, long].compactMap(\.self).filter { $0.0 >= 0 }.map {
                (.text(String(repeating: "x", count: $0.0)), $0.1, isTyped)
            }
        case .range(let bounds):
            let low = bounds.least.map { ($0 - 1, "is one too small") }
            let high = bounds.most.map { ($0 + 1, "is one too large") }
            return [low, high].compactMap(\.self).map { (.integer($0.0), $0.1, true) }
        case .digits(let precision, let scale):
            let limit = "1" + String(repeating: "0", count: max(0, precision - scale))
            let fraction = scale == 0 ? "" : "." + String(repeating: "0", count: scale)
            return [
                (.decimal(limit + fraction), "has one digit too many", true),
                (.decimal("-" + limit + fraction), "has one digit too many below zero", true),
            ].filter { _ in precision < 18 }
        case .oneOf: return [(.text("no such word"), "is none of the words", false)]
        case .boolean: return [(.integer(2), "is neither true nor false", false)]
        case .email:
            return [
                (.text("no address"), "is no address", true),
                (.text(String(repeating: "x", count: 243) + "@example.org"), "is one character too long", true),
            ]
        case .rule: return []
        }
    }

    /// A row for which a `where` does not hold.
    private func addBroken(
        _ condition: TypedExpression,
        _ check: CheckPlan,
        to builder: inout RowSuiteBuilder<DataCheck>
    ) {
        let (world, row) = sample()
        guard let changed = breaking(condition, of: row, in: world), let values = changed[row]?.values else { return }
        let touched = entity.members.filter { values[$0.name] != world[row]?.values[$0.name] }
        guard touched.count == 1, let member = touched.first, let value = values[member.name] else { return }
        builder.add(
            .constraint,
            .unit,
            "the table itself refuses \(article(member)) that breaks the rule of \(Names.prose(check.member.name))",
            in: world,
            .violates(row: row, member, value, check: check.name)
        )
    }

    private func article(_ member: MemberPlan) -> String {
        let word = Names.prose(member.name)
        return Names.article(word) + " " + word
    }

    private func breaking(_ condition: TypedExpression, of row: String, in world: ModelWorld) -> ModelWorld? {
        var solver = ModelSolver(world: world, names: ["self": .row(row)])
        solver.seeksLimits = true
        guard solver.make(condition, false) else { return nil }
        solver.world.completeReferences()
        return solver.world
    }

    private func add(_ rule: WriteRulePlan, to builder: inout RowSuiteBuilder<DataCheck>) {
        let (world, row) = sample()
        switch rule.kind {
        case .matches(let pattern):
            guard case .text(let bounds) = rule.member.type,
                let value = PatternSample(pattern).mismatch(length: bounds)
            else { return }
            var changed = world
            changed.set(row, rule.member.name, .text(value))
            builder.add(
                .constraint,
                .unit,
                "refuses \(article(rule.member)) that does not match its pattern",
                in: changed,
                unstored: [row],
                .refuses(row: row, refusal(at: rule.member, rule.code))
            )
        case .condition(let condition):
            guard let changed = breaking(condition, of: row, in: world) else { return }
            builder.add(
                .constraint,
                .unit,
                "refuses a row that breaks the rule of \(Names.prose(rule.member.name))",
                in: changed,
                unstored: [row],
                .refuses(row: row, refusal(at: rule.member, rule.code))
            )
        }
    }

    // MARK: Uniqueness

    func uniqueness() -> DataSuite? {
        var builder = builder("Uniqueness", "what no two rows share")
        for unique in entity.uniques {
            let words = unique.members.map { Names.prose($0.name) }.joined(separator: " and ")
            let (world, _, second) = twins(unique, unique.members)
            let pointer = unique.members.first.map { "/" + $0.name } ?? ""
            let refusal = ModelRefusal(409, unique.code, pointers: [pointer])
            if entity.answeredUniques.contains(where: { $0.name == unique.name }) {
                builder.add(
                    .constraint,
                    .unit,
                    "refuses a second row with the same \(words)",
                    in: world,
                    unstored: [second],
                    .refuses(row: second, ExpectedRefusal(refusal, fieldCodes: ["unique"]))
                )
            }
            let (apart, one, other) = twins(unique, [])
            builder.add(
                .constraint,
                .unit,
                "the table itself refuses a second row with the same \(words)",
                in: apart,
                .violatesUnique(row: other, other: one, unique)
            )
            guard unique.members.count > 1 else { continue }
            for member in unique.members {
                let (world, first, second) = twins(unique, unique.members.filter { $0.name != member.name })
                guard world[first]?.values[member.name] != world[second]?.values[member.name] else { continue }
                builder.add(
                    .constraint,
                    .unit,
                    "takes rows that differ in their \(Names.prose(member.name))",
                    in: world,
                    unstored: [second],
                    .takes(row: second)
                )
            }
        }
        return builder.suite
    }

    /// Two rows that are equal in these members and differ in the others of the constraint.
    private func twins(_ unique: UniquePlan, _ equal: [MemberPlan]) -> (ModelWorld, String, String) {
        var world = ModelWorld(data: data, samples: samples)
        let first = world.add(entity.name)
        let second = world.add(entity.name, named: "second" + entity.typeName)
        for (number, row) in [first, second].enumerated() {
            for member in unique.members {
                if let target = member.referencedEntity {
                    world.set(row, member.name, .row(world.add(target, named: Names.member(member.name))))
                } else if world[row]?.values[member.name] == .null {
                    world.set(row, member.name, samples.input(member, in: entity, number: number + 1))
                } else if let words = member.words, words.count > 1 {
                    world.set(row, member.name, .text(words[number]))
                }
            }
        }
        for member in equal { world.set(second, member.name, world[first]?.values[member.name] ?? .null) }
        world.completeReferences()
        return (world, first, second)
    }
}

extension MemberPlan {
    /// The words of a `one of`.
    var words: [String]? { if case .oneOf(let words) = type { words } else { nil } }
}

extension ModelWorld {
    /// Whether a `where` of the same member is broken too, which the table may name instead.
    fileprivate func breaksCheck(_ row: String, before check: CheckPlan) -> Bool {
        let checks = data.entity(named: self[row]?.entity ?? "")?.checks ?? []
        return checks.contains { other in
            guard other.name != check.name, case .rule(let condition) = other.kind else { return false }
            return ModelEvaluator(world: self, names: ["self": .row(row)]).value(condition)?.truth == false
        }
    }
}
