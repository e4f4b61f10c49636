import Diagnostics
import Expressions

/// A question about a row of one table that the database answers: a function of its repository.
///
/// `self.customer == me` becomes `TicketRepository.customerIs(_ customer: UUID)`, and whoever asks the same shares it.
public struct ConditionPlan: Sendable, Hashable {
    /// `customerIs`
    public let name: String
    public let parameters: [Parameter]
    /// The row is `self`; parameters stand as names. Places are left out, so that equal questions are equal values.
    public let expression: TypedExpression

    public struct Parameter: Sendable, Hashable {
        public let name: String
        /// Rows are handed over by their id.
        public let type: ValueType

        public init(name: String, type: ValueType) {
            self.name = name
            self.type = type
        }

        /// What stands for it in the expression.
        var reference: TypedExpression {
            TypedExpression(.name(name), type: type, span: SourceSpan(start: 0, end: 0))
        }
    }
}

/// A condition as it is used somewhere: functions of repositories, with what is handed to them.
public indirect enum ConditionUse: Sendable, Hashable {
    case call(ConditionCall)
    case all([ConditionUse])
    case any([ConditionUse])
    /// There is such a row of the entity: `Ticket.exists(t, …)`.
    case some(entity: String, ConditionUse)
    /// Decided without the database: `me.active`.
    case value(TypedExpression)
    /// Every row.
    case always

    /// Names that the values handed over use: `me`, `input`, `path`.
    public func uses(name: String) -> Bool {
        switch self {
        case .call(let call): call.arguments.contains { $0.uses(name: name) }
        case .all(let parts), .any(let parts): parts.contains { $0.uses(name: name) }
        case .some(_, let inner): inner.uses(name: name)
        case .value(let expression): expression.uses(name: name)
        case .always: false
        }
    }

    /// Every value handed over, in order.
    public var arguments: [TypedExpression] {
        switch self {
        case .call(let call): call.arguments
        case .all(let parts), .any(let parts): parts.flatMap(\.arguments)
        case .some(_, let inner): inner.arguments
        case .value(let expression): [expression]
        case .always: []
        }
    }
}

/// `TicketRepository.customerIs(me.id)`
public struct ConditionCall: Sendable, Hashable {
    /// The condition that a row has this id: every repository has it.
    public static let isRow = "isRow"

    public let entity: String
    public let function: String
    public let arguments: [TypedExpression]
    /// The label of each argument; the first has none.
    public let labels: [String?]
}
