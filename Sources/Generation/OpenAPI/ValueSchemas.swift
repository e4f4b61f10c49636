import DesignModel
import Expressions
import Planning

/// Schemas of what an expression gives: with the bounds of the field that it shows, where it shows one as it is.
struct ValueSchemas {
    let plan: ServicePlan

    func schema(of expression: TypedExpression) -> OrderedValue {
        let schema = field(shownBy: expression).map(plain) ?? schema(of: expression.type.unwrapped, expression)
        return expression.type.isOptional ? SchemaOfType.nullable(schema) : schema
    }

    private func plain(_ member: MemberPlan) -> OrderedValue {
        SchemaOfType.schema(member.type, pattern: member.pattern, length: member.listLength)
    }

    /// `customer.name` shows the field `name` of the customer.
    private func field(shownBy expression: TypedExpression) -> MemberPlan? {
        guard case .member(let receiver, let name) = expression.withoutConversion.kind else { return nil }
        guard case .entity(let entity) = receiver.type.unwrapped else { return nil }
        return plan.data.entity(named: entity)?.member(named: name)
    }

    private func schema(of type: ValueType, _ expression: TypedExpression) -> OrderedValue {
        switch type {
        case .boolean: SchemaOfType.schema(.boolean)
        case .integer: SchemaOfType.schema(.integer(.init(least: expression.isCount ? 0 : nil)))
        case .decimal: ["type": "string", "pattern": "^-?[0-9]{1,38}(\\.[0-9]{1,38})?$"]
        case .text: SchemaOfType.schema(.text(.init()))
        case .uuid, .entity: SchemaOfType.schema(.uuid)
        case .date: SchemaOfType.schema(.date)
        case .timestamp: SchemaOfType.schema(.timestamp)
        case .duration: SchemaOfType.schema(.duration)
        case .oneOf(let words): SchemaOfType.schema(.oneOf(words))
        case .list(let element): ["type": "array", "items": schema(ofElement: element)]
        case .collection(let entity): ["type": "array", "items": .reference(to: Names.type(entity))]
        case .view(let name): .reference(to: Names.type(name))
        case .record(let members):
            SchemaOfType.object(members.map { (name: $0.name, schema: schema(ofElement: $0.type), isRequired: true) })
        case .optional(let inner): SchemaOfType.nullable(schema(of: inner, expression))
        case .json, .null, .unknown: [:]
        }
    }

    private func schema(ofElement type: ValueType) -> OrderedValue {
        let plain = schema(of: type.unwrapped, TypedExpression(.faulty, type: type, span: .init(start: 0, end: 0)))
        return type.isOptional ? SchemaOfType.nullable(plain) : plain
    }
}

extension TypedExpression {
    /// Whether it counts something: never below zero.
    fileprivate var isCount: Bool {
        guard case .call(let function, _) = withoutConversion.kind else { return false }
        return ["size", "count"].contains(function.rawValue)
    }
}
