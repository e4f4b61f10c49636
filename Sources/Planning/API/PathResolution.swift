import DesignModel
import Expressions

/// Which row each value in a path names.
struct PathResolution {
    let design: Design
    let words: EnumerationCatalog

    /// The path parameters of an endpoint in the order of the path.
    func parameters(of endpoint: Endpoint) -> [PathParameterPlan] {
        endpoint.path.value.parameters.map { parameter($0, of: endpoint) }
    }

    private func parameter(_ name: String, of endpoint: Endpoint) -> PathParameterPlan {
        if let target = tied(name, in: endpoint) { return plan(name, entity: target.entity, field: target.field) }
        if let entity = endpoint.does.value.entity {
            if endpoint.isAboutOneRow || name != "id" { return plan(name, entity: entity, field: name) }
            return PathParameterPlan(name: name, entity: entity, field: nil)
        }
        return PathParameterPlan(name: name, entity: Names.prose(name), field: nil)
    }

    private func plan(_ name: String, entity: String, field: String) -> PathParameterPlan {
        let declared = design.entity(named: entity)?.fields.first { $0.name.value == field }
        return PathParameterPlan(name: name, entity: entity, field: declared.map { MemberPlan($0, words) })
    }

    /// What a condition compares the parameter with: `self.ticket.id == path.id` ties `id` to the tickets' ids.
    private func tied(_ name: String, in endpoint: Endpoint) -> (entity: String, field: String)? {
        switch endpoint.does.value {
        case .read(_, let condition?), .list(_, let condition?, _):
            return condition.fieldsComparedWith(path: name).first
        case .flow(let flow): return tied(name, inFlow: flow) ?? tied(name, inAccessOf: endpoint)
        default: return nil
        }
    }

    /// A flow's input of that name, where a step gets a row by it.
    private func tied(_ name: String, inFlow flow: String) -> (entity: String, field: String)? {
        guard let flow = design.flow(named: flow) else { return nil }
        return flow.steps.lazy.compactMap { step -> (entity: String, field: String)? in
            switch step.kind {
            case .get(_, _, let condition), .find(_, _, let condition):
                condition.fieldsComparedWith(input: name).first
            default: nil
            }
        }.first
    }

    private func tied(_ name: String, inAccessOf endpoint: Endpoint) -> (entity: String, field: String)? {
        endpoint.access.lazy.compactMap { $0.condition?.fieldsComparedWith(path: name).first }.first
    }

    /// How the endpoint finds its row.
    func lookup(of endpoint: Endpoint, parameters: [PathParameterPlan]) -> RowLookup {
        if case .read(_, let condition?) = endpoint.does.value { return .condition(condition) }
        guard let parameter = parameters.last else { return .id(parameter: "id") }
        guard let field = parameter.field else { return .id(parameter: parameter.name) }
        return .field(field, parameter: parameter.name)
    }

    /// The row in whose path a list stands: `self.ticket.id == path.id` at `/tickets/{id}/comments`.
    func parent(of endpoint: Endpoint, parameters: [PathParameterPlan]) -> ParentPlan? {
        guard case .list(let entity, let condition?, _) = endpoint.does.value,
            let parameter = parameters.last(where: { $0.entity != entity }),
            condition.fieldsComparedWith(path: parameter.name).isEmpty == false
        else { return nil }
        let lookup = parameter.field.map { RowLookup.field($0, parameter: parameter.name) }
        return ParentPlan(
            entity: parameter.entity,
            lookup: lookup ?? .id(parameter: parameter.name),
            readEndpoint: design.readEndpoint(of: parameter.entity)
        )
    }
}

extension Endpoint {
    /// Whether its path names the row that it works on.
    var isAboutOneRow: Bool {
        switch does.value {
        case .read, .update, .delete, .event: true
        case .create, .list, .flow, .query: false
        }
    }
}

extension TypedExpression {
    /// The fields that `… && x.field == path.name && …` compares with a value of the path.
    func fieldsComparedWith(path name: String) -> [(entity: String, field: String)] {
        fieldsCompared { $0.isMember(name, of: "path") }
    }

    /// The fields that are compared with an input of the flow; `input.agent.id` counts as the input `agent`.
    func fieldsComparedWith(input name: String) -> [(entity: String, field: String)] {
        fieldsCompared { $0.isMember(name, of: "input") }
    }

    private func fieldsCompared(_ isMeant: (TypedExpression) -> Bool) -> [(entity: String, field: String)] {
        switch kind {
        case .binary(.and, let left, let right), .binary(.or, let left, let right):
            return left.fieldsCompared(isMeant) + right.fieldsCompared(isMeant)
        case .binary(.equal, let left, let right):
            if isMeant(right.withoutConversion) { return left.withoutConversion.fieldWithOwner.map { [$0] } ?? [] }
            if isMeant(left.withoutConversion) { return right.withoutConversion.fieldWithOwner.map { [$0] } ?? [] }
            return []
        case .macro(_, _, _, let body): return body.fieldsCompared(isMeant)
        default: return []
        }
    }

    private func isMember(_ name: String, of base: String) -> Bool {
        guard case .member(let receiver, name) = kind, case .name(base) = receiver.withoutConversion.kind else {
            return false
        }
        return true
    }

    private var fieldWithOwner: (entity: String, field: String)? {
        guard case .member(let receiver, let field) = kind, case .entity(let entity) = receiver.type.unwrapped else {
            return nil
        }
        return (entity, field)
    }
}
