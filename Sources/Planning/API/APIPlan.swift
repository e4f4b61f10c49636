import DesignModel
import Expressions
import Verification

/// The API layer: its endpoints, the bodies that they read, the representations that they answer with.
public struct APIPlan: Sendable {
    /// In the order of the design; the position is the endpoint's `index`.
    public let endpoints: [EndpointPlan]
    /// Each body once, in the order in which endpoints first need it.
    public let bodies: [RequestBodyPlan]
    /// Entities whose rows appear in answers, in the order of the design.
    public let shownEntities: [Entity]
    /// Views that appear in answers.
    public let shownViews: [View]
    /// Queries whose rows appear in answers.
    public let shownQueries: [Query]
    /// Empty, or with a leading slash: stands before every path.
    public let basePath: String
    public let usesAuthentication: Bool
    /// Whether an access rule speaks of the present moment, so that routes need the service's clock.
    public let usesClock: Bool
    /// Whether every caller with a row is found by its id.
    public let findsCallersByID: Bool
    /// Requests per caller; `nil`: unlimited.
    public let rate: Limits.Rate?
    /// The most bytes that a body may have.
    public let bodyLimit: Int

    public init(_ verified: VerifiedDesign, names: ServiceNames, data: DataPlan, domain: DomainPlan) {
        let design = verified.design
        let planner = EndpointPlanner(verified, words: data.words)
        endpoints = planner.plans()
        bodies = endpoints.compactMap(\.body).reduce(into: []) { bodies, body in
            if !bodies.contains(where: { $0.typeName == body.typeName }) { bodies.append(body) }
        }
        let shown = endpoints.map(\.success.body)
        let entities = design.components.flatMap(\.entities)
        shownEntities = entities.filter { entity in shown.contains { $0.shows(.entity(entity.name.value)) } }
        let views = design.components.flatMap(\.views)
        shownViews = views.filter { view in shown.contains { $0.shows(.view(view.name.value)) } }
        let queries = design.components.flatMap(\.queries)
        shownQueries = queries.filter { query in shown.contains { $0.shows(.rows(ofQuery: query.name.value)) } }
        basePath = design.conventions.basePath?.value ?? ""
        usesClock = domain.access.contains { $0.isAboutRows && $0.usesNow }
        findsCallersByID = !domain.caller.subjects.isEmpty && domain.caller.subjects.allSatisfy { $0.field == "id" }
        usesAuthentication = design.authentication != nil
        rate = design.limits.rate?.value
        bodyLimit = design.limits.body?.value ?? Self.standardBodyLimit
    }

    /// Bytes of a body where the design sets no limit.
    static let standardBodyLimit = 1_048_576

    /// The position of the endpoint that reads one row of an entity; `nil` where none does.
    public func readEndpoint(of entity: String) -> Int? {
        endpoints.first { endpoint in
            if case .read(entity, _) = endpoint.action { true } else { false }
        }?.index
    }

    /// Whether some endpoint admits callers without credentials though others have them.
    public var admitsAnyone: Bool { endpoints.contains { $0.credentials == .optional } }
}

extension Endpoint.Success.Body {
    /// Whether an answer shows `body`, alone or in a list.
    func shows(_ body: Endpoint.Success.Body) -> Bool {
        if case .listOf(let item) = self { return item.shows(body) }
        return self == body
    }
}
