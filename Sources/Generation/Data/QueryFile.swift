import Planning
import SwiftTree

/// Writes a query of the design: its statement, what it takes and its rows.
struct QueryFile {
    let query: QueryPlan

    /// ```swift
    /// public enum WorkloadQuery {
    ///     public struct Item: Sendable, Equatable { … }
    ///     public static func items(in transaction: any ReadTransaction) throws -> [Item] { … }
    ///     static func statement() -> SQLStatement { … }
    /// }
    /// ```
    func file() -> SwiftFile {
        let type = TypeDeclaration(
            .enumeration,
            query.typeName,
            access: .public,
            documentation: documented("Query `\(query.name)`.", query.requirements),
            members: [.type(item), .function(items), .function(statement)]
        )
        return SwiftFile(imports: ["WrightRuntime"], [.type(type)])
    }

    private var item: TypeDeclaration {
        TypeDeclaration(
            .structure,
            query.itemName,
            access: .public,
            inherits: ["Sendable", "Equatable"],
            documentation: ["A row of the answer."],
            members: query.result.map { member in
                .property(
                    PropertyDeclaration(
                        Names.escaped(member.property),
                        access: .public,
                        documentation: documented(member.description),
                        type: SwiftSpelling.type(member.value)
                    )
                )
            }
        )
    }

    private var parameters: [FunctionDeclaration.Parameter] {
        query.inputs.map { .init(Names.escaped($0.property), type: SwiftSpelling.type($0.value)) }
    }

    private var items: FunctionDeclaration {
        let arguments = query.inputs.map { Expression.Argument($0.property, .code(Names.escaped($0.property))) }
        let values = query.result.map { member in
            Expression.Argument(member.property, RowReading.value(member.column, member.value))
        }
        let rows = Expression.call("transaction.rows", [.init(nil, .call("statement", arguments))])
        let mapped = Expression.call(
            .member(rows, "map"),
            [],
            trailing: .init(["row"], [.expression(.call("Item", values))])
        )
        return FunctionDeclaration(
            "items",
            access: .public,
            isStatic: true,
            documentation: [
                "Every row of the answer, in the order of the statement.", "", "- Throws: `StorageError`.",
            ],
            parameters: parameters + [.init("transaction", label: "in", type: "any ReadTransaction")],
            throwing: "throws",
            result: "[Item]",
            body: [.expression(.tried(mapped))]
        )
    }

    private var statement: FunctionDeclaration {
        let values = query.bindings.map { name -> Expression in
            guard let input = query.inputs.first(where: { $0.name == name || $0.column == name }) else {
                return ".null"
            }
            return RowReading.columnValue(input)
        }
        let arguments = values.isEmpty ? [] : [Expression.Argument(nil, .array(values))]
        return FunctionDeclaration(
            "statement",
            isStatic: true,
            parameters: parameters,
            result: "SQLStatement",
            body: [.expression(.call("SQLStatement", [.init(nil, .string(query.sql))] + arguments))]
        )
    }
}
