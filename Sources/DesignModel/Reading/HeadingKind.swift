import Diagnostics

/// The headings that carry meaning, as the format lists them.
enum HeadingKind: String, CaseIterable {
    case requirements = "Requirements"
    case roles = "Roles"
    case authentication = "Authentication"
    case conventions = "Conventions"
    case errors = "Errors"
    case limits = "Limits"
    case configuration = "Configuration"
    case scenarios = "Scenarios"
    case waivers = "Waivers"
    case openQuestions = "Open questions"
    case component = "Component"
    case entity = "Entity"
    case seed = "Seed"
    case lifecycle = "Lifecycle"
    case view = "View"
    case flow = "Flow"
    case query = "Query"
    case custom = "Custom"
    case api = "API"
    case workers = "Workers"
    case worker = "Worker"
    case integration = "Integration"
    case integrations = "Integrations"
    case failureModes = "Failure modes"
    case scenario = "Scenario"

    /// What the heading stands below.
    enum Place {
        case document, component, workers, scenarios
    }

    var place: Place {
        switch self {
        case .requirements, .roles, .authentication, .conventions, .errors, .limits, .configuration, .scenarios,
            .waivers, .openQuestions, .component:
            .document
        case .entity, .seed, .lifecycle, .view, .flow, .query, .custom, .api, .workers, .integration, .integrations,
            .failureModes:
            .component
        case .worker: .workers
        case .scenario: .scenarios
        }
    }

    var level: Int {
        switch place {
        case .document: 2
        case .component, .scenarios: 3
        case .workers: 4
        }
    }

    /// Whether it is written `Kind: NAME`.
    var takesName: Bool {
        switch self {
        case .component, .entity, .seed, .lifecycle, .view, .flow, .query, .custom, .worker, .integration, .scenario:
            true
        default: false
        }
    }

    /// As it is written: `### Entity: NAME`.
    var spelling: String {
        let name =
            switch self {
            case .seed, .lifecycle: ": ENTITY"
            case .view: ": NAME of ENTITY"
            default: takesName ? ": NAME" : ""
            }
        return String(repeating: "#", count: level) + " " + rawValue + name
    }

    private static let byKey: [String: [HeadingKind]] = Dictionary(grouping: allCases) { matchKey($0.rawValue) }

    /// `Scenario` and `Scenarios`, `Worker` and `Workers` differ by their name only.
    static func of(_ heading: HeadingText) -> HeadingKind? {
        let kinds = byKey[heading.key] ?? []
        return kinds.first { $0.takesName == (heading.name != nil) } ?? kinds.first
    }

    /// The kind that a misspelled heading probably meant, among those that could stand here.
    static func meant(by heading: HeadingText, at place: Place) -> HeadingKind? {
        let candidates = allCases.filter { $0.place == place && $0.takesName == (heading.name != nil) }
        guard heading.kind.value.utf8.count > 2,
            let name = didYouMean(heading.key, among: candidates.map { matchKey($0.rawValue) })
        else { return nil }
        return candidates.first { matchKey($0.rawValue) == name }
    }
}
