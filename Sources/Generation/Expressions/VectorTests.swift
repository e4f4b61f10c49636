import Diagnostics
import Expressions
import SwiftTree

/// Writes a test file that computes every vector in Swift and in SQLite and compares both with what is expected.
///
/// - Throws: `UnsupportedExpression` for a vector that cannot be read; its message names the vector.
public func expressionVectorTests(_ vectors: [ExpressionVector], suite name: String = "ExpressionVectorTests") throws
    -> String
{
    var members: [Declaration] = [
        .type(
            TypeDeclaration(
                .enumeration,
                "Priority",
                access: .private,
                inherits: ["String", "ColumnEnum"],
                members: [.enumCase(EnumCase(ExpressionVector.words))]
            )
        ),
        .function(VectorTest.given),
        .function(VectorTest.select),
    ]
    for (index, vector) in vectors.enumerated() {
        members.append(.function(try VectorTest(vector, number: index + 1).function()))
    }
    let suite = TypeDeclaration(
        .structure,
        name,
        attributes: ["@Suite"],
        documentation: ["Each expression has one value, whether it is computed in Swift or in SQLite."],
        members: members
    )
    return SwiftFile(imports: ["Foundation", "Testing", "WrightRuntime", "WrightSQLite"], [.type(suite)]).text
}

/// The test of one vector.
///
///     @Test("x == null") func vector1() async throws {
///         let x: String? = given(nil)
///         let value: Bool = x == nil
///         #expect(value == true)
///         let row = try await select("SELECT ? IS NULL AS \"result\"", [x.columnValue])
///         let computed: Bool = try row["result"]
///         #expect(computed == true)
///     }
struct VectorTest {
    let vector: ExpressionVector
    let number: Int
    let typed: TypedExpression

    /// There is nothing but values in a vector.
    private struct NoDesign: ExpressionSchema {
        var entityNames: [String] { [] }
        var viewNames: [String] { [] }
        func fields(ofEntity name: String) -> [ValueType.Member]? { nil }
        func view(named name: String) -> (entity: String, members: [ValueType.Member])? { nil }
    }

    init(_ vector: ExpressionVector, number: Int) throws {
        self.vector = vector
        self.number = number
        var scope = Scope()
        for given in vector.given ?? [] { scope.names[given.name] = ExpressionVector.type(given.type) ?? .unknown }
        let span = SourceSpan(start: 0, end: vector.expression.utf8.count)
        let (typed, diagnostics) = ExpressionChecker.check(
            Located(vector.expression, at: span),
            scope: scope,
            schema: NoDesign()
        )
        if let first = diagnostics.first {
            throw UnsupportedExpression("`\(vector.expression)`: \(first.message)", at: first.primary.span)
        }
        self.typed = typed
    }

    /// Hides a constant from the compiler, which would warn of branches that it never takes.
    static let given = FunctionDeclaration(
        "given",
        access: .private,
        generics: "<Value>",
        parameters: [.init("value", label: "_", type: "Value")],
        result: "Value",
        body: ["value"]
    )

    /// Runs one SELECT.
    static let select = FunctionDeclaration(
        "select",
        access: .private,
        parameters: [
            .init("sql", label: "_", type: "String"),
            .init("values", label: "_", type: "[SQLValue]", defaultValue: "[]"),
        ],
        isAsync: true,
        throwing: "throws",
        result: "Row",
        body: [
            .constant("store", .tried("SQLiteStore.inMemory()")),
            .constant(
                "row",
                .awaited(
                    .call(
                        "store.read",
                        trailing: .init(["transaction"], ["try transaction.firstRow(SQLStatement(sql, values))"])
                    )
                )
            ),
            .expression(.awaited("store.close()")),
            .giveBack(.tried("#require(row)")),
        ]
    )

    func function() throws -> FunctionDeclaration {
        let swift = try SwiftCompiler.compile(typed, in: Self.environment)
        var body: [Statement] = try (vector.given ?? []).map { given in
            let type = ExpressionVector.type(given.type) ?? .unknown
            let constant = Expression.call("given", [.init(nil, try value(given.value, type))])
            return .constant(given.name, type: try swiftType(type), Self.tried(constant))
        }
        let type = try swiftType(typed.type)
        if let expected = vector.expected {
            body.append(.constant("expected", type: type, try value(expected, typed.type)))
        }
        var hasSQL = false
        if vector.fails == true {
            let attempt: Statement = .constant("_", type: type, swift.treeWithTry)
            body.append(
                .expression(.call("#expect", [.init("throws", "ExpressionError.self")], trailing: .init([], [attempt])))
            )
        } else {
            body.append(.constant("value", type: type, swift.treeWithTry))
            body.append(comparison(of: "value"))
            if let sql = try? sqlStatements(type) {
                hasSQL = true
                body += sql
            }
        }
        return FunctionDeclaration(
            "vector\(number)",
            attributes: ["@Test(\(SwiftLiteral.text(vector.expression)))"],
            documentation: [vector.note],
            isAsync: hasSQL,
            throwing: hasSQL || body.contains { Self.mayThrow($0) } ? "throws" : nil,
            body: body
        )
    }

