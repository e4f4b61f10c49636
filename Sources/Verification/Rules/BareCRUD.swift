import DesignModel
import Diagnostics
import Expressions

/// An entity that is kept for its own sake.
enum BareCRUD: Rule {
    static let id: DiagnosticID = "bare-crud"
    static let severity = Severity.warning
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: """
            An entity can be created, read, updated and deleted, and no lifecycle, flow, query, guard or access rule uses it.
            """,
        whyItMatters:
            "A table behind four endpoints is a spreadsheet: what the data is for, and what must hold of it, was not said.",
        bad: """
            | POST | /notes | create Note | agent | 201 Note | 400, 401, 403, 422 | REQ-011 |
            | GET | /notes/{id} | read Note | agent | 200 Note | 401, 403, 404 | REQ-011 |
            | PATCH | /notes/{id} | update Note | agent | 200 Note | 400, 401, 403, 404, 422 | REQ-011 |
            | DELETE | /notes/{id} | delete Note | agent | 204 | 401, 403, 404 | REQ-011 |
            """,
        good: """
            ### Flow: Remind (REQ-011)

            | # | Step | On failure |
            |---|---|---|
            | 1 | `let note = get Note where id == input.id` | absent: 404 |
            | 2 | `require note.due < now()` | 409 `not_due` "It is not due." |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        let used = usedEntities(view)
        return view.entities.filter { !used.contains($0.name.value) }.compactMap { entity in
            let operations = view.endpoints(of: entity.name.value)
            let kinds = Set(operations.compactMap { kind(of: $0.does.value) })
            return kinds.count == 4 ? bare(entity, operations) : nil
        }
    }

    private static func kind(of operation: Endpoint.Operation) -> String? {
        switch operation {
        case .create: "create"
        case .read, .list: "read"
        case .update: "update"
        case .delete: "delete"
        case .event, .flow, .query: nil
        }
    }

    /// Entities that some behaviour speaks of, and those that they refer to.
    private static func usedEntities(_ view: DesignView) -> Set<String> {
        var used = Set(view.lifecycles.map(\.entity.value))
        used.formUnion(view.design.authentication?.subjects.map(\.entity.value) ?? [])
        used.formUnion(view.flows.flatMap(\.inputs).flatMap(\.type.value.referencedEntities))
        for entity in view.entities where view.everyStep.contains(where: { $0.touches(entity.name.value) }) {
            used.insert(entity.name.value)
        }
        for part in view.behaviour.flatMap(\.everyPart) {
            if let entity = part.type.entity { used.insert(entity) }
        }
        let sql = view.queries.map { $0.sql.value.lowercased() }
        for entity in view.entities {
            let table = nameWords(entity.name.value).joined(separator: "_")
            if sql.contains(where: { $0.contains(table) }) { used.insert(entity.name.value) }
        }
        return withReferences(used, view)
    }

    private static func withReferences(_ used: Set<String>, _ view: DesignView) -> Set<String> {
        var used = used
        var open = Array(used)
        while let name = open.popLast() {
            for target in view.entity(name)?.fields.flatMap(\.type.value.referencedEntities) ?? []
            where used.insert(target).inserted { open.append(target) }
        }
        return used
    }

    // MARK: Messages

    private static func bare(_ entity: Entity, _ endpoints: [Endpoint]) -> Diagnostic {
        finding(
            "`\(entity.name.value)` can be created, read, updated and deleted, and nothing uses it",
            at: entity.name.span,
            because: endpoints.prefix(1).map { DiagnosticLabel($0.path.span, "its endpoints") },
            leadsTo: "The service would keep rows for their own sake.",
            help: "Say what they are for by a flow, a lifecycle, a query or a guard; or leave the entity out."
        )
    }
}

extension DesignView {
    /// The expressions that decide something: those of steps, guards, access rules and rules across fields.
    fileprivate var behaviour: [TypedExpression] {
        let rows = lifecycles.flatMap { self.rows(of: $0) }
        let clauses = rows.flatMap(\.access) + endpoints.flatMap(\.access)
        return everyStep.flatMap(\.expressions) + rows.compactMap(\.guardExpression) + clauses.compactMap(\.condition)
    }
}
