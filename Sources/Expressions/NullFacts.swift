/// Which optional values are known to be there: by `x != null` in a guard, a `require`, or a ternary.
public struct NullFacts: Sendable, Hashable {
    /// A chain of members from a name: `self.agent.email` is `["self", "agent", "email"]`.
    public typealias Path = [String]

    var present: Set<Path>

    public init() { present = [] }

    public var isEmpty: Bool { present.isEmpty }

    public func union(_ other: NullFacts) -> NullFacts {
        var joined = self
        joined.present.formUnion(other.present)
        return joined
    }

    /// What holds without anything about this name: after it was changed or bound anew.
    public func forgetting(name: String) -> NullFacts {
        var rest = self
        rest.present = present.filter { $0.first != name }
        return rest
    }

    /// What holds without anything about `x.field`, for every `x`: after `set x.field = …`.
    public func forgetting(field: String) -> NullFacts {
        var rest = self
        rest.present = present.filter { !$0.dropFirst().contains(field) }
        return rest
    }

    func contains(_ expression: TypedExpression) -> Bool {
        guard let path = Self.path(of: expression) else { return false }
        return present.contains(path)
    }

    /// What is known to be there once the condition has turned out true (or false).
    public static func established(by condition: TypedExpression, being truth: Bool = true) -> NullFacts {
        var facts = NullFacts()
        switch condition.kind {
        case .unary(.not, let operand):
            facts = established(by: operand, being: !truth)
        case .binary(.and, let left, let right) where truth, .binary(.or, let left, let right) where !truth:
            facts = established(by: left, being: truth).union(established(by: right, being: truth))
        case .binary(.equal, let left, let right):
            facts.learnEquality(left, right, isEqual: truth)
        case .binary(.notEqual, let left, let right):
            facts.learnEquality(left, right, isEqual: !truth)
        case .binary(.less, let left, let right), .binary(.lessOrEqual, let left, let right),
            .binary(.greater, let left, let right), .binary(.greaterOrEqual, let left, let right):
            // An order comparison with null is false.
            if truth { facts.learn(left, right) }
        case .binary(.isIn, let left, _):
            if truth { facts.learn(left) }
        case .converted(let inner):
            facts = established(by: inner, being: truth)
        default: break
        }
        return facts
    }

    private mutating func learnEquality(_ left: TypedExpression, _ right: TypedExpression, isEqual: Bool) {
        let leftIsNull = left.type == .null
        let rightIsNull = right.type == .null
        switch (leftIsNull, rightIsNull) {
        case (true, false): if !isEqual { learn(right) }
        case (false, true): if !isEqual { learn(left) }
        case (false, false):
            // What equals something that is there is there itself.
            guard isEqual else { return }
            if !right.type.isOptional { learn(left) }
            if !left.type.isOptional { learn(right) }
        case (true, true): break
        }
    }

    private mutating func learn(_ expressions: TypedExpression...) {
        for expression in expressions {
            guard var path = Self.path(of: expression) else { continue }
            // `a.b.c` being there means that `a.b` and `a` are.
            while !path.isEmpty {
                present.insert(path)
                path.removeLast()
            }
        }
    }

    static func path(of expression: TypedExpression) -> Path? {
        switch expression.kind {
        case .name(let name): [name]
        // No name can hold a space, so the candidate's path meets no other.
        case .candidate(let entity): ["candidate \(entity)"]
        case .member(let base, let name): path(of: base).map { $0 + [name] }
        case .converted(let inner): path(of: inner)
        default: nil
        }
    }
}