    /// `try` before the call instead of in it.
    private static func tried(_ call: Expression) -> Expression {
        guard case .call(let name, let arguments, nil) = call,
            case .prefixed("try ", let inner) = arguments.first?.value
        else { return call }
        return .tried(.call(name, [.init(nil, inner)]))
    }

    private static func mayThrow(_ statement: Statement) -> Bool {
        if case .constant(_, _, .prefixed("try ", _)) = statement { true } else { "\(statement)".contains("try ") }
    }

    // MARK: SQL

    private func sqlStatements(_ type: String) throws -> [Statement] {
        var environment = SQLEnvironment(.sqlite)
        environment.bindsValues = false
        let sql = try SQLCompiler.value(typed, in: environment)
        // Only bound: there is nothing that SQL would compute.
        guard sql.text != "?" else { throw UnsupportedExpression("It has no SQL form", at: typed.span) }
        let values = try sql.parameters.map { try $0.binding(in: Self.environment) }
        var arguments: [Expression.Argument] = [.init(nil, .string("SELECT \(sql.text) AS \"result\""))]
        if !values.isEmpty { arguments.append(.init(nil, .array(values.map(\.treeWithTry)))) }
        let read: Expression =
            typed.type.unwrapped == .decimal
            ? .call("row.decimal", [.init(nil, .string("result")), .init("scale", .code("\(sql.scale)"))])
            : .code("row[\"result\"]")
        return [
            .constant("row", .awaited(.call("select", arguments))),
            .constant("computed", type: type, .tried(read)),
            comparison(of: "computed"),
        ]
    }

    // MARK: Values

    private func comparison(of name: String) -> Statement {
        // Swift's `==` takes texts for equal that are written with other scalars.
        let isText = typed.type.unwrapped == .text
        return .code(
            isText ? "#expect(ExpressionFunctions.isEqual(\(name), expected))" : "#expect(\(name) == expected)"
        )
    }

    private func swiftType(_ type: ValueType) throws -> String {
        switch type {
        case .boolean: "Bool"
        case .integer: "Int"
        case .decimal: "Decimal"
        case .text: "String"
        case .uuid: "UUID"
        case .date: "CalendarDate"
        case .timestamp: "Timestamp"
        case .duration: "Duration"
        case .oneOf: "Priority"
        case .list(let element): "[\(try swiftType(element))]"
        case .optional(let inner): try swiftType(inner) + "?"
        default: throw UnsupportedExpression("`\(vector.expression)` has no value to compare", at: typed.span)
        }
    }

    private func value(_ value: ExpressionVector.Value, _ type: ValueType) throws -> Expression {
        switch (value, type.unwrapped) {
        case (.null, _): return "nil"
        case (.boolean(let value), .boolean): return .code("\(value)")
        case (.integer(let value), .integer): return .code(SwiftLiteral.integer("\(value)"))
        case (.text(let text), .text): return .code(SwiftLiteral.text(text))
        case (.text(let word), .oneOf): return .code("." + word)
        case (.text(let digits), .decimal): return .code(SwiftLiteral.decimal(digits).text)
        case (.list(let values), .list(let element)): return .array(try values.map { try self.value($0, element) })
        case (.text(let text), let type):
            let readers: [ValueType: String] = [
                .uuid: "uuid", .date: "date", .timestamp: "timestamp", .duration: "duration",
            ]
            if let reader = readers[type] {
                return .tried(.code("ExpressionFunctions.\(reader)(\(SwiftLiteral.text(text)))"))
            }
        default: break
        }
        throw UnsupportedExpression("`\(vector.expression)`: \(value) is not \(type)", at: typed.span)
    }

    private static let environment: SwiftEnvironment = {
        var environment = SwiftEnvironment()
        environment.name = { $0 }
        environment.enumeration = { _ in "Priority" }
        return environment
    }()
}
