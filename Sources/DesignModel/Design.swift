import Diagnostics
import DocumentReader
import Expressions

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

    public enum Heading: String, Sendable, Hashable, CaseIterable {
        case requirements, roles, authentication, conventions, errors, limits, configuration, scenarios, waivers
        case openQuestions
    }
}

/// A part of the format that is read but that no service is written from yet.
public struct BeyondToday: Sendable, Equatable {
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
    /// Which entity, by which unique field, the subject of a token names, for which roles.
    public var subjects: [Subject]
    /// The claim that holds the roles, or one role for every token.
    public var roles: Located<RoleSource>?
    /// How long a token that the service signs is good for, in seconds.
    public var lifetime: Located<Int>?
    public var span: SourceSpan

    public enum Scheme: Sendable, Equatable { case bearerJWT, headerJWT(word: String, header: String) }
    public enum Algorithm: String, Sendable { case hs256 = "HS256", rs256 = "RS256", es256 = "ES256" }
    public enum RoleSource: Sendable, Equatable { case claim(String), everyToken(role: String) }

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
    public init() {}
}

/// The error shape of an existing API, kept (`Errors`).
public struct ErrorShape: Sendable {
    public var span: SourceSpan
}

public struct Component: Sendable {
    public var name: Located<String>
    public var responsibility: Located<String>?
    public var requirements: [Located<RequirementID>]
    public var entities: [Entity]
    public var lifecycles: [Lifecycle]
    public var views: [View]
    public var flows: [Flow]
    public var queries: [Query]
    public var customs: [Custom]
    public var endpoints: [Endpoint]
    public var failureModes: [FailureMode]
    /// Place of the `API` heading, where there is one.
    public var apiSpan: SourceSpan?
    public var failureModesSpan: SourceSpan?
    public var span: SourceSpan
}

// MARK: Data

public struct Entity: Sendable {
    public var name: Located<String>
    public var requirements: [Located<RequirementID>]
    public var fields: [Field]
    public var indexes: [Index]
    public var description: String?
    public var span: SourceSpan
    /// `id` is declared as `integer, set by service`.
    public var countsItsIDs: Bool
}

public struct Field: Sendable {
    public var name: Located<String>
    public var type: Located<FieldType>
    public var rules: FieldRules
    public var description: String
    /// The whole row of the table.
    public var span: SourceSpan
}

/// What a field, an input, a parameter, a variable or a result may hold.
public indirect enum FieldType: Sendable, Hashable {
    /// Length in Unicode scalars; no upper bound where `nil`.
    case text(Bounds)
    case integer(Bounds)
    case decimal(precision: Int, scale: Int)
    case boolean, uuid, date, timestamp, duration, email, url, json, password
    case oneOf([String])
    case list(FieldType)
    case record([Member])
    case reference(String)
    case children(of: String)
    case setOf(String)
    /// Only in Configuration.
    case secret(FieldType)
    /// Only in list parameters: `sort by …`.
    case sort(by: [String])
    /// Was not understood and has been reported.
    case faulty

    public struct Bounds: Sendable, Hashable {
        public var least: Int?
        public var most: Int?
        public init(least: Int? = nil, most: Int? = nil) {
            self.least = least
            self.most = most
        }
    }

    public struct Member: Sendable, Hashable {
        public var name: String
        public var type: FieldType
        public init(name: String, type: FieldType) {
            self.name = name
            self.type = type
        }
    }
}

public struct FieldRules: Sendable {
    public var isOptional: Located<Bool>?
    public var isUnique: SourceSpan?
    /// `unique with a, b`: each list is one constraint that this field shares with the named ones.
    public var uniqueWith: [Located<[String]>]
    public var defaultValue: Located<TypedExpression>?
    public var isImmutable: SourceSpan?
    public var isSetByService: SourceSpan?
    public var isSensitive: SourceSpan?
    public var emptyIsNull: SourceSpan?
    public var listLength: Located<FieldType.Bounds>?
    public var matches: Located<String>?
    public var conditions: [Condition]
    public var onDelete: Located<OnDelete>?
    /// The cell.
    public var span: SourceSpan

