import Diagnostics
import Expressions

/// The error shape of an existing API, kept: the section `Errors`.
public struct ErrorShape: Sendable {
    /// In the order of the table: the first that fits an error counts.
    public var cases: [Case]
    /// What to say of a broken rule, each word once.
    public var messages: [Message]
    public var span: SourceSpan

    public struct Case: Sendable {
        public var kind: Located<Kind>
        /// `nil`: that of `any other`, or else the error's own.
        public var status: Located<Int>?
        /// What is sent as `application/json`; `nil`: that of `any other`, or else a problem as RFC 9457 has it.
        public var body: TypedExpression?
        public var span: SourceSpan
    }

    /// Which errors a case is for.
    public enum Kind: Sendable, Hashable {
        /// A rule of a field, or of the row, is broken.
        case rule
        case unique
        case absent
        case forbidden
        case noCredentials
        case badCredentials
        case illegal
        case stillReferenced
        /// `409`: the status that an error has by its meaning.
        case status(Int)
        /// ``409 `out_of_stock` ``.
        case code(String, status: Int)
        case anyOther

        /// Those that are words.
        static let words: [(text: String, kind: Kind)] = [
            ("rule", .rule), ("unique", .unique), ("absent", .absent), ("forbidden", .forbidden),
            ("no credentials", .noCredentials), ("bad credentials", .badCredentials), ("illegal", .illegal),
            ("still referenced", .stillReferenced), ("any other", .anyOther),
        ]

        /// As the table has it: `no credentials`, ``409 `out_of_stock` ``.
        public var text: String {
            switch self {
            case .status(let status): "\(status)"
            case .code(let code, let status): "\(status) `\(code)`"
            default: Self.words.first { $0.kind == self }?.text ?? ""
            }
        }
    }

    /// A row of `Rule, Message`.
    public struct Message: Sendable {
        public var rule: Located<RuleWord>
        /// May hold `{min}` and `{max}`.
        public var text: Located<String>
        public var span: SourceSpan
    }

    /// What a value can do wrong.
    public enum RuleWord: String, Sendable, CaseIterable {
        case blank, required, null, type
        case tooShort = "too short"
        case tooLong = "too long"
        case range, matches
        case oneOf = "one of"
        case unknown, unique

        /// Whether there is a least or a greatest value that a message could name.
        public var hasBounds: Bool {
            switch self {
            case .tooShort, .tooLong, .range: true
            default: false
            }
        }
    }

    /// The last word on whatever no other case says.
    public var anyOther: Case? { cases.first { $0.kind.value == .anyOther } }
}
