import Diagnostics
import Expressions

/// Another system that the service calls.
///
/// A setting that is not there, or was not understood and has been reported, is `nil`.
public struct Integration: Sendable {
    public var name: Located<String>
    public var requirements: [Located<RequirementID>]
    public var wire: Located<Wire>?
    /// The variable that holds the address.
    public var baseURL: Located<String>?
    public var authentication: Located<Authentication>?
    public var timeout: Located<Timeout>?
    public var retry: Located<Retry>?
    public var circuitBreaker: Located<CircuitBreaker>?
    /// How many calls may be open at once.
    public var bulkhead: Located<Int>?
    /// In the architect's words.
    public var degradedMode: Located<String>?
    public var owner: Located<String>?
    public var operations: [Operation]
    /// The heading, or its row in a table of integrations where there is no heading.
    public var span: SourceSpan

    /// The setting `Protocol`.
    public enum Wire: String, Sendable, CaseIterable {
        case httpsJSON = "HTTPS JSON"
        case httpJSON = "HTTP JSON"
    }

    /// Each name is a variable.
    public enum Authentication: Sendable, Equatable {
        case none
        case bearer(String)
        case header(name: String, variable: String)
        case basic(user: String, password: String)

        public var variables: [String] {
            switch self {
            case .none: []
            case .bearer(let variable), .header(_, let variable): [variable]
            case .basic(let user, let password): [user, password]
            }
        }
    }

    /// `2s, connect 500ms, 3s in all`, in milliseconds.
    public struct Timeout: Sendable, Equatable {
        public var attempt: Int
        /// `nil`: not written.
        public var connect: Int?
        /// All attempts together; `nil`: not written.
        public var inAll: Int?

        public init(attempt: Int, connect: Int? = nil, inAll: Int? = nil) {
            self.attempt = attempt
            self.connect = connect
            self.inAll = inAll
        }
    }

    /// `none`, or `2 times, exponential 100ms to 1s, on timeout, 429, 5xx`; only in requests.
    public enum Retry: Sendable, Equatable {
        case none
        case times(Int, backoff: Backoff?, on: [Cause])

        public enum Cause: Sendable, Equatable {
            case timeout
            /// The connection was refused or broke.
            case connection
            case status(Int)
            /// `5xx` is 5.
            case statusClass(Int)
        }
    }

    /// `open at 50% of 20 calls in 30s, probe after 15s`.
    public struct CircuitBreaker: Sendable, Equatable {
        public var percent: Int
        public var calls: Int
        public var windowMilliseconds: Int
        public var probeMilliseconds: Int

        public init(percent: Int, calls: Int, windowMilliseconds: Int, probeMilliseconds: Int) {
            self.percent = percent
            self.calls = calls
            self.windowMilliseconds = windowMilliseconds
            self.probeMilliseconds = probeMilliseconds
        }
    }

    public struct Operation: Sendable {
        public var name: Located<String>
        public var method: Endpoint.Method
        public var path: Endpoint.Path
        /// Those of the path first, then those of the record behind it.
        public var parameters: [Parameter]
        public var success: Success
        public var errors: [DeclaredError]
        public var idempotentBy: Located<IdempotencyKey>?
        /// The cell `Request`.
        public var requestSpan: SourceSpan
        /// The cell `Idempotent by`, also where it is empty.
        public var idempotentBySpan: SourceSpan
        public var span: SourceSpan
    }

    public struct Parameter: Sendable {
        public var name: Located<String>
        public var type: FieldType
        public var place: Place

        public enum Place: Sendable { case path, body, query }
    }

    public struct Success: Sendable {
        public var status: Int
        /// The members of the answer that the service reads; empty where it reads none.
        public var members: [FieldType.Member]
        public var span: SourceSpan

        /// What a `let` of the call gives.
        public var valueType: ValueType {
            .record(members.map { ValueType.Member(name: $0.name, type: $0.type.valueType) })
        }
    }

    /// `402 declined`.
    public struct DeclaredError: Sendable {
        public var status: Located<Int>
        public var name: Located<String>
        public var span: SourceSpan
    }

    /// What makes the other system see that a call is a repetition.
    public enum IdempotencyKey: Sendable, Equatable {
        /// A header that holds the key of the call.
        case header(String)
        /// A parameter of the path, a member of the body.
        case path(String)
        case body(String)
    }
}

extension Integration {
    public func operation(_ name: String) -> Operation? { operations.first { $0.name.value == name } }
}
