import DesignModel
import Expressions
import Planning
import SwiftTree

/// Writes a lifecycle: its arrows, and a function for each event.
struct LifecycleFile {
    let lifecycle: LifecyclePlan
    let data: DataPlan
    let domain: DomainPlan
    let imports: [String]

    private var model: String { Names.type(lifecycle.entity) }
    private var states: [String] { data.entity(named: lifecycle.entity)?.states ?? [] }
    private var stateType: String { data.words.name(of: states).qualified }
    private var prose: String { Names.prose(lifecycle.entity) }

    /// ```swift
    /// public enum TicketLifecycle {
    ///     public enum Event: String, CaseIterable, Sendable { case assign, resolve }
    ///     public static func target(of event: Event, from state: Ticket.State) -> Ticket.State? { … }
    ///     public static func assign(_ ticket: Ticket, …, in transaction: any WriteTransaction) throws -> Ticket { … }
    /// }
    /// ```
    func file() throws -> SwiftFile {
        let ends = lifecycle.finalStates.isEmpty ? "" : " to " + lifecycle.finalStates.joined(separator: " or ")
        let type = TypeDeclaration(
            .enumeration,
            lifecycle.typeName,
            access: .public,
            documentation: documented(
                "The life of \(Names.article(prose)) \(prose), from \(lifecycle.initialState)\(ends).",
                lifecycle.requirements
            ) + ["", "The caller hands in the row as it is locked in `transaction`; each event returns it as stored."],
            members: [.type(events), .function(target)] + (try lifecycle.events.map { .function(try function($0)) })
                + [.function(legalTarget)]
        )
        return SwiftFile(imports: imports + ["WrightRuntime"], [.type(type)])
    }

    private var events: TypeDeclaration {
        let words = lifecycle.events.map { ($0.member, $0.name) }
        let plain = words.allSatisfy { $0 == $1 }
        let cases: [Declaration] =
            plain
            ? [.enumCase(EnumCase(words.map { Names.escaped($0.0) }))]
            : words.map { .enumCase(EnumCase([Names.escaped($0)], rawValue: .string($1))) }
        return TypeDeclaration(
            .enumeration,
            "Event",
            access: .public,
            inherits: ["String", "CaseIterable", "Sendable"],
            documentation: ["What can happen to \(Names.article(prose)) \(prose)."],
            members: cases
        )
    }

    private func word(_ state: String) -> String { SwiftSpelling(data).environment().word(state, states) }

    private var target: FunctionDeclaration {
        var seen: Set<String> = []
        // Of arrows that guards tell apart, the first counts here.
        let arrows = lifecycle.arrows.filter { seen.insert($0.from + " " + $0.event).inserted }
        var cases = arrows.map { arrow in
            let event = lifecycle.event(named: arrow.event)?.member ?? arrow.event
            return Statement.Case("(\(word(arrow.from)), .\(event))", [.code(word(arrow.to))])
        }
        if arrows.count < states.count * lifecycle.events.count { cases.append(.init("default", ["nil"])) }
        return FunctionDeclaration(
            "target",
            access: .public,
            isStatic: true,
            documentation: ["The state that `event` leads to from `state`; `nil` where there is no arrow."],
            parameters: [.init("event", label: "of", type: "Event"), .init("state", label: "from", type: stateType)],
            result: stateType + "?",
            body: [.choose("(state, event)", cases)]
        )
    }

    private var legalTarget: FunctionDeclaration {
        FunctionDeclaration(
            "legalTarget",
            access: .private,
            isStatic: true,
            parameters: [.init("event", label: "of", type: "Event"), .init("state", label: "from", type: stateType)],
            throwing: "throws",
            result: stateType,
            body: [
                .check(
                    ["let target = target(of: event, from: state)"],
                    otherwise: [.throwing(illegal("event", state: "state"))]
                ),
                .giveBack("target"),
            ]
        )
    }

    /// `Refusal.illegalTransition(event: event.rawValue, of: Ticket.entityName, in: state.rawValue)`
    private func illegal(_ event: String, state: String) -> Expression {
        .call(
            "Refusal.illegalTransition",
            [
                .init("event", .code(event + ".rawValue")), .init("of", .code(model + ".entityName")),
                .init("in", .code(state + ".rawValue")),
            ]
        )
    }

    // MARK: Events

    private func function(_ event: EventPlan) throws -> FunctionDeclaration {
        let bound = event.transitions.reduce(into: Set<String>()) { names, transition in
            if case .steps(let steps) = transition.effects { names.formUnion(steps.boundNames) }
        }
        let scope = FunctionScope(
            data: data,
            rowEntity: lifecycle.entity,
            parameters: ["input", "me"],
            stepNames: bound
        )
        let row = Names.escaped(scope.row ?? "row")
        let start: [Statement] = [
            .constant("target", .code("try legalTarget(of: .\(event.member), from: \(row).state)")),
            .variable(row, .code(row)),
        ]
        let end: [Statement] = [
            .assign(row + ".state", "target"),
            .giveBack(.code("try \(model)Repository.update(\(row), in: transaction)")),
        ]
        return FunctionDeclaration(
            Names.escaped(event.member),
            access: .public,
            isStatic: true,
            documentation: documented(summary(of: event), event.requirements) + [
                "", "- Throws: " + refusals(of: event),
            ],
            parameters: CallSpelling.parameters(of: event.call, row: scope.row, isFlow: false),
            throwing: "throws",
            result: model,
            body: start + (try effects(of: event, scope)) + end
        )
    }

