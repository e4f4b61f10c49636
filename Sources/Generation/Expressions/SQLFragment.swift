/// A piece of SQL text with what its surroundings must know to use it.
struct SQLFragment: Hashable {
    enum Precedence: Int, Comparable {
        case disjunction, conjunction, negation, comparison, addition, multiplication, concatenation, primary
        static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }
    }

    var text: String
    var parameters: [SQLParameter] = []
    var precedence = Precedence.primary
    /// Digits of fraction of a decimal; 0 for integers and other types.
    var scale = 0
    /// A decimal constant, which takes any greater scale without a multiplication.
    var constant: DecimalLiteral?

    /// In parentheses where an operator of the precedence would tear it apart.
    func within(_ outer: Precedence) -> String { precedence < outer ? "(\(text))" : text }

    static func infix(
        _ left: SQLFragment,
        _ sign: String,
        _ right: SQLFragment,
        _ precedence: Precedence,
        scale: Int = 0
    ) -> SQLFragment {
        // What groups to the left needs parentheses only on its right; comparisons do not chain.
        let isChain = precedence == .conjunction || precedence == .disjunction || precedence == .concatenation
        let next = Precedence(rawValue: precedence.rawValue + 1) ?? .primary
        return SQLFragment(
            text: left.within(precedence == .comparison ? next : precedence) + " \(sign) "
                + right.within(isChain ? precedence : next),
            parameters: left.parameters + right.parameters,
            precedence: precedence,
            scale: scale
        )
    }

    /// `before` + the text + `after`, as one whole.
    func wrapped(_ before: String, _ after: String) -> SQLFragment {
        SQLFragment(text: before + text + after, parameters: parameters, scale: scale)
    }

    /// Two-valued: null becomes false.
    var isTrue: SQLFragment {
        SQLFragment(text: within(.addition) + " IS TRUE", parameters: parameters, precedence: .comparison)
    }

    var expression: SQLExpression { SQLExpression(text: text, parameters: parameters, scale: scale) }
}

/// Spells names and constants in SQL.
enum SQLText {
    /// A name in double quotes.
    static func name(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    /// A text constant.
    static func text(_ value: String) -> String {
        "'" + value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
}
