import DesignModel
import Expressions

/// Who sends a request, as a Swift value: the roles, and a row for each kind of subject.
public struct CallerPlan: Sendable {
    public let subjects: [CallerSubject]
    /// Fields that expressions read of `me` where callers of several entities may come.
    public let sharedFields: [String]

    init(_ design: Design) {
        var subjects: [CallerSubject] = []
        for subject in design.authentication?.subjects ?? [] {
            let roles = subject.roles.map(\.value)
            let (entity, field) = (subject.entity.value, subject.field.value)
            if let index = subjects.firstIndex(where: { $0.entity == entity && $0.field == field }) {
                subjects[index].roles += roles
                continue
            }
            let isFirst = !subjects.contains { $0.entity == entity }
            subjects.append(
                CallerSubject(
                    entity: entity,
                    field: field,
                    roles: roles,
                    property: Names.member(isFirst ? entity : entity + " by " + field)
                )
            )
        }
        self.subjects = subjects
        sharedFields = Self.sharedFields(of: design)
    }

    private static func sharedFields(of design: Design) -> [String] {
        let flows = design.components.flatMap(\.flows).flatMap(\.steps)
        let transitions = design.components.flatMap(\.lifecycles).flatMap(\.transitions)
        let effects = transitions.flatMap { transition in
            if case .steps(let steps) = transition.effects { steps } else { [Step]() }
        }
        let expressions = (flows + effects).flatMap(\.everyExpression) + transitions.compactMap(\.guardExpression)
        var fields: [String] = []
        for field in expressions.flatMap(\.fieldsOfSharedMe) where !fields.contains(field) { fields.append(field) }
        return fields
    }

    /// The property of `Caller` that is the row of a role: `asCustomer`.
    public static func property(of role: String) -> String { "as" + Names.type(role) }

    /// The subject that a caller is in that role; `nil` where the role has none.
    public func subject(of role: String) -> CallerSubject? { subjects.first { $0.roles.contains(role) } }
}

/// What the subject of a token names for some roles.
public struct CallerSubject: Sendable, Hashable {
    public let entity: String
    /// The unique field that the subject holds: `id`.
    public let field: String
    public internal(set) var roles: [String]
    /// The property of `Caller` that holds the row: `customer`.
    public let property: String
}

/// What a flow or a transition is handed as `me`.
public struct MeParameter: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// The row of one entity, and the properties of `Caller` that may hold it.
        case entity(String, properties: [String])
        /// Callers of several entities may come: `Caller.Me`.
        case any
    }

    public let kind: Kind
    /// `anyone` may come: without credentials it is null.
    public let isOptional: Bool
}

extension Step {
    /// The expressions of the step and of its substeps.
    fileprivate var everyExpression: [TypedExpression] { expressions + substeps.flatMap(\.everyExpression) }
}

extension TypedExpression {
    /// The fields of `me` that it reads where `me` is a row of one of several entities.
    fileprivate var fieldsOfSharedMe: [String] {
        if case .member(let base, let name) = kind, case .name("me") = base.withoutConversion.kind,
            case .record = base.type.unwrapped
        {
            return [name]
        }
        return parts.flatMap(\.fieldsOfSharedMe)
    }
}
