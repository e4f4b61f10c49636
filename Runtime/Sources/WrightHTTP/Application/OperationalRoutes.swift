import HTTPTypes
import WrightRuntime

/// The routes that every service has, for those who run it.
struct OperationalRoutes {
    let name: String
    let readiness: Readiness
    let metrics: PrometheusRegistry
    let openAPI: String

    var routes: [Route] {
        [
            Route(operational: "/health/live") { _ in .json(.ok, ["status": "live"]) },
            Route(operational: "/health/ready") { [readiness] _ in await readiness.response() },
            Route(operational: "/metrics") { [metrics] _ in
                ServiceResponse(
                    status: .ok,
                    headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                    body: Array(metrics.text.utf8)
                )
            },
            openAPIRoute,
            documentationRoute,
        ]
    }

    private var openAPIRoute: Route {
        let document = ServiceResponse(
            status: .ok,
            headers: [.contentType: "application/json", .cacheControl: "no-cache"],
            body: Array(openAPI.utf8)
        )
        return Route(operational: "/openapi.json") { _ in document }
    }

    private var documentationRoute: Route {
        let page = DocumentationPage(name: name)
        let document = ServiceResponse(
            status: .ok,
            headers: [
                .contentType: "text/html; charset=utf-8",
                .contentSecurityPolicy: page.contentSecurityPolicy,
                .cacheControl: "no-cache",
            ],
            body: Array(page.html.utf8)
        )
        return Route(operational: "/docs") { _ in document }
    }
}
