import DesignModel
import Diagnostics

/// An endpoint can answer an error that its contract does not name.
enum EndpointLeavesOutError: Rule {
    static let id: DiagnosticID = "endpoint-leaves-out-error"
    static let explanation = Explanation(
        fault: """
            By what it does, who may call it and what data it touches, the endpoint can answer an error that its `Errors`
            cell does not name.
            """,
        whyItMatters: "Clients are written from the contract: they would meet an answer that nobody told them of.",
        bad: """
            | Method | Path | Does | Who | Success | Errors | Requirements |
            |---|---|---|---|---|---|---|
            | POST | /customers | create Customer | lead | 201 Customer | 400, 401, 403, 422 | REQ-009 |
            """,
        good: """
            | Method | Path | Does | Who | Success | Errors | Requirements |
            |---|---|---|---|---|---|---|
            | POST | /customers | create Customer | lead | 201 Customer | 400, 401, 403, 409 `email_taken`, 422 | REQ-009 |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.endpoints.flatMap { endpoint in
            let missing = ContractComparison(endpoint, in: view)?.missing ?? []
            // An empty cell is one fault, whatever should stand in it.
            if endpoint.errors.isEmpty, missing.count > 1 { return [leavesOutAll(missing, endpoint)] }
            return missing.map { leavesOut($0, endpoint) }
        }
    }

    // MARK: Messages

    private static func leavesOutAll(_ errors: [DerivedError], _ endpoint: Endpoint) -> Diagnostic {
        let text = errors.map(\.text).joined(separator: ", ")
        return finding(
            "\(endpoint.title) can answer \(text), its contract does not say so",
            at: endpoint.errorsSpan,
            label: "the contract names no error",
            because: errors.map { DiagnosticLabel($0.cause, "\($0.text): \($0.why)") },
            leadsTo: "Clients would meet answers that the contract keeps from them.",
            help: "Write \(text).",
            fixIts: [FixIt("write \(text)", replacing: endpoint.errorsSpan, with: text, isSafe: true)]
        )
    }

    private static func leavesOut(_ error: DerivedError, _ endpoint: Endpoint) -> Diagnostic {
        let isFirst = endpoint.errors.isEmpty
        let place = isFirst ? endpoint.errorsSpan : endpoint.errorsSpan.after
        // A row that ends before the column has no cell to write into.
        let hasCell =
            endpoint.errorsSpan != endpoint.span && endpoint.errorsSpan != endpoint.span.after
        let text = !isFirst ? ", " + error.text : endpoint.errorsSpan.isEmpty ? error.text + " " : error.text
        return finding(
            "\(endpoint.title) can answer \(error.text), its contract does not say so",
            at: endpoint.errorsSpan,
            label: "\(error.text) is missing",
            because: [DiagnosticLabel(error.cause, error.why)],
            leadsTo: "Clients would meet an answer that the contract keeps from them.",
            help: "Add \(error.text), or change what causes it.",
            fixIts: hasCell ? [FixIt("add \(error.text)", replacing: place, with: text, isSafe: true)] : []
        )
    }
}
