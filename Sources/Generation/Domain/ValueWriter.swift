import Expressions
import Planning
import SwiftTree

/// Writes values of expressions: first what they need from the database, then the value itself.
struct ValueWriter {
    var scope: FunctionScope
    /// Statements that stand before the one that is being written.
    private(set) var before: [Statement] = []

    init(_ scope: FunctionScope) { self.scope = scope }

    /// What was written before, which is then forgotten.
    mutating func takeBefore() -> [Statement] {
        defer { before = [] }
        return before
    }

    /// The value, with `try` where it can throw.
    mutating func value(_ expression: TypedExpression, as form: SwiftCompiler.Form = .value) throws -> Expression {
        let (tree, canThrow) = try untried(expression, as: form)
        return canThrow ? .tried(tree) : tree
    }

    /// The value, and whether `try` must stand before the whole that it is put into.
    mutating func untried(
        _ expression: TypedExpression,
        as form: SwiftCompiler.Form = .value
    ) throws -> (tree: Expression, canThrow: Bool) {
        let expression = scope.prepared(expression)
        // The whole of it is one question: no name is needed for its answer.
        if form == .value || expression.type.rowEntity == nil, let reading = scope.data.reading(expression) {
            return (try read(reading), true)
        }
        let compiled = try SwiftCompiler.compile(expression, in: scope.environment, as: form)
        let renamed = try fetch(compiled.rows, compiled.queries)
        return (compiled.tree.renaming(renamed), compiled.canThrow)
    }

    /// A row, which is loaded where only its id is in hand.
    mutating func row(_ expression: TypedExpression) throws -> Expression {
        guard let entity = expression.type.rowEntity, expression.isReference else { return try value(expression) }
        let id = try untried(expression, as: .id).tree
        return .tried(
            .call(ConditionSpelling.repository(entity) + ".existing", [.init(nil, id), .init("in", "transaction")])
        )
    }

    /// A condition for a repository.
    mutating func condition(_ use: ConditionUse) throws -> Expression {
        let spelled = try ConditionSpelling(scope.environment, preparing: scope.prepared).spelled(use)
        return spelled.tree.renaming(try fetch(spelled.rows, spelled.queries))
    }

    // MARK: What must be there before

    /// Loads rows and runs queries; gives the names that their results really have.
    private mutating func fetch(_ rows: [RowToLoad], _ queries: [QueryToRun]) throws -> [String: String] {
        var renamed: [String: String] = [:]
        for row in rows where renamed[row.variable] == nil {
            let name = scope.free(row.variable.withoutSelf)
            let id = Expression.code(row.id).renaming(renamed)
            let arguments: [Expression.Argument] = [.init(nil, id), .init("in", "transaction")]
            let call = Expression.call(ConditionSpelling.repository(row.entity) + ".existing", arguments)
            before.append(.constant(Names.escaped(name), .tried(call)))
            renamed[row.variable] = name
        }
        for query in queries where renamed[query.variable] == nil {
            guard let reading = scope.data.reading(query.expression) else {
                throw UnsupportedExpression("This question to the database has no form yet", at: query.expression.span)
            }
            let value = try read(reading)
            let name = scope.free(reading.resultName)
            before.append(.constant(Names.escaped(name), .tried(value)))
            renamed[query.variable] = name
        }
        return renamed
    }

    /// The call of a repository, without `try`.
    private mutating func read(_ reading: Reading) throws -> Expression {
        switch reading {
        case .count(let entity, let use): return try ask(entity, "count", use)
        case .exists(let entity, let use): return try ask(entity, "exists", use)
        case .none(let entity, let use): return .prefixed("!", try ask(entity, "exists", use))
        case .exactlyOne(let entity, let use): return .chain([try ask(entity, "count", use), "1"], operator: "==")
        case .rows(let entity, let use): return try ask(entity, "all", use)
        case .first(let entity, let use): return try ask(entity, "first", use)
        case .contains(let entity, let row, let use):
            let id = try untried(row, as: .id).tree
            let found = try condition(use)
            let isRow = Expression.call(ConditionSpelling.repository(entity) + ".isRow", [.init(nil, id)])
            let whole = use == .always ? isRow : .chain([isRow, found], operator: "&&")
            return .call(
                ConditionSpelling.repository(entity) + ".exists",
                [.init("where", whole), .init("in", "transaction")]
            )
        case .value(let call):
            let values = try call.arguments.map { try untried($0, as: .id).tree }
            let arguments = zip(values, call.labels).map { Expression.Argument($1, $0) }
            return .call(
                ConditionSpelling.repository(call.entity) + "." + call.function,
                arguments + [.init("in", "transaction")]
            )
        }
    }

