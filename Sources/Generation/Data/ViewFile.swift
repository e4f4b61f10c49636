import Expressions
import Planning
import SwiftTree

/// Writes a view as a read model: one select list, and the Swift value of its rows.
struct ViewFile {
    let view: ViewPlan
    let data: DataPlan

    /// ```swift
    /// public struct TicketLine: ReadModel {
    ///     public typealias Source = Ticket
    ///
    ///     public let id: UUID
    ///
    ///     public static let selectList = [SelectItem("id", #""ticket"."id""#)]
    ///
    ///     public init(row: Row) throws {
    ///         id = try row["id"]
    ///     }
    /// }
    /// ```
    func file() throws -> SwiftFile {
        let table = Names.column(view.entity)
        let environment = SQLEnvironment(data, rows: ["self": table])
        let items = try view.fields.map { field in
            let sql = try SQLCompiler.value(field.expression, in: environment).withConstantsInlined()
            return Expression.call("SelectItem", [.init(nil, .string(field.column)), .init(nil, .rawString(sql))])
        }
        let properties = view.fields.map { field in
            Declaration.property(
                PropertyDeclaration(
                    Names.escaped(field.property),
                    access: .public,
                    documentation: documented(field.description),
                    type: SwiftSpelling.type(field.value)
                )
            )
        }
        let reading = FunctionDeclaration(
            "init",
            access: .public,
            parameters: [.init("row", type: "Row")],
            throwing: "throws",
            body: view.fields.map { .assign(Names.escaped($0.property), RowReading.value($0.column, $0.value)) }
        )
        let entity = Names.prose(view.entity)
        let type = TypeDeclaration(
            .structure,
            view.typeName,
            access: .public,
            inherits: ["ReadModel", "Equatable"],
            documentation: documented(
                "What `\(view.name)` shows of \(Names.article(entity)) \(entity).",
                view.requirements
            ),
            members: [.typealiased("Source", to: Names.type(view.entity), access: .public)] + properties + [
                .property(PropertyDeclaration("selectList", access: .public, isStatic: true, .stored(.array(items)))),
                .function(reading),
            ]
        )
        return SwiftFile(imports: ["WrightRuntime"], [.type(type)])
    }
}
