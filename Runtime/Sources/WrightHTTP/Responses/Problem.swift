import HTTPTypes
import WrightRuntime

/// An answer that tells what is wrong, as RFC 9457 describes it.
///
/// Written code throws `Refusal`; a problem adds what only HTTP knows: the status and header fields such as `Allow`.
public struct Problem: Error, Sendable, Equatable {
    /// The status of the answer.
    public var status: HTTPResponse.Status
    /// The machine-readable name of the case, such as `email_taken`.
    public var code: String
    /// One sentence for the caller; never holds internals.
    public var detail: String
    /// What is wrong, field by field; empty where the whole request is meant.
    public var errors: [FieldError]
    /// Header fields that belong to the answer, such as `Allow` or `Retry-After`.
    public var headers: HTTPFields

    /// A problem with a status, a code and one sentence.
    public init(
        _ status: HTTPResponse.Status,
        code: String,
        _ detail: String,
        errors: [FieldError] = [],
        headers: HTTPFields = [:]
    ) {
        self.status = status
        self.code = code
        self.detail = detail
        self.errors = errors
        self.headers = headers
    }

    /// The problem that a refusal becomes: 401 with `WWW-Authenticate`, 429 and 503 with `Retry-After`.
    public init(_ refusal: Refusal) {
        self.init(refusal.kind.status, code: refusal.code, refusal.detail, errors: refusal.errors)
        if refusal.kind == .unauthenticated { headers[.wwwAuthenticate] = "Bearer" }
        if let wait = refusal.retryAfter ?? refusal.kind.usualWait {
            headers[.retryAfter] = String(max(1, Int(wait.inSeconds.rounded(.up))))
        }
    }

    /// The answer to send, where `instance` is the path of the request.
    public func response(instance: String) -> ServiceResponse {
        var fields = headers
        fields[.contentType] = "application/problem+json"
        return ServiceResponse(status: status, headers: fields, body: json(instance: instance).bytes)
    }

    /// The members of the answer in their fixed order.
    func json(instance: String) -> JSONValue {
        [
            "type": "about:blank",
            "title": .string(status.reasonPhrase),
            "status": .integer(status.code),
            "detail": .string(detail),
            "instance": .string(instance),
            "code": .string(code),
            "errors": errors.json,
        ]
    }
}

extension Refusal.Kind {
    /// The HTTP status that says the same.
    public var status: HTTPResponse.Status {
        switch self {
        case .malformed: .badRequest
        case .unauthenticated: .unauthorized
        case .paymentRequired: HTTPResponse.Status(code: 402, reasonPhrase: "Payment Required")
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .notAcceptable: .notAcceptable
        case .timeout: .requestTimeout
        case .conflict: .conflict
        case .gone: .gone
        case .preconditionFailed: .preconditionFailed
        case .contentTooLarge: .contentTooLarge
        case .unsupportedMediaType: .unsupportedMediaType
        case .invalid: .unprocessableContent
        case .locked: HTTPResponse.Status(code: 423, reasonPhrase: "Locked")
        case .failedDependency: HTTPResponse.Status(code: 424, reasonPhrase: "Failed Dependency")
        case .tooEarly: .tooEarly
        case .preconditionRequired: .preconditionRequired
        case .tooManyRequests: .tooManyRequests
        case .unavailableForLegalReasons: .unavailableForLegalReasons
        case .badGateway: .badGateway
        case .unavailable: .serviceUnavailable
        case .gatewayTimeout: .gatewayTimeout
        }
    }

    /// How long a caller does well to wait where the refusal does not say.
    fileprivate var usualWait: Duration? {
        switch self {
        case .tooManyRequests, .badGateway, .unavailable, .gatewayTimeout: .seconds(1)
        default: nil
        }
    }
}
