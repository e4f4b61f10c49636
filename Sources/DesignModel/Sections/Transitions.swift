import Diagnostics
import DocumentReader
import Expressions

extension Reading {
    /// Reads the transition tables: events, who may fire them, and the flows that are their effects.
    func readTransitionTables() {
        for component in components.indices {
            findings.component = components[component].label
            for index in components[component].lifecycles.indices {
                let draft = components[component].lifecycles[index]
                components[component].lifecycles[index].transitions = readRows(of: draft)
            }
        }
        findings.component = nil
    }

    private func readRows(of draft: LifecycleDraft) -> [TransitionDraft] {
        var transitions: [TransitionDraft] = []
        var known: [Lifecycle.Trigger: RowsOfTrigger] = [:]
        let arrows = Dictionary(grouping: draft.arrows, by: \.trigger).mapValues { $0.map(\.from) }
        for row in draft.table?.rows ?? [] {
            guard let transition = readRow(row, draft, arrows) else { continue }
            let same = known[transition.trigger.value]?.like(transition).map { transitions[$0] }
            if let same {
                findings.duplicate(
                    "transition",
                    transition.trigger.map(\.text),
                    first: same.trigger.span,
                    leadsTo: "It would be open which row counts for a state."
                )
            } else {
                known[transition.trigger.value, default: RowsOfTrigger()].add(transition, transitions.count)
                transitions.append(transition)
            }
        }
        return transitions
    }

    private func readRow(_ row: ReadRow, _ draft: LifecycleDraft, _ arrows: [Lifecycle.Trigger: [String]])
        -> TransitionDraft?
    {
        guard let cell = findings.needed(.transition, of: row, help: "Name the event: `assign`, `cancel from placed`.")
        else {
            return nil
        }
        var cursor = CellCursor(cell)
        guard let trigger = takeTrigger(&cursor) else {
            transitionSyntax(at: cell.span)
            keepFlow(of: row, draft)
            return nil
        }
        var from: Located<String>?
        if cursor.takeWords("from") != nil {
            from = cursor.takeName()
            if from == nil { transitionSyntax(at: cell.span) }
        }
        if !cursor.isAtEnd { transitionSyntax(at: cursor.restSpan) }
        guard isArrow(trigger, from: from, draft, arrows[trigger.value] ?? []) else {
            keepFlow(of: row, draft)
            return nil
        }
        let who = findings.needed(.who, of: row, help: "Say which roles may do it; `system` for what no caller may.")
        return TransitionDraft(
            trigger: trigger,
            from: from,
            access: readTransitionAccess(who, row),
            flow: row[.effects].flatMap(effectFlow),
            row: row
        )
    }

    /// The flow of a row that names no transition, which has been reported, is an effect of one all the same.
    private func keepFlow(of row: ReadRow, _ draft: LifecycleDraft) {
        guard let flow = row[.effects].flatMap(effectFlow) else { return }
        let roles = row[.who].map { findings.readAccess($0, roles: names.roles).roles } ?? []
        flowCallers[flow.value, default: FlowCallers()].transitions.append(draft.entity.value)
        flowCallers[flow.value]?.add(roles)
    }

    /// `assign`, `after 30m`.
    private func takeTrigger(_ cursor: inout CellCursor) -> Located<Lifecycle.Trigger>? {
        if let word = cursor.takeWords("after") {
            return findings.takeSeconds(&cursor).map { Located(.after(seconds: $0.value), at: word.union($0.span)) }
        }
        return cursor.takeName().map { name in name.map { .event($0) } }
    }

    private func readTransitionAccess(_ cell: Inline?, _ row: ReadRow) -> AccessCell {
        guard let cell else { return AccessCell(span: row.span(.who)) }
        let access = findings.readAccess(cell, roles: names.roles)
        if access.isAsDesigned {
            findings.error(
                "access-syntax",
                "This row is the design of who may do it",
                at: cell.span,
                leadsTo: "It is open who may do this.",
                help: "Name the roles."
            )
        }
        return access
    }

    /// Whether the diagram has an arrow for the row.
    private func isArrow(
        _ trigger: Located<Lifecycle.Trigger>,
        from: Located<String>?,
        _ draft: LifecycleDraft,
        _ origins: [String]
    ) -> Bool {
        // Without any arrow the diagram itself has been reported.
        guard !draft.arrows.isEmpty else { return true }
        guard !origins.isEmpty else {
            let timers = draft.arrows.filter { $0.event == nil }.map(\.trigger.text)
            findings.unknown(
                trigger.value.event == nil ? "timer" : "event",
                trigger.map(\.text),
                among: trigger.value.event == nil ? timers : draft.events,
                leadsTo: "No arrow of the diagram would ever be taken by it."
            )
            return false
        }
        guard let from, !origins.contains(from.value) else { return true }
        findings.unknown(
            "state",
            from,
            among: origins,
            leadsTo: "No arrow for `\(trigger.value.text)` leaves this state."
        )
        return false
    }

