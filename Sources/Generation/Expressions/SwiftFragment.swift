import SwiftTree

/// A piece of Swift with what its surroundings must know to use it.
struct SwiftFragment {
    enum Precedence: Int, Comparable {
        case conditional, disjunction, conjunction, comparison, addition, multiplication, prefix, primary
        static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }
    }

    /// On one line.
    var text: String
    /// The same as a value that the printer can break over lines.
    var tree: Expression
    var precedence = Precedence.primary
    /// Whether the Swift value is an optional, also where the design knows that it is there.
    var isOptional = false
    var canThrow = false

    init(
        text: String,
        tree: Expression? = nil,
        precedence: Precedence = .primary,
        isOptional: Bool = false,
        canThrow: Bool = false
    ) {
        self.text = text
        self.tree = tree ?? .code(text)
        self.precedence = precedence
        self.isOptional = isOptional
        self.canThrow = canThrow
    }

    /// In parentheses where an operator of the precedence would tear it apart.
    func within(_ outer: Precedence) -> String {
        precedence < outer ? "(\(text))" : text
    }

    /// What stands between braces: `{ x in try … }`.
    func closure(over binding: String) -> String {
        "{ \(binding) in \(canThrow ? "try " : "")\(text) }"
    }

    /// `name(a, b)`
    static func call(_ name: String, _ arguments: [SwiftFragment], canThrow: Bool = false) -> SwiftFragment {
        SwiftFragment(
            text: name + "(" + arguments.map(\.text).joined(separator: ", ") + ")",
            tree: .call(name, arguments.map { Expression.Argument(nil, $0.tree) }),
            canThrow: canThrow || arguments.contains(where: \.canThrow)
        )
    }

    /// `a && b`, `a || b`, `a == b` …
    static func infix(
        _ sign: String,
        _ left: SwiftFragment,
        _ right: SwiftFragment,
        _ precedence: Precedence
    ) -> SwiftFragment {
        // Comparisons do not chain in Swift, so both sides bind tighter.
        let tight = precedence == .comparison ? .addition : precedence
        let tightRight = precedence == .addition ? .multiplication : tight
        var operands: [Expression]
        switch left.tree {
        case .chain(let earlier, sign) where left.precedence == precedence: operands = earlier
        default: operands = [left.precedence < tight ? .code(left.within(tight)) : left.tree]
        }
        operands.append(right.precedence < tightRight ? .code(right.within(tightRight)) : right.tree)
        return SwiftFragment(
            text: "\(left.within(tight)) \(sign) \(right.within(tightRight))",
            tree: .chain(operands, operator: sign),
            precedence: precedence,
            canThrow: left.canThrow || right.canThrow
        )
    }
}