    public struct Condition: Sendable {
        public var expression: TypedExpression
        public var message: String?
        public var span: SourceSpan
    }

    public enum OnDelete: String, Sendable { case restrict, cascade, clear }
}

public struct Index: Sendable {
    public var columns: [Column]
    public var isUnique: Bool
    public var purpose: String
    public var span: SourceSpan

    public struct Column: Sendable, Hashable {
        public var field: String
        public var descending: Bool
        public init(field: String, descending: Bool) {
            self.field = field
            self.descending = descending
        }
    }
}

// MARK: Behaviour

public struct Lifecycle: Sendable {
    public var entity: Located<String>
    public var requirements: [Located<RequirementID>]
    /// In order of appearance in the diagram.
    public var states: [Located<String>]
    public var initial: Located<String>?
    public var finals: [Located<String>]
    public var arrows: [Arrow]
    /// One for each event and state that has an arrow, with what the table says of it.
    public var transitions: [Transition]
    public var span: SourceSpan

    public struct Arrow: Sendable {
        public var from: String
        public var to: String
        public var event: String
        public var span: SourceSpan
    }
}

public struct Transition: Sendable {
    public var event: Located<String>
    /// The state of `EVENT from STATE`; `nil`: from every state that has an arrow for the event.
    public var from: Located<String>?
    public var access: [AccessClause]
    public var guardExpression: TypedExpression?
    public var effects: Effects
    public var requirements: [Located<RequirementID>]
    public var span: SourceSpan
    public var accessSpan: SourceSpan

    public enum Effects: Sendable {
        case steps([Step])
        case flow(Located<String>)
    }
}

public struct View: Sendable {
    public var name: Located<String>
    public var entity: Located<String>
    public var requirements: [Located<RequirementID>]
    public var fields: [ViewField]
    public var span: SourceSpan

    public struct ViewField: Sendable {
        public var name: Located<String>
        /// In scope: `self`, its fields bare.
        public var value: TypedExpression
        public var description: String
        public var span: SourceSpan
    }
}

public struct Input: Sendable {
    public var name: Located<String>
    public var type: Located<FieldType>
    public var rules: FieldRules
    public var description: String
    public var span: SourceSpan
}

public struct Flow: Sendable {
    public var name: Located<String>
    public var requirements: [Located<RequirementID>]
    public var inputs: [Input]
    public var steps: [Step]
    /// The entity that `self` is, where the flow is an effect of a transition.
    public var selfEntity: String?
    /// The entity (or, if roles differ, none) that `me` is under the access rules that reach this flow.
    public var meEntity: String?
    public var result: ValueType?
    public var span: SourceSpan
}

public struct Step: Sendable {
    /// `1`, `2.1`; empty for the steps of a transition's effects.
    public var number: String
    public var kind: Kind
    public var failures: [FailureAnswer]
    public var span: SourceSpan
    public var failureSpan: SourceSpan

    public indirect enum Kind: Sendable {
        case bind(name: Located<String>, value: TypedExpression)
        /// `let name = get Entity where condition`; `condition` has the candidate's fields bare.
        case get(name: Located<String>, entity: Located<String>, condition: TypedExpression)
        case find(name: Located<String>, entity: Located<String>, condition: TypedExpression)
        case create(name: Located<String>?, entity: Located<String>, fields: [Assignment])
        case ensure(entity: Located<String>, fields: [Assignment])
        case deleteWhere(entity: Located<String>, condition: TypedExpression)
        /// `set target.field = value`; `target` is `self` or the name of an earlier step.
        case set(target: Located<String>, entity: String, field: Located<String>, value: TypedExpression)
        case delete(target: Located<String>, entity: String)
        case require(TypedExpression)
        case when(TypedExpression, [Step])
        case forEach(name: Located<String>, over: TypedExpression, [Step])
        case transition(target: Located<String>, entity: String, event: Located<String>)
        case call(name: Located<String>?, integration: Located<String>, operation: Located<String>, arguments: [Assignment])
        case custom(name: Located<String>?, custom: Located<String>, arguments: [Assignment])
        case start(worker: Located<String>, arguments: [Assignment], after: Located<String>?)
        case giveBack(TypedExpression)
        /// Was not understood and has been reported.
        case faulty
    }

