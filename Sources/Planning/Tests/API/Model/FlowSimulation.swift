import DesignModel
import Expressions
import Verification

/// How a flow or a transition ends on the rows of a model.
enum ModelOutcome: Sendable {
    /// It is carried out; what it gives back.
    case done(ModelValue)
    case refused(ModelRefusal)
    /// Something in it cannot be known before the service runs.
    case unknown
}

/// A refusal as the design words it.
public struct ModelRefusal: Sendable, Hashable {
    public let status: Int
    public let code: String
    /// The sentence, where the design says it.
    public let message: String?
    /// Fields that are named, in order.
    public let pointers: [String]

    public init(_ status: Int, _ code: String, message: String? = nil, pointers: [String] = []) {
        self.status = status
        self.code = code
        self.message = message
        self.pointers = pointers
    }
}

/// Runs flows and transitions over the rows of a model, as the design says and not as the service does.
struct FlowSimulation {
    let view: DesignView
    var world: ModelWorld
    var names: [String: ModelValue]
    /// The condition at which it stopped, with the names known there: to find rows for which it goes on, or stops.
    private(set) var stop: Stop?
    /// Every condition that was met on the way.
    private(set) var passed: [Stop] = []
    /// The row of a transition: it is stored with its new state, not before.
    private var transitionRow: String?
    private var lastChanged: String?
    /// Set where something came up that cannot be known.
    private var isLost = false

    struct Stop {
        /// `3`; empty for the guard of a transition.
        let number: String
        let condition: TypedExpression
        /// The entity whose row `get` looks for.
        let candidates: String?
        let names: [String: ModelValue]
        /// The answer where it does not hold.
        let refusal: ModelRefusal?

        /// What the condition is about: `desk_full`, else `step 3`.
        var subject: String {
            if number.isEmpty { return "its guard" }
            guard let code = refusal?.code, !["validation", "not_found"].contains(code) else { return "step " + number }
            return code
        }
    }

    init(view: DesignView, world: ModelWorld, names: [String: ModelValue]) {
        self.view = view
        self.world = world
        self.names = names
    }

    private enum Way {
        case goesOn
        case ends(ModelOutcome)
    }

    /// Runs a flow with `input` in `names`.
    mutating func run(_ flow: Flow) -> ModelOutcome {
        let outer = names
        defer { names = outer }
        switch run(flow.steps) {
        case .goesOn: return isLost ? .unknown : .done(.null)
        case .ends(let outcome): return isLost ? .unknown : outcome
        }
    }

    /// Carries out a transition of the row that `names` has as `self`.
    mutating func fire(_ event: String, on row: String) -> ModelOutcome {
        guard let entity = world[row]?.entity, let state = world[row]?.values["state"], case .text(let from) = state,
            let lifecycle = view.lifecycle(of: entity)
        else { return .unknown }
        guard let arrow = lifecycle.arrows.first(where: { $0.event == event && $0.from == from }) else {
            return .refused(Self.illegal)
        }
        let transitions = view.transitions(on: event, of: entity)
        guard
            let transition = transitions.first(where: { $0.from?.value == from })
                ?? transitions.first(where: { $0.from == nil })
        else { return .unknown }
        let outer = (names["self"], transitionRow)
        names["self"] = .row(row)
        transitionRow = row
        defer { (names["self"], transitionRow) = outer }
        if let condition = transition.guardExpression {
            guard let holds = value(condition)?.truth else { return .unknown }
            note(condition, at: "", holds)
            if !holds { return .refused(Self.illegal) }
        }
        switch carryOut(transition.effects) {
        case .done, .unknown: break
        case .refused(let refusal): return .refused(refusal)
        }
        world.set(row, "state", .text(arrow.to))
        touch(row)
        return isLost ? .unknown : .done(.row(row))
    }

    static let illegal = ModelRefusal(409, "illegal_transition")

    private mutating func carryOut(_ effects: Transition.Effects) -> ModelOutcome {
        switch effects {
        case .steps(let steps):
            if case .ends(let outcome) = run(steps) { return outcome }
            return .done(.null)
        case .flow(let name):
            guard let flow = view.flow(name.value) else { return .unknown }
            return run(flow)
        }
    }

    // MARK: Steps

    private mutating func run(_ steps: [Step]) -> Way {
        for step in steps {
            if case .ends(let outcome) = run(step) { return .ends(outcome) }
        }
        return .goesOn
    }

