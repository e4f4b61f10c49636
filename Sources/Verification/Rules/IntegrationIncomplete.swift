import DesignModel
import Diagnostics

/// An integration that leaves open how the other system is called.
enum IntegrationIncomplete: Rule {
    static let id: DiagnosticID = "integration-incomplete"
    static let explanation = Explanation(
        fault: """
            An integration lacks its protocol, base URL, authentication, timeout, retry, circuit breaker, degraded mode
            or owner.
            """,
        whyItMatters: """
            Other systems are slow, wrong or gone some day. What is not decided before then, the default of some
            library decides.
            """,
        bad: """
            | Setting | Value |
            |---|---|
            | Protocol | HTTPS JSON |
            | Base URL | `CARRIER_URL` |
            """,
        good: """
            | Setting | Value |
            |---|---|
            | Protocol | HTTPS JSON |
            | Base URL | `CARRIER_URL` |
            | Authentication | bearer `CARRIER_API_KEY` |
            | Timeout | 5s, connect 1s, 5s in all |
            | Retry | none |
            | Circuit breaker | open at 50% of 10 calls in 60s, probe after 30s |
            | Degraded mode | retry later |
            | Owner | Logistics |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.integrations.filter { !view.isTroubled(below: $0.span) && !view.isTroubled(in: $0.span) }.flatMap {
            integration in
            settings.filter { !$0.isThere(integration) }.map { lacks(integration, $0) }
        }
    }

    private struct Setting {
        var name: String
        var example: String
        var consequence: String
        var isThere: @Sendable (Integration) -> Bool
    }

    private static let settings = [
        Setting(
            name: "Protocol",
            example: "HTTPS JSON",
            consequence: "It would be open how to speak to the other system.",
            isThere: { $0.wire != nil }
        ),
        Setting(
            name: "Base URL",
            example: "`CARRIER_URL`",
            consequence: "The service could not be told where the other system is.",
            isThere: { $0.baseURL != nil }
        ),
        Setting(
            name: "Authentication",
            example: "bearer `CARRIER_API_KEY`",
            consequence: "How the service shows who it is would be a guess; where it need not, `none` says so.",
            isThere: { $0.authentication != nil }
        ),
        Setting(
            name: "Timeout",
            example: "2s, connect 500ms, 3s in all",
            consequence: "A call that hangs would hold its request, and then all of them.",
            isThere: { $0.timeout != nil }
        ),
        Setting(
            name: "Retry",
            example: "none",
            consequence: "Whether one lost packet fails a request would be left to a library.",
            isThere: { $0.retry != nil }
        ),
        Setting(
            name: "Circuit breaker",
            example: "open at 50% of 20 calls in 30s, probe after 15s",
            consequence: "Every request would wait out its timeout for a system that is known to be down.",
            isThere: { $0.circuitBreaker != nil }
        ),
        Setting(
            name: "Degraded mode",
            example: "fail with `unavailable`",
            consequence: "What callers get while the other system is down would be found out then.",
            isThere: { $0.degradedMode.map { !$0.value.isEmpty } ?? false }
        ),
        Setting(
            name: "Owner",
            example: "Payments team",
            consequence: "Whoever is woken by it would not know whom to ask.",
            isThere: { $0.owner.map { !$0.value.isEmpty } ?? false }
        ),
    ]

    // MARK: Messages

    private static func lacks(_ integration: Integration, _ setting: Setting) -> Diagnostic {
        finding(
            "The integration `\(integration.name.value)` lacks `\(setting.name)`",
            at: integration.name.span,
            leadsTo: setting.consequence,
            help: "Add a row, such as `| \(setting.name) | \(setting.example) |`."
        )
    }
}
