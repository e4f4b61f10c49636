import DesignModel
import Diagnostics
import Expressions

/// Works out what an endpoint can answer beside its success, in the order in which answers are decided: who calls,
/// the request, the row, the state, the work itself.
struct Derivation: Sendable {
    /// By status and code as a caller gets them; each pair once.
    private(set) var errors: [DerivedError] = []
    /// The same by their meaning, of which several may be answered alike.
    private(set) var causes: [DerivedError] = []
    /// Whether all that decides it was understood; else nothing can be said of the contract.
    private(set) var isComplete = true

    /// Where each cause stands until all are known.
    private var places: [ErrorMeaning: Int] = [:]

    init(of endpoint: Endpoint, in view: DesignView) {
        isComplete = !view.isTroubled(in: endpoint.span)
        deriveAccess(endpoint, view)
        deriveRequest(endpoint, view)
        deriveOperation(endpoint, view)
        if let shape = view.design.errorShape {
            require(shape.span, of: view)
            for index in causes.indices { causes[index].status = shape.status(of: causes[index].meaning) }
        }
        places = [:]
        errors = Self.merged(causes).sorted { ($0.status, $0.code ?? "") < ($1.status, $1.code ?? "") }
    }

    /// Adds an error; where it is there already, the certain one and the first cause stay.
    mutating func add(
        _ status: Int,
        _ code: String? = nil,
        _ certainty: DerivedError.Certainty = .certain,
        as kind: ErrorShape.Kind? = nil,
        because why: String,
        at cause: SourceSpan
    ) {
        let meaning = ErrorMeaning(status, code, kind)
        let error = DerivedError(meaning, status: status, certainty: certainty, why: why, cause: cause)
        guard let index = places[meaning] else {
            places[meaning] = causes.count
            return causes.append(error)
        }
        if causes[index].certainty == .possible, certainty == .certain { causes[index] = error }
    }

    /// One for each status and code: of several the first that is certain, or else the first.
    static func merged(_ causes: [DerivedError]) -> [DerivedError] {
        var found: [DerivedError] = []
        for cause in causes {
            guard let index = found.firstIndex(where: { $0.status == cause.status && $0.code == cause.code }) else {
                found.append(cause)
                continue
            }
            if found[index].certainty == .possible, cause.certainty == .certain { found[index] = cause }
        }
        return found
    }

    mutating func markIncomplete() { isComplete = false }

    /// Notes that a part which decides the answers was not understood.
    mutating func require(_ part: SourceSpan, of view: DesignView) {
        if view.isTroubled(below: part) { isComplete = false }
    }

    // MARK: The request

    private mutating func deriveRequest(_ endpoint: Endpoint, _ view: DesignView) {
        if view.takesListParameters(endpoint) {
            // A whole list without a table of parameters has none that could be malformed.
            let hasNone = endpoint.success.isWholeList && endpoint.parameters.isEmpty
            let certainty = hasNone ? DerivedError.Certainty.possible : .certain
            add(400, nil, certainty, because: "a malformed parameter of the list", at: endpoint.does.span)
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
        let place = values.first?.name.span ?? cause
        add(422, as: .rule, because: "a body that breaks a rule of its fields", at: place)
        for (name, type) in values {
            guard let entity = view.firstReferencedEntity(in: type) else { continue }
            add(
                422,
                "unknown_reference",
                as: .rule,
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
            add(409, constraint.code, as: .unique, because: Self.reason(constraint), at: constraint.span)
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
                add(409, constraint.code, as: .unique, because: Self.reason(constraint), at: constraint.span)
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
            as: .stillReferenced,
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
                as: .illegal,
                because: "no arrow for `\(event)` leaves the state `\(state.value)`",
                at: state.span
            )
        } else if let guarded = view.transitions(on: event, of: entity).compactMap(\.guardExpression).first {
            add(
                answer.status,
                answer.code,
                as: .illegal,
                because: "the guard of `\(event)` may be false",
                at: guarded.span
            )
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
