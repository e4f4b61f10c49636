import Expressions

/// One way in which a step can fail, with the answer that it gives where `On failure` says nothing.
public struct PossibleFailure: Sendable, Hashable {
    /// As `On failure` labels it; `nil` for `require`, whose only failure needs no label.
    public var label: String?
    /// `nil`: an answer must be written.
    public var status: Int?
    /// `nil`: the status says it all, or an answer must be written.
    public var code: String?

    public init(label: String?, status: Int? = nil, code: String? = nil) {
        self.label = label
        self.status = status
        self.code = code
    }
}

extension Design {
    /// What can go wrong in a step by its kind and the rules of its entity; some of it may be proved impossible later.
    public func possibleFailures(of step: Step) -> [PossibleFailure] {
        switch step.kind {
        case .get: [PossibleFailure(label: "absent", status: 404)]
        case .create(_, let entity, _): writeFailures(entity.value, field: nil)
        case .ensure: [PossibleFailure(label: "rule", status: 422)]
        case .set(_, let entity, let field, _): writeFailures(entity, field: field.value)
        case .delete(_, let entity): referencedFailures(entity)
        case .deleteWhere(let entity, _): referencedFailures(entity.value)
        case .transition: [PossibleFailure(label: "illegal", status: 409, code: "illegal_transition")]
        case .require: [PossibleFailure(label: nil)]
        case .custom(_, let name, _):
            (components.flatMap(\.customs).first { $0.name.value == name.value }?.errors ?? []).map {
                PossibleFailure(label: $0.name.value)
            }
        case .call(_, let integration, let operation, _):
            (components.flatMap(\.integrations).first { $0.name.value == integration.value }?
                .operation(operation.value)?.errors ?? []).map { PossibleFailure(label: $0.name.value) }
                + [PossibleFailure(label: "unavailable")]
        case .bind, .find, .when, .forEach, .start, .giveBack, .faulty: []
        }
    }

    private func writeFailures(_ name: String, field: String?) -> [PossibleFailure] {
        let rule = PossibleFailure(label: "rule", status: 422)
        guard let entity = components.flatMap(\.entities).first(where: { $0.name.value == name }) else { return [rule] }
        let taken = entity.uniqueColumns.filter { columns in field.map(columns.contains) ?? true }
        return [rule] + taken.map { PossibleFailure(label: "unique", status: 409, code: ($0.first ?? "") + "_taken") }
    }

    /// None where no reference keeps the row.
    private func referencedFailures(_ entity: String) -> [PossibleFailure] {
        let isKept = components.flatMap(\.entities).flatMap(\.fields).contains { field in
            guard case .reference(entity) = field.type.value else { return false }
            return field.rules.onDelete.map { $0.value == .restrict } ?? true
        }
        return isKept ? [PossibleFailure(label: "referenced", status: 409, code: "still_referenced")] : []
    }
}

extension Entity {
    /// The columns of each uniqueness: the field with the rule first, then those that it shares it with.
    fileprivate var uniqueColumns: [[String]] {
        var found: [[String]] = []
        for field in fields {
            if field.rules.isUnique != nil { found.append([field.name.value]) }
            found += field.rules.uniqueWith.map { [field.name.value] + $0.value }
        }
        return found + indexes.filter(\.isUnique).map { $0.columns.map(\.field) }
    }
}
