import DesignModel
import Expressions

/// The body of a request: a JSON object, and the Swift type that it becomes.
public struct RequestBodyPlan: Sendable {
    public enum Kind: Sendable, Hashable {
        /// `NewCustomer`: what a new row is made of.
        case create(entity: String)
        /// `CustomerReplacement`: every field that a client may set.
        case replace(entity: String)
        /// `CustomerChanges`: a JSON Merge Patch.
        case merge(entity: String)
        /// `AssignFlow.Input`: what a flow works on.
        case flow(String)
    }

    public let kind: Kind
    public let fields: [MemberPlan]
    /// Inputs of the flow that come from the path.
    public let fromPath: [MemberPlan]
    /// Tells bodies of one flow apart that take different inputs from the path.
    var variant: String?

    /// The type that holds it; for flows, the schema in the API description.
    public var typeName: String {
        switch kind {
        case .create(let entity): "New" + Names.type(entity)
        case .replace(let entity): Names.type(entity) + "Replacement"
        case .merge(let entity): Names.type(entity) + "Changes"
        case .flow(let flow): (variant ?? Names.type(flow)) + "Input"
        }
    }

    public var fileName: String { typeName + ".swift" }
    /// Whether the body may be a merge patch by its media type.
    public var isMergePatch: Bool { if case .merge = kind { true } else { false } }
    /// Fields that name a row of another entity.
    public var references: [MemberPlan] { fields.filter { $0.referencedEntity != nil } }
}

extension MemberPlan {
    /// Whether a request may leave it out.
    public var mayBeAbsent: Bool { isOptional || defaultValue != nil }
}

extension MemberPlan {
    /// Whether a client may set it when the row is made.
    var isSettable: Bool { !isSetByService }
    /// Whether a client may change it later.
    var isChangeable: Bool { isSettable && !isImmutable }
}
