import DesignModel
import Diagnostics
import Expressions

extension Derivation {
    /// 401, 403 by role, and what becomes of a row that is not there or not the caller's.
    mutating func deriveAccess(_ endpoint: Endpoint, _ view: DesignView) {
        let clauses = view.access(of: endpoint)
        guard !clauses.isEmpty else { return markIncomplete() }
        let admitsEverybody = clauses.contains { $0.role.value == .anyone }
        if !admitsEverybody {
            add(401, as: .noCredentials, because: "a request without credentials", at: endpoint.accessSpan)
        }
        if view.design.authentication != nil {
            let certainty = admitsEverybody ? DerivedError.Certainty.possible : .certain
            let why = "credentials that are no good"
            add(401, nil, certainty, as: .badCredentials, because: why, at: endpoint.accessSpan)
        }
        if !admitsEverybody, !everyTokenIsAdmitted(clauses, view) {
            add(403, as: .forbidden, because: "a caller whose role has no clause", at: endpoint.accessSpan)
        }
        deriveRow(endpoint, clauses, view)
    }

    /// All tokens carry one role, and that role has a clause.
    private func everyTokenIsAdmitted(_ clauses: [AccessClause], _ view: DesignView) -> Bool {
        guard case .everyToken(let role)? = view.design.authentication?.roles?.value else { return false }
        return clauses.contains { $0.role.value == .role(role) }
    }

    private mutating func deriveRow(_ endpoint: Endpoint, _ clauses: [AccessClause], _ view: DesignView) {
        let hasParameter = !endpoint.path.value.parameters.isEmpty
        switch endpoint.does.value {
        case .read(let entity, _), .update(let entity, _), .delete(let entity), .event(_, let entity):
            guard hasParameter else { return }
            add(404, as: .absent, because: "no `\(entity)` with the value in the path", at: endpoint.path.span)
            deriveDenial(of: entity, endpoint, clauses, view)
        case .create:
            if hasParameter {
                add(404, as: .absent, because: "no row with the value in the path", at: endpoint.path.span)
            }
            // The new row is nobody's to read, so its refusal hides nothing.
            for clause in conditional(clauses) {
                add(403, as: .forbidden, because: "a condition on the new row", at: clause.span)
            }
        case .list:
            if hasParameter {
                add(404, as: .absent, because: "no parent with the value in the path", at: endpoint.path.span)
            }
        case .flow:
            for clause in conditional(clauses) {
                add(403, as: .forbidden, because: "a condition on the caller", at: clause.span)
                if hasParameter {
                    add(
                        404,
                        nil,
                        .possible,
                        as: .absent,
                        because: "a row that the caller may not read",
                        at: clause.span
                    )
                }
            }
        case .query: break
        }
    }

    /// Clauses with a condition, of roles that no clause admits without one.
    private func conditional(_ clauses: [AccessClause]) -> [AccessClause] {
        let open = Set(clauses.filter { $0.condition == nil }.map(\.role.value))
        return clauses.filter { $0.condition != nil && !open.contains($0.role.value) }
    }

    /// A false condition answers 403 where the caller may read the row, else 404.
    private mutating func deriveDenial(
        of entity: String,
        _ endpoint: Endpoint,
        _ clauses: [AccessClause],
        _ view: DesignView
    ) {
        if case .read = endpoint.does.value { return }
        let reads = view.readClauses(of: entity)
        for clause in conditional(clauses) {
            let role = clause.role.value
            let readable = reads.filter { $0.role.value == role || $0.role.value == .anyone }
            let here = Set(clauses.filter { $0.role.value == role }.compactMap(\.condition?.form))
            if readable.contains(where: { $0.condition == nil }) {
                add(403, as: .forbidden, because: "a row that the caller may read but not use", at: clause.span)
            } else if readable.contains(where: { !here.contains($0.condition?.form ?? "") }) {
                add(
                    403,
                    nil,
                    .possible,
                    as: .forbidden,
                    because: "a row that the caller may read but not use",
                    at: clause.span
                )
            }
        }
    }
}
