import DesignModel
import Expressions

/// Walks the whole design once, in its order, and names everything that the service asks its database.
struct QuestionCollector {
    let design: Design
    let entities: [EntityPlan]
    let scales: DecimalScales
    private(set) var conditions = ConditionCatalog()
    private(set) var readings = ReadingCatalog()

    init(design: Design, entities: [EntityPlan]) {
        self.design = design
        self.entities = entities
        scales = DecimalScales(design)
    }

    mutating func collect() {
        let endpoints = design.allEndpoints
        let names = EndpointNames(endpoints).names
        for (endpoint, name) in zip(endpoints, names) { collect(endpoint, name) }
        for component in design.components {
            for lifecycle in component.lifecycles { collect(lifecycle) }
            for flow in component.flows { collect(flow.steps, purpose: Names.member(flow.name.value)) }
        }
        for entity in entities {
            for rule in entity.writeRules {
                if case .condition(let expression) = rule.kind {
                    collectReadings(in: expression, purpose: Names.member("rule of " + rule.member.name))
                }
            }
        }
    }

    // MARK: Endpoints

    private mutating func collect(_ endpoint: Endpoint, _ name: String) {
        for clause in endpoint.access {
            collectAccess(clause, entity: endpoint.does.value.entity, purpose: "may" + name)
        }
        switch endpoint.does.value {
        case .list(let entity, let condition?, _), .read(let entity, let condition?):
            register(condition, entity, .name("self"), Names.member(name + " shows"))
        default: break
        }
        guard let entity = endpoint.does.value.entity else { return }
        for parameter in endpoint.parameters {
            guard let filter = parameter.filter else { continue }
            register(filter.withInputsGiven, entity, .name("self"), Names.member("fits " + parameter.name.value))
        }
        if let lookup = Self.lookup(endpoint, in: entities) { register(lookup, entity, .name("self"), "isNamed") }
    }

    private mutating func collectAccess(_ clause: AccessClause, entity: String?, purpose: String) {
        guard let condition = clause.condition else { return }
        let holder = entity ?? Self.holder(of: condition)
        guard let holder else { return }
        register(condition, holder, .name("self"), purpose)
    }

    /// The entity whose repository answers a question about no row in particular.
    static func holder(of condition: TypedExpression) -> String? {
        if case .everyRow(let entity) = condition.kind { return entity }
        return condition.parts.lazy.compactMap { holder(of: $0) }.first
    }

    /// `self.slug == path.slug` for an endpoint whose path names its row by a unique field.
    static func lookup(_ endpoint: Endpoint, in entities: [EntityPlan]) -> TypedExpression? {
        guard endpoint.isAboutOneRow, let name = endpoint.path.value.parameters.last, name != "id",
            let entity = endpoint.does.value.entity,
            let plan = entities.first(where: { $0.name == entity }), let member = plan.member(named: name),
            let type = member.type.valueType
        else { return nil }
        let span = endpoint.path.span
        func value(_ receiver: String, _ receiverType: ValueType) -> TypedExpression {
            let base = TypedExpression(.name(receiver), type: receiverType, span: span)
            return TypedExpression(.member(base, name: name), type: type, span: span)
        }
        let path = value("path", .record([.init(name: name, type: type)]))
        let comparison = TypedExpression.Kind.binary(.equal, value("self", .entity(entity)), path)
        return TypedExpression(comparison, type: .boolean, span: span)
    }

    // MARK: Behaviour

    private mutating func collect(_ lifecycle: Lifecycle) {
        for transition in lifecycle.transitions {
            guard let event = transition.event?.value else { continue }
            let purpose = Names.member(event + " " + lifecycle.entity.value)
            for clause in lifecycle.accessClauses(of: event) {
                collectAccess(clause, entity: lifecycle.entity.value, purpose: Names.member("may " + event))
            }
            if let condition = transition.guardExpression { collectReadings(in: condition, purpose: purpose) }
            if case .steps(let steps) = transition.effects { collect(steps, purpose: purpose) }
        }
    }

