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

    /// For each entity the first reference that keeps a row of it from being deleted, those included that stand on rows
    /// which would be deleted with it.
    func findRestrictions() -> [String: Restriction] {
        // From each entity to those whose deletion deletes its rows too.
        var deleting: [String: [String]] = [:]
        var restrictions: [(target: String, by: Restriction)] = []
        for entity in entities {
            for field in entity.fields {
                // Children are deleted with their parent.
                if case .children(let child) = field.type.value {
                    deleting[child, default: []].append(entity.name.value)
                }
                guard let target = field.type.value.refersTo else { continue }
                switch field.rules.onDelete?.value {
                case .restrict: restrictions.append((target, Restriction(entity: entity, field: field)))
                case .cascade: deleting[entity.name.value, default: []].append(target)
                case .clear, nil: break
                }
            }
        }
        // Each restriction in turn takes what no earlier one has, so that every entity is visited once.
        var found: [String: Restriction] = [:]
        for (target, restriction) in restrictions.sorted(by: { $0.by.field.span < $1.by.field.span }) {
            var open = [target]
            while let entity = open.popLast() {
                guard found[entity] == nil else { continue }
                found[entity] = restriction
                open += deleting[entity] ?? []
            }
        }
        return found
    }
}

/// A reference that says `on delete restrict`.
struct Restriction: Sendable {
    var entity: Entity
    var field: Field
}

extension DesignView {
    /// The first entity that a value of this type names by id, also those that children inline name.
    func firstReferencedEntity(in type: FieldType) -> String? {
        var visited: Set<String> = []
        var open = [type]
        while let type = open.popLast() {
            guard case .children(let child) = type else {
                if let entity = type.referencedEntities.first { return entity }
                continue
            }
            guard visited.insert(child).inserted else { continue }
            open += (entity(child)?.fields ?? []).filter(\.isWrittenAtCreation).reversed().map(\.type.value)
        }
        return nil
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
