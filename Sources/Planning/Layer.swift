/// The layers of a written service, in the order in which they are built and verified.
public enum Layer: String, Sendable, Hashable, CaseIterable, Codable, Comparable {
    case data, domain, api, workers, integrations, service

    public static func < (left: Layer, right: Layer) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .data: 0
        case .domain: 1
        case .api: 2
        case .workers: 3
        case .integrations: 4
        case .service: 5
        }
    }

    /// As headings and progress lines spell it.
    public var title: String {
        switch self {
        case .data: "Data"
        case .domain: "Domain"
        case .api: "API"
        case .workers: "Workers"
        case .integrations: "Integrations"
        case .service: "Service"
        }
    }
}
