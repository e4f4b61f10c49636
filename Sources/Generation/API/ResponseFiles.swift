import DesignModel
import Planning
import SwiftTree

/// Entities, views and query rows as clients see them.
struct ResponseFiles {
    let plan: ServicePlan
    private var layout: ServiceLayout { plan.service.layout }

    func files() -> [GeneratedFile] {
        plan.api.shownEntities.compactMap { entity in plan.data.entity(named: entity.name.value).map(file) }
            + plan.api.shownViews.compactMap { view in plan.data.view(named: view.name.value).map(file) }
            + plan.api.shownQueries.compactMap { query in plan.data.query(named: query.name.value).map(file) }
    }

    private func file(_ entity: EntityPlan) -> GeneratedFile {
        let values = entity.columns.filter { $0.type != .password }.map { ($0.name, $0.property, $0.value) }
        return file(
            of: entity.typeName,
            named: entity.typeName + "JSON",
            text: "\(Self.capitalised(Names.article(entity.name))) \(Names.prose(entity.name)) as clients see it."
                + entity.requirements.note,
            values
        )
    }

    private func file(_ view: ViewPlan) -> GeneratedFile {
        file(
            of: view.typeName,
            named: view.typeName + "JSON",
            text: "What clients see of \(Names.article(view.entity)) \(Names.prose(view.entity))."
                + view.requirements.note,
            view.fields.map { ($0.name, $0.property, $0.value) }
        )
    }

    private func file(_ query: QueryPlan) -> GeneratedFile {
        file(
            of: query.typeName + "." + query.itemName,
            named: query.typeName + "JSON",
            text: "A row of `\(query.name)` as clients see it." + query.requirements.note,
            query.result.map { ($0.name, $0.property, $0.value) }
        )
    }

    /// ```swift
    /// extension Ticket: JSONRepresentable {
    ///     public var json: JSONValue {
    ///         ["id": id.json, "number": number.json]
    ///     }
    /// }
    /// ```
    private func file(
        of type: String,
        named name: String,
        text: String,
        _ values: [(name: String, property: String, value: ValuePlan)]
    ) -> GeneratedFile {
        let entries = values.map { Expression.Entry(.string($0.name), json(of: $0.property, $0.value)) }
        let property = PropertyDeclaration(
            "json",
            access: .public,
            type: "JSONValue",
            .computed([.expression(.dictionary(entries))])
        )
        let declaration = TypeDeclaration(
            .extension,
            type,
            inherits: ["JSONRepresentable"],
            documentation: [text],
            members: [.property(property)]
        )
        let file = SwiftFile(imports: [layout.module(of: .data), "WrightRuntime"], [.type(declaration)])
        return GeneratedFile(path: layout.folder(of: .api) + "/Responses/\(name).swift", content: file.text)
    }

    /// `price.json(scale: 2)`, `number.json`
    private func json(of property: String, _ value: ValuePlan) -> Expression {
        let name = Names.escaped(property)
        if case .decimal(let scale) = value.unwrapped { return .code("\(name).json(scale: \(scale))") }
        if case .list(.decimal(let scale)) = value.unwrapped { return .code("\(name).json(scale: \(scale))") }
        return .code("\(name).json")
    }

    private static func capitalised(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }
}

extension [RequirementID] {
    /// ` (REQ-001, REQ-002)` for the end of a doc comment; empty where there are none.
    var note: String { isEmpty ? "" : " (" + joined(separator: ", ") + ")" }
}
