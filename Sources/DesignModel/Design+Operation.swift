import Diagnostics

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
        case event(Located<Event>)
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
    /// Names of captures that were not understood, which has been reported.
    var faultyCaptures: [Located<String>] = []
    public var asserts: [Assert]
    public var span: SourceSpan

    public struct Capture: Sendable {
        public var name: Located<String>
        public var source: Source
        /// What names the source: the path or the header inside its quotes, or the word `status`.
        public var sourceSpan: SourceSpan
        public var span: SourceSpan
    }

    public enum Source: Sendable, Equatable {
        case status
        case header(String)
        case jsonPath(String)
    }

    public struct Assert: Sendable {
        public var source: Source
        /// What names the source: the path or the header inside its quotes, or the word `status`.
        public var sourceSpan: SourceSpan
        public var counts: Bool
        public var predicate: Predicate
        /// The last word of the predicate: the value that is compared with, a text inside its quotes.
        public var valueSpan: SourceSpan
        public var span: SourceSpan
    }

    public enum Predicate: Sendable, Equatable {
        case equals(HurlValue)
        case notEquals(HurlValue)
        case greater(HurlValue)
        case greaterOrEqual(HurlValue)
        case less(HurlValue)
        case lessOrEqual(HurlValue)
        case contains(String)
        case startsWith(String)
        case endsWith(String)
        case matches(String)
        case exists, notExists
    }

    public enum HurlValue: Sendable, Equatable {
        case text(String)
        case integer(Int)
        case number(String)
        case boolean(Bool)
        case null
    }
}

public struct Waiver: Sendable {
    public var rule: Located<String>
    public var place: Located<String>
    public var reason: Located<String>
    public var until: Located<String>
    public var span: SourceSpan
}
