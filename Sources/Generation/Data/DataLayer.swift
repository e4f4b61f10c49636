import Planning
import SwiftTree

/// Writes the data layer: models, repositories, views, queries, migrations.
public struct DataLayer: Sendable {
    let data: DataPlan
    let layout: ServiceLayout

    public init(_ data: DataPlan, layout: ServiceLayout) {
        self.data = data
        self.layout = layout
    }

    /// Files that must not be written anew with another content: a database may have been migrated with what they hold.
    public var frozenPaths: [String] {
        ["up", "down"].map { layout.migrationsFolder + "/" + data.migration.fileStem + ".\($0).sql" }
    }

    /// - Throws: `UnsupportedExpression` for an expression that has no form in Swift or SQL.
    public func files() throws -> [GeneratedFile] {
        var files: [GeneratedFile] = []
        for entity in data.entities {
            files.append(swift("Models/" + entity.typeName, try ModelFile(entity, data).file()))
            files.append(swift("Repositories/" + entity.repository, try RepositoryFile(entity, data).file()))
        }
        for plan in data.words.all where plan.name.owner == nil {
            let file = SwiftFile(imports: ["WrightRuntime"], [EnumerationDeclaration(plan: plan).declaration])
            files.append(swift("Models/" + plan.name.name, file))
        }
        for view in data.views {
            files.append(swift("Views/" + view.typeName, try ViewFile(view: view, data: data).file()))
        }
        for query in data.queries { files.append(swift("Queries/" + query.typeName, QueryFile(query: query).file())) }
        return files + (try migrations())
    }

    private func swift(_ name: String, _ file: SwiftFile) -> GeneratedFile {
        GeneratedFile(path: layout.folder(of: .data) + "/" + name + ".swift", content: file.text)
    }

    private func migrations() throws -> [GeneratedFile] {
        let sql = MigrationSQL(data: data)
        let (up, down) = (try sql.up(), sql.down())
        let stem = layout.migrationsFolder + "/" + data.migration.fileStem
        return [
            GeneratedFile(path: stem + ".up.sql", content: up),
            GeneratedFile(path: stem + ".down.sql", content: down),
            swift("Migrations/" + data.migrationsType, list()),
            swift("Migrations/" + embeddedFile, embedded(up: up, down: down)),
        ]
    }

    /// `Migration0001CreateTickets`
    private var embeddedFile: String { Names.type("Migration " + data.migration.fileStem) }

    /// ```swift
    /// public enum TicketsMigrations {
    ///     public static let all = [createTickets]
    /// }
    /// ```
    private func list() -> SwiftFile {
        let all = PropertyDeclaration(
            "all",
            access: .public,
            isStatic: true,
            documentation: ["In the order in which they are applied."],
            type: "[Migration]",
            .stored(.array([.code(data.migration.member)]))
        )
        let type = TypeDeclaration(
            .enumeration,
            data.migrationsType,
            access: .public,
            documentation: ["The migrations of the database, the same as in `\(layout.migrationsFolder)/`."],
            members: [.property(all)]
        )
        return SwiftFile(imports: ["WrightRuntime"], [.type(type)])
    }

    /// ```swift
    /// extension TicketsMigrations {
    ///     static let createTickets = Migration(number: 1, name: "create_tickets", up: …, down: …)
    /// }
    /// ```
    private func embedded(up: String, down: String) -> SwiftFile {
        let name = data.migration.member
        let migration = Expression.call(
            "Migration",
            [
                .init("number", .code("\(data.migration.number)")),
                .init("name", .string(data.migration.name)),
                .init("up", .code(name + "Up")),
                .init("down", .code(name + "Down")),
            ]
        )
        let constant = PropertyDeclaration(
            name,
            isStatic: true,
            documentation: ["`\(data.migration.fileStem)`: every table with its constraints and indexes."],
            .stored(migration)
        )
        let texts = [("Up", up), ("Down", down)].map { suffix, text in
            PropertyDeclaration(
                name + suffix,
                access: .private,
                isStatic: true,
                type: "String",
                .computed([.expression(.string(text))])
            )
        }
        let members = ([constant] + texts).map { Declaration.property($0) }
        return SwiftFile(
            imports: ["WrightRuntime"],
            [.type(TypeDeclaration(.extension, data.migrationsType, members: members))]
        )
    }
}
