import DesignModel
import Planning
import SwiftTree

/// Writes the body of a test of the domain layer.
struct DomainTestWriter {
    let plan: ServicePlan
    let rows: RowTestWriter

    init(_ plan: ServicePlan) {
        self.plan = plan
        rows = RowTestWriter(plan)
    }

    func body(of test: DomainTest) -> [Statement] {
        switch test.check {
        case .calls(let call, let outcome): return arranged(test, calls(call, outcome, test.world), storesAll: true)
        case .counts(let call, let member, let values):
            return arranged(test, counts(call, member, values), storesAll: true)
        case .targets(let lifecycle, let states): return targets(lifecycle, states)
        case .access(let check): return access(check, test)
        case .example(let custom, let arguments, let outcome): return example(custom, arguments, outcome)
        case .callerKeeps(let caller, let roles): return pure(test, keeps(caller, roles))
        case .callerIs(let caller, let subject): return pure(test, isRow(caller, subject))
        }
    }

    private func arranged(_ test: DomainTest, _ body: [Statement], storesAll: Bool) -> [Statement] {
        rows.arranged(test.world, unstored: test.unstored, body, storesAll: storesAll)
    }

    /// Rows are made and need not be stored.
    private func pure(_ test: DomainTest, _ body: [Statement]) -> [Statement] {
        rows.arranged(test.world, unstored: Set(test.world.rows.map(\.name)), body, storesAll: false)
    }

    // MARK: Flows and events

    private func calls(_ call: BehaviourCall, _ outcome: RowOutcome, _ world: ModelWorld) -> [Statement] {
        let write = Expression.awaited(
            .call("store.write", [], trailing: .init(["transaction"], [.expression(.tried(spelled(call)))]))
        )
        switch outcome {
        case .refused(let refusal): return [RowTestWriter.before] + rows.refused(refusal, by: write)
        case .done(let after, let value):
            let action = result(of: call, value, after)
            let changes = rows.changes(from: world, to: after)
            // What is given back is compared with what is stored, which is looked up in any case.
            let isLookedUp = changes.contains { if case .constant("after", _, _) = $0 { true } else { false } }
            guard let (type, check) = action else {
                return [RowTestWriter.before, .expression(givesValue(call) ? .prefixed("_ = ", write) : write)]
                    + changes
            }
            let lookup: [Statement] = isLookedUp || !type ? [] : [.constant("after", .awaited("store.contents()"))]
            return [RowTestWriter.before, .constant("result", write)] + changes + lookup + [check]
        }
    }

    /// Two calls in a row: each gives its own number.
    private func counts(_ call: BehaviourCall, _ member: MemberPlan, _ values: [ModelValue]) -> [Statement] {
        var statements: [Statement] = []
        for constant in ["first", "second"] {
            let call = Statement.expression(.tried(spelled(call)))
            let write = Expression.call("store.write", [], trailing: .init(["transaction"], [call]))
            statements.append(.constant(constant, .awaited(write)))
        }
        for (constant, value) in zip(["first", "second"], values) {
            let found = constant + "." + Names.escaped(member.property)
            statements.append(RowTestWriter.expect(found, equals: rows.value(value, member.value)))
        }
        return statements
    }

    private func givesValue(_ call: BehaviourCall) -> Bool {
        if case .flow(let flow) = call.callee { flow.result != nil } else { true }
    }

    /// What the result has to be, and whether that is looked up in `after`; `nil` where nothing is known of it.
    private func result(of call: BehaviourCall, _ value: ModelValue, _ after: ModelWorld) -> (Bool, Statement)? {
        guard givesValue(call) else { return nil }
        if let row = value.rowName {
            guard let known = after[row], let entity = plan.data.entity(named: known.entity) else { return nil }
            return (true, RowTestWriter.expect("result", equals: .code("after.\(entity.rowsProperty)[result.id]")))
        }
        guard case .flow(let flow) = call.callee, let type = flow.result, isPlain(value) else { return nil }
        return (false, RowTestWriter.expect("result", equals: rows.value(value, type)))
    }

    private func isPlain(_ value: ModelValue) -> Bool {
        switch value {
        case .boolean, .integer, .decimal, .text, .timestamp, .duration, .date: true
        case .null, .uuid, .row, .list, .record, .json: false
        }
    }