    private mutating func run(_ step: Step) -> Way {
        if case .set = step.kind {} else { lastChanged = nil }
        switch step.kind {
        case .bind(let name, let expression): names[name.value] = newValue(expression) ?? lost()
        case .get(let name, let entity, let condition): return get(name.value, entity.value, condition, step)
        case .find(let name, let entity, let condition):
            names[name.value] = row(of: entity.value, where: condition).map { .row($0) } ?? .null
        case .create(let name, let entity, let fields):
            return create(name?.value, entity.value, fields, step)
        case .ensure(let entity, let fields): return ensure(entity.value, fields)
        case .deleteWhere(let entity, let condition):
            for row in rows(of: entity.value, where: condition) {
                if !delete(row) {
                    return .ends(.refused(answer("referenced", step, ModelRefusal(409, "still_referenced"))))
                }
            }
        case .set(let target, _, let field, let expression): set(target.value, field.value, value(expression) ?? lost())
        case .delete(let target, _):
            guard let row = names[target.value]?.rowName else { return .goesOn }
            if !delete(row) {
                return .ends(.refused(answer("referenced", step, ModelRefusal(409, "still_referenced"))))
            }
        case .require(let condition):
            guard let holds = value(condition)?.truth else { return .ends(.unknown) }
            let refusal = answer("false", step, ModelRefusal(422, "validation"))
            note(condition, at: step.number, holds, refusal)
            if !holds { return .ends(.refused(refusal)) }
        case .when(let condition, let inner):
            guard let holds = value(condition)?.truth else { return .ends(.unknown) }
            return holds ? run(inner) : .goesOn
        case .forEach(let name, let collection, let inner): return run(inner, forEach: name.value, in: collection)
        case .transition(let target, _, let event): return transition(target.value, event.value, step)
        case .giveBack(let expression): return .ends(.done(value(expression) ?? lost()))
        case .custom(let name, let custom, let arguments): return run(custom.value, arguments, named: name?.value, step)
        case .call, .start, .faulty: isLost = true
        }
        return .goesOn
    }

    private func value(_ expression: TypedExpression) -> ModelValue? {
        ModelEvaluator(world: world, names: names).value(expression)
    }

    private mutating func lost() -> ModelValue {
        isLost = true
        return .null
    }

    private mutating func note(
        _ condition: TypedExpression,
        at number: String,
        of entity: String? = nil,
        _ holds: Bool,
        _ refusal: ModelRefusal? = nil
    ) {
        let stop = Stop(number: number, condition: condition, candidates: entity, names: names, refusal: refusal)
        if holds { passed.append(stop) } else { self.stop = stop }
    }

    /// What `On failure` says, completed by what goes without saying.
    private func answer(_ label: String, _ step: Step, _ standard: ModelRefusal) -> ModelRefusal {
        guard let answer = FailurePlanner.answer(label, of: step) else { return standard }
        // An answer in the step's own words speaks of no field.
        let isStandard = answer.status == standard.status && answer.code == nil && answer.message == nil
        let code =
            answer.code ?? (answer.status == standard.status ? standard.code : FailurePlanner.code(for: answer.status))
        return ModelRefusal(
            answer.status,
            code,
            message: answer.message,
            pointers: isStandard ? standard.pointers : []
        )
    }

    /// Hand-written logic does what an example of the design says; without one for these arguments nothing is known.
    private mutating func run(_ custom: String, _ arguments: [Step.Assignment], named name: String?, _ step: Step)
        -> Way
    {
        guard let example = view.custom(custom)?.examples.first(where: { fits($0, arguments) }) else {
            if let name { names[name] = .null }
            isLost = true
            return .goesOn
        }
        switch example.outcome {
        case .error(let error): return .ends(.refused(answer(error, step, ModelRefusal(422, error))))
        case .result(let members):
            let values = members.map { ($0.name.value, value($0.value) ?? lost()) }
            let isPlain = view.custom(custom)?.result.count == 1
            if let name {
                names[name] = isPlain ? values.first?.1 ?? .null : .record(Dictionary(values) { first, _ in first })
            }
            return .goesOn
        }
    }

    private func fits(_ example: Custom.Example, _ arguments: [Step.Assignment]) -> Bool {
        let evaluator = ModelEvaluator(world: world, names: names)
        return example.arguments.allSatisfy { wanted in
            guard let given = arguments.first(where: { $0.name.value == wanted.name.value }),
                let left = evaluator.value(given.value), let right = evaluator.value(wanted.value)
            else { return false }
            return evaluator.areEqual(left, right)
        }
    }

    private mutating func get(_ name: String, _ entity: String, _ condition: TypedExpression, _ step: Step) -> Way {
        let found = row(of: entity, where: condition)
        note(condition, at: step.number, of: entity, found != nil)
        guard let found else { return .ends(.refused(answer("absent", step, ModelRefusal(404, "not_found")))) }
        names[name] = .row(found)
        return .goesOn
    }

    private mutating func run(_ steps: [Step], forEach name: String, in collection: TypedExpression) -> Way {
        guard case .list(let elements)? = value(collection) else { return .ends(.unknown) }
        for element in elements {
            names[name] = element
            if case .ends(let outcome) = run(steps) { return .ends(outcome) }
        }
        return .goesOn
    }

    private mutating func transition(_ target: String, _ event: String, _ step: Step) -> Way {
        guard let row = names[target]?.rowName else { return .ends(.unknown) }
        let input = names["input"]
        defer { names["input"] = input }
        switch fire(event, on: row) {
        case .done: return .goesOn
        case .unknown: return .ends(.unknown)
        case .refused(Self.illegal): return .ends(.refused(answer("illegal", step, Self.illegal)))
        case .refused(let refusal): return .ends(.refused(refusal))
        }
    }