    private mutating func collect(_ steps: [Step], purpose: String) {
        for step in steps {
            switch step.kind {
            case .get(_, let entity, let condition), .find(_, let entity, let condition),
                .deleteWhere(let entity, let condition):
                register(condition, entity.value, .candidate, Names.member("fits " + purpose))
            case .when(let condition, let inner):
                collectReadings(in: condition, purpose: purpose)
                collect(inner, purpose: purpose)
            case .forEach(_, let over, let inner):
                collectReadings(in: over, purpose: purpose)
                collect(inner, purpose: purpose)
            default:
                for expression in step.expressions { collectReadings(in: expression, purpose: purpose) }
            }
        }
    }

    // MARK: Registration

    private mutating func register(
        _ condition: TypedExpression,
        _ entity: String,
        _ row: ConditionShape.Row,
        _ purpose: String
    ) {
        conditions.register(condition, of: entity, row: row, purpose: purpose)
        let tree = conditions.use(condition, of: entity, row: row)
        for argument in tree.arguments { collectReadings(in: argument, purpose: purpose) }
    }

    private mutating func collectReadings(in expression: TypedExpression, purpose: String) {
        guard let part = ReadingShape.part(expression) else {
            for part in expression.parts { collectReadings(in: part, purpose: purpose) }
            return
        }
        switch part {
        case .count(let rows), .exists(let rows), .none(let rows), .exactlyOne(let rows), .rows(let rows),
            .first(let rows):
            register(rows, purpose)
        case .contains(let row, let rows):
            register(rows, purpose)
            collectReadings(in: row, purpose: purpose)
        case .value(let entity, let value):
            let taken = Set(conditions.conditions(of: entity).map(\.name))
            let scale = scales.scale(of: value)
            readings.register(
                value,
                of: entity,
                scale: scale,
                purpose: Names.member("value of " + purpose),
                taken: taken
            )
        }
    }

    private mutating func register(_ rows: CollectionShape, _ purpose: String) {
        for filter in rows.filters {
            register(filter.condition, rows.entity, .name(filter.binding), Names.member("fits " + purpose))
        }
    }

    // MARK: Results

    func endpointConditions() -> [EndpointConditions] {
        design.allEndpoints.map { endpoint in
            var result = EndpointConditions()
            guard let entity = endpoint.does.value.entity else { return result }
            switch endpoint.does.value {
            case .list(_, let condition?, _), .read(_, let condition?):
                result.condition = conditions.use(condition, of: entity, row: .name("self"))
            default: break
            }
            result.filters = endpoint.parameters.compactMap { parameter in
                parameter.filter.map { filter in
                    let use = conditions.use(filter.withInputsGiven, of: entity, row: .name("self"))
                    return (parameter.name.value, use)
                }
            }
            result.lookup = Self.lookup(endpoint, in: entities).map {
                conditions.use($0, of: entity, row: .name("self"))
            }
            let fields = endpoint.sortFields
            result.order = fields.first
            result.sortKeys = fields.compactMap { column in
                let member = entities.first { $0.name == entity }?.member(named: column.field)
                return member.map { SortKeyPlan(entity: entity, member: $0) }
            }
            return result
        }
    }
}

extension Step {
    /// The values that the step itself uses, in order; not those of its substeps.
    var expressions: [TypedExpression] {
        switch kind {
        case .bind(_, let value), .require(let value), .giveBack(let value), .set(_, _, _, let value): [value]
        case .get(_, _, let condition), .find(_, _, let condition), .deleteWhere(_, let condition): [condition]
        case .create(_, _, let fields), .ensure(_, let fields): fields.map(\.value)
        case .when(let condition, _): [condition]
        case .forEach(_, let over, _): [over]
        case .call(_, _, _, let arguments), .custom(_, _, let arguments), .start(_, let arguments, _):
            arguments.map(\.value)
        case .delete, .transition, .faulty: []
        }
    }
}

extension FieldType {
    /// The type of an expression that reads such a field; `nil` where none can.
    var valueType: ValueType? {
        switch self {
        case .text, .email, .url, .password: .text
        case .integer: .integer
        case .decimal: .decimal
        case .boolean: .boolean
        case .uuid: .uuid
        case .date: .date
        case .timestamp: .timestamp
        case .duration: .duration
        case .json: .json
        case .oneOf(let words): .oneOf(words)
        case .reference(let entity): .entity(entity)
        case .list(let element): element.valueType.map { .list($0) }
        case .secret(let inner): inner.valueType
        case .record, .children, .setOf, .sort, .faulty: nil
        }
    }
}
