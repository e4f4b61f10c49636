import DesignModel
import Diagnostics

/// A scenario's request that no endpoint answers.
enum ScenarioReachesNoEndpoint: Rule {
    static let id: DiagnosticID = "scenario-reaches-no-endpoint"
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault:
            "No endpoint has the method and path of a scenario's request, and the scenario does not expect 404 or 405.",
        whyItMatters: "The scenario would fail whatever the service does.",
        bad: """
            ```hurl
            POST /ticket
            HTTP 201
            ```
            """,
        good: """
            ```hurl
            POST /tickets
            HTTP 201
            ```
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        let stray = view.exchanges.filter { exchange in
            view.endpoint(for: exchange) == nil && ![404, 405].contains(exchange.status?.value)
                && !view.isServedAnyway(exchange)
        }
        // Every request for the same path has the same cause: one finding, at the first of them.
        var groups: [String: [HurlEntry]] = [:]
        for exchange in stray { groups[exchange.title, default: []].append(exchange) }
        let paths = Set(stray.isEmpty ? [] : view.endpoints.map { view.basePath + $0.path.value.text }).sorted()
        return stray.compactMap { exchange in
            guard let group = groups.removeValue(forKey: exchange.title) else { return nil }
            return reachesNone(exchange, group.dropFirst().map(\.target.span), paths, view)
        }
    }

    // MARK: Messages

    private static func reachesNone(
        _ exchange: HurlEntry,
        _ others: [SourceSpan],
        _ paths: [String],
        _ view: DesignView
    ) -> Diagnostic {
        let path = exchange.pathText
        let methods = view.methods(for: exchange)
        let base = view.basePath
        let help: String
        if !methods.isEmpty {
            help = "This path answers \(methods.joined(separator: ", "))."
        } else if !base.isEmpty, !path.hasPrefix(base + "/") {
            help = "Paths in scenarios begin with the base path `\(base)`."
        } else {
            help =
                didYouMean(path, among: paths).map { "Did you mean `\($0)`?" }
                ?? "Write the path of an endpoint."
        }
        return finding(
            "No endpoint answers \(exchange.method.value) \(path)",
            at: exchange.target.span,
            because: others.map { DiagnosticLabel($0, "nor this one") },
            leadsTo: "The scenario would fail whatever the service does.",
            help: help
        )
    }
}
