import DesignModel
import Diagnostics
import Expressions

/// The rows of an entity that a step counts, as far as constants tell which.
struct CountedRows {
    /// `t.state == "assigned"`
    struct Demand {
        var field: String
        var value: Literal
        var span: SourceSpan
    }

    var entity: String
    var demands: [Demand] = []

    /// `Ticket.filter(t, t.agent == agent && t.state == "assigned")`; `nil` for what is no collection of rows.
    init?(_ collection: TypedExpression) {
        guard case .collection(let entity) = collection.type.unwrapped else { return nil }
        self.entity = entity
        var inner = collection.withoutConversion
        while case .macro(.filter, let source, let binding, let body) = inner.kind {
            demands += body.conjuncts.compactMap { Self.demand($0, of: binding) }
            inner = source.withoutConversion
        }
    }

    private static func demand(_ condition: TypedExpression, of row: String) -> Demand? {
        guard case .binary(.equal, let left, let right) = condition.withoutConversion.kind else { return nil }
        for (one, other) in [(left, right), (right, left)] {
            guard case .member(let base, let field) = one.withoutConversion.kind,
                case .name(row) = base.withoutConversion.kind,
                case .literal(let value) = other.withoutConversion.kind
            else { continue }
            return Demand(field: field, value: value, span: condition.span)
        }
        return nil
    }

    /// ` with state "assigned"`; empty where all rows count.
    var like: String {
        let parts = demands.compactMap { demand -> String? in
            switch demand.value {
            case .text(let text): "`\(demand.field): \"\(text)\"`"
            case .integer(let number): "`\(demand.field): \(number)`"
            case .boolean(let value): "`\(demand.field): \(value)`"
            case .decimal, .null: nil
            }
        }
        return parts.isEmpty ? "" : " with " + parts.joined(separator: " and ")
    }

    /// Whether the step may count the rows that a bullet makes.
    func mayHold(_ rows: Scenario.Rows, _ view: DesignView) -> Bool {
        demands.allSatisfy { demand in
            if let given = rows.fields.first(where: { $0.name.value == demand.field }) {
                guard case .literal(let value) = given.value.withoutConversion.kind else { return true }
                return value == demand.value
            }
            return view.unsaidValue(of: demand.field, of: entity).map { $0 == demand.value } ?? true
        }
    }

    /// How many such rows one request leaves behind at most; `nil`: any number.
    func most(madeBy endpoint: Endpoint, _ view: DesignView) -> Int? {
        var most = 0
        if case .create(entity) = endpoint.does.value, mayHoldNew(view) { most += 1 }
        if case .event(let event, entity) = endpoint.does.value, mayEnter(by: event, view) { most += 1 }
        let steps = view.transitionSteps(of: endpoint)
        for step in steps {
            switch step.kind {
            case .create(_, let name, let fields) where name.value == entity:
                if mayHoldNew(view, given: fields) { most += 1 }
            case .ensure(let name, _) where name.value == entity: most += 1
            case .transition(_, entity, let event): if mayEnter(by: event.value, view) { most += 1 }
            // A field that is demanded may come to have the value.
            case .set(_, entity, let field, _): if demands.contains(where: { $0.field == field.value }) { most += 1 }
            case .forEach(_, _, let inner):
                if inner.flatMap(\.everyStep).contains(where: { $0.mayChange(entity) }) { return nil }
            default: break
            }
        }
        // A client may write what is demanded.
        if case .update(entity, _) = endpoint.does.value { most += 1 }
        return most
    }

    private func mayHoldNew(_ view: DesignView, given fields: [Step.Assignment] = []) -> Bool {
        demands.allSatisfy { demand in
            if let given = fields.first(where: { $0.name.value == demand.field }) {
                guard case .literal(let value) = given.value.withoutConversion.kind else { return true }
                return value == demand.value
            }
            // Only the state is nothing that a body could say otherwise.
            guard demand.field == "state", let start = view.unsaidValue(of: "state", of: entity) else { return true }
            return start == demand.value
        }
    }

    private func mayEnter(by event: String, _ view: DesignView) -> Bool {
        guard let demand = demands.first(where: { $0.field == "state" }), case .text(let state) = demand.value,
            let lifecycle = view.lifecycle(of: entity)
        else { return true }
        return lifecycle.arrows.contains { $0.event == event && $0.to == state }
    }
}

extension Step {
    fileprivate func mayChange(_ entity: String) -> Bool {
        switch kind {
        case .create(_, let name, _), .ensure(let name, _): name.value == entity
        case .transition(_, let name, _), .set(_, let name, _, _): name == entity
        default: false
        }
    }
}

extension DesignView {
    /// The value that a row of a scenario has where its bullet says nothing, where that is a constant.
    fileprivate func unsaidValue(of field: String, of entity: String) -> Literal? {
        if field == "state", let lifecycle = lifecycle(of: entity) { return lifecycle.initial.map { .text($0.value) } }
        let standard = self.entity(entity)?.fields.first { $0.name.value == field }?.rules.defaultValue?.value
        guard case .literal(let value)? = standard?.withoutConversion.kind else { return nil }
        return value
    }

    /// Every step that a request for the endpoint may run.
    fileprivate func transitionSteps(of endpoint: Endpoint) -> [Step] {
        switch endpoint.does.value {
        case .flow(let name): return (flow(name)?.steps ?? []).flatMap(\.everyStep)
        case .event(let event, let entity):
            return transitions(on: event, of: entity)
                .flatMap { $0.ownSteps + (effectFlow(of: $0)?.steps ?? []) }.flatMap(\.everyStep)
        default: return []
        }
    }
}
