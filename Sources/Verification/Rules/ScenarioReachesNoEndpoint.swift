import DesignModel
import Diagnostics

/// A scenario's request that no endpoint answers.
enum ScenarioReachesNoEndpoint: Rule {
    static let id: DiagnosticID = "scenario-reaches-no-endpoint"
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: """
            No endpoint has the method and path of a scenario's request, and the scenario does not expect 404 or 405; or it does
            expect 404, and the path is nearly that of an endpoint.
            """,
        whyItMatters: "The scenario would fail, or pass, whatever the service does.",
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
            guard view.endpoint(for: exchange) == nil, !view.isServedAnyway(exchange) else { return false }
            switch exchange.status?.value {
            case 404: return view.nearMiss(of: exchange) != nil
            case 405: return false
            default: return true
            }
        }
        // Every request for the same path has the same cause: one finding, at the first of them that would fail for it.
        var groups: [String: [HurlEntry]] = [:]
        for exchange in stray { groups[form(of: exchange), default: []].append(exchange) }
        let paths = Set(stray.isEmpty ? [] : view.endpoints.map { view.basePath + $0.path.value.text }).sorted()
        return stray.compactMap { exchange in
            guard let group = groups.removeValue(forKey: form(of: exchange)) else { return nil }
            let told = group.first { $0.status?.value != 404 } ?? exchange
            return reachesNone(told, group.map(\.target.span).filter { $0 != told.target.span }, paths, view)
        }
    }

    /// The method and the path, whatever values stand in it.
    private static func form(of exchange: HurlEntry) -> String {
        let segments = exchange.pathText.split(separator: "/").map { $0.contains("{{") ? "{}" : $0 }
        return exchange.method.value + " /" + segments.joined(separator: "/")
    }

    // MARK: Messages

    private static func reachesNone(
        _ exchange: HurlEntry,
        _ others: [SourceSpan],
        _ paths: [String],
        _ view: DesignView
    ) -> Diagnostic {
        let path = exchange.pathText
        // One word of the path is nearer than the path is as a whole, where other words of it are values.
        let near = view.nearMiss(of: exchange)
        let methods = view.methods(for: exchange)
        let base = view.basePath
        let help: String
        if let near {
            help = "Did you mean `\(near.meant)`?"
        } else if !methods.isEmpty {
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
            because: (near.map { [DiagnosticLabel($0.endpoint.path.span, "nearly this one")] } ?? [])
                + others.map { DiagnosticLabel($0, "nor this one") },
            leadsTo: exchange.status?.value == 404
                ? "The 404 would tell nothing of the service." : "The scenario would fail whatever the service does.",
            help: help,
            fixIts: near.map { [FixIt("write `\($0.meant)`", replacing: exchange.target.span, with: $0.target)] } ?? []
        )
    }
}
