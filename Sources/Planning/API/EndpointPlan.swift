import DesignModel
import Expressions

/// One endpoint of the service: what it is called, what it reads, what it does, and everything it may answer.
public struct EndpointPlan: Sendable {
    /// The position of the endpoint in the design, over all components.
    public let index: Int
    public let endpoint: Endpoint
    /// The component that it belongs to: its tag in the API description.
    public let component: String
    /// What routes, requests and operations are named after: `AssignTicket`, `ListTickets`.
    public let name: String
    public let pathParameters: [PathParameterPlan]
    public let action: EndpointAction
    /// What it reads from the body; `nil` where a body is ignored.
    public internal(set) var body: RequestBodyPlan?
    /// What it reads from the query of the URL.
    public let parameters: [ParameterPlan]
    public let paging: PagingPlan?
    public let credentials: Credentials
    public let answers: [AnswerPlan]
    /// Where the new row is read, for `Location`.
    public internal(set) var location: LocationPlan?

    /// Whether a request needs credentials.
    public enum Credentials: Sendable, Hashable {
        /// No clause says `anyone`.
        case required
        /// `anyone` may call it; bad credentials are refused all the same.
        case optional
        /// The design has no authentication.
        case ignored
    }

    /// The type of its route: `AssignTicketRoute`.
    public var typeName: String { name + "Route" }
    /// `Sources/TicketsAPI/Routes/AssignTicketRoute.swift` ends so.
    public var fileName: String { typeName + ".swift" }
    /// As clients that are made from the API description call it: `assignTicket`.
    public var operationID: String {
        if case .query = action { return Names.member("get " + name) }
        return Names.member(name)
    }
    public var requirements: [RequirementID] { endpoint.requirements.map(\.value) }
    /// `POST /tickets/{id}/assign`: what the design and every document call it.
    public var title: String { endpoint.method.value.rawValue + " " + endpoint.path.value.text }
    /// `assign Ticket`, as the design says it.
    public var does: String { endpoint.does.value.phrase }
    public var success: Endpoint.Success { endpoint.success }
    /// An `Idempotency-Key` makes a repeated request harmless.
    public var takesIdempotencyKey: Bool { endpoint.method.value == .post && action.writes }
    /// The answer shows a row as it stands and carries its version.
    public var sendsETag: Bool {
        guard case .entity = success.body else { return false }
        if case .delete = action { return false }
        return true
    }
    /// A caller can say which version of the row it has seen.
    public var takesIfMatch: Bool { action.writes && action.lookup != nil }
    /// A caller can ask whether the row that it holds still stands.
    public var takesIfNoneMatch: Bool { answers.contains { $0.status == 304 } }
}

extension Endpoint.Operation {
    /// As the `Does` cell says it, without conditions.
    public var phrase: String {
        switch self {
        case .create(let entity): "create \(entity)"
        case .read(let entity, _): "read \(entity)"
        case .list(let entity, _, _): "list \(entity)"
        case .update(let entity, _): "update \(entity)"
        case .delete(let entity): "delete \(entity)"
        case .event(let event, let entity): "\(event) \(entity)"
        case .flow(let name): "flow `\(name)`"
        case .query(let name): "query `\(name)`"
        }
    }
}

/// What an endpoint does, with everything that it has to know of the design at hand.
public enum EndpointAction: Sendable {
    case create(entity: String)
    case read(entity: String, RowLookup)
    /// `parent`: the row in whose path the list stands, which is read first.
    case list(entity: String, parent: ParentPlan?)
    case update(entity: String, RowLookup, merges: Bool)
    case delete(entity: String, RowLookup)
    /// `flow`: the transition's effects, whose input becomes the body.
    case event(String, entity: String, RowLookup, flow: String?)
    case flow(String)
    case query(String)

    /// Whether it changes anything.
    public var writes: Bool {
        switch self {
        case .read, .list, .query: false
        default: true
        }
    }

    /// How it finds the one row that it is about.
    public var lookup: RowLookup? {
        switch self {
        case .read(_, let lookup), .update(_, let lookup, _), .delete(_, let lookup), .event(_, _, let lookup, _):
            lookup
        case .create, .list, .flow, .query: nil
        }
    }
}

/// How an endpoint finds its row.
public enum RowLookup: Sendable {
    /// By a path parameter that is its id.
    case id(parameter: String)
    /// By a path parameter that is a unique field.
    case field(MemberPlan, parameter: String)
    /// By a condition over the path and the caller: `` read User where `self == me` ``.
    case condition(TypedExpression)
}

/// The row under which a list stands: read first, under its own policy.
public struct ParentPlan: Sendable {
    public let entity: String
    public let lookup: RowLookup
    /// The `read` endpoint whose clauses are its policy; `nil` where nobody reads it.
    public let readEndpoint: Int?
}

/// A value in the path of an endpoint.
public struct PathParameterPlan: Sendable {
    public let name: String
    /// Of what a malformed value finds nothing.
    public let entity: String
    /// The unique field that it names; `nil`: it is an id.
    public let field: MemberPlan?

    public var type: FieldType { field?.type ?? .uuid }
    /// The Swift constant that holds it.
    public var member: String {
        let isBareName = field == nil && Names.words(of: name).last?.lowercased() != "id"
        return isBareName ? Names.reference(name) : Names.member(name)
    }
}

/// A list's page.
public struct PagingPlan: Sendable, Hashable {
    /// Items on a page where the caller does not say.
    public let standard: Int
    /// The most a caller may ask for.
    public let most: Int
    /// Names that `sort` takes, without sign, in the order of the design; empty where the order is fixed.
    public let sortKeys: [String]
    /// The order where the caller does not say.
    public let order: Index.Column
}

/// A filter of a list, or an input of a query.
public struct ParameterPlan: Sendable {
    public let name: String
    public let type: FieldType
    /// What it is in Swift, without `optional`.
    public let value: ValuePlan
    /// As a URL would hold it.
    public let standard: String?
    public let isRequired: Bool
    /// The pattern of `matches`.
    public let pattern: String?
    public let description: String
    public var member: String { Names.member(name) }
}
