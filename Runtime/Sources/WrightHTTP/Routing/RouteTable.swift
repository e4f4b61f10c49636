import HTTPTypes
import Hummingbird

/// All routes of a service: makes the router, and knows which methods a path takes.
struct RouteTable: Sendable {
    private let routes: [Route]
    /// The distinct templates, in the order in which they are asked, each with its methods in alphabetical order.
    private let methods: [(template: PathTemplate, allowed: [String])]

    /// Where two routes have one method and path, the first one counts.
    init(_ candidates: [Route]) {
        var taken: Set<String> = []
        routes = candidates.filter { taken.insert("\($0.method.rawValue) \($0.template.routerPath)").inserted }
        let templates = Dictionary(grouping: routes, by: \.template.routerPath)
        methods = templates.values.compactMap { routes in
            guard let template = routes.first?.template else { return nil }
            var names = Set(routes.map(\.method.rawValue))
            // The router answers HEAD wherever it answers GET.
            if names.contains("GET") { names.insert("HEAD") }
            return (template, names.sorted())
        }.sorted { $0.template.precedes($1.template) }
    }

    /// The router with every route behind the middleware.
    func router(
        middleware: [any MiddlewareProtocol<Request, Response, RequestState>],
        limits: ServiceLimits,
        limiter: RateLimiter?,
        basePath: String
    ) -> Router<RequestState> {
        let router = Router(context: RequestState.self, options: .autoGenerateHeadEndpoints)
        for middleware in middleware { router.add(middleware: middleware) }
        for route in routes {
            router.on(
                RouterPath(route.template.routerPath),
                method: route.method,
                responder: RouteResponder(
                    route: route,
                    bodyLimit: limits.body,
                    limiter: route.isOperational ? nil : limiter,
                    basePath: basePath
                )
            )
        }
        return router
    }

    /// What is to be said to a request that no route takes: 405 with `Allow` where the path is one of ours, else 404.
    func problem(forUnrouted path: String) -> Problem {
        guard let found = methods.first(where: { $0.template.matches(path) }) else {
            return Problem(.notFound, code: "not_found", "There is nothing at this path.")
        }
        let allowed = found.allowed.joined(separator: ", ")
        return Problem(
            .methodNotAllowed,
            code: "method_not_allowed",
            "This path takes \(allowed).",
            headers: [.allow: allowed]
        )
    }
}
