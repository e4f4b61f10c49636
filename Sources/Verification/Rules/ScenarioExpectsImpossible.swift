import DesignModel
import Diagnostics

/// A scenario expects a status or a code that its endpoint cannot answer.
enum ScenarioExpectsImpossible: Rule {
    static let id: DiagnosticID = "scenario-expects-impossible"
    static let explanation = Explanation(
        fault: "The `HTTP` line, or the `$.code` that is asserted, is nothing that the endpoint can answer.",
        whyItMatters:
            "The scenario would fail whatever the service does; or the design lacks what was to cause the answer.",
        bad: """
            ```hurl
            GET /tickets/{{ticket}}
            Authorization: Bearer {{carl}}
            HTTP 409
            ```
            """,
        good: """
            ```hurl
            GET /tickets/{{ticket}}
            Authorization: Bearer {{carl}}
            HTTP 404
            ```
            """
    )

    /// What goes without saying on every endpoint.
    private static let unsaid: Set<Int> = [304, 404, 405, 408, 412, 413, 415, 428, 429, 500, 503]
    private static let unsaidCodes = ["in_progress", "idempotency_in_flight", "idempotency_mismatch"]

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.exchanges.compactMap { exchange in
            guard let status = exchange.status, let endpoint = view.endpoint(for: exchange) else { return nil }
            let derivation = view.derivation(of: endpoint)
            guard derivation.isComplete, status.value != endpoint.success.status else { return nil }
            let answers = derivation.errors.filter { $0.status == status.value }
            if answers.isEmpty {
                return isUnsaid(status.value, endpoint) ? nil : impossibleStatus(status, endpoint, derivation)
            }
            return checkCode(exchange, answers, endpoint)
        }
    }

    private static func isUnsaid(_ status: Int, _ endpoint: Endpoint) -> Bool {
        // Every POST takes an Idempotency-Key, whose reuse answers 409 or 422.
        unsaid.contains(status) || (endpoint.method.value == .post && [409, 422].contains(status))
    }

    private static func checkCode(_ exchange: HurlEntry, _ answers: [DerivedError], _ endpoint: Endpoint) -> Diagnostic?
    {
        let codes = answers.compactMap(\.code)
        // A bare status has a code of its own that the contract does not name.
        guard answers.allSatisfy({ $0.code != nil }) else { return nil }
        for assert in exchange.asserts where assert.source == .jsonPath("$.code") {
            guard case .equals(.text(let code)) = assert.predicate, !(codes + unsaidCodes).contains(code) else {
                continue
            }
            return impossibleCode(code, assert.span, codes, endpoint)
        }
        return nil
    }

    // MARK: Messages

    private static func impossibleStatus(
        _ status: Located<Int>,
        _ endpoint: Endpoint,
        _ derivation: Derivation
    ) -> Diagnostic {
        let possible = Set(derivation.errors.map(\.status) + [endpoint.success.status]).sorted()
        return finding(
            "\(endpoint.title) never answers \(status.value)",
            at: status.span,
            because: [DiagnosticLabel(endpoint.success.span, "the endpoint")],
            leadsTo: "The scenario would fail whatever the service does.",
            help: "It can answer \(possible.map(String.init).joined(separator: ", "))."
        )
    }

    private static func impossibleCode(
        _ code: String,
        _ span: SourceSpan,
        _ codes: [String],
        _ endpoint: Endpoint
    ) -> Diagnostic {
        let meant = didYouMean(code, among: codes)
        return finding(
            "\(endpoint.title) never answers with the code `\(code)`",
            at: span,
            because: [DiagnosticLabel(endpoint.errorsSpan, "its contract")],
            leadsTo: "The scenario would fail whatever the service does.",
            help: meant.map { "Did you mean `\($0)`?" }
                ?? "It can answer \(codes.map { "`\($0)`" }.joined(separator: ", "))."
        )
    }
}
