import DesignModel
import Expressions

/// Finds the fields of an entity that a caller's value can come into: by `create` and `update`, or through a flow whose
/// step writes what an input says.
struct CallersFields {
    let names: Set<String>

    init(of entity: Entity, in design: Design) {
        let entityName = entity.name.value
        var names: Set<String> = []
        for endpoint in design.components.flatMap(\.endpoints) {
            switch endpoint.does.value {
            case .create(entityName), .update(entityName, _):
                names.formUnion(entity.fields.filter { $0.rules.isSetByService == nil }.map(\.name.value))
            default: break
            }
        }
        for flow in design.components.flatMap(\.flows) {
            var callers: Set<String> = ["input"]
            Self.collect(flow.steps, entityName, callers: &callers, into: &names)
        }
        self.names = names
    }

    /// - Parameter callers: names of values that hold something of the caller's.
    private static func collect(
        _ steps: [Step],
        _ entity: String,
        callers: inout Set<String>,
        into names: inout Set<String>
    ) {
        func isCallers(_ value: TypedExpression) -> Bool {
            value.contains { part in if case .name(let name) = part.kind { callers.contains(name) } else { false } }
        }
        for step in steps {
            switch step.kind {
            case .bind(let name, let value):
                if isCallers(value) { callers.insert(name.value) }
            case .create(_, let target, let fields), .ensure(let target, let fields):
                guard target.value == entity else { break }
                names.formUnion(fields.filter { isCallers($0.value) }.map(\.name.value))
            case .set(_, entity, let field, let value):
                if isCallers(value) { names.insert(field.value) }
            case .when(_, let inner):
                collect(inner, entity, callers: &callers, into: &names)
            case .forEach(let name, let over, let inner):
                if isCallers(over) { callers.insert(name.value) }
                collect(inner, entity, callers: &callers, into: &names)
            default: break
            }
        }
    }
}