    private func summary(of event: EventPlan) -> String {
        var targets: [String] = []
        for arrow in lifecycle.arrows where arrow.event == event.name && !targets.contains(arrow.to) {
            targets.append(arrow.to)
        }
        let name = event.name.prefix(1).uppercased() + event.name.dropFirst()
        return "\(name): moves the \(prose) to " + targets.map { "`\($0)`" }.joined(separator: " or ") + "."
    }

    private func refusals(of event: EventPlan) -> String {
        var answers = ["409 `illegal_transition`"]
        for transition in event.transitions {
            let failures: [FailurePlan] =
                switch transition.effects {
                case .steps(let steps): steps.flatMap(\.ownFailures)
                case .flow(let name): domain.flow(named: name)?.failures ?? []
                }
            for failure in failures.map({ "\($0.status) `\($0.code)`" }) where !answers.contains(failure) {
                answers.append(failure)
            }
        }
        answers.append("what breaks a constraint of `\(lifecycle.entity)`")
        return "`Refusal` " + answers.joined(separator: ", ") + "; `StorageError`."
    }

    private func effects(of event: EventPlan, _ scope: FunctionScope) throws -> [Statement] {
        if event.transitions.isEmpty { return [] }
        if event.transitions.count == 1, let only = event.transitions.first, only.from == nil {
            return try statements(only, of: event, scope)
        }
        var cases: [Statement.Case] = []
        for transition in event.transitions {
            let pattern = transition.from.map(word) ?? "default"
            let body = try statements(transition, of: event, scope)
            cases.append(.init(pattern, body.isEmpty ? ["break"] : body))
        }
        cases.sort { $0.pattern != "default" && $1.pattern == "default" }
        let covered = Set(event.transitions.compactMap(\.from))
        if !cases.contains(where: { $0.pattern == "default" }), !states.allSatisfy(covered.contains) {
            cases.append(.init("default", ["break"]))
        }
        return [.choose(.code(Names.escaped(scope.row ?? "row") + ".state"), cases)]
    }

    private func statements(
        _ transition: TransitionPlan,
        of event: EventPlan,
        _ scope: FunctionScope
    ) throws -> [Statement] {
        let me = transition.me ?? event.call.me
        var writer = StepWriter(scope, me: me)
        let row = Names.escaped(scope.row ?? "row")
        var statements = narrowing(transition.me, from: event.call.me)
        if let condition = transition.guardExpression {
            let refusal = illegal("Event." + event.member, state: row + ".state")
            statements += try writer.guarded(by: condition, otherwise: refusal)
        }
        switch transition.effects {
        case .steps(let steps): statements += try writer.statements(steps)
        case .flow(let name): statements.append(run(name, row, me))
        }
        return statements
    }

    /// `guard case .clerk(let me) = me else { throw Refusal.forbidden }`, where the event takes callers of more kinds
    /// than the row of the table that applies.
    private func narrowing(_ own: MeParameter?, from shared: MeParameter?) -> [Statement] {
        guard shared?.kind == .any, case .entity(_, let properties)? = own?.kind else { return [] }
        let patterns = properties.map { "." + Names.escaped($0) + "(let me)" }.joined(separator: ", ")
        return [.check([.code("case \(patterns) = me")], otherwise: [.throwing("Refusal.forbidden")])]
    }

    /// `try AssignFlow.run(input, on: &ticket, in: transaction)`
    private func run(_ name: String, _ row: String, _ me: MeParameter?) -> Statement {
        let call = domain.flow(named: name)?.call
        var arguments: [Expression.Argument] = []
        if call?.input != nil { arguments.append("input") }
        if call?.row != nil { arguments.append(.init("on", .code("&" + row))) }
        arguments += CallSpelling.me(call?.me, from: me)
        arguments.append(.init("in", "transaction"))
        let run = Expression.tried(.call(Names.type(name) + "Flow.run", arguments))
        return domain.flow(named: name)?.result == nil ? .expression(run) : .assign("_", run)
    }
}

extension [StepPlan] {
    /// The entities whose rows the steps store, in order of appearance.
    var storedEntities: [String] {
        var found: [String] = []
        for step in self {
            let stored: [String] =
                switch step.kind {
                case .create(_, let entity, _, _, _), .ensure(let entity, _, _, _),
                    .change(_, let entity, _, _, stores: true):
                    [entity]
                case .when(_, let inner), .forEach(_, _, let inner, _): inner.storedEntities
                default: []
                }
            for entity in stored where !found.contains(entity) { found.append(entity) }
        }
        return found
    }
}

extension StepPlan {
    /// Whether it only changes values that somebody else stores.
    var staysInMemory: Bool {
        switch kind {
        case .change(_, _, _, _, stores: false), .bind, .giveBack: true
        default: false
        }
    }

    /// What it refuses with, for documentation.
    var ownFailures: [FailurePlan] {
        switch kind {
        case .get(_, _, _, let absent, _): [absent]
        case .require(_, let otherwise): [otherwise]
        case .when(_, let inner), .forEach(_, _, let inner, _): inner.flatMap(\.ownFailures)
        default: []
        }
    }
}