    public struct Assignment: Sendable {
        public var name: Located<String>
        public var value: TypedExpression
        public init(name: Located<String>, value: TypedExpression) {
            self.name = name
            self.value = value
        }
    }
}

/// One answer of an `On failure` cell: `absent: 404`, `` 409 `desk_full` "This agent …" ``.
public struct FailureAnswer: Sendable {
    /// `absent`, `rule`, `unique`, `referenced`, `illegal`, a declared error; `nil` where the step has one failure only.
    public var label: Located<String>?
    public var status: Int
    /// `nil`: the code that the label has by default.
    public var code: String?
    public var message: String?
    public var span: SourceSpan
}

public struct Query: Sendable {
    public var name: Located<String>
    public var requirements: [Located<RequirementID>]
    public var inputs: [Input]
    public var sql: Located<String>
    public var result: [Input]
    public var span: SourceSpan
}

public struct Custom: Sendable {
    public var name: Located<String>
    public var requirements: [Located<RequirementID>]
    public var inputs: [Input]
    /// `Result` table: one row, or a record.
    public var result: [Input]
    public var errors: [CustomError]
    public var examples: [Example]
    public var span: SourceSpan

    public struct CustomError: Sendable {
        public var name: Located<String>
        public var description: String
        public var span: SourceSpan
    }

    public struct Example: Sendable {
        /// By input name, in the order of the columns.
        public var arguments: [Step.Assignment]
        public var outcome: Outcome
        public var span: SourceSpan
    }

    public enum Outcome: Sendable {
        case result([Step.Assignment])
        case error(String)
    }
}

// MARK: API

/// `role where expr`.
public struct AccessClause: Sendable {
    public var role: Located<RoleName>
    public var condition: TypedExpression?
    public var span: SourceSpan
}

public struct Endpoint: Sendable {
    public var method: Located<Method>
    public var path: Located<Path>
    public var does: Located<Operation>
    /// Empty with `accessAsDesigned`: the transition's row says who.
    public var access: [AccessClause]
    public var accessAsDesigned: Bool
    public var accessSpan: SourceSpan
    public var success: Success
    public var errors: [ContractError]
    public var errorsSpan: SourceSpan
    public var parameters: [Parameter]
    public var requirements: [Located<RequirementID>]
    public var span: SourceSpan

    public enum Method: String, Sendable, CaseIterable { case get = "GET", post = "POST", put = "PUT", patch = "PATCH", delete = "DELETE" }

    public struct Path: Sendable, Hashable {
        public enum Segment: Sendable, Hashable { case literal(String), parameter(String) }
        public var segments: [Segment]
        public init(segments: [Segment]) { self.segments = segments }
        public var parameters: [String] {
            segments.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
        }
        /// `/tickets/{id}/assign`
        public var text: String {
            segments.isEmpty ? "/" : segments.map { segment in
                switch segment {
                case .literal(let word): "/" + word
                case .parameter(let name): "/{" + name + "}"
                }
            }.joined()
        }
    }

    public enum Operation: Sendable {
        case create(entity: String)
        /// `condition`: `` read User where `self == me` ``.
        case read(entity: String, condition: TypedExpression?)
        case list(entity: String, condition: TypedExpression?, order: Index.Column?)
        /// `merges`: `PATCH`, or `patch E` under any method.
        case update(entity: String, merges: Bool)
        case delete(entity: String)
        case event(String, entity: String)
        case flow(String)
        case query(String)

