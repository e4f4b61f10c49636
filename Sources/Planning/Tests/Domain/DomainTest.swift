import DesignModel

/// What a test of the domain layer does and expects.
public enum DomainCheck: Sendable {
    /// A flow or an event is called.
    case calls(BehaviourCall, RowOutcome)
    /// A flow is called twice: the member of its row counts on.
    case counts(BehaviourCall, MemberPlan, values: [ModelValue])
    /// The table of a lifecycle's arrows, every state with every event.
    case targets(LifecyclePlan, states: [String])
    case access(AccessCheck)
    case example(CustomPlan, arguments: [ModelValue], ExampleOutcome)
    /// The caller keeps these roles; `nil`: none is left, which is refused.
    case callerKeeps(CallerSample, roles: [String]?)
    /// The caller's row where callers of several kinds may come; `nil`: none.
    case callerIs(CallerSample, CallerSubject?)
}

/// How a flow or an event is called.
public struct BehaviourCall: Sendable {
    public enum Callee: Sendable {
        case flow(FlowPlan)
        case event(LifecyclePlan, EventPlan, row: String)
    }

    public let callee: Callee
    /// What the flow's input says; members that are missing take their defaults.
    public let input: [(member: MemberPlan, value: ModelValue)]
    /// The row that `me` is, and as what kind of caller.
    public let me: (row: String, subject: CallerSubject)?

    public var shape: CallShape {
        switch callee {
        case .flow(let flow): flow.call
        case .event(_, let event, _): event.call
        }
    }
}

/// A caller with its rows.
public struct CallerSample: Sendable {
    /// As tokens spell them.
    public let roles: [String]
    public let rows: [(subject: CallerSubject, row: String)]
}

/// What an access rule says to one caller.
public struct AccessCheck: Sendable {
    public enum Expectation: Sendable {
        /// No clause is for the caller's roles.
        case forbidden
        /// These rows and no others.
        case rows([String])
        /// The rule is about no row.
        case permitted(Bool)
        /// The condition holds or is refused.
        case checked(Bool)
    }

    public let access: AccessPlan
    public let caller: CallerSample
    public let arguments: [ModelValue]
    public let expectation: Expectation
}

/// What hand-written logic gives for one example of the design.
public enum ExampleOutcome: Sendable {
    case result([(member: MemberPlan, value: ModelValue)])
    case error(CustomPlan.ErrorCase)
}

public typealias DomainTest = RowTest<DomainCheck>
public typealias DomainSuite = RowSuite<DomainCheck>
