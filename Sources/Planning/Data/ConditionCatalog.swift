import Expressions

/// Every condition that the service asks its database about, by entity; equal questions share one function.
public struct ConditionCatalog: Sendable {
    private struct Key: Hashable {
        let entity: String
        let expression: TypedExpression
        let parameters: [ValueType]
    }

    private var plans: [String: [ConditionPlan]] = [:]
    private var names: [Key: String] = [:]

    /// The conditions of an entity, in the order in which the design first asks them.
    public func conditions(of entity: String) -> [ConditionPlan] { plans[entity] ?? [] }

    /// Makes sure that every part of the condition has its function.
    ///
    /// - Parameter purpose: names the parts that suggest no name of their own: `mayReadTicket`.
    mutating func register(_ condition: TypedExpression, of entity: String, row: ConditionShape.Row, purpose: String) {
        register(ConditionShape(entity: entity, row: row).tree(of: condition), purpose: purpose)
    }

    /// The condition as functions and their arguments. It must have been registered.
    func use(_ condition: TypedExpression, of entity: String, row: ConditionShape.Row) -> ConditionUse {
        use(ConditionShape(entity: entity, row: row).tree(of: condition))
    }

    private mutating func register(_ tree: ConditionShape.Tree, purpose: String) {
        switch tree {
        case .leaf(let leaf): register(leaf, purpose: purpose)
        case .all(let parts), .any(let parts):
            for part in parts { register(part, purpose: purpose) }
        case .some(_, let inner): register(inner, purpose: purpose)
        case .value, .always: break
        }
    }

    private mutating func register(_ leaf: ConditionShape.Leaf, purpose: String) {
        let key = Self.key(of: leaf)
        guard names[key] == nil else { return }
        if leaf.suggestion == "idIs" {
            // Every repository has it from the runtime.
            names[key] = ConditionCall.isRow
            return
        }
        let taken = Set(conditions(of: leaf.entity).map(\.name))
        let wanted = leaf.suggestion ?? purpose
        var name = wanted
        if taken.contains(name), leaf.suggestion != nil {
            name = wanted + "For" + purpose.prefix(1).uppercased() + purpose.dropFirst()
        }
        var count = 2
        while taken.contains(name) {
            name = wanted + "\(count)"
            count += 1
        }
        names[key] = name
        plans[leaf.entity, default: []].append(
            ConditionPlan(name: name, parameters: leaf.parameters, expression: leaf.expression)
        )
    }

    private func use(_ tree: ConditionShape.Tree) -> ConditionUse {
        switch tree {
        case .leaf(let leaf):
            .call(
                ConditionCall(
                    entity: leaf.entity,
                    function: names[Self.key(of: leaf)] ?? "always",
                    arguments: leaf.arguments,
                    labels: leaf.parameters.labels
                )
            )
        case .all(let parts): .all(parts.map(use))
        case .any(let parts): .any(parts.map(use))
        case .some(let entity, let inner): .some(entity: entity, use(inner))
        case .value(let expression): .value(expression)
        case .always: .always
        }
    }

    private static func key(of leaf: ConditionShape.Leaf) -> Key {
        Key(entity: leaf.entity, expression: leaf.expression, parameters: leaf.parameters.map(\.type))
    }
}

extension [ConditionPlan.Parameter] {
    /// The first has no label, the others their names.
    var labels: [String?] { enumerated().map { $0 == 0 ? nil : $1.name } }
}
