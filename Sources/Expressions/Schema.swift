/// What the checker must know of the design: entities with their fields, views, and hand-written functions.
public protocol ExpressionSchema {
    var entityNames: [String] { get }
    var viewNames: [String] { get }
    /// All fields of an entity with `id`, `version`, `createdAt`, `updatedAt` and `state` where it has a lifecycle;
    /// a reference has type `.entity`, optional fields `.optional`. `nil` if there is no such entity.
    func fields(ofEntity name: String) -> [ValueType.Member]?
    /// The entity that a view shows and the members that it has. `nil` if there is no such view.
    func view(named name: String) -> (entity: String, members: [ValueType.Member])?
}

/// The names that an expression may use, beside entity names and view names.
public struct Scope: Sendable {
    /// `self`, `me`, `input` (a record), `path` (a record), earlier steps, macro bindings.
    public var names: [String: ValueType]
    /// The entity whose fields may stand bare: `self` in field rules, views and policies, the candidate in `get … where`.
    public var bareFields: BareFields?

    public enum BareFields: Sendable, Hashable {
        /// Bare names are fields of `self`.
        case ofSelf(entity: String)
        /// Bare names are fields of the row that `get`, `find` or `delete … where` looks for.
        case ofCandidate(entity: String)
    }

    public init(names: [String: ValueType] = [:], bareFields: BareFields? = nil) {
        self.names = names
        self.bareFields = bareFields
    }
}
