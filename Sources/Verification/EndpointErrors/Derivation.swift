import DesignModel
import Diagnostics
import Expressions

/// Works out what an endpoint can answer beside its success, in the order in which answers are decided: who calls,
/// the request, the row, the state, the work itself.
struct Derivation: Sendable {
    /// By status and code; each pair once.
    private(set) var errors: [DerivedError] = []
    /// Whether all that decides it was understood; else nothing can be said of the contract.
    private(set) var isComplete = true

    private struct Answer: Hashable {
        var status: Int
        var code: String?
    }

    /// Where each of them stands until all are known.
    private var places: [Answer: Int] = [:]

    init(of endpoint: Endpoint, in view: DesignView) {
        isComplete = !view.isTroubled(in: endpoint.span)
        deriveAccess(endpoint, view)
        deriveRequest(endpoint, view)
        deriveOperation(endpoint, view)
        places = [:]
        errors.sort { ($0.status, $0.code ?? "") < ($1.status, $1.code ?? "") }
    }

    /// Adds an error; where it is there already, the certain one and the first cause stay.
    mutating func add(
        _ status: Int,
        _ code: String? = nil,
        _ certainty: DerivedError.Certainty = .certain,
        because why: String,
        at cause: SourceSpan
    ) {
        let error = DerivedError(status: status, code: code, certainty: certainty, why: why, cause: cause)
        guard let index = places[Answer(status: status, code: code)] else {
            places[Answer(status: status, code: code)] = errors.count
            return errors.append(error)
        }
        if errors[index].certainty == .possible, certainty == .certain { errors[index] = error }
    }

    mutating func markIncomplete() { isComplete = false }

    /// Notes that a part which decides the answers was not understood.
    mutating func require(_ part: SourceSpan, of view: DesignView) {
        if view.isTroubled(below: part) { isComplete = false }
    }

    // MARK: The request

    private mutating func deriveRequest(_ endpoint: Endpoint, _ view: DesignView) {
        if view.takesListParameters(endpoint) {
            add(400, because: "a malformed parameter of the list", at: endpoint.does.span)
        }
        switch view.body(of: endpoint) {
        case .nothing: break
        case .inputs(let inputs):
            let cause = view.flow(of: endpoint)?.span ?? endpoint.does.span
            deriveBody(inputs.map { ($0.name, $0.type.value) }, at: cause, view)
        case .fields(let fields, _):
            deriveBody(fields.map { ($0.name, $0.type.value) }, at: endpoint.does.span, view)
        }
    }

    private mutating func deriveBody(
        _ values: [(name: Located<String>, type: FieldType)],
        at cause: SourceSpan,
        _ view: DesignView
    ) {
        add(400, because: "a body that is no JSON", at: cause)
        add(422, because: "a body that breaks a rule of its fields", at: values.first?.name.span ?? cause)
        for (name, type) in values {
            guard let entity = view.firstReferencedEntity(in: type) else { continue }
            add(
                422,
                "unknown_reference",
                because: "`\(name.value)` may name a row of `\(entity)` that does not exist",
                at: name.span
            )
        }
    }

    // MARK: The work

    private mutating func deriveOperation(_ endpoint: Endpoint, _ view: DesignView) {
        switch endpoint.does.value {
        case .create(let name): deriveWrite(name, view, where: \.isWrittenAtCreation)
        case .update(let name, _): deriveWrite(name, view, where: \.isWrittenAtUpdate)
        case .delete(let name):
            guard let entity = view.entity(name) else { return markIncomplete() }
            require(entity.span, of: view)
            deriveReferenced(entity: name, answer: (409, "still_referenced"), view)
        case .event(let event, let entity): deriveEvent(event, entity, view)
        case .flow(let name):
            guard let flow = view.flow(name) else { return markIncomplete() }
            deriveFlow(flow, view)
        case .query(let name):
            guard let query = view.query(name) else { return markIncomplete() }
            require(query.span, of: view)
        case .read(let name, _), .list(let name, _, _):
            if view.entity(name) == nil { markIncomplete() }
        }
    }

