import DesignModel
import Diagnostics
import Expressions

/// A condition on rows that the database cannot apply.
enum PolicyNotQueryable: Rule {
    static let id: DiagnosticID = "policy-not-queryable"
    static let explanation = Explanation(
        fault: """
            A condition by which rows are looked for, in `Who` of a list, in its filters, or in `get`, `find` and `delete`,
            uses a function on the row that has no form in SQL.
            """,
        whyItMatters:
            "Pages are cut by the database: a condition that is applied later would show half-empty pages, or foreign rows.",
        bad:
            "| GET | /offers | list Offer | customer where `round(self.rate, 0) == 3` | 200 list of Offer | 400, 401, 403 | REQ-001 |",
        good:
            "| GET | /offers | list Offer | customer where `self.rate >= 2.5 && self.rate < 3.5` | 200 list of Offer | 400, 401, 403 | REQ-001 |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        conditions(of: view).compactMap { condition in
            unqueryable(in: condition.expression, rows: ["self"]).map { notQueryable($0, condition.place) }
        }
    }

    private static func conditions(of view: DesignView) -> [(expression: TypedExpression, place: String)] {
        var found: [(TypedExpression, String)] = []
        for endpoint in view.endpoints {
            guard case .list(_, let condition, _) = endpoint.does.value else { continue }
            let all =
                [condition].compactMap { $0 } + endpoint.access.compactMap(\.condition)
                + endpoint.parameters.compactMap(\.filter)
            found += all.map { ($0, endpoint.title) }
        }
        for step in view.everyStep {
            switch step.kind {
            case .get(_, let entity, let condition), .find(_, let entity, let condition),
                .deleteWhere(let entity, let condition):
                // `self` is a row in hand here: the candidate's fields stand bare.
                found.append((condition, "the search for a `\(entity.value)`"))
            default: break
            }
        }
        return found
    }

    /// The first part that depends on a row of the query and has no form in SQL.
    private static func unqueryable(in expression: TypedExpression, rows: Set<String>) -> TypedExpression? {
        guard dependsOnRow(expression, rows) else { return nil }
        var rows = rows
        switch expression.kind {
        case .call(let name, let arguments):
            let function = Functions.overload(of: name, for: arguments.map(\.type))
            if let function, function.sql == nil, function.isWritten { return expression }
        case .binary(.divide, let left, let right), .binary(.remainder, let left, let right):
            if left.type.unwrapped == .decimal { return expression }
            guard case .literal = right.withoutConversion.kind else { return expression }
        case .macro(_, _, let binding, _): rows.insert(binding)
        default: break
        }
        return expression.parts.lazy.compactMap { unqueryable(in: $0, rows: rows) }.first
    }

    private static func dependsOnRow(_ expression: TypedExpression, _ rows: Set<String>) -> Bool {
        expression.everyPart.contains { part in
            switch part.kind {
            case .candidate, .everyRow: true
            case .name(let name): rows.contains(name)
            default: false
            }
        }
    }

    // MARK: Messages

    private static func notQueryable(_ part: TypedExpression, _ place: String) -> Diagnostic {
        let what =
            switch part.kind {
            case .call(let name, _): "`\(name.rawValue)`"
            default: "This division"
            }
        return finding(
            "\(what) has no form in SQL, and \(place) is asked of the database",
            at: part.span,
            leadsTo: "The rows could not be found by this condition.",
            help: "Compare the field itself, or keep the result in a field of its own that a step sets."
        )
    }
}
