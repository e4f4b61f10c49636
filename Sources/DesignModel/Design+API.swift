import Diagnostics
import Expressions

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
    /// `nil`: the body is the operation's input.
    public var request: RequestShape?
    public var success: Success
    public var errors: [ContractError]
    public var errorsSpan: SourceSpan
    public var parameters: [Parameter]
    public var requirements: [Located<RequirementID>]
    public var span: SourceSpan

    public enum Method: String, Sendable, CaseIterable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    public struct Path: Sendable, Hashable {
        public enum Segment: Sendable, Hashable {
            case literal(String)
            case parameter(String)
        }
        public var segments: [Segment]
        public init(segments: [Segment]) { self.segments = segments }
        public var parameters: [String] {
            segments.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
        }
        /// `/tickets/{id}/assign`
        public var text: String {
            segments.isEmpty
                ? "/"
                : segments.map { segment in
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
        /// What is shown, whatever wraps it.
        public var body: Body
        /// Of `{article: ArticleView}`, in the order written; empty where nothing wraps the body.
        public var members: [AnswerMember] = []
        /// `[Todo]`: a JSON array of every row, not paged.
        public var isWholeList = false
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
