import HTTPTypes

/// An endpoint at its place in this service.
struct Route: Sendable {
    let method: HTTPRequest.Method
    let template: PathTemplate
    let body: BodyKind
    /// Whether operators use it, not callers: it is not counted against a rate limit and logged only at debug level.
    let isOperational: Bool
    let respond: @Sendable (ServiceRequest) async throws -> ServiceResponse

    /// An endpoint of the design, under the base path.
    init<E: Endpoint>(_ endpoint: E, basePath: String) {
        method = E.method
        template = PathTemplate(E.path, basePath: basePath)
        body = E.body
        isOperational = false
        respond = { try await endpoint.respond(to: $0) }
    }

    /// A GET endpoint that every service has.
    init(operational path: String, respond: @escaping @Sendable (ServiceRequest) async throws -> ServiceResponse) {
        method = .get
        template = PathTemplate(path)
        body = .none
        isOperational = true
        self.respond = respond
    }
}