    private mutating func ask(_ entity: String, _ question: String, _ use: ConditionUse) throws -> Expression {
        .call(
            ConditionSpelling.repository(entity) + "." + question,
            [.init("where", try condition(use)), .init("in", "transaction")]
        )
    }
}

extension Reading {
    /// What its answer is called where it needs a name.
    fileprivate var resultName: String {
        switch self {
        case .count(let entity, _), .exactlyOne(let entity, _): Names.member(entity) + "Count"
        case .exists(let entity, _), .contains(let entity, _, _): Names.member(entity) + "Exists"
        case .none(let entity, _): "every" + Names.type(entity)
        case .rows(let entity, _): Names.member(Names.plural(entity))
        case .first(let entity, _): "first" + Names.type(entity)
        case .value(let call): call.function
        }
    }
}

extension String {
    /// `selfRoom` is the room of the row that the function is about: `room` says as much.
    fileprivate var withoutSelf: String {
        guard hasPrefix("self"), dropFirst(4).first?.isUppercase == true else { return self }
        return Names.member(String(dropFirst(4)))
    }
}

extension TypedExpression {
    /// Whether it is a reference in hand, that is the id of a row and not the row.
    var isReference: Bool {
        switch withoutConversion.kind {
        case .member: true
        case .conditional(_, let one, let other): one.isReference || other.isReference
        default: false
        }
    }
}

extension ValueType {
    var rowEntity: String? { if case .entity(let name) = unwrapped { name } else { nil } }
}

extension Expression {
    /// The same with other names, wherever they stand as whole words.
    func renaming(_ names: [String: String]) -> Expression {
        let changed = names.filter { $0.key != $0.value }
        guard !changed.isEmpty else { return self }
        return mapped { Self.renamed($0, changed) }
    }

    private func mapped(_ change: (String) -> String) -> Expression {
        func arguments(_ list: [Argument]) -> [Argument] { list.map { .init($0.label, $0.value.mapped(change)) } }
        switch self {
        case .code(let text): return .code(change(text))
        case .string, .rawString: return self
        case .call(let callee, let list, let trailing):
            return .call(callee.mapped(change), arguments(list), trailing: trailing)
        case .array(let elements): return .array(elements.map { $0.mapped(change) })
        case .tuple(let list): return .tuple(arguments(list))
        case .dictionary(let entries):
            return .dictionary(entries.map { .init($0.key.mapped(change), $0.value.mapped(change)) })
        case .member(let base, let name): return .member(base.mapped(change), name)
        case .prefixed(let prefix, let inner): return .prefixed(prefix, inner.mapped(change))
        case .chain(let operands, let sign): return .chain(operands.map { $0.mapped(change) }, operator: sign)
        case .conditional(let condition, let one, let other):
            return .conditional(condition.mapped(change), one.mapped(change), other.mapped(change))
        case .closure: return self
        }
    }

    /// Replaces whole words outside of string literals.
    private static func renamed(_ text: String, _ names: [String: String]) -> String {
        var result = ""
        var word = ""
        var isQuoted = false
        var isMember = false
        func flushed() -> String { isMember || isQuoted ? word : names[word] ?? word }
        for character in text {
            if character.isLetter || character.isNumber || character == "_" {
                word.append(character)
                continue
            }
            result += flushed()
            if !word.isEmpty || character != "." { isMember = false }
            word = ""
            if character == "\"" { isQuoted.toggle() }
            if character == "." { isMember = true }
            result.append(character)
        }
        return result + flushed()
    }
}
