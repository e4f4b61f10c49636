import DesignModel
import Expressions

extension DesignView {
    /// Columns that an index, a unique constraint or the key begins with.
    func leadingColumns(of entity: Entity) -> Set<String> {
        var found: Set<String> = ["id"]
        found.formUnion(entity.indexes.compactMap(\.columns.first?.field))
        found.formUnion(uniqueConstraints(of: entity).compactMap(\.columns.first))
        return found
    }

    /// The entity's own column that a filter compares in a way that an index can serve.
    func filteredColumn(_ filter: TypedExpression, of entity: Entity) -> String? {
        let access = access(by: filter) { if case .name("self") = $0.withoutConversion.kind { true } else { false } }
        return (access.equal + access.ranges).first
    }
}
