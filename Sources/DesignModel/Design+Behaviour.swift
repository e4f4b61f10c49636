import Diagnostics
import Expressions

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
        public var trigger: Trigger
        public var span: SourceSpan

        /// `nil`: a timer.
        public var event: String? { trigger.event }
    }

    /// What takes an arrow.
    public enum Trigger: Sendable, Hashable {
        case event(String)
        /// `after 30m` in the state that the arrow leaves.
        case after(seconds: Int)

        public var event: String? { if case .event(let name) = self { name } else { nil } }

        /// As the diagram has it: `pay`, `after 30m`.
        public var text: String {
            switch self {
            case .event(let name): return name
            case .after(let seconds):
                let units = [("d", 86_400), ("h", 3600), ("m", 60), ("s", 1)]
                let unit = units.first { seconds % $0.1 == 0 } ?? ("s", 1)
                return "after \(seconds / unit.1)\(unit.0)"
            }
        }
    }

    /// The arrows that a timer takes.
    public var timedArrows: [Arrow] { arrows.filter { $0.event == nil } }
}

public struct Transition: Sendable {
    /// An event, or `after 30m`.
    public var trigger: Located<Lifecycle.Trigger>
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

    /// `nil`: a timer.
    public var event: Located<String>? { trigger.value.event.map { Located($0, at: trigger.span) } }
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
    /// The entities that the subjects of all callers are rows of, in order of their names; where there are several,
    /// `me` is a record of the fields that all of them have.
    public var meSources: [String]
    /// Every role that an endpoint or a transition lets reach this flow, in order of appearance.
    public var callers: [RoleName]
    /// The type of the first `return`.
    public var result: ValueType?
    public var span: SourceSpan
}

public struct Step: Sendable {
    /// `1`, `2.1`; empty for the steps of a transition's effects.
    public var number: String
    public var kind: Kind
    public var failures: [FailureAnswer]
    /// Of a worker's steps, which answer nobody.
    public var jobAnswers: [JobAnswer] = []
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
        /// `set target.field = value`; `target` is `self`, the name of an earlier step, or `input.order` in a worker.
        case set(target: Located<String>, entity: String, field: Located<String>, value: TypedExpression)
        case delete(target: Located<String>, entity: String)
        case require(TypedExpression)
        case when(TypedExpression, [Step])
        case forEach(name: Located<String>, over: TypedExpression, [Step])
        case transition(target: Located<String>, entity: String, event: Located<String>)
        case call(
            name: Located<String>?,
            integration: Located<String>,
            operation: Located<String>,
            arguments: [Assignment]
        )
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

    public init(
        label: Located<String>?,
        status: Int,
        code: String? = nil,
        message: String? = nil,
        span: SourceSpan
    ) {
        self.label = label
        self.status = status
        self.code = code
        self.message = message
        self.span = span
    }
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
