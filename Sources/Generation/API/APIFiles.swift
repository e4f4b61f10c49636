import Planning

/// Every file of the API layer.
///
/// - Throws: `UnsupportedExpression` for a condition that has no Swift form.
public func apiFiles(_ plan: ServicePlan) throws -> [GeneratedFile] {
    let routes = try plan.api.endpoints.map { try RouteFile(plan: plan, endpoint: $0).file() }
    return try [RoutesFile(plan: plan).file(), ContextFile(plan: plan).file(), LimitsFile(plan: plan).file()] + routes
        + RequestFiles(plan: plan).files() + ResponseFiles(plan: plan).files()
}
