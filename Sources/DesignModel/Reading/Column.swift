/// The columns that tables of a design have, by their names in the format.
enum Column: String {
    case id = "ID"
    case requirement = "Requirement"
    case acceptance = "Acceptance"
    case role = "Role"
    case description = "Description"
    case setting = "Setting"
    case convention = "Convention"
    case limit = "Limit"
    case value = "Value"
    case field = "Field"
    case type = "Type"
    case rules = "Rules"
    case index = "Index"
    case purpose = "Purpose"
    case transition = "Transition"
    case who = "Who"
    case condition = "Guard"
    case effects = "Effects"
    case requirements = "Requirements"
    case input = "Input"
    case number = "#"
    case step = "Step"
    case onFailure = "On failure"
    case error = "Error"
    case method = "Method"
    case path = "Path"
    case does = "Does"
    case success = "Success"
    case errors = "Errors"
    case request = "Request"
    case parameter = "Parameter"
    case standard = "Default"
    case filter = "Filter"
    case failureMode = "Failure mode"
    case detection = "Detection"
    case impact = "Impact"
    case recovery = "Recovery"
    case recoveryTime = "RTO"
    case variable = "Variable"
    case rule = "Rule"
    case place = "Where"
    case reason = "Reason"
    case until = "Until"
    case worker = "Worker"
    case trigger = "Trigger"
    case frequency = "Frequency"
    case idempotentBy = "Idempotent by"
    case timeout = "Timeout"
    case concurrency = "Concurrency"
    case monitoring = "Monitoring"
    case integration = "Integration"
    case wire = "Protocol"
    case baseURL = "Base URL"
    case authentication = "Authentication"
    case retry = "Retry"
    case circuitBreaker = "Circuit breaker"
    case bulkhead = "Bulkhead"
    case degradedMode = "Degraded mode"
    case owner = "Owner"
    case operation = "Operation"
    case errorCase = "Case"
    case status = "Status"
    case body = "Body"
    case message = "Message"

    /// Other names that the column may have.
    private var synonyms: [String] {
        switch self {
        case .id: ["REQ", "REQ ID", "Requirement ID"]
        case .acceptance: ["Acceptance test", "Accepted by"]
        case .description: ["Meaning", "Notes"]
        case .rules: ["Constraints"]
        case .who: ["Auth", "Access", "Authorization"]
        case .requirements: ["REQ", "REQ ID", "Requirement ID"]
        case .number: ["No", "Nr", "Number"]
        case .onFailure: ["Failure behavior", "Failure behaviour"]
        case .does: ["Operation"]
        case .success: ["Response"]
        case .standard: ["Default value"]
        case .recoveryTime: ["Recovery time", "Recovery time objective"]
        case .transition: ["Event"]
        case .condition: ["Condition"]
        case .place: ["Place"]
        case .until: ["Expires"]
        default: []
        }
    }

    /// Keys of the name and of its synonyms.
    var keys: [String] { Self.allKeys[self] ?? [] }

    private static let allKeys: [Column: [String]] = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0, ([$0.rawValue] + $0.synonyms).map(matchKey)) }
    )
}

extension Column: CaseIterable {}
