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
        view.endpoints.flatMap { endpoint -> [Diagnostic] in
            let extra = ContractComparison(endpoint, in: view)?.extra ?? []
            return extra.map { cannotAnswer($0.error, $0.meant, endpoint, view) } + repeated(endpoint)
        }
    }

    private static func repeated(_ endpoint: Endpoint) -> [Diagnostic] {
        endpoint.errors.indices.compactMap { index in
            let error = endpoint.errors[index]
            let first = endpoint.errors[..<index].first { $0.status == error.status && $0.code == error.code }
            return first.map { repeats(error, first: $0, endpoint) }
        }
    }

    // MARK: Messages

    private static func cannotAnswer(
        _ error: Endpoint.ContractError,
        _ meant: DerivedError?,
        _ endpoint: Endpoint,
        _ view: DesignView
    ) -> Diagnostic {
        let text = errorText(status: error.status, code: error.code)
        if error.status == 409, error.code == nil {
            return bareConflict(error, endpoint, view)
        }
        let goesWithoutSaying = [405, 408, 412, 413, 415, 429, 500, 503].contains(error.status) && error.code == nil
        return finding(
            goesWithoutSaying
                ? "\(text) goes without saying and is not listed in a contract" : "\(endpoint.title) never answers \(text)",
            at: error.span,
            because: meant.map { [DiagnosticLabel($0.cause, "it answers \($0.text), since \($0.why)")] } ?? [],
            leadsTo: "The contract would promise what cannot happen.",
            help: meant.map { "Did you mean \($0.text)?" } ?? "Remove \(text), or add what was to cause it.",
            fixIts: meant.map { [FixIt("write \($0.text)", replacing: error.span, with: $0.text)] } ?? []
        )
    }

    private static func bareConflict(_ error: Endpoint.ContractError, _ endpoint: Endpoint, _ view: DesignView) -> Diagnostic {
        let possible = view.derivation(of: endpoint).errors.filter { $0.status == 409 }.map(\.text)
        return finding(
            "409 of \(endpoint.title) lacks its code",
            at: error.span,
            because: [],
            leadsTo: "Clients could not tell one conflict from another.",
            help: possible.isEmpty
                ? "Nothing here can be in conflict: remove 409." : "Write \(possible.joined(separator: ", ")).",
            fixIts: possible.isEmpty
                ? [] : [FixIt("write the codes", replacing: error.span, with: possible.joined(separator: ", "))]
        )
    }

    private static func repeats(
        _ error: Endpoint.ContractError,
        first: Endpoint.ContractError,
        _ endpoint: Endpoint
    ) -> Diagnostic {
        finding(
            "\(endpoint.title) names \(errorText(status: error.status, code: error.code)) twice",
            at: error.span,
            because: [DiagnosticLabel(first.span, "the first one")],
            leadsTo: "A reader would look for the difference between the two.",
            help: "Remove one of them."
        )
    }
}
