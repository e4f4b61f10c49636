import HTTPTypes

/// One method on one path, and what it does.
///
/// ```swift
/// struct ReadTicketRoute: Endpoint {
///     static let method = HTTPRequest.Method.get
///     static let path = "/tickets/{id}"
///     func respond(to request: ServiceRequest) async throws -> ServiceResponse { … }
/// }
/// ```
public protocol Endpoint: Sendable {
    /// The method.
    static var method: HTTPRequest.Method { get }
    /// The path without the base path; `{name}` stands for one segment.
    static var path: String { get }
    /// What the endpoint reads from the body; `none` unless it says otherwise.
    ///
    /// It decides about 415, which is answered before 401 and therefore before the endpoint is asked.
    static var body: BodyKind { get }

    /// Answers a request.
    ///
    /// - Throws: `Refusal` or `Problem` for an answer that is no success; anything else becomes a 500.
    func respond(to request: ServiceRequest) async throws -> ServiceResponse
}

extension Endpoint {
    /// The endpoint ignores a body.
    public static var body: BodyKind { .none }
}
