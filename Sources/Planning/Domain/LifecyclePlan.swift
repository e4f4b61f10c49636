import DesignModel
import Expressions

/// The lifecycle of an entity: its arrows, and one function for each event.
public struct LifecyclePlan: Sendable {
    public let entity: String
    /// In the order of the diagram.
    public let arrows: [Arrow]
    public let events: [EventPlan]
    public let initialState: String
    public let finalStates: [String]
    public let requirements: [RequirementID]

    /// `TicketLifecycle`
    public var typeName: String { Names.type(entity) + "Lifecycle" }
    public func event(named name: String) -> EventPlan? { events.first { $0.name == name } }

    public struct Arrow: Sendable, Hashable {
        public let from: String
        public let event: String
        public let to: String
    }
}

/// An event of a lifecycle: the function that carries it out.
public struct EventPlan: Sendable {
    /// As the design spells it.
    public let name: String
    /// The function and the case of `Event`.
    public let member: String
    /// One for each row of the transition table; one with `from == nil` is for every other state.
    public let transitions: [TransitionPlan]
    public let call: CallShape
    public let requirements: [RequirementID]
}

/// What one row of the transition table says.
public struct TransitionPlan: Sendable {
    /// `nil`: every state that has an arrow.
    public let from: String?
    public let guardExpression: TypedExpression?
    public let effects: Effects
    /// What `me` is for those whom this row admits; `nil`: it does not speak of `me`.
    public let me: MeParameter?
    public let requirements: [RequirementID]

    public enum Effects: Sendable {
        case steps([StepPlan])
        case flow(String)
    }
}

/// What the function of a flow or an event is called with, in this order: the row, `input`, `by: me`, `in: transaction`.
public struct CallShape: Sendable {
    /// The entity of the row that it works on: `on:` of a flow, the first argument of an event.
    public let row: String?
    /// The flow whose `Input` it takes.
    public let input: String?
    public let me: MeParameter?
}
