import Foundation
import WrightRuntime
import WrightSQLite

// A small library, on which repositories, pages, and the ledger are tried.

enum Genre: String, ColumnEnum {
    case novel, poetry, atlas
}

struct Shelf: Entity {
    static let entityName = "Shelf"
    static let table = "shelf"
    static let columns = ["id", "label", "version", "created_at", "updated_at"]

    var id = UUID.v7()
    var label: String
    var version = 0
    var createdAt = Timestamp.unset
    var updatedAt = Timestamp.unset

    init(label: String) { self.label = label }

    init(row: Row) throws {
        id = try row["id"]
        label = try row["label"]
        version = try row["version"]
        createdAt = try row["created_at"]
        updatedAt = try row["updated_at"]
    }

    var columnValues: [SQLValue] {
        [id.columnValue, label.columnValue, version.columnValue, createdAt.columnValue, updatedAt.columnValue]
    }
}

struct Book: Entity {
    static let entityName = "Book"
    static let table = "book"
    static let columns = [
        "id", "isbn", "title", "genre", "price", "shelf_id", "read_at", "version", "created_at", "updated_at",
    ]

    var id = UUID.v7()
    var isbn: String
    var title = "A title"
    var genre = Genre.novel
    var price: Decimal = 10
    var shelfID: UUID?
    var readAt: Timestamp?
    var version = 0
    var createdAt = Timestamp.unset
    var updatedAt = Timestamp.unset

    init(isbn: String) { self.isbn = isbn }

    init(row: Row) throws {
        id = try row["id"]
        isbn = try row["isbn"]
        title = try row["title"]
        genre = try row["genre"]
        price = try row.decimal("price", scale: 2)
        shelfID = try row["shelf_id"]
        readAt = try row["read_at"]
        version = try row["version"]
        createdAt = try row["created_at"]
        updatedAt = try row["updated_at"]
    }

    var columnValues: [SQLValue] {
        [
            id.columnValue, isbn.columnValue, title.columnValue, genre.columnValue, .decimal(price, scale: 2),
            shelfID.columnValue, readAt.columnValue, version.columnValue, createdAt.columnValue, updatedAt.columnValue,
        ]
    }
}

enum ShelfRepository: Repository {
    typealias Model = Shelf
    static let constraints: ConstraintMap = [.unique(["label"], code: "label_taken", pointer: "/label")]
}

enum BookRepository: Repository {
    typealias Model = Book
    static let constraints: ConstraintMap = [
        .unique(["isbn"], code: "isbn_taken", pointer: "/isbn"),
        .check("book_title_length", pointer: "/title", code: .range, "must be 1 to 40 characters long"),
        .notNull("genre", pointer: "/genre"),
        .reference(["shelf_id"], pointer: "/shelf", to: "shelf"),
    ]

    static let byCreatedAt = SortKey<Book>("createdAt", column: "created_at", by: \.createdAt)
    static let byReadAt = SortKey<Book>("readAt", column: "read_at", by: \.readAt)
    static let byGenre = SortKey<Book>.ranked("genre", column: "genre", by: \.genre)
    static let byPrice = SortKey<Book>.decimal("price", column: "price", scale: 2)
    static let byTitle = SortKey<Book>("title", sql: #""book"."title""#) { $0.title.columnValue }

    static func genreIs(_ genre: Genre) -> SQLCondition {
        SQLCondition(#""book"."genre" = ?"#, [genre.columnValue])
    }
}

struct BookLine: ReadModel, Equatable {
    typealias Source = Book
    static let selectList = [
        SelectItem("title", #""book"."title""#),
        SelectItem("shelf", #"(SELECT "s"."label" FROM "shelf" AS "s" WHERE "s"."id" = "book"."shelf_id")"#),
    ]

    let title: String
    let shelf: String?

    init(row: Row) throws {
        title = try row["title"]
        shelf = try row["shelf"]
    }
}

enum Library {
    static let migrations = [
        Migration(
            number: 1,
            name: "create_library",
            up: SystemTables.up(for: .sqlite) + """

                CREATE TABLE "shelf" (
                    "id" TEXT NOT NULL PRIMARY KEY,
                    "label" TEXT NOT NULL UNIQUE,
                    "version" INTEGER NOT NULL, "created_at" INTEGER NOT NULL, "updated_at" INTEGER NOT NULL
                );
                CREATE TABLE "book" (
                    "id" TEXT NOT NULL PRIMARY KEY,
                    "isbn" TEXT NOT NULL UNIQUE,
                    "title" TEXT NOT NULL,
                    "genre" TEXT NOT NULL,
                    "price" INTEGER NOT NULL,
                    "shelf_id" TEXT REFERENCES "shelf" ("id") ON DELETE RESTRICT,
                    "read_at" INTEGER,
                    "version" INTEGER NOT NULL, "created_at" INTEGER NOT NULL, "updated_at" INTEGER NOT NULL,
                    CONSTRAINT "book_title_length" CHECK (length("title") BETWEEN 1 AND 40)
                );
                """,
            down: "DROP TABLE \"book\"; DROP TABLE \"shelf\";" + SystemTables.down(for: .sqlite)
        )
    ]

    /// An empty library on a clock that stands at 2026-03-01T00:00:00Z.
    static func opened() async throws -> (store: SQLiteStore, clock: ManualClock) {
        let clock = ManualClock(Timestamp(microseconds: 1_772_323_200_000_000))
        let store = try SQLiteStore.inMemory(clock: clock)
        try await Migrator(store: store, migrations: migrations).up()
        return (store, clock)
    }
}