    /// Two rows must not share what is unique, where a client writes part of it.
    private mutating func deriveWrite(_ name: String, _ view: DesignView, where isWritten: (Field) -> Bool) {
        guard let entity = view.entity(name) else { return markIncomplete() }
        require(entity.span, of: view)
        let written = Set(entity.fields.filter(isWritten).map(\.name.value))
        for constraint in view.uniqueConstraints(of: entity) where !written.isDisjoint(with: constraint.columns) {
            add(409, constraint.code, because: Self.reason(constraint), at: constraint.span)
        }
        deriveChildren(of: entity, view, where: isWritten)
    }

    /// Of the children that a body brings inline, two may share what is unique.
    private mutating func deriveChildren(of entity: Entity, _ view: DesignView, where isWritten: (Field) -> Bool) {
        for field in entity.fields where isWritten(field) {
            guard case .children(let name) = field.type.value, name != entity.name.value,
                let child = view.entity(name)
            else { continue }
            let written = Set(child.fields.filter(\.isWrittenAtCreation).map(\.name.value))
            for constraint in view.uniqueConstraints(of: child) where !written.isDisjoint(with: constraint.columns) {
                add(409, constraint.code, because: Self.reason(constraint), at: constraint.span)
            }
        }
    }

    static func reason(_ constraint: UniqueConstraint) -> String {
        let fields = constraint.columns.map { "`\($0)`" }.joined(separator: " with ")
        return "\(fields) is unique in `\(constraint.entity)`"
    }

    mutating func deriveReferenced(entity: String, answer: (status: Int, code: String?), _ view: DesignView) {
        // A field whose type was not understood may well be a reference.
        if view.hasFaultyFields { markIncomplete() }
        guard let restriction = view.restrictions[entity] else { return }
        let field = restriction.field
        add(
            answer.status,
            answer.code,
            because: "`\(restriction.entity.name.value).\(field.name.value)` says `on delete restrict`",
            at: field.rules.onDelete?.span ?? field.span
        )
    }

    private mutating func deriveEvent(_ event: String, _ entity: String, _ view: DesignView) {
        guard let lifecycle = view.lifecycle(of: entity) else { return markIncomplete() }
        require(lifecycle.span, of: view)
        deriveIllegal(event, lifecycle, answer: (409, "illegal_transition"), view)
        deriveEffects(event, entity, view)
    }

    /// 409 where some state has no arrow for the event, or a guard may be false.
    mutating func deriveIllegal(
        _ event: String,
        _ lifecycle: Lifecycle,
        answer: (status: Int, code: String?),
        _ view: DesignView
    ) {
        let from = Set(lifecycle.arrows.filter { $0.event == event }.map(\.from))
        let entity = lifecycle.entity.value
        if let state = lifecycle.states.first(where: { !from.contains($0.value) }) {
            add(
                answer.status,
                answer.code,
                because: "no arrow for `\(event)` leaves the state `\(state.value)`",
                at: state.span
            )
        } else if let guarded = view.transitions(on: event, of: entity).compactMap(\.guardExpression).first {
            add(answer.status, answer.code, because: "the guard of `\(event)` may be false", at: guarded.span)
        }
    }

    mutating func deriveEffects(_ event: String, _ entity: String, _ view: DesignView) {
        for transition in view.transitions(on: event, of: entity) {
            switch transition.effects {
            case .steps(let steps): deriveSteps(steps, in: StepContext(), view)
            case .flow(let name):
                guard let flow = view.flow(name.value) else { return markIncomplete() }
                deriveFlow(flow, view)
            }
        }
    }

    private mutating func deriveFlow(_ flow: Flow, _ view: DesignView) {
        require(flow.span, of: view)
        deriveSteps(flow.steps, in: StepContext(flow), view)
    }
}
