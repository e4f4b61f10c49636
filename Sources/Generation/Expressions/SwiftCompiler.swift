import Diagnostics
import Expressions
import Planning

/// Compiles expressions to Swift where the values are in hand.
///
///     self.agent == me                  self.agentID == me.id
///     self.subject.size() > 3           self.subject.unicodeScalars.count > 3
///     self.reopenings + 1               try ExpressionFunctions.add(self.reopenings, 1)
public struct SwiftCompiler {
    let environment: SwiftEnvironment
    private(set) var rows: [RowToLoad] = []
    private(set) var queries: [QueryToRun] = []
    /// Bindings of the macros around the place: what depends on them cannot be loaded beforehand.
    var bindings: Set<String> = []
    /// Those of them that stand for the id of a row.
    var idBindings: Set<String> = []

    init(_ environment: SwiftEnvironment) { self.environment = environment }

    /// In which form a row comes out.
    public enum Form: Sendable {
        /// A row in hand as its struct, a reference as its id.
        case value
        /// The id of the row in any case: what a reference property or a parameter takes.
        case id
    }

    /// The Swift text of the expression.
    /// - Throws: `UnsupportedExpression` for what has no Swift form.
    public static func compile(
        _ expression: TypedExpression,
        in environment: SwiftEnvironment,
        as form: Form = .value
    ) throws -> SwiftExpression {
        var compiler = SwiftCompiler(environment)
        var fragment = try form == .id ? compiler.id(of: expression) : compiler.fragment(expression)
        if fragment.isOptional, !expression.type.isOptional { fragment = compiler.known(fragment) }
        return SwiftExpression(
            text: fragment.text,
            tree: fragment.tree,
            canThrow: fragment.canThrow,
            rows: compiler.rows,
            queries: compiler.queries,
            type: expression.type
        )
    }

    mutating func fragment(_ expression: TypedExpression) throws -> SwiftFragment {
        if needsQuery(expression) { return try queried(expression) }
        switch expression.kind {
        case .literal(let literal): return self.literal(literal)
        case .name(let name):
            return SwiftFragment(text: environment.name(name), isOptional: expression.type.isOptional)
        case .member(let base, let name): return try member(name, of: base, expression)
        case .index(let base, let index):
            let arguments = [try required(base), try required(index)]
            var fragment = SwiftFragment.call("ExpressionFunctions.element", arguments)
            fragment.isOptional = true
            return fragment
        case .unary(let sign, let operand): return try unary(sign, operand)
        case .binary(let sign, let left, let right): return try binary(sign, left, right, expression)
        case .conditional(let test, let one, let other): return try conditional(test, one, other)
        case .list(let elements):
            // Swift cannot tell what an empty list would hold.
            guard !elements.isEmpty else {
                throw UnsupportedExpression("An empty list has no Swift form", at: expression.span)
            }
            let fragments = try elements.map { try listElement($0) }
            return SwiftFragment(
                text: "[" + fragments.map(\.text).joined(separator: ", ") + "]",
                tree: .array(fragments.map(\.tree)),
                canThrow: fragments.contains(where: \.canThrow)
            )
        case .call(let name, let arguments): return try call(name, arguments, expression)
        case .macro(let macro, let list, let binding, let body): return try self.macro(macro, list, binding, body)
        case .view(let view, let row):
            let text = try fragment(row)
            guard let made = environment.view(view, text.text) else {
                throw UnsupportedExpression("The view `\(view)` has no Swift form here", at: expression.span)
            }
            return SwiftFragment(text: made, isOptional: expression.type.isOptional, canThrow: text.canThrow)
        case .converted(let inner): return try converted(inner, to: expression.type)
        case .candidate, .everyRow, .record, .faulty:
            throw UnsupportedExpression("This has no Swift form", at: expression.span)
        }
    }

    /// The value where an optional will not do; what the design knows to be there is taken out.
    mutating func required(_ expression: TypedExpression) throws -> SwiftFragment {
        let value = try fragment(expression)
        return value.isOptional && !expression.type.isOptional ? known(value) : value
    }

    func known(_ fragment: SwiftFragment) -> SwiftFragment {
        .call("ExpressionFunctions.known", [fragment], canThrow: true)
    }

