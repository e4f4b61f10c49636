import DesignModel

/// One test of the written service: what it proves, and where it stands.
public struct PlannedTest: Sendable, Hashable, Codable {
    /// How far a test reaches, as the hand-off's matrix counts it.
    public enum Reach: String, Sendable, Hashable, CaseIterable, Codable {
        /// One type or function on its own.
        case unit
        /// Several layers with a database, in one process.
        case integration
        /// The started executable over HTTP.
        case endToEnd
    }

    /// What about the subject is tried.
    public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
        case success, validation, authentication, authorization, notFound, conflict, serverError, precondition
        case idempotency, paging, constraint, migration, transition, failure, boundary, configuration, example, scenario
    }

    public var layer: Layer
    public var reach: Reach
    public var kind: Kind
    /// The element of the design, as the checklist names it: `POST /tickets/{id}/assign`, `Flow: Assign`.
    public var subject: String
    /// The test target: `TicketsAPITests`.
    public var target: String
    /// The type that holds it: `AssignTicketRouteTests`.
    public var suite: String
    /// The function, without parentheses: `refusesAnInactiveAgent`.
    public var function: String
    /// What a person reads: "refuses an agent that takes no tickets".
    public var title: String
    public var requirements: [RequirementID]
    /// The answer of the endpoint that the test proves: `409 desk_full`, `404`; `nil` for the others.
    public var answer: String?

    public init(
        layer: Layer,
        reach: Reach,
        kind: Kind,
        subject: String,
        target: String,
        suite: String,
        function: String,
        title: String,
        requirements: [RequirementID],
        answer: String? = nil
    ) {
        self.layer = layer
        self.reach = reach
        self.kind = kind
        self.subject = subject
        self.target = target
        self.suite = suite
        self.function = function
        self.title = title
        self.requirements = requirements
        self.answer = answer
    }

    /// `TicketsAPITests.AssignTicketRouteTests/refusesAnInactiveAgent()`: as `swift test list` prints it.
    public var identifier: String { target + "." + suite + "/" + function + "()" }
}