    // MARK: Rows

    private func rows(of entity: String, where condition: TypedExpression) -> [String] {
        world.rows(of: entity).map(\.name).filter { row in
            ModelEvaluator(world: world, names: names, candidate: row).value(condition)?.truth == true
        }
    }

    private func row(of entity: String, where condition: TypedExpression) -> String? {
        rows(of: entity, where: condition).first
    }

    private mutating func set(_ target: String, _ field: String, _ value: ModelValue) {
        guard let row = names[target]?.rowName else { return }
        world.set(row, field, value)
        if row != transitionRow, row != lastChanged { touch(row) }
        lastChanged = row
    }

    /// Counts a change.
    private mutating func touch(_ row: String) {
        world.set(row, "version", .integer((world[row]?.values["version"]?.integerValue ?? 0) + 1))
        world.set(row, "updatedAt", .moment(after: world.clock))
    }

    private mutating func create(_ name: String?, _ entity: String, _ fields: [Step.Assignment], _ step: Step) -> Way {
        guard let plan = world.data.entity(named: entity) else { return .ends(.unknown) }
        var given: [String: ModelValue] = [:]
        for field in fields { given[field.name.value] = newValue(field.value) ?? lost() }
        let row = world.addMade(entity, named: "made" + plan.typeName, values: world.newRow(plan, given, names: names))
        if let unique = world.brokenUnique(of: row) {
            let pointer = unique.members.first.map { "/" + $0.name } ?? ""
            let standard = ModelRefusal(409, unique.code, pointers: [pointer])
            return .ends(.refused(answer("unique", step, standard)))
        }
        if let name { names[name] = .row(row) }
        return .goesOn
    }

    private mutating func ensure(_ entity: String, _ fields: [Step.Assignment]) -> Way {
        guard let plan = world.data.entity(named: entity) else { return .ends(.unknown) }
        var given: [String: ModelValue] = [:]
        for field in fields { given[field.name.value] = newValue(field.value) ?? lost() }
        let row = world.addMade(entity, named: "made" + plan.typeName, values: world.newRow(plan, given, names: names))
        if world.brokenUnique(of: row) != nil { world.remove(row) }
        return .goesOn
    }

    /// `sequence("T-%06d")` counts; everything else is only looked up.
    private mutating func newValue(_ expression: TypedExpression) -> ModelValue? {
        guard case .call("sequence", let arguments) = expression.withoutConversion.kind,
            case .literal(.text(let pattern))? = arguments.first?.withoutConversion.kind
        else { return value(expression) }
        let number = (world.sequences[pattern] ?? 0) + 1
        world.sequences[pattern] = number
        return Self.formatted(pattern, number).map { .text($0) }
    }

    /// `T-%06d` and 1 give `T-000001`.
    private static func formatted(_ pattern: String, _ number: Int) -> String? {
        guard let start = pattern.firstIndex(of: "%"), let end = pattern[start...].firstIndex(of: "d") else {
            return nil
        }
        let width = Int(pattern[pattern.index(after: start)..<end]) ?? 0
        let digits = String(number)
        let padded = String(repeating: "0", count: max(0, width - digits.count)) + digits
        return pattern[..<start] + padded + pattern[pattern.index(after: end)...]
    }

    /// Deletes a row and what goes with it; `false` where another row must not lose it.
    mutating func delete(_ row: String) -> Bool {
        let saved = world
        if remove(row) { return true }
        world = saved
        return false
    }

    private mutating func remove(_ row: String) -> Bool {
        guard world[row] != nil else { return true }
        for other in world.rows where other.name != row {
            let keys = world.data.entity(named: other.entity)?.foreignKeys ?? []
            for key in keys where world[other.name]?.values[key.member.name] == .row(row) {
                switch key.onDelete {
                case .restrict: return false
                case .cascade: if !remove(other.name) { return false }
                case .clear: world.set(other.name, key.member.name, .null)
                }
            }
        }
        world.remove(row)
        return true
    }
}

extension ModelWorld {
    /// The values of a row that the service makes: those given, and for the others default, null or first state.
    func newRow(_ plan: EntityPlan, _ given: [String: ModelValue], names: [String: ModelValue]) -> [String: ModelValue]
    {
        let evaluator = ModelEvaluator(world: self, names: names)
        var values = given
        for member in plan.members where values[member.name] == nil {
            if member.name == "state", let initial = plan.initialState {
                values[member.name] = .text(initial)
            } else if let standard = member.defaultValue {
                values[member.name] = evaluator.value(standard)
            } else if member.isOptional {
                values[member.name] = .null
            }
        }
        values["version"] = .integer(1)
        values["createdAt"] = .moment(after: clock)
        values["updatedAt"] = .moment(after: clock)
        return values
    }
}