    private func transitionSyntax(at span: SourceSpan) {
        findings.error(
            "transition-syntax",
            "This names no transition",
            at: span,
            leadsTo: "It is open which arrow the row is about.",
            help: "Write an event of the diagram, `EVENT from STATE`, or `after 30m`."
        )
    }

    /// ``flow `Assign` ``; `nil` where steps stand, which are read later.
    private func effectFlow(_ cell: Inline) -> Located<String>? {
        var cursor = CellCursor(cell)
        guard cursor.takeWords("flow") != nil, let name = cursor.takeName(), cursor.isAtEnd else { return nil }
        if names.flows.contains(name.value) { return name }
        findings.unknown("flow", name, among: names.flows.order, leadsTo: "The transition would have no effects.")
        return nil
    }

    // MARK: Resolving

    func resolve(_ draft: LifecycleDraft) -> Lifecycle {
        Lifecycle(
            entity: draft.entity,
            requirements: findings.readRequirements(of: draft.part.heading, known: names.requirements),
            states: draft.states,
            initial: draft.initial,
            finals: draft.finals,
            arrows: draft.arrows,
            transitions: draft.transitions.map { resolve($0, of: draft) },
            span: draft.part.heading.span
        )
    }

    private func resolve(_ transition: TransitionDraft, of draft: LifecycleDraft) -> Transition {
        let entity = draft.entity.value
        let row = transition.row
        let roles = callers(of: transition, entity)
        let place = Surroundings.row(of: entity).with(me(for: roles))
        var guardExpression: TypedExpression?
        if let cell = row[.condition], !cell.isNone, let text = expression(in: cell) {
            guardExpression = check(text, in: place, as: .boolean)
        }
        return Transition(
            trigger: transition.trigger,
            from: transition.from,
            access: resolve(transition.access, in: .row(of: entity)),
            guardExpression: guardExpression,
            effects: effects(of: transition, place),
            requirements: findings.readRequirements(row[.requirements], known: names.requirements),
            span: row.span,
            accessSpan: transition.access.span
        )
    }

    /// Everybody who may fire the transition: its own roles, and those of endpoints that say it themselves.
    func callers(of transition: TransitionDraft, _ entity: String) -> [RoleName] {
        var callers = FlowCallers()
        callers.add(transition.access.roles)
        if let event = transition.trigger.value.event {
            callers.add(eventCallers[EventOfEntity(event: event, entity: entity)] ?? [])
        }
        return callers.roles
    }

    private func effects(of transition: TransitionDraft, _ place: Surroundings) -> Transition.Effects {
        if let flow = transition.flow { return .flow(flow) }
        guard let cell = transition.row[.effects], !cell.isNone else { return .steps([]) }
        var cursor = CellCursor(cell)
        // A flow that is not there has been reported.
        if cursor.takeWords("flow") != nil, cursor.takeName() != nil, cursor.isAtEnd { return .steps([]) }
        var reader = StepReader(reading: self, place: place)
        return .steps(reader.readEffects(cell))
    }

    /// The clauses with their conditions checked, each with the `me` of its own role.
    func resolve(_ access: AccessCell, in place: Surroundings) -> [AccessClause] {
        access.clauses.map { clause in
            let me = self.me(for: [clause.role.value])
            return AccessClause(
                role: clause.role,
                condition: clause.condition.map { check($0, in: place.with(me), as: .boolean) },
                span: clause.span
            )
        }
    }
}

/// The rows of one trigger by the state that they begin at.
private struct RowsOfTrigger {
    private var first: Int?
    private var fromAnywhere: Int?
    private var byOrigin: [String: Int] = [:]

    mutating func add(_ transition: TransitionDraft, _ place: Int) {
        first = first ?? place
        if let from = transition.from { byOrigin[from.value] = place } else { fromAnywhere = place }
    }

    /// The first row that counts for a state for which this one counts too.
    func like(_ transition: TransitionDraft) -> Int? {
        guard let from = transition.from else { return first }
        return [fromAnywhere, byOrigin[from.value]].compactMap { $0 }.min()
    }
}
