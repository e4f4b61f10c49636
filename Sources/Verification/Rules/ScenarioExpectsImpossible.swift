import DesignModel
import Diagnostics

/// A scenario expects a status or a code that its endpoint cannot answer, or not to this request.
///
/// What decides it beside the endpoint's derived errors is in `Scenarios/`: who asks, and what other systems do. What is
/// sent and what the answer shows have rules of their own.
enum ScenarioExpectsImpossible: Rule {
    static let id: DiagnosticID = "scenario-expects-impossible"
    static let explanation = Explanation(
        fault: """
            A request of a scenario expects what its endpoint cannot answer: a status or a code that nothing gives; something else
            than 401 without credentials, or than 403 with those of a role that has no clause in `Who`; success although another
            system that is called fails, or its failure although it does not.
            """,
        whyItMatters:
            "The scenario would fail whatever the service does; or the design lacks what was to cause the answer.",
        bad: """
            ```hurl
            GET /tickets/{{ticket}}
            Authorization: Bearer {{carl}}
            HTTP 409

            POST /tickets
            {"subject": "No sound"}
            HTTP 201
            ```
            """,
        good: """
            ```hurl
            GET /tickets/{{ticket}}
            Authorization: Bearer {{carl}}
            HTTP 404

            POST /tickets
            Authorization: Bearer {{cora}}
            {"subject": "No sound"}
            HTTP 201
            ```
            """
    )

    private static let unsaidCodes = ErrorMeaning.unsaid.compactMap(\.code)

    static func check(_ view: DesignView) -> [Diagnostic] {
        Impossibility.told(
            view.judgedExchanges.compactMap { exchange, status in
                impossibleAnswer(exchange, status, view) ?? impossibleOutcome(exchange, status, view)
            }
        )
    }

    /// The answer is none of the endpoint's, or none that whoever asks gets.
    static func impossibleAnswer(_ exchange: TriedExchange, _ status: Located<Int>, _ view: DesignView)
        -> Impossibility?
    {
        impossibleAccess(exchange, status, view) ?? impossibleError(exchange, status, view)
    }

    private static func impossibleError(_ exchange: TriedExchange, _ status: Located<Int>, _ view: DesignView)
        -> Impossibility?
    {
        let endpoint = exchange.endpoint
        guard status.value != endpoint.success.status else { return nil }
        let derivation = view.derivation(of: endpoint)
        let answers = derivation.errors.filter { $0.status == status.value }
        if answers.isEmpty {
            if isUnsaid(status.value, endpoint, view) { return nil }
            return Impossibility(impossibleStatus(status, endpoint, derivation))
        }
        return checkCode(exchange.entry, answers, endpoint, view).map { Impossibility($0) }
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
        return wrong.map { impossibleCode($0.code, $0.assert.valueSpan, codes, endpoint) }
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
                ?? "It can answer \(codes.map { "`\($0)`" }.joined(separator: ", ")).",
            fixIts: meant.map { [FixIt(meaning: $0, insteadOf: code, among: codes, at: span)] } ?? []
        )
    }
}
