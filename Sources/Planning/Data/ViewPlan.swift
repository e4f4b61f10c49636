import DesignModel
import Expressions

/// What a view shows of an entity: one SELECT list, and the Swift value of its rows.
public struct ViewPlan: Sendable {
    public let name: String
    public let entity: String
    public let fields: [Field]
    public let requirements: [RequirementID]

    public var typeName: String { Names.type(name) }

    public struct Field: Sendable {
        public let name: String
        public let property: String
        public let column: String
        public let value: ValuePlan
        /// `self` is the row.
        public let expression: TypedExpression
        public let description: String
    }
}

/// Plans the views of the design.
struct ViewPlanner {
    let words: EnumerationCatalog
    let scales: DecimalScales

    func plan(_ view: View, used requirements: [RequirementID]) -> ViewPlan {
        ViewPlan(
            name: view.name.value,
            entity: view.entity.value,
            fields: view.fields.map { field($0, of: view.entity.value) },
            requirements: requirements
        )
    }

    private func field(_ field: View.ViewField, of entity: String) -> ViewPlan.Field {
        let type = field.value.type
        var value = ValuePlan(type, scale: scales.scale(of: field.value, self: entity), words)
        // A reference is shown as the id of its row.
        if case .row(let target) = value.unwrapped { value = .reference(entity: target).optional(value.isOptional) }
        return ViewPlan.Field(
            name: field.name.value,
            property: Names.member(field.name.value),
            column: Names.column(field.name.value),
            value: value,
            expression: field.value,
            description: field.description
        )
    }
}

/// How many digits of fraction a decimal expression has.
struct DecimalScales: Sendable {
    private let byField: [String: [String: Int]]

    init(_ design: Design) {
        var scales: [String: [String: Int]] = [:]
        for entity in design.components.flatMap(\.entities) {
            for field in entity.fields {
                if case .decimal(_, let scale) = field.type.value {
                    scales[entity.name.value, default: [:]][field.name.value] = scale
                }
            }
        }
        byField = scales
    }

    /// Digits of fraction; 0 for what is no decimal.
    func scale(of expression: TypedExpression, self entity: String? = nil) -> Int {
        switch expression.kind {
        case .member(let base, let name):
            if case .entity(let owner) = base.type.unwrapped { return byField[owner]?[name] ?? 0 }
            return 0
        case .literal(.decimal(let text)):
            return text.split(separator: ".").dropFirst().first?.count ?? 0
        case .binary(.multiply, let left, let right): return scale(of: left) + scale(of: right)
        case .call("round", let arguments):
            if case .literal(.integer(let places))? = arguments.last?.withoutConversion.kind {
                return max(0, Int(places))
            }
            return arguments.first.map { scale(of: $0) } ?? 0
        default:
            return expression.parts.map { scale(of: $0) }.max() ?? 0
        }
    }
}