    /// `TicketLifecycle.assign(ticket, AssignFlow.Input(agentID: agent.id), in: transaction)`
    private func spelled(_ call: BehaviourCall) -> Expression {
        var arguments: [Expression.Argument] = []
        if case .event(_, _, let row) = call.callee { arguments.append(.init(nil, .code(Names.escaped(row)))) }
        if let flow = call.shape.input {
            let values = call.input.map { member, value in
                Expression.Argument(member.property, rows.value(value, member.value))
            }
            arguments.append(.init(nil, .call(Names.type(flow) + "Flow.Input", values)))
        }
        if let parameter = call.shape.me { arguments.append(.init("by", me(parameter, call))) }
        arguments.append(.init("in", "transaction"))
        switch call.callee {
        case .flow(let flow): return .call(flow.typeName + ".run", arguments)
        case .event(let lifecycle, let event, _):
            return .call(lifecycle.typeName + "." + Names.escaped(event.member), arguments)
        }
    }

    private func me(_ parameter: MeParameter, _ call: BehaviourCall) -> Expression {
        guard let me = call.me else { return "nil" }
        let row = Expression.code(Names.escaped(me.row))
        switch parameter.kind {
        case .entity: return row
        case .any: return .call("." + Names.escaped(me.subject.property), [.init(nil, row)])
        }
    }

    private func targets(_ lifecycle: LifecyclePlan, _ states: [String]) -> [Statement] {
        guard let entity = plan.data.entity(named: lifecycle.entity), let state = entity.member(named: "state") else {
            return []
        }
        let (model, type) = (rows.type(of: entity), lifecycle.typeName)
        func word(_ name: String) -> Expression { rows.value(.text(name), state.value) }
        let arrows = lifecycle.arrows.map { arrow -> Expression in
            let event = lifecycle.event(named: arrow.event)?.member ?? Names.member(arrow.event)
            return .tuple([
                .init(nil, word(arrow.from)), .init(nil, .code("." + event.afterDot)), .init(nil, word(arrow.to)),
            ])
        }
        let list = "[(from: \(model).State, event: \(type).Event, to: \(model).State)]"
        return [
            .constant("arrows", type: list, .array(arrows)),
            RowTestWriter.expect("\(model).State.allCases", equals: .array(states.map(word))),
            .code("for state in \(model).State.allCases {"),
            .code("    for event in \(type).Event.allCases {"),
            .code("        let arrow = arrows.first { $0.from == state && $0.event == event }"),
            .code("        #expect(\(type).target(of: event, from: state) == arrow?.to)"),
            .code("    }"),
            .code("}"),
        ]
    }

    // MARK: Access

    private func caller(_ sample: CallerSample) -> Statement {
        let roles = Expression.array(sample.roles.map { .code("." + Names.member($0).afterDot) })
        let given = sample.rows.map { subject, row in Expression.Argument(subject.property, .code(Names.escaped(row))) }
        return .constant("caller", .call("Caller", [.init("roles", roles)] + given))
    }

    private func access(_ check: AccessCheck, _ test: DomainTest) -> [Statement] {
        let plan = check.access
        var arguments: [Expression.Argument] = [.init(nil, "caller")]
        for (argument, value) in zip(plan.arguments, check.arguments) {
            arguments.append(.init(argument.name, rows.value(value, argument.value)))
        }
        if plan.usesNow, plan.isAboutRows { arguments.append(.init("now", "store.clock.now()")) }
        let function = plan.typeName + "." + Names.escaped(plan.function)
        let caller = caller(check.caller)
        switch check.expectation {
        case .permitted(let isPermitted):
            let permits = Expression.call(function, [.init(nil, "caller")])
            return pure(test, [caller, RowTestWriter.expect(isPermitted ? permits : .prefixed("!", permits))])
        case .forbidden:
            let filter = Expression.chain([.call(function, arguments), "nil"], operator: "==")
            return arranged(test, [caller, RowTestWriter.expect(filter)], storesAll: false)
        case .rows(let found):
            return arranged(test, [caller] + filtered(plan, .call(function, arguments), found), storesAll: true)
        case .checked(let isPermitted):
            let call = Expression.tried(.call(plan.typeName + ".check", arguments + [.init("in", "transaction")]))
            let read = Expression.awaited(
                .call("store.read", [], trailing: .init(["transaction"], [.expression(call)]))
            )
            let error = isPermitted ? "Never.self" : "Refusal.self"
            let expectation = Expression.call(
                "#expect",
                [.init("throws", .code(error))],
                trailing: .init([], [.expression(read)])
            )
            let body: [Statement] =
                isPermitted
                ? [caller, .expression(.prefixed("await ", expectation))]
                : [
                    caller, .constant("refusal", .prefixed("await ", expectation)),
                    RowTestWriter.expect("refusal", equals: "Refusal.forbidden"),
                ]
            return arranged(test, body, storesAll: true)
        }
    }

