import Diagnostics
import Expressions
import Planning
import SwiftTree

/// Spells conditions as calls of repositories' functions.
///
///     TicketRepository.customerIs(me.id)
///     CommentRepository.some(where: CommentRepository.ticketIs(id))
public struct ConditionSpelling {
    let environment: SwiftEnvironment
    private let prepared: (TypedExpression) -> TypedExpression

    /// - Parameters:
    ///   - environment: how the code around the condition spells `me`, `input`, `path` and the like.
    ///   - prepared: what becomes of each value before it is spelled.
    public init(
        _ environment: SwiftEnvironment,
        preparing prepared: @escaping (TypedExpression) -> TypedExpression = { $0 }
    ) {
        self.environment = environment
        self.prepared = prepared
    }

    /// A condition in Swift, with what must be fetched before.
    public struct Spelled {
        /// An `SQLCondition`.
        public var tree: Expression
        public var canThrow = false
        public var rows: [RowToLoad] = []
        public var queries: [QueryToRun] = []

        /// The tree with `try` before it where it can throw.
        public var treeWithTry: Expression { canThrow ? .tried(tree) : tree }
        public var needsNoDatabase: Bool { rows.isEmpty && queries.isEmpty }
    }

    /// - Throws: `UnsupportedExpression` for a value that has no Swift form.
    public func spelled(_ use: ConditionUse) throws -> Spelled {
        switch use {
        case .always: return Spelled(tree: "SQLCondition.always")
        case .value(let expression):
            let value = try SwiftCompiler.compile(prepared(expression), in: environment)
            return take(value) { .call("SQLCondition", [.init(nil, $0)]) }
        case .some(let entity, let inner):
            var spelled = try spelled(inner)
            spelled.tree = .call(Self.repository(entity) + ".some", [.init("where", spelled.tree)])
            return spelled
        case .all(let parts): return try joined(parts, "&&")
        case .any(let parts): return try joined(parts, "||")
        case .call(let call): return try self.call(call)
        }
    }

    /// - Throws: `UnsupportedExpression` where the condition cannot be spelled without looking into the database.
    public func expression(_ use: ConditionUse) throws -> Expression {
        let spelled = try spelled(use)
        guard spelled.needsNoDatabase, !spelled.canThrow else {
            let span = use.arguments.first?.span ?? SourceSpan(start: 0, end: 0)
            throw UnsupportedExpression(
                "A condition over other rows than the one it is about has no form here",
                at: span
            )
        }
        return spelled.tree
    }

    static func repository(_ entity: String) -> String { Names.type(entity) + "Repository" }

    private func call(_ call: ConditionCall) throws -> Spelled {
        let values = try call.arguments.map { try SwiftCompiler.compile(prepared($0), in: environment, as: .id) }
        let arguments = zip(values, call.labels).map { value, label in Expression.Argument(label, value.tree) }
        var spelled = Spelled(tree: .call(Self.repository(call.entity) + "." + call.function, arguments))
        for value in values { gather(value, into: &spelled) }
        return spelled
    }

    private func joined(_ parts: [ConditionUse], _ sign: String) throws -> Spelled {
        var spelled = Spelled(tree: "")
        var operands: [Expression] = []
        for part in parts {
            let inner = try self.spelled(part)
            if case .any = part, sign == "&&" {
                operands.append(.tuple([.init(nil, inner.tree)]))
            } else {
                operands.append(inner.tree)
            }
            spelled.canThrow = spelled.canThrow || inner.canThrow
            spelled.rows += inner.rows
            spelled.queries += inner.queries
        }
        spelled.tree = .chain(operands, operator: sign)
        return spelled
    }

    private func take(_ value: SwiftExpression, _ make: (Expression) -> Expression) -> Spelled {
        var spelled = Spelled(tree: make(value.tree))
        gather(value, into: &spelled)
        return spelled
    }

    private func gather(_ value: SwiftExpression, into spelled: inout Spelled) {
        spelled.canThrow = spelled.canThrow || value.canThrow
        spelled.rows += value.rows
        spelled.queries += value.queries
    }
}
