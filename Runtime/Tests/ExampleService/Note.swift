import Foundation
import WrightRuntime

/// A row of the example service.
struct Note: Entity {
    static let entityName = "Note"
    static let table = "note"
    static let columns = ["id", "owner", "title", "version", "created_at", "updated_at"]

    var id: UUID
    var owner: UUID
    var title: String
    var version = 0
    var createdAt: Timestamp
    var updatedAt: Timestamp

    init(owner: UUID, title: String, at now: Timestamp) {
        id = .v7(at: now)
        self.owner = owner
        self.title = title
        createdAt = now
        updatedAt = now
    }

    init(row: Row) throws {
        id = try row["id"]
        owner = try row["owner"]
        title = try row["title"]
        version = try row["version"]
        createdAt = try row["created_at"]
        updatedAt = try row["updated_at"]
    }

    var columnValues: [SQLValue] {
        [
            id.columnValue, owner.columnValue, title.columnValue, version.columnValue, createdAt.columnValue,
            updatedAt.columnValue,
        ]
    }
}

extension Note: JSONRepresentable {
    var json: JSONValue {
        ["id": id.json, "owner": owner.json, "title": title.json, "version": version.json]
    }
}

enum NoteRepository: Repository {
    typealias Model = Note

    static let constraints: ConstraintMap = [
        .unique(["title"], code: "title_taken", pointer: "/title")
    ]

    static let byCreatedAt = SortKey<Note>("createdAt", sql: #""note"."created_at""#, as: Timestamp.self)
    static let byTitle = SortKey<Note>("title", sql: #""note"."title""#, as: String.self)
}

enum ExampleMigrations {
    static let all = [
        Migration(
            number: 1,
            name: "initial",
            up: SystemTables.up(for: .sqlite)
                + """

                CREATE TABLE "note" (
                    "id" TEXT NOT NULL PRIMARY KEY,
                    "owner" TEXT NOT NULL,
                    "title" TEXT NOT NULL UNIQUE,
                    "version" INTEGER NOT NULL,
                    "created_at" INTEGER NOT NULL,
                    "updated_at" INTEGER NOT NULL
                );
                """,
            down: "DROP TABLE \"note\";\n" + SystemTables.down(for: .sqlite)
        )
    ]
}
