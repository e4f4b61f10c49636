import DesignModel

/// A test of one endpoint: what it is called, which rows and request it has, and what it expects.
public struct APITest: Sendable {
    public let test: PlannedTest
    /// The request and the rows that it meets; `nil`: the situation that its suite shares.
    public let situation: Situation?
    public let check: APICheck
}

/// What a test sends beside its request, and what it expects.
public enum APICheck: Sendable {
    /// The answer, and what is stored afterwards.
    case succeeds(ExpectedAnswer)
    /// The refusal; nothing is stored.
    case refused(ModelRefusal)
    /// 401 for each of these, and nothing is stored.
    case badCredentials([BadCredentials])
    /// 400 for bodies that are no JSON object.
    case malformedBody
    /// 415
    case wrongContentType
    /// 413 for one byte more than this.
    case tooLarge(limit: Int)
    /// 422 for each.
    case brokenFields([BrokenField])
    /// All of these in one body: 422 with every one of them, in this order.
    case brokenTogether([BrokenField])
    /// Each is taken and shown, where the answer shows the field.
    case acceptedValues([AcceptedValue], shows: Bool)
    /// A merge patch with one field changes that field and no other.
    case changesOneField([AcceptedValue])
    /// 412 and nothing is stored.
    case staleVersion
    /// The version as it stands is accepted.
    case currentVersion(status: Int, version: Int)
    /// 304 for the version as it stands, 200 for another.
    case notModified
    /// The same key: the same bytes, and one change.
    case replay
    /// The same key and another payload: 422 `idempotency_mismatch`.
    case replayMismatch(AcceptedValue?)
    /// A key that is none: 400.
    case badKey
    /// The database is away: 503.
    case unavailable(FaultPlace)
    /// The database fails in an unknown way: 500 without internals.
    case unexpected(FaultPlace)
    /// The value at that place of the path is no row's; `isMalformed`: it is no id at all.
    case unknownPath(piece: Int, isMalformed: Bool)
    case list(ListCheck)
    /// The rows of the query are those that its statement gives.
    /// With these parameters.
    case queryRows([(parameter: String, value: ModelValue)])
}

/// Which of the endpoint's own accesses to the database fails.
public enum FaultPlace: Sendable, Hashable {
    /// Its write, after the work and before the commit.
    case write
    /// Its reads, after those that look up the caller.
    case reads(after: Int)
}

/// What a successful request answers and leaves behind.
public struct ExpectedAnswer: Sendable {
    public let status: Int
    /// The body; `nil`: there is none, or it cannot be known.
    public let body: ModelValue?
    /// Members of the body in the order of the answer.
    public let members: [String]
    /// The row of the answer, by its name in `after`.
    public let row: String?
    /// Whether the request made that row.
    public let isNew: Bool
    public let etag: Int?
    public let location: LocationPlan?
    /// How many rows of each entity there are then; empty where it cannot be known or the request writes nothing.
    public let counts: [(entity: String, count: Int)]
    /// Rows that are gone.
    public let removed: [String]
    /// The entity of the answer's row, where it is to be looked up in the database.
    public let entity: String?
    /// Whether the body shows the row itself and not a view of it.
    public let showsRow: Bool
}

/// Credentials that are refused.
public enum BadCredentials: String, Sendable, Hashable, CaseIterable {
    case absent, expired, wrongKey, unsigned, garbage, unknownSubject
}

/// One rule that a body breaks.
public struct BrokenField: Sendable {
    /// The field of the body.
    public let field: String
    /// What is sent; `nil`: the field is left out.
    public let value: ModelValue?
    public let code: String
    /// "is one character too long"
    public let what: String
}

/// One value that a field may have.
public struct AcceptedValue: Sendable {
    public let field: String
    public let value: ModelValue
    public let what: String
}

/// What a test of a list expects.
public enum ListCheck: Sendable {
    /// These rows and no others, in this order; rows of one group tie and stand in the order of their ids.
    ///
    /// `first`: the whole first item, where it is known.
    case items([[String]], query: String, descending: Bool, first: ModelValue?)
    /// The same, gathered page by page with that limit.
    case pages([[String]], limit: Int, query: String, descending: Bool)
    /// Each query is refused with 400 `invalid_parameter` at the parameter.
    case badParameters([(query: String, parameter: String)])
    case badCursor
    /// A page of one, with a next one; and where everything fits into the greatest page, that many and no next one.
    case limits(most: Int, shown: Int)
    /// As many items as a page has where the caller does not say.
    case standardPage(count: Int)
}

/// Tests of one endpoint that stand in one file.
public struct APISuite: Sendable {
    /// `AssignTicketRouteTests`
    public let name: String
    /// "POST /tickets/{id}/assign: who may"
    public let title: String
    public let endpoint: EndpointPlan
    public let requirements: [RequirementID]
    public let tests: [APITest]
    /// The member of a list's items that holds the id of the row.
    public let identity: String
    /// Members of what the answer shows, in order.
    public let members: [String]
}

/// The request of an endpoint that succeeds, shared by its suites.
public struct SharedSituation: Sendable {
    public let endpoint: EndpointPlan
    public let situation: Situation
    /// `AssignTicketSituation`
    public var typeName: String { endpoint.name + "Situation" }
}
