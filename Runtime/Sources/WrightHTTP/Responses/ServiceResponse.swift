import HTTPTypes
import WrightRuntime

/// What an endpoint answers: a status, header fields and the bytes of the body.
public struct ServiceResponse: Sendable, Equatable {
    /// The status line.
    public var status: HTTPResponse.Status
    /// The header fields; `Content-Type` is among them where there is a body.
    public var headers: HTTPFields
    /// The body as it is sent.
    public var body: [UInt8]

    /// An answer from its parts.
    public init(status: HTTPResponse.Status, headers: HTTPFields = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// An answer with a JSON body.
    ///
    /// - Parameter etag: The row's version, sent as `ETag: "7"`, which `If-Match` and `If-None-Match` refer to.
    public static func json(_ status: HTTPResponse.Status, _ value: JSONValue, etag version: Int? = nil) -> Self {
        var response = ServiceResponse(
            status: status,
            headers: [.contentType: "application/json"],
            body: value.bytes
        )
        if let version { response.headers[.eTag] = EntityTag(version: version).text }
        return response
    }

    /// An answer to a creation: 201 with `Location`.
    ///
    /// - Parameter location: The path of the new row without the service's base path, which is put before it.
    public static func created(_ value: JSONValue, at location: String, etag version: Int? = nil) -> Self {
        var response = json(.created, value, etag: version)
        response.headers[.location] = location
        return response
    }

    /// 204, without a body.
    public static let noContent = ServiceResponse(status: .noContent)
}

extension ServiceResponse {
    /// One page of a list: `{"items": […], "next": cursor or null}`, and `Link: <…>; rel="next"` where there is more.
    ///
    /// - Parameter request: The request that asked for the page; its parameters stand in the link too.
    public static func page<Item: JSONRepresentable>(_ page: Page<Item>, of request: ServiceRequest) -> Self {
        var response = json(
            .ok,
            ["items": .array(page.items.map(\.json)), "next": page.next.map { .string($0.text) } ?? .null]
        )
        if let next = page.next {
            let target = request.target(replacing: "cursor", with: next.text)
            response.headers[.link] = "<\(target)>; rel=\"next\""
        }
        return response
    }

    /// Every row of a query: `{"items": […]}`.
    public static func items<Item: JSONRepresentable>(_ items: [Item]) -> Self {
        json(.ok, ["items": .array(items.map(\.json))])
    }
}
