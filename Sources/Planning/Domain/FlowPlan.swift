import DesignModel
import Expressions

/// A flow as a function that runs in the caller's transaction.
public struct FlowPlan: Sendable {
    /// As the design spells it: `Report a problem`.
    public let name: String
    public let component: String
    /// Members of `Input`, in order; empty: there is no input.
    public let inputs: [MemberPlan]
    /// The field that an input goes into as it is and whose rules it has, by the input's name.
    public let fieldOfInput: [String: FieldReference]
    public let call: CallShape
    public let steps: [StepPlan]
    /// What it gives back; `nil`: nothing.
    public let result: ValuePlan?
    /// What it can refuse by its own steps, once each, in order: 409 `desk_full`.
    public let failures: [FailurePlan]
    public let requirements: [RequirementID]

    /// `ReportAProblemFlow`
    public var typeName: String { Names.type(name) + "Flow" }
}

/// A field of an entity.
public struct FieldReference: Sendable {
    public let entity: String
    public let member: MemberPlan
}

/// A refusal that a step answers with.
public struct FailurePlan: Sendable, Hashable {
    public let status: Int
    public let code: String
    public let message: String
    /// The entity, where the refusal is that its row is not there and the design says no more.
    public let absentEntity: String?
}

/// A way in which storing or deleting can be refused, answered otherwise than by default.
public struct OtherAnswer: Sendable, Hashable {
    public enum Cause: String, Sendable, Hashable { case rule, unique, referenced, illegal }
    public let cause: Cause
    public let answer: FailurePlan
}

/// One step, ready to be written down.
public struct StepPlan: Sendable {
    /// `1`, `2.1`; of merged steps the first. Empty in a transition's own effects.
    public let number: String
    public let kind: Kind

    public indirect enum Kind: Sendable {
        // A name is `nil` where no later step uses it; `changes`: a later step sets the row or moves it on.

        /// `let x = expr`; of a collection its rows.
        case bind(name: String?, value: TypedExpression)
        case get(name: String?, entity: String, ConditionUse, absent: FailurePlan, changes: Bool)
        case find(name: String?, entity: String, ConditionUse, changes: Bool)
        case create(name: String?, entity: String, [FieldValue], [OtherAnswer], changes: Bool)
        case ensure(entity: String, [FieldValue], uniqueBy: [MemberPlan], [OtherAnswer])
        case deleteWhere(entity: String, ConditionUse, [OtherAnswer])
        /// Consecutive `set`s of one row; `stores` is false for the row of a transition, which stores it with its state.
        case change(target: String, entity: String, [FieldValue], [OtherAnswer], stores: Bool)
        case delete(target: String, entity: String, [OtherAnswer])
        case require(TypedExpression, otherwise: FailurePlan)
        case when(TypedExpression, [StepPlan])
        case forEach(name: String, over: TypedExpression, [StepPlan], changes: Bool)
        case transition(target: String, entity: String, event: EventReference, [OtherAnswer])
        case custom(name: String?, CustomPlan, [FieldValue], [String: FailurePlan])
        case giveBack(TypedExpression)
    }

    public struct FieldValue: Sendable {
        public let member: MemberPlan
        public let value: TypedExpression
    }

    /// Which function of a lifecycle moves the row.
    public struct EventReference: Sendable {
        public let member: String
        public let call: CallShape
    }
}
