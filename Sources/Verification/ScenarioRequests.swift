import DesignModel
import Diagnostics

extension HurlEntry {
    /// The target without its query string.
    var pathText: String {
        String(target.value.prefix { $0 != "?" })
    }

    /// `GET /tickets/{{ticket}}`
    var title: String { "\(method.value) \(pathText)" }

    /// The path's segments; a placeholder may stand for a whole segment.
    fileprivate var segments: [Substring] {
        pathText.split(separator: "/")
    }
}

extension DesignView {
    var basePath: String { design.conventions.basePath?.value ?? "" }

    /// Every request of every scenario.
    var exchanges: [HurlEntry] {
        design.scenarios.flatMap(\.parts).compactMap { if case .exchange(let entry) = $0 { entry } else { nil } }
    }

    /// The endpoint that a request reaches; literal segments win over parameters.
    func endpoint(for exchange: HurlEntry) -> Endpoint? {
        segments(of: exchange).flatMap { endpoint(method: exchange.method.value, segments: $0) }
    }

    /// The methods that its path answers, sorted.
    func methods(for exchange: HurlEntry) -> [String] {
        guard let segments = segments(of: exchange) else { return [] }
        return Endpoint.Method.allCases.map(\.rawValue).filter { endpoint(method: $0, segments: segments) != nil }
            .sorted()
    }

    /// Those behind the base path; `nil` where the path has not that.
    private func segments(of exchange: HurlEntry) -> [String]? {
        let base = basePath.split(separator: "/")
        let segments = exchange.segments
        return segments.starts(with: base) ? segments.dropFirst(base.count).map(String.init) : nil
    }

    /// The endpoint of the method that a request would reach if one word of its path were not misspelt.
    func nearMiss(of exchange: HurlEntry) -> NearMiss? {
        let base = basePath.split(separator: "/")
        guard exchange.segments.starts(with: base) else { return nil }
        let sent = exchange.segments.dropFirst(base.count).map(String.init)
        for endpoint in endpoints where endpoint.method.value.rawValue == exchange.method.value {
            let segments = endpoint.path.value.segments
            guard segments.count == sent.count else { continue }
            let wrong = segments.indices.filter { segments[$0] != .literal(sent[$0]) && segments[$0].isLiteral }
            guard wrong.count == 1, let index = wrong.first, case .literal(let word) = segments[index],
                word.count >= 4, didYouMean(sent[index], among: [word]) != nil
            else { continue }
            var right = sent
            right[index] = word
            let meant = "/" + (base.map(String.init) + right).joined(separator: "/")
            let target = meant + exchange.target.value.dropFirst(exchange.pathText.count)
            return NearMiss(endpoint: endpoint, meant: meant, target: target)
        }
        return nil
    }

    /// What every service answers beside its endpoints.
    func isServedAnyway(_ exchange: HurlEntry) -> Bool {
        if exchange.method.value == "OPTIONS" || exchange.method.value == "HEAD" { return true }
        return ["/health/live", "/health/ready", "/metrics", "/openapi.json", "/docs"].contains(exchange.pathText)
    }
}

/// A request whose path is nearly that of an endpoint.
struct NearMiss {
    var endpoint: Endpoint
    /// The path with the word that was meant.
    var meant: String
    /// The same, with the query string.
    var target: String
}

extension Endpoint.Path.Segment {
    fileprivate var isLiteral: Bool { if case .literal = self { true } else { false } }
}
