import Diagnostics

/// A design as it was understood: every name resolved, every cell read, every part with its place.
///
/// What was not understood is a diagnostic of the reader and stands here as little as possible, so that later rules
/// do not report the same fault again.
public struct Design: Sendable {
    public var name: Located<String>
    /// The paragraph below the title: what the service is for.
    public var purpose: Located<String>?
    public var requirements: [Requirement]
    public var roles: [Role]
    public var authentication: Authentication?
    public var conventions: Conventions
    public var errorShape: ErrorShape?
    public var components: [Component]
    public var limits: Limits
    public var configuration: [Variable]
    public var scenarios: [Scenario]
    public var waivers: [Waiver]
    public var openQuestions: [Located<String>]
    /// Each heading that carries meaning, with its place; for rules that speak of a part as a whole.
    public var headings: [Heading: SourceSpan]
    /// What the format has and no service is written from yet: found here, refused by `Verification` at its place.
    public var beyondToday: [BeyondToday]
    /// Every text in a place with meaning: the cells of tables, and the paragraphs that say what a part is for.
    public var prose: [Prose]
    /// Tables that stand without the heading that they belong below, with that heading: `## Limits`, `### Entity: NAME`.
    public var tablesWithoutHeading: [SourceSpan: String]
    /// The files it was read from, in the order of `SourceSpan.file`.
    public var sources: [SourceText]

    public enum Heading: String, Sendable, Hashable, CaseIterable {
        case requirements, roles, authentication, conventions, errors, limits, configuration, scenarios, waivers
        case openQuestions
    }
}

/// A part of the format that is read but that no service is written from yet.
public struct BeyondToday: Sendable, Hashable {
    /// As the format calls it: "Workers", "`after` timers", "`computed` fields".
    public var feature: String
    public var span: SourceSpan

    public init(feature: String, span: SourceSpan) {
        self.feature = feature
        self.span = span
    }
}

public typealias RequirementID = String

public struct Requirement: Sendable {
    public var id: Located<RequirementID>
    public var sentence: Located<String>
    /// The sentence with its code spans told apart.
    public var prose: Prose
    /// Names of scenarios, without the word `Scenario:`.
    public var acceptance: [Located<String>]
    public var span: SourceSpan
}

public struct Role: Sendable {
    public var name: Located<String>
    public var description: String
    public var span: SourceSpan
}

/// The caller of an endpoint as the design names it.
public enum RoleName: Sendable, Hashable {
    case anyone
    case system
    case role(String)
}

public struct Authentication: Sendable {
    public var scheme: Located<Scheme>?
    public var algorithm: Located<Algorithm>?
    /// The variable that holds the key (HS256).
    public var key: Located<String>?
    /// The variable that holds the address of the issuer's keys (RS256, ES256).
    public var keySet: Located<String>?
    /// The algorithm behind `else`, used where the variable of the first one is not set.
    public var fallback: Located<Algorithm>?
    /// Roles that show an API key instead of a token.
    public var apiKeyRoles: [Located<String>]
    public var apiKey: Located<APIKey>?
    /// Which entity, by which unique field, the subject of a token names, for which roles.
    public var subjects: [Subject]
    /// The claim that holds the roles, or one role for every token.
    public var roles: Located<RoleSource>?
    /// How long a token that the service signs is good for, in seconds.
    public var lifetime: Located<Int>?
    public var span: SourceSpan

    public enum Scheme: Sendable, Equatable {
        case bearerJWT
        case headerJWT(word: String, header: String)
    }
    public enum Algorithm: String, Sendable {
        case hs256 = "HS256"
        case rs256 = "RS256"
        case es256 = "ES256"
    }
    /// ``header `X-API-Key` for carrier, its SHA-256 one of `CARRIER_API_KEYS` ``.
    public struct APIKey: Sendable {
        public var header: String
        public var role: Located<String>
        public var variable: Located<String>
    }
    public enum RoleSource: Sendable, Equatable {
        case claim(String)
        case everyToken(role: String)
    }

    public struct Subject: Sendable {
        public var entity: Located<String>
        public var field: Located<String>
        public var roles: [Located<String>]
        public var span: SourceSpan
    }
}

public struct Conventions: Sendable {
    /// With a leading and without a trailing slash; empty where none is set.
    public var basePath: Located<String>?
    public var corsOrigins: Located<[String]>?
    /// `nil`: by cursor.
    public var paging: Located<Paging>?
    public var ignoresUnknownFields: Located<Bool>?
    public var acceptsNumbersInStrings: Located<Bool>?
    public init() {}

    public enum Paging: Sendable, Equatable {
        case cursor
        /// ``offset by `limit` and `offset` ``: the names of the two parameters.
        case offset(limit: String, offset: String)
        /// ``page by `page` from 0 and `size` ``.
        case page(number: String, from: Int, size: String)
    }
}

public struct Component: Sendable {
    public var name: Located<String>
    public var responsibility: Located<String>?
    public var requirements: [Located<RequirementID>]
    public var entities: [Entity]
    public var lifecycles: [Lifecycle]
    public var views: [View]
    public var seeds: [Seed]
    public var flows: [Flow]
    public var queries: [Query]
    public var customs: [Custom]
    public var endpoints: [Endpoint]
    public var workers: [Worker]
    public var integrations: [Integration]
    public var failureModes: [FailureMode]
    /// Place of the `API` heading, where there is one.
    public var apiSpan: SourceSpan?
    public var failureModesSpan: SourceSpan?
    public var span: SourceSpan
}
