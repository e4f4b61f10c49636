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
    /// Subject entities in the order of the design, with the roles for which they are looked up.
    public let subjects: [SubjectPlan]
    public let usesAuthentication: Bool
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
        subjects = Self.subjects(of: design, data.words)
        usesAuthentication = design.authentication != nil
        rate = design.limits.rate?.value
        bodyLimit = design.limits.body?.value ?? Self.standardBodyLimit
    }

    /// Bytes of a body where the design sets no limit.
    static let standardBodyLimit = 1_048_576

    /// Whether some endpoint admits callers without credentials though others have them.
    public var admitsAnyone: Bool { endpoints.contains { $0.credentials == .optional } }

    private static func subjects(of design: Design, _ words: EnumerationCatalog) -> [SubjectPlan] {
        var subjects: [SubjectPlan] = []
        for subject in design.authentication?.subjects ?? [] {
            let roles = subject.roles.map(\.value)
            if let known = subjects.firstIndex(where: { $0.entity == subject.entity.value }) {
                subjects[known].roles += roles.filter { !subjects[known].roles.contains($0) }
            } else {
                let entity = design.entity(named: subject.entity.value)
                let field = entity?.fields.first { $0.name.value == subject.field.value }
                subjects.append(
                    SubjectPlan(
                        entity: subject.entity.value,
                        field: field.map { MemberPlan($0, words) },
                        roles: roles
                    )
                )
            }
        }
        return subjects
    }
}

/// Which row the subject of a token names, for some roles.
public struct SubjectPlan: Sendable {
    public let entity: String
    /// The unique field that holds the subject; `nil`: it is the id.
    public let field: MemberPlan?
    public fileprivate(set) var roles: [String]
    /// The property of the caller: `customer`.
    public var member: String { Names.member(entity) }
}

extension Endpoint.Success.Body {
    /// Whether an answer shows `body`, alone or in a list.
    func shows(_ body: Endpoint.Success.Body) -> Bool {
        if case .listOf(let item) = self { return item.shows(body) }
        return self == body
    }
}