    private func filtered(_ access: AccessPlan, _ filter: Expression, _ found: [String]) -> [Statement] {
        guard let entity = access.entity.flatMap({ plan.data.entity(named: $0) }) else { return [] }
        let ids = Expression.array(found.map { .code(Names.escaped($0) + ".id") })
        return [
            .constant("filter", .tried(.call("#require", [.init(nil, filter)]))),
            .constant(
                "found",
                .awaited(.code("store.read { try \(entity.repository).all(where: filter.condition, in: $0) }"))
            ),
            RowTestWriter.expect("Set(found.map(\\.id))", equals: ids),
        ]
    }

    // MARK: Callers

    private func keeps(_ sample: CallerSample, _ roles: [String]?) -> [Statement] {
        guard let roles else {
            let rows = sample.roles.map { role in
                RowTestWriter.expect(.code("caller.\(CallerPlan.property(of: role)) == nil"))
            }
            return [caller(sample), RowTestWriter.expect(.code("caller.roles.isEmpty"))] + rows
        }
        let words = roles.map { "." + Names.member($0).afterDot }
        var statements: [Statement] = [caller(sample)]
        statements.append(RowTestWriter.expect("caller.roles", equals: .array(words.map { .code($0) })))
        statements += words.map { RowTestWriter.expect(.code("caller.has(\($0))")) }
        for (subject, row) in sample.rows {
            for role in roles where subject.roles.contains(role) {
                let property = "caller." + CallerPlan.property(of: role)
                statements.append(RowTestWriter.expect(property, equals: .code(Names.escaped(row))))
            }
        }
        for role in sample.roles where !roles.contains(role) {
            statements.append(RowTestWriter.expect(.code("!caller.has(.\(Names.member(role).afterDot))")))
            statements.append(RowTestWriter.expect(.code("caller.\(CallerPlan.property(of: role)) == nil")))
        }
        return statements
    }

    private func isRow(_ sample: CallerSample, _ subject: CallerSubject?) -> [Statement] {
        guard let row = sample.rows.first, let subject, let entity = plan.data.entity(named: subject.entity) else {
            return []
        }
        return [caller(sample)]
            + plan.domain.caller.sharedFields.map { field in
                let property = Names.escaped(entity.member(named: field)?.property ?? Names.member(field))
                return RowTestWriter.expect(
                    "caller.me?." + property,
                    equals: .code(Names.escaped(row.row) + "." + property)
                )
            }
    }

    // MARK: Hand-written logic

    private func example(_ custom: CustomPlan, _ arguments: [ModelValue], _ outcome: ExampleOutcome) -> [Statement] {
        let given = zip(custom.inputs, arguments).map { input, value in
            Expression.Argument(input.property, rows.value(value, input.value))
        }
        let run = Expression.call(.member(.call(custom.typeName), Names.escaped(custom.function)), given)
        let attempted = custom.errorName == nil ? run : .tried(run)
        switch outcome {
        case .error(let error):
            let wanted = (custom.errorName ?? "") + "." + Names.escaped(error.member)
            return [
                .expression(
                    .call("#expect", [.init("throws", .code(wanted))], trailing: .init([], [.expression(attempted)]))
                )
            ]
        case .result(let values):
            let expected = values.map { member, value in
                let property = custom.resultName == nil ? "" : "." + Names.escaped(member.property)
                return RowTestWriter.expect("result" + property, equals: rows.value(value, member.value))
            }
            return [.constant("result", attempted)] + expected
        }
    }
}

/// The files of the domain layer's tests.
public func domainTestFiles(_ plan: ServicePlan) -> [GeneratedFile] {
    let writer = DomainTestWriter(plan)
    return plan.tests.domain.suites.map { suite in
        // Hand-written types need not be public.
        let isByHand = suite.tests.contains { if case .example = $0.check { true } else { false } }
        return RowSuiteFile(plan: plan, layer: .domain).file(suite, isTestable: isByHand, writer.body)
    }
}
