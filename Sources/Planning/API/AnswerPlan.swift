import DesignModel

/// One status that an endpoint answers with, and the codes of its problems.
public struct AnswerPlan: Sendable, Hashable {
    public let status: Int
    /// In the order in which they are decided; empty for successes.
    public let codes: [String]

    public init(status: Int, codes: [String] = []) {
        self.status = status
        self.codes = codes
    }

    public var isProblem: Bool { status >= 400 }
}

/// Gathers the answers of one endpoint: what its meaning gives, and what goes without saying.
struct AnswerCollector {
    private var codes: [Int: [String]] = [:]

    mutating func add(_ status: Int, _ code: String) {
        guard codes[status]?.contains(code) != true else { return }
        codes[status, default: []].append(code)
    }

    /// By status.
    func answers(success: Int, notModified: Bool) -> [AnswerPlan] {
        var answers = [AnswerPlan(status: success)]
        if notModified { answers.append(AnswerPlan(status: 304)) }
        return answers + codes.keys.sorted().map { AnswerPlan(status: $0, codes: codes[$0] ?? []) }
    }
}

/// Codes of problems that the runtime gives, by what happened.
public enum ProblemCode {
    public static let invalidJSON = "invalid_json"
    public static let invalidParameter = "invalid_parameter"
    public static let invalidCursor = "invalid_cursor"
    public static let incompleteBody = "incomplete_body"
    public static let invalidIdempotencyKey = "invalid_idempotency_key"
    public static let unauthenticated = "unauthenticated"
    public static let forbidden = "forbidden"
    public static let notFound = "not_found"
    public static let idempotencyInFlight = "idempotency_in_flight"
    public static let idempotencyMismatch = "idempotency_mismatch"
    public static let preconditionFailed = "precondition_failed"
    public static let contentTooLarge = "content_too_large"
    public static let unsupportedMediaType = "unsupported_media_type"
    public static let validation = "validation"
    public static let rateLimited = "rate_limited"
    public static let internalError = "internal_error"
    public static let databaseUnavailable = "database_unavailable"
}
