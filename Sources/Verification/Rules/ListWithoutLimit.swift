import DesignModel
import Diagnostics
import Expressions

/// An answer with as many rows as there are.
enum ListWithoutLimit: Rule {
    static let id: DiagnosticID = "list-without-limit"
    static let severity = Severity.warning
    static let explanation = Explanation(
        fault: """
            An endpoint answers with all rows that a flow or a query finds, or with a whole list (`200 [Todo]`): they are not
            paged, and nothing limits them.
            """,
        whyItMatters:
            "It is fast with the first hundred rows; with the first million it takes memory, database and client.",
        bad: """
            ```sql
            SELECT t.id AS ticket, t.subject AS subject FROM ticket t ORDER BY t.created_at
            ```
            """,
        good: """
            ```sql
            SELECT t.id AS ticket, t.subject AS subject FROM ticket t ORDER BY t.created_at LIMIT 100
            ```
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.endpoints.compactMap { endpoint in
            switch endpoint.does.value {
            case .query(let name): view.query(name).flatMap { isUnbounded($0) ? query($0, endpoint) : nil }
            case .flow(let name): view.flow(name).flatMap { returnOfAll($0) }.map { flow($0, endpoint) }
            case .list where endpoint.success.isWholeList: wholeList(endpoint)
            default: nil
            }
        }
    }

    /// Groups and sums are few by their nature; so is what `LIMIT` leaves.
    private static func isUnbounded(_ query: Query) -> Bool {
        let words = Set(query.sql.value.uppercased().split { !($0.isLetter || $0 == "_") }.map(String.init))
        return words.contains("FROM")
            && words.isDisjoint(with: ["LIMIT", "FETCH", "GROUP", "COUNT", "SUM", "AVG", "MIN", "MAX"])
    }

    /// The step that gives back the rows of a table as they are.
    private static func returnOfAll(_ flow: Flow) -> Step? {
        let steps = flow.steps.flatMap(\.everyStep)
        var names: Set<String> = []
        for step in steps {
            switch step.kind {
            case .bind(let name, let value) where isRows(value, names): names.insert(name.value)
            case .giveBack(let value) where isRows(value, names): return step
            default: break
            }
        }
        return nil
    }

    private static func isRows(_ value: TypedExpression, _ names: Set<String>) -> Bool {
        let value = value.withoutConversion
        if case .collection = value.type { return true }
        switch value.kind {
        case .name(let name): return names.contains(name)
        case .macro(.map, let source, _, _), .macro(.sortBy, let source, _, _): return isRows(source, names)
        default: return false
        }
    }

    // MARK: Messages

    private static func query(_ query: Query, _ endpoint: Endpoint) -> Diagnostic {
        finding(
            "\(endpoint.title) answers with every row that the query `\(query.name.value)` finds",
            at: query.name.span,
            because: [DiagnosticLabel(endpoint.does.span, "the endpoint")],
            leadsTo: "The answer grows with the table, until it no longer fits.",
            help: "End the statement with `LIMIT 100`, or make the endpoint a `list`, which is paged."
        )
    }

    private static func flow(_ step: Step, _ endpoint: Endpoint) -> Diagnostic {
        finding(
            "\(endpoint.title) answers with every row that its flow finds",
            at: step.span,
            because: [DiagnosticLabel(endpoint.does.span, "the endpoint")],
            leadsTo: "The answer grows with the table, until it no longer fits.",
            help: "Make the endpoint a `list E where …`, which is paged."
        )
    }

    private static func wholeList(_ endpoint: Endpoint) -> Diagnostic {
        finding(
            "\(endpoint.title) answers with every row there is",
            at: endpoint.success.span,
            because: [DiagnosticLabel(endpoint.does.span, "the endpoint")],
            leadsTo: "The answer grows with the table, until it no longer fits.",
            help: "Write `list of`, which is paged; or waive this where the rows stay few, and say why they do."
        )
    }
}
