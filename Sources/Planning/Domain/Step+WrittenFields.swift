import DesignModel
import Expressions

extension Step {
    /// The fields that the step gives values to.
    var writtenFields: [(entity: String, field: String, value: TypedExpression)] {
        switch kind {
        case .create(_, let entity, let fields): fields.map { (entity.value, $0.name.value, $0.value) }
        case .set(_, let entity, let field, let value): [(entity, field.value, value)]
        default: []
        }
    }
}