        public var entity: String? {
            switch self {
            case .create(let entity), .read(let entity, _), .list(let entity, _, _), .update(let entity, _),
                .delete(let entity), .event(_, let entity):
                entity
            case .flow, .query: nil
            }
        }
    }

    public struct Success: Sendable {
        public var status: Int
        public var body: Body
        public var span: SourceSpan
        public enum Body: Sendable, Hashable {
            case nothing
            case entity(String)
            case view(String)
            indirect case listOf(Body)
            case rows(ofQuery: String)
        }
    }

    public struct ContractError: Sendable {
        public var status: Int
        public var code: String?
        public var span: SourceSpan
    }

    public struct Parameter: Sendable {
        public var name: Located<String>
        public var type: Located<FieldType>
        /// The text of the `Default` cell for a sort (`-createdAt`), or a literal.
        public var defaultValue: Located<String>?
        public var filter: TypedExpression?
        public var span: SourceSpan
    }
}

// MARK: The rest

public struct FailureMode: Sendable {
    public var name: Located<String>
    public var detection: Located<String>
    public var impact: Located<String>
    public var recovery: Located<String>
    public var recoveryTime: Located<String>
    public var span: SourceSpan
}

public struct Limits: Sendable {
    /// Bytes.
    public var body: Located<Int>?
    public var page: Located<Page>?
    public var rate: Located<Rate>?
    public var span: SourceSpan?

    public struct Page: Sendable, Equatable {
        public var standard: Int
        public var most: Int
        public init(standard: Int, most: Int) {
            self.standard = standard
            self.most = most
        }
    }

    public struct Rate: Sendable, Equatable {
        public var requests: Int
        public var seconds: Int
        public init(requests: Int, seconds: Int) {
            self.requests = requests
            self.seconds = seconds
        }
    }

    public init() {}
}

public struct Variable: Sendable {
    public var name: Located<String>
    public var type: Located<FieldType>
    public var need: Located<Need>
    public var description: String
    public var span: SourceSpan

    public enum Need: Sendable, Equatable {
        case required
        case optional
        /// As the environment would hold it.
        case standard(String)
    }
}

public struct Scenario: Sendable {
    public var name: Located<String>
    public var requirements: [Located<RequirementID>]
    public var parts: [Part]
    public var span: SourceSpan

    public enum Part: Sendable {
        /// ``customer `alice` ``: an actor of a role.
        case actor(role: Located<String>, name: Located<String>)
        case rows(Rows)
        case exchange(HurlEntry)
    }

    public struct Rows: Sendable {
        public var count: Int
        public var entity: Located<String>
        public var fields: [Step.Assignment]
        public var name: Located<String>?
        public var span: SourceSpan
    }
}

public struct HurlEntry: Sendable {
    public var method: Located<String>
    /// As written, with `{{…}}`.
    public var target: Located<String>
    public var headers: [(name: String, value: Located<String>)]
    public var body: Located<String>?
    public var status: Located<Int>?
    public var captures: [Capture]
    public var asserts: [Assert]
    public var span: SourceSpan

    public struct Capture: Sendable {
        public var name: Located<String>
        public var source: Source
        public var span: SourceSpan
    }

    public enum Source: Sendable, Equatable {
        case status
        case header(String)
        case jsonPath(String)
    }

    public struct Assert: Sendable {
        public var source: Source
        public var counts: Bool
        public var predicate: Predicate
        public var span: SourceSpan
    }

    public enum Predicate: Sendable, Equatable {
        case equals(HurlValue), notEquals(HurlValue)
        case greater(HurlValue), greaterOrEqual(HurlValue), less(HurlValue), lessOrEqual(HurlValue)
        case contains(String), startsWith(String), endsWith(String), matches(String)
        case exists, notExists
    }

    public enum HurlValue: Sendable, Equatable {
        case text(String), integer(Int), number(String), boolean(Bool), null
    }
}

public struct Waiver: Sendable {
    public var rule: Located<String>
    public var place: Located<String>
    public var reason: Located<String>
    public var until: Located<String>
    public var span: SourceSpan
}
