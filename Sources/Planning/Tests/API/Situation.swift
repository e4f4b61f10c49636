import DesignModel
import Expressions

/// Who sends a request of a test.
public struct SituationCaller: Sendable, Hashable {
    /// As tokens spell it.
    public let role: String
    /// The row that the token's subject names; `nil`: a subject without a row, for roles that need none.
    public let row: String?
    /// The field of the row that is the subject: `id`.
    public let field: String
}

/// A part of the path of a request.
public enum PathPiece: Sendable, Hashable {
    case literal(String)
    /// The id of a row.
    case id(of: String)
    /// A field of a row.
    case field(String, of: String)
    /// A text as it stands.
    case text(String)
}

/// A request and the rows that it meets.
public struct Situation: Sendable {
    public var world: ModelWorld
    /// `nil`: without credentials.
    public var caller: SituationCaller?
    public var path: [PathPiece]
    /// The row that the request is about.
    public var target: String?
    /// What the body says, by field; a field that is missing is left out.
    public var input: [String: ModelValue]
    /// The fields of the body in the order of the design.
    public let fields: [MemberPlan]
    /// Values of the path by the name of the parameter.
    var pathValues: [String: ModelValue]

    /// The fields of the body that are sent, in order.
    public var body: [(field: MemberPlan, value: ModelValue)] {
        fields.compactMap { field in input[field.name].map { (field, $0) } }
    }

    /// The value of a parameter of the path.
    public func pathValue(_ parameter: String) -> ModelValue { pathValues[parameter] ?? .null }

    /// What expressions of access rules, guards and flows know.
    var names: [String: ModelValue] {
        var names: [String: ModelValue] = ["path": .record(pathValues)]
        names["me"] = caller?.row.map { .row($0) } ?? .null
        if let target { names["self"] = .row(target) }
        return names
    }
}

/// What an endpoint does with a request, as the design says.
public struct SituationOutcome: Sendable {
    public enum Result: Sendable {
        /// The row of the answer, where there is one.
        case done(row: String?)
        case refused(ModelRefusal)
        case unknown
    }

    public let result: Result
    /// The rows afterwards.
    public let world: ModelWorld

    /// The refusal, where it is one.
    public var refusal: ModelRefusal? { if case .refused(let refusal) = result { refusal } else { nil } }
    public var isSuccess: Bool { if case .done = result { true } else { false } }
}
