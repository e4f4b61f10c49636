import HTTPTypes
import Hummingbird
import WrightRuntime

/// Reads a request in full, asks the route, and sends its answer.
///
/// What is decided here comes before what the route decides: 413, then 415.
struct RouteResponder: HTTPResponder {
    typealias Context = RequestState

    let route: Route
    let bodyLimit: Int
    let limiter: RateLimiter?
    let basePath: String

    func respond(to request: Request, context: RequestState) async throws -> Response {
        context.observed.noteRoute(route.template.text, isOperational: route.isOperational)
        let body = try await BodyCollector(limit: bodyLimit).body(of: request)
        try route.body.check(request.headers, hasBody: !body.isEmpty)
        let admission = RequestAdmission(limiter: limiter, address: context.address)
        if request.headers[.authorization] == nil { try admission.admitUnknown() }
        let serviceRequest = try self.request(request, body: body, admission: admission, context: context)
        defer { context.observed.noteCaller(admission.caller) }
        var answer = try await route.respond(serviceRequest)
        completeLocation(of: &answer)
        return conditional(answer, for: request).hummingbirdResponse
    }

    private func request(
        _ request: Request,
        body: [UInt8],
        admission: RequestAdmission,
        context: RequestState
    ) throws -> ServiceRequest {
        var pathValues: [String: String] = [:]
        for (name, routerName) in route.template.parameters {
            guard
                let sent = context.parameters[routerName[...]],
                let value = QueryString.decode(sent.utf8, plusIsSpace: false)
            else { throw Problem(.notFound, code: "not_found", "The path is not percent-encoded UTF-8.") }
            pathValues[name] = value
        }
        return ServiceRequest(
            method: request.method,
            path: request.uri.path,
            query: request.uri.query ?? "",
            route: route.template.text,
            pathValues: pathValues,
            headers: request.headers,
            body: body,
            bodyKind: route.body,
            id: context.observed.id,
            logger: context.logger,
            admission: admission
        )
    }

    /// Endpoints do not know the base path; the place of a new row has to have it.
    private func completeLocation(of answer: inout ServiceResponse) {
        guard !basePath.isEmpty, let location = answer.headers[.location], location.hasPrefix("/") else { return }
        answer.headers[.location] = basePath + location
    }

    /// 304 instead of what the caller already has.
    private func conditional(_ answer: ServiceResponse, for request: Request) -> ServiceResponse {
        guard
            request.method == .get || request.method == .head, answer.status == .ok,
            let tag = answer.headers[.eTag], let known = request.headers[.ifNoneMatch],
            EntityTag.isListed(tag, in: known, weak: true)
        else { return answer }
        return ServiceResponse(status: .notModified, headers: [.eTag: tag])
    }
}

extension ServiceResponse {
    /// The answer as the server sends it.
    var hummingbirdResponse: Response {
        guard !body.isEmpty else { return Response(status: status, headers: headers) }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}