    private func literal(_ literal: Literal) -> SwiftFragment {
        switch literal {
        case .null: SwiftFragment(text: "nil", isOptional: true)
        case .boolean(let value): SwiftFragment(text: value ? "true" : "false")
        case .integer(let value):
            SwiftFragment(text: SwiftLiteral.integer("\(value)"), precedence: value < 0 ? .prefix : .primary)
        case .decimal(let digits): SwiftLiteral.decimal(digits)
        case .text(let text): SwiftFragment(text: SwiftLiteral.text(text))
        }
    }

    private mutating func listElement(_ element: TypedExpression) throws -> SwiftFragment {
        element.entity == nil ? try required(element) : try id(of: element)
    }

    private mutating func conditional(
        _ test: TypedExpression,
        _ one: TypedExpression,
        _ other: TypedExpression
    ) throws -> SwiftFragment {
        let condition = try self.condition(test)
        let branches = [try required(one), try required(other)]
        return SwiftFragment(
            text: "\(condition.within(.disjunction)) ? \(branches[0].within(.disjunction)) : \(branches[1].text)",
            tree: .conditional(
                .code(condition.within(.disjunction)),
                .code(branches[0].within(.disjunction)),
                branches[1].tree
            ),
            precedence: .conditional,
            isOptional: branches.contains(where: \.isOptional),
            canThrow: condition.canThrow || branches.contains(where: \.canThrow)
        )
    }

    private mutating func converted(_ inner: TypedExpression, to type: ValueType) throws -> SwiftFragment {
        switch (inner.type.unwrapped, type.unwrapped) {
        case (let one, let other) where one == other: return try fragment(inner)
        case (.integer, .decimal):
            if case .literal(.integer(let value)) = inner.kind {
                return SwiftFragment(text: "Decimal(\(SwiftLiteral.integer("\(value)")))")
            }
            let value = try fragment(inner)
            guard value.isOptional else { return .call("Decimal", [value]) }
            return SwiftFragment(
                text: "\(value.within(.primary)).map({ Decimal($0) })",
                isOptional: true,
                canThrow: value.canThrow
            )
        case (.text, .oneOf(let words)):
            if case .literal(.text(let word)) = inner.kind { return SwiftFragment(text: environment.word(word, words)) }
        case (.oneOf, .text): return try rawValue(inner)
        case (.oneOf, .oneOf(let words)):
            guard let name = environment.enumeration(words) else { break }
            let raw = try rawValue(inner)
            let made = "\(name)(rawValue: \(raw.text))"
            guard !raw.isOptional else { break }
            return SwiftFragment(text: "ExpressionFunctions.known(\(made))", canThrow: true)
        case (.list, .list): return try fragment(inner)
        default: break
        }
        throw UnsupportedExpression("This conversion to \(type) has no Swift form", at: inner.span)
    }

    /// The word of a `one of` as text.
    mutating func rawValue(_ expression: TypedExpression) throws -> SwiftFragment {
        let value = try fragment(expression)
        return SwiftFragment(
            text: value.within(.primary) + (value.isOptional ? "?.rawValue" : ".rawValue"),
            isOptional: value.isOptional,
            canThrow: value.canThrow
        )
    }

    // MARK: What must be fetched before

    mutating func load(_ row: RowToLoad) {
        if !rows.contains(where: { $0.variable == row.variable }) { rows.append(row) }
    }

    private mutating func queried(_ expression: TypedExpression) throws -> SwiftFragment {
        if let bound = bindings.first(where: expression.uses) {
            throw UnsupportedExpression("A query for every `\(bound)` of a list has no Swift form", at: expression.span)
        }
        let known = queries.first { $0.expression == expression }
        let variable = known?.variable ?? "queried" + (queries.isEmpty ? "" : "\(queries.count + 1)")
        if known == nil { queries.append(QueryToRun(variable: variable, expression: expression)) }
        return SwiftFragment(text: variable, isOptional: expression.type.isOptional)
    }

    /// Whether the expression is one over rows that only a query can find: the outermost such part becomes the query.
    private func needsQuery(_ expression: TypedExpression) -> Bool {
        switch expression.kind {
        case .everyRow: true
        case .name(let name): environment.queries.contains(name)
        case .member, .index: expression.isCollection
        case .macro(_, let source, _, _): needsQuery(source)
        case .call(_, let arguments): arguments.first.map { isQueried($0) } ?? false
        case .binary(.isIn, _, let list): isQueried(list)
        case .converted(let inner): needsQuery(inner)
        default: false
        }
    }

    private func isQueried(_ expression: TypedExpression) -> Bool {
        switch expression.type.unwrapped {
        case .collection, .list: needsQuery(expression)
        default: false
        }
    }
}
