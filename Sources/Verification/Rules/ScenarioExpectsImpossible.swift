import DesignModel
import Diagnostics

/// A scenario expects a status or a code that its endpoint cannot answer.
enum ScenarioExpectsImpossible: Rule {
    static let id: DiagnosticID = "scenario-expects-impossible"
    static let explanation = Explanation(
        fault:
            "The `HTTP` line, or the code that is asserted (`$.code`, or where `Errors` puts it), is nothing that the endpoint can answer.",
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

    private static let unsaidCodes = ErrorMeaning.unsaid.compactMap(\.code)

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.exchanges.compactMap { exchange in
            guard let status = exchange.status, let endpoint = view.endpoint(for: exchange) else { return nil }
            let derivation = view.derivation(of: endpoint)
            guard derivation.isComplete, status.value != endpoint.success.status else { return nil }
            let answers = derivation.errors.filter { $0.status == status.value }
            if answers.isEmpty {
                let isUnsaid = isUnsaid(status.value, endpoint, view)
                return isUnsaid ? nil : impossibleStatus(status, endpoint, derivation)
            }
            return checkCode(exchange, answers, endpoint, view)
        }
    }

    private static func isUnsaid(_ status: Int, _ endpoint: Endpoint, _ view: DesignView) -> Bool {
        status == 304 || view.unsaid(of: endpoint).contains { view.status(of: $0) == status }
    }

    private static func checkCode(
        _ exchange: HurlEntry,
        _ answers: [DerivedError],
        _ endpoint: Endpoint,
        _ view: DesignView
    ) -> Diagnostic? {
        let codes = answers.compactMap(\.code)
        // A bare status has a code of its own that the contract does not name.
        guard answers.allSatisfy({ $0.code != nil }) else { return nil }
        let wrong = view.assertedCodes(of: exchange).first { !(codes + unsaidCodes).contains($0.code) }
        return wrong.map { impossibleCode($0.code, $0.assert.span, codes, endpoint) }
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
