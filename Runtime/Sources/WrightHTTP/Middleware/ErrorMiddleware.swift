import Hummingbird
import Logging

/// Turns every error into a problem answer, and logs those that are the service's own.
struct ErrorMiddleware: RouterMiddleware {
    typealias Context = RequestState

    let table: RouteTable

    func handle(
        _ request: Request,
        context: RequestState,
        next: (Request, RequestState) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where context.observed.findings.route == nil && error.status == .notFound {
            // The router found no endpoint.
            return table.problem(forUnrouted: request.uri.path).response(instance: request.uri.path).hummingbirdResponse
        } catch {
            let answer = ErrorAnswer(error)
            if let level = answer.level {
                context.logger.log(level: level, "request failed", metadata: ["error": "\(error)"])
            }
            return answer.problem.response(instance: request.uri.path).hummingbirdResponse
        }
    }
}
