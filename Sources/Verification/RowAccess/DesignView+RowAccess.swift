import DesignModel
import Diagnostics
import Expressions

extension DesignView {
    /// Every way in which rows of the entity are looked for.
    func rowAccesses(to entity: String) -> [RowAccess] {
        var found = statedAccesses[entity] ?? []
        // Deleting the row that a reference points to looks for those that point to it.
        found += (self.entity(entity)?.fields ?? []).filter { $0.type.value.refersTo != nil }
            .map { RowAccess(equal: [$0.name.value]) }
        return found + queries.compactMap { sqlAccess(in: $0, entity) }
    }

    /// What lists, expressions and steps look for, by entity; found in one pass over the design.
    func findStatedAccesses() -> [String: [RowAccess]] {
        var found: [String: [RowAccess]] = [:]
        for endpoint in endpoints {
            guard case .list(let entity, _, _) = endpoint.does.value else { continue }
            found[entity, default: []] += listAccesses(of: endpoint)
        }
        for expression in everyExpression {
            for (entity, access) in collectionAccesses(in: expression) { found[entity, default: []].append(access) }
        }
        for step in everyStep {
            switch step.kind {
            case .get(_, let target, let condition), .find(_, let target, let condition),
                .deleteWhere(let target, let condition):
                found[target.value, default: []].append(access(by: condition) { $0.isCandidate })
            default: break
            }
        }
        return found
    }

    /// One for each clause of the caller, since each brings its own condition.
    private func listAccesses(of endpoint: Endpoint) -> [RowAccess] {
        guard case .list(_, let condition, let order) = endpoint.does.value else { return [] }
        let filters = [condition].compactMap { $0 } + endpoint.parameters.compactMap(\.filter)
        let sorts = endpoint.parameters.flatMap { parameter in
            if case .sort(let fields) = parameter.type.value { fields } else { [String]() }
        }
        let clauses: [TypedExpression?] = access(of: endpoint).isEmpty ? [nil] : access(of: endpoint).map(\.condition)
        return clauses.map { clause in
            var access = RowAccess()
            for filter in filters + [clause].compactMap({ $0 }) {
                let part = self.access(by: filter) { $0.isSelf }
                access.equal += part.equal
                access.ranges += part.ranges
            }
            access.orders = sorts + [order?.field ?? "createdAt"]
            return access
        }
    }

    /// `Ticket.filter(t, t.agent == agent)` anywhere in the expression.
    private func collectionAccesses(in expression: TypedExpression) -> [(entity: String, access: RowAccess)] {
        expression.everyPart.compactMap { part in
            guard case .macro(let macro, let collection, let binding, let body) = part.kind, macro != .map,
                case .collection(let entity) = collection.type
            else { return nil }
            if macro == .sortBy {
                guard case .member(_, let column) = body.withoutConversion.kind else { return nil }
                return (entity, RowAccess(orders: [column]))
            }
            return (
                entity,
                access(by: body) { if case .name(binding) = $0.withoutConversion.kind { true } else { false } }
            )
        }
    }

    /// The columns that a condition compares, of the row that `isRow` recognises.
    func access(by condition: TypedExpression, isRow: (TypedExpression) -> Bool) -> RowAccess {
        var access = RowAccess()
        for conjunct in condition.conjuncts {
            switch conjunct.withoutConversion.kind {
            case .binary(let operation, let left, let right):
                let column = left.column(ofRow: isRow) ?? right.column(ofRow: isRow)
                guard let column else { continue }
                switch operation {
                case .equal, .isIn: access.equal.append(column)
                case .less, .lessOrEqual, .greater, .greaterOrEqual: access.ranges.append(column)
                default: break
                }
            case .call("startsWith", let arguments):
                if let column = arguments.first?.column(ofRow: isRow) { access.ranges.append(column) }
            default:
                // A boolean column by itself is compared with true.
                if let column = conjunct.column(ofRow: isRow) { access.equal.append(column) }
            }
        }
        return access
    }

    /// SQL is not taken apart: every column that it names counts as compared and ordered, if it names the table.
    private func sqlAccess(in query: Query, _ name: String) -> RowAccess? {
        let words = query.sql.value.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
        // `created_at` in SQL is `createdAt` in the design: both are compared without case and joints.
        let named = Set(words.map { word in word.filter { $0 != "_" } })
        guard let entity = self.entity(name), named.contains(name.lowercased()) else { return nil }
        let columns = entity.fields.filter { field in
            named.contains(field.name.value.lowercased() + (field.type.value.refersTo == nil ? "" : "id"))
        }.map(\.name.value)
        let unsaid = ["state", "createdAt", "updatedAt"].filter { named.contains($0.lowercased()) }
        return RowAccess(equal: columns + unsaid, orders: columns + unsaid)
    }
}

extension TypedExpression {
    fileprivate var isSelf: Bool { if case .name("self") = withoutConversion.kind { true } else { false } }

    fileprivate var isCandidate: Bool { if case .candidate = withoutConversion.kind { true } else { false } }

    /// `agent` of `t.agent`, and of `t.agent.id`, which compares the same column.
    fileprivate func column(ofRow isRow: (TypedExpression) -> Bool) -> String? {
        guard case .member(let base, let name) = withoutConversion.kind else { return nil }
        if isRow(base) { return name }
        guard name == "id", case .entity = base.type.unwrapped else { return nil }
        return base.column(ofRow: isRow)
    }
}
