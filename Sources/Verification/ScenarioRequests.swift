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

    /// What every service answers beside its endpoints.
    func isServedAnyway(_ exchange: HurlEntry) -> Bool {
        if exchange.method.value == "OPTIONS" || exchange.method.value == "HEAD" { return true }
        return ["/health/live", "/health/ready", "/metrics", "/openapi.json", "/docs"].contains(exchange.pathText)
    }
}
