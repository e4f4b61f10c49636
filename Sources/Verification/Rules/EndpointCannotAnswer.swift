import DesignModel
import Diagnostics

/// A contract names an error that the endpoint never answers.
enum EndpointCannotAnswer: Rule {
    static let id: DiagnosticID = "endpoint-cannot-answer"
    static let explanation = Explanation(
        fault: "The `Errors` cell names an error that nothing in the endpoint's meaning can cause.",
        whyItMatters: """
            Either the contract promises clients something that never happens, or the design forgot the rule, the guard or the
            step that was to cause it.
            """,
        bad: """
            | Method | Path | Does | Who | Success | Errors | Requirements |
            |---|---|---|---|---|---|---|
            | GET | /agents/{id} | read Agent | lead | 200 Agent | 400, 401, 403, 404 | REQ-009 |
            """,
        good: """
            | Method | Path | Does | Who | Success | Errors | Requirements |
            |---|---|---|---|---|---|---|
            | GET | /agents/{id} | read Agent | lead | 200 Agent | 401, 403, 404 | REQ-009 |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.endpoints.flatMap { endpoint in
            (ContractComparison(endpoint, in: view)?.extra ?? []).map { cannotAnswer($0.error, $0.meant, endpoint) }
        }
    }

    // MARK: Messages

    private static func cannotAnswer(
        _ error: Endpoint.ContractError,
        _ meant: DerivedError?,
        _ endpoint: Endpoint
    ) -> Diagnostic {
        let text = errorText(status: error.status, code: error.code)
        let goesWithoutSaying = [405, 408, 412, 413, 415, 429, 500, 503].contains(error.status) && error.code == nil
        return finding(
            goesWithoutSaying
                ? "\(text) goes without saying and is not listed in a contract"
                : "\(endpoint.title) never answers \(text)",
            at: error.span,
            because: meant.map { [DiagnosticLabel($0.cause, "it answers \($0.text), since \($0.why)")] } ?? [],
            leadsTo: "The contract would promise what cannot happen.",
            help: meant.map { "Did you mean \($0.text)?" } ?? "Remove \(text), or add what was to cause it.",
            fixIts: [fixIt(error, meant, endpoint)]
        )
    }

    /// Writes the whole cell anew: the commas and ticks around an error are not part of its place.
    private static func fixIt(
        _ error: Endpoint.ContractError,
        _ meant: DerivedError?,
        _ endpoint: Endpoint
    ) -> FixIt {
        let texts = endpoint.errors.compactMap { other in
            other.span == error.span ? meant?.text : errorText(status: other.status, code: other.code)
        }
        return FixIt(
            meant.map { "write \($0.text)" } ?? "remove \(errorText(status: error.status, code: error.code))",
            replacing: endpoint.errorsSpan,
            with: texts.isEmpty ? "–" : texts.joined(separator: ", "),
            isSafe: true
        )
    }
}
