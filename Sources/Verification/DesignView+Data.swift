import DesignModel
import Diagnostics

/// What must be different in every two rows of an entity.
public struct UniqueConstraint: Sendable, Hashable {
    public var entity: String
    /// The field with the rule first, then those that it shares the rule with.
    public var columns: [String]
    public var span: SourceSpan

    /// The code of the 409 where it is broken: `email_taken`.
    public var code: String { (columns.first ?? "") + "_taken" }
}

extension DesignView {
    /// From `unique`, `unique with` and unique indexes; the same set of columns once.
    public func uniqueConstraints(of entity: Entity) -> [UniqueConstraint] {
        var found: [UniqueConstraint] = []
        func add(_ columns: [String], at span: SourceSpan) {
            guard !found.contains(where: { Set($0.columns) == Set(columns) }) else { return }
            found.append(UniqueConstraint(entity: entity.name.value, columns: columns, span: span))
        }
        for field in entity.fields {
            if let span = field.rules.isUnique { add([field.name.value], at: span) }
            for others in field.rules.uniqueWith { add([field.name.value] + others.value, at: others.span) }
        }
        for index in entity.indexes where index.isUnique { add(index.columns.map(\.field), at: index.span) }
        return found
    }

    /// The references that keep a row of the entity from being deleted, those included that stand on rows which
    /// would be deleted with it.
    public func restrictions(onDeleting entity: String) -> [(entity: Entity, field: Field)] {
        var found: [(Entity, Field)] = []
        var visited: Set<String> = []
        var open = [entity]
        while let target = open.popLast() {
            guard visited.insert(target).inserted else { continue }
            // Children are deleted with their parent.
            for field in self.entity(target)?.fields ?? [] {
                if case .children(let child) = field.type.value { open.append(child) }
            }
            for other in entities {
                for field in other.fields where field.type.value.refersTo == target {
                    switch field.rules.onDelete?.value {
                    case .restrict: found.append((other, field))
                    case .cascade: open.append(other.name.value)
                    case .clear, nil: break
                    }
                }
            }
        }
        return found.sorted { $0.1.span < $1.1.span }
    }
}

extension DesignView {
    /// Entities that a value of this type names by id, also those that children inline name.
    func referencedEntities(in type: FieldType) -> [String] { referencedEntities(in: type, within: []) }

    private func referencedEntities(in type: FieldType, within parents: Set<String>) -> [String] {
        guard case .children(let child) = type else { return type.referencedEntities }
        guard !parents.contains(child) else { return [] }
        return (entity(child)?.fields ?? []).filter(\.isWrittenAtCreation).flatMap {
            referencedEntities(in: $0.type.value, within: parents.union([child]))
        }
    }
}

extension FieldType {
    /// The entity of a plain reference.
    public var refersTo: String? {
        if case .reference(let entity) = self { entity } else { nil }
    }

    /// Entities that a value of this type names by id, at any depth.
    public var referencedEntities: [String] {
        switch self {
        case .reference(let entity), .setOf(let entity): [entity]
        case .list(let element), .secret(let element): element.referencedEntities
        case .record(let members): members.flatMap(\.type.referencedEntities)
        default: []
        }
    }
}
