import Foundation
import HTTPTypes
import Logging
import WrightRuntime

/// One request, read in full: what an endpoint works with.
///
/// Whatever a request gets wrong is thrown as `Refusal` or `Problem` and becomes a problem answer.
public struct ServiceRequest: Sendable {
    /// The method.
    public let method: HTTPRequest.Method
    /// The path as it was sent, percent-encoded, without the query.
    public let path: String
    /// The query as it was sent, without the `?`; empty where there is none.
    public let query: String
    /// The template of the endpoint, such as `/tickets/{id}`, with the base path before it.
    public let route: String
    /// The header fields.
    public let headers: HTTPFields
    /// The body, at most as long as the service's limit.
    public let body: [UInt8]
    /// Names this request in logs and in the answer's `X-Request-Id`.
    public let id: String
    /// A logger whose lines carry the ids of the request and of its trace.
    public let logger: Logger

    /// What the body of the endpoint may be.
    let bodyKind: BodyKind
    /// Who sends the request, once it is known, and the rate limit that counts it.
    let admission: RequestAdmission
    private let pathValues: [String: String]

    /// A request from its parts; the service makes them, and tests of single endpoints may.
    public init(
        method: HTTPRequest.Method,
        path: String,
        query: String = "",
        route: String? = nil,
        pathValues: [String: String] = [:],
        headers: HTTPFields = [:],
        body: [UInt8] = [],
        bodyKind: BodyKind = .none,
        id: String = "",
        logger: Logger? = nil
    ) {
        self.init(
            method: method,
            path: path,
            query: query,
            route: route ?? path,
            pathValues: pathValues,
            headers: headers,
            body: body,
            bodyKind: bodyKind,
            id: id,
            logger: logger ?? Logger(label: "request"),
            admission: RequestAdmission(limiter: nil, address: "")
        )
    }

    init(
        method: HTTPRequest.Method,
        path: String,
        query: String,
        route: String,
        pathValues: [String: String],
        headers: HTTPFields,
        body: [UInt8],
        bodyKind: BodyKind,
        id: String,
        logger: Logger,
        admission: RequestAdmission
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.route = route
        self.pathValues = pathValues
        self.headers = headers
        self.body = body
        self.bodyKind = bodyKind
        self.id = id
        self.logger = logger
        self.admission = admission
    }
}

extension ServiceRequest {
    /// The id in the path.
    ///
    /// - Parameters:
    ///   - name: The name in braces in the endpoint's path.
    ///   - entity: The name of what is not found where the text is no id.
    /// - Throws: `Refusal` 404.
    public func id(_ name: String, of entity: String) throws -> UUID {
        try value(name, .uuid, of: entity)
    }

    /// The value of a path parameter, such as a slug.
    ///
    /// - Throws: `Refusal` 404 where the text breaks the rule, since no row can have it.
    public func value<Value: Sendable>(_ name: String, _ rule: FieldRule<Value>, of entity: String) throws -> Value {
        guard let text = pathValues[name], case .success(let value) = rule.read(text: text) else {
            throw Refusal.notFound(entity)
        }
        return value
    }

    /// The parameters of the query, to be read one by one.
    public func parameters() -> ParameterReader { ParameterReader(query: query) }

    /// The body as a JSON object, to be read field by field.
    ///
    /// - Throws: `Problem` 415 where it is sent as another type; `Refusal` 400 `invalid_json` where it is not valid
    ///   JSON in UTF-8, has a key twice, is nested too deeply or is no object.
    public func object() throws -> ObjectReader {
        let kind: BodyKind = bodyKind != .none ? bodyKind : method == .patch ? .mergePatch : .json
        try kind.check(headers, hasBody: !body.isEmpty)
        guard !body.isEmpty else {
            throw Refusal(.malformed, code: "invalid_json", "The request has no body; send a JSON object.")
        }
        let value: JSONValue
        do {
            value = try JSONValue(parsing: body)
        } catch let error as JSONSyntaxError {
            throw Refusal(
                .malformed,
                code: "invalid_json",
                "The body is not valid JSON: \(error.message), at byte \(error.offset)."
            )
        }
        guard case .object = value else {
            throw Refusal(.malformed, code: "invalid_json", "The body is not a JSON object.")
        }
        return ObjectReader(value)
    }

    /// Checks `If-Match`, so that nobody overwrites what they have not seen.
    ///
    /// - Parameter version: The row's version as it stands.
    /// - Throws: `Refusal` 412 where the header is there and names another version.
    public func ifMatch(_ version: Int) throws {
        guard let field = headers[.ifMatch] else { return }
        guard EntityTag(version: version).isListed(in: field, weak: false) else {
            throw Refusal.preconditionFailed
        }
    }

    /// The path and query of this request with one parameter set to another value, for `Link`.
    func target(replacing name: String, with value: String) -> String {
        let kept = query.split(separator: "&").filter { $0 != name && !$0.hasPrefix("\(name)=") }
        let parts = kept.map(String.init) + ["\(name)=\(QueryString.encode(value))"]
        return "\(path)?\(parts.joined(separator: "&"))"
    }
}
