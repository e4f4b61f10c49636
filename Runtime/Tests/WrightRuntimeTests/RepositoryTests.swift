import Foundation
import Testing
import WrightRuntime
import WrightSQLite

struct RepositoryTests {
    @Test func storesAndFindsRows() async throws {
        let (store, clock) = try await Library.opened()
        var book = Book(isbn: "1")
        book.price = try #require(Decimal(plainText: "19.90"))
        book.readAt = clock.now()
        let stored = try await store.write { [book] in try BookRepository.insert(book, in: $0) }
        #expect(stored.version == 1)
        #expect(stored.createdAt == clock.now())
        let found = try await store.read { try BookRepository.find(stored.id, in: $0) }
        #expect(found == stored)
        #expect(try await store.read { try BookRepository.find(UUID.v7(), in: $0) } == nil)
    }

    @Test func updatesCountTheVersion() async throws {
        let (store, clock) = try await Library.opened()
        var book = try await store.write { try BookRepository.insert(Book(isbn: "1"), in: $0) }
        let created = clock.now()
        clock.advance(by: .seconds(60))
        book.title = "Another"
        let changed = try await store.write { [book] in try BookRepository.update(book, in: $0) }
        #expect(changed.version == 2)
        #expect(changed.createdAt == created)
        #expect(changed.updatedAt == clock.now())
        #expect(try await store.read { try BookRepository.find(changed.id, in: $0) } == changed)
    }

    @Test func refusesToOverwriteANewerVersion() async throws {
        let (store, _) = try await Library.opened()
        let book = try await store.write { try BookRepository.insert(Book(isbn: "1"), in: $0) }
        _ = try await store.write { try BookRepository.update(book, in: $0) }
        for change in [
            BookRepository.update,
            {
                try BookRepository.delete($0, in: $1)
                return $0
            },
        ] as [Change] {
            let error = await #expect(throws: StorageError.self) { try await store.write { try change(book, $0) } }
            #expect(error?.code == .staleVersion)
        }
    }

    private typealias Change = @Sendable (Book, any WriteTransaction) throws -> Book

    @Test func deletesRows() async throws {
        let (store, _) = try await Library.opened()
        let books = try await store.write { transaction in
            try ["1", "2", "3"].map { try BookRepository.insert(Book(isbn: $0), in: transaction) }
        }
        try await store.write { try BookRepository.delete(books[0], in: $0) }
        #expect(try await store.read { try BookRepository.count(where: .always, in: $0) } == 2)
        let count = try await store.write { try BookRepository.deleteAll(where: .always, in: $0) }
        #expect(count == 2)
        #expect(try await store.write { try BookRepository.deleteAll(where: .always, in: $0) } == 0)
    }

    @Test func picksRowsByCondition() async throws {
        let (store, _) = try await Library.opened()
        try await store.write { transaction in
            for isbn in 1...4 {
                var book = Book(isbn: "\(isbn)")
                book.genre = isbn < 4 ? .poetry : .atlas
                _ = try BookRepository.insert(book, in: transaction)
            }
        }
        let poetry = BookRepository.genreIs(.poetry)
        let atlas = BookRepository.genreIs(.atlas)
        let all = try await store.read { try BookRepository.all(where: poetry, in: $0) }
        #expect(all.map(\.isbn).sorted() == ["1", "2", "3"])
        #expect(try await store.write { try BookRepository.lockAll(where: poetry, in: $0) } == all)
        #expect(try await store.read { try BookRepository.first(where: atlas, in: $0) }?.isbn == "4")
        let novel = try await store.write { try BookRepository.lock(where: BookRepository.genreIs(.novel), in: $0) }
        #expect(novel == nil)
        #expect(try await store.read { try BookRepository.exists(where: poetry, in: $0) })
        #expect(try await !store.read { try BookRepository.exists(where: .never, in: $0) })
        #expect(try await store.read { try BookRepository.count(where: poetry || atlas, in: $0) } == 4)
    }

    @Test func ensuresARowOnce() async throws {
        let (store, _) = try await Library.opened()
        let first = try await store.write { try ShelfRepository.ensure(Shelf(label: "A"), uniqueBy: ["label"], in: $0) }
        let second = try await store.write {
            try ShelfRepository.ensure(Shelf(label: "A"), uniqueBy: ["label"], in: $0)
        }
        #expect(first == second)
        #expect(first.version == 1)
    }
}

struct ConstraintTests {
    private func refusal(of change: @Sendable @escaping (inout Book) -> Void) async throws -> Refusal? {
        let (store, _) = try await Library.opened()
        return try await store.write { transaction in
            _ = try BookRepository.insert(Book(isbn: "taken"), in: transaction)
            var book = Book(isbn: "new")
            change(&book)
            do {
                _ = try BookRepository.insert(book, in: transaction)
                return nil
            } catch let refusal as Refusal { return refusal }
        }
    }

    @Test func answersATakenValue() async throws {
        let refusal = try await refusal { $0.isbn = "taken" }
        #expect(refusal?.kind == .conflict)
        #expect(refusal?.code == "isbn_taken")
        #expect(refusal?.errors == [FieldError(pointer: "/isbn", code: "unique", message: "is taken already")])
    }

    @Test func answersABrokenCheck() async throws {
        let refusal = try await refusal { $0.title = "" }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(
            refusal?.errors
                == [FieldError(pointer: "/title", code: "range", message: "must be 1 to 40 characters long")]
        )
    }

    @Test func answersAnUnknownReference() async throws {
        let refusal = try await refusal { $0.shelfID = UUID.v7() }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "unknown_reference")
        #expect(refusal?.errors.map(\.pointer) == ["/shelf"])
    }

    @Test func answersADeletionThatOthersReferTo() async throws {
        let (store, _) = try await Library.opened()
        let shelf = try await store.write { transaction in
            let shelf = try ShelfRepository.insert(Shelf(label: "A"), in: transaction)
            var book = Book(isbn: "1")
            book.shelfID = shelf.id
            _ = try BookRepository.insert(book, in: transaction)
            return shelf
        }
        await #expect(throws: Refusal.stillReferenced) {
            try await store.write { try ShelfRepository.delete(shelf, in: $0) }
        }
        await #expect(throws: Refusal.stillReferenced) {
            try await store.write { try ShelfRepository.deleteAll(where: .always, in: $0) }
        }
    }

    @Test func leavesAConstraintThatItDoesNotKnowAsAFault() async throws {
        let (store, _) = try await Library.opened()
        let error = await #expect(throws: StorageError.self) {
            try await store.write { transaction in
                var shelf = try ShelfRepository.insert(Shelf(label: "A"), in: transaction)
                shelf.label = "B"
                _ = try ShelfRepository.insert(shelf, in: transaction)
            }
        }
        #expect(error?.code == .constraint)
        #expect(error?.violation == ConstraintViolation(.unique, table: "shelf", columns: ["id"]))
    }
}

private let novels = RowFilter.only(BookRepository.genreIs(.novel))
private let atlases = RowFilter.only(BookRepository.genreIs(.atlas))

struct AccessTests {
    private func stored() async throws -> (SQLiteStore, Book) {
        let (store, _) = try await Library.opened()
        return (store, try await store.write { try BookRepository.insert(Book(isbn: "1"), in: $0) })
    }

    @Test func givesARowThatThePolicyAdmits() async throws {
        let (store, book) = try await stored()
        let found = try await store.write {
            try BookRepository.row(book.id, permittedBy: novels, readableBy: nil, in: $0)
        }
        #expect(found == book)
        let line = try await store.read {
            try BookRepository.row(of: BookLine.self, book.id, permittedBy: .every, readableBy: .every, in: $0)
        }
        #expect(line.title == "A title")
    }

    @Test func forbidsARowThatTheCallerMayRead() async throws {
        let (store, book) = try await stored()
        await #expect(throws: Refusal.forbidden) {
            try await store.write {
                try BookRepository.row(book.id, permittedBy: atlases, readableBy: novels, in: $0)
            }
        }
    }

    @Test func hidesARowThatTheCallerMayNotRead() async throws {
        let (store, book) = try await stored()
        for readable in [nil, RowFilter.nothing, atlases] {
            await #expect(throws: Refusal.notFound("Book")) {
                try await store.read {
                    try BookRepository.row(book.id, permittedBy: atlases, readableBy: readable, in: $0)
                }
            }
        }
        await #expect(throws: Refusal.notFound("Book")) {
            try await store.read {
                try BookRepository.row(UUID.v7(), permittedBy: .every, readableBy: .every, in: $0)
            }
        }
    }

    @Test func takesANullConditionAsFalse() async throws {
        let (store, book) = try await stored()
        let onShelf = RowFilter.only(SQLCondition(#""book"."shelf_id" = ?"#, [.uuid(UUID.v7())]))
        await #expect(throws: Refusal.notFound("Book")) {
            try await store.read {
                try BookRepository.row(book.id, permittedBy: onShelf, readableBy: onShelf, in: $0)
            }
        }
    }

    @Test func testsANewRow() async throws {
        let (store, book) = try await stored()
        try await store.read { try BookRepository.require(book, permittedBy: novels, in: $0) }
        await #expect(throws: Refusal.forbidden) {
            try await store.read { try BookRepository.require(book, permittedBy: atlases, in: $0) }
        }
    }

    @Test func combinesClauses() {
        let one = RowFilter.only(SQLCondition("a"))
        let two = RowFilter.only(SQLCondition("b = ?", [.integer(1)]))
        #expect(RowFilter.combining(nil, nil) == nil)
        #expect(RowFilter.combining(nil, one) == one)
        #expect(RowFilter.combining(one, .every) == .every)
        #expect(RowFilter.combining(one, two) == .only(SQLCondition("(a) OR (b = ?)", [.integer(1)])))
        #expect(RowFilter.nothing.or(SQLCondition("a")) == one)
    }

    @Test func simplifiesConditions() {
        let some = SQLCondition("a = ?", [.integer(1)])
        #expect((some && .always) == some)
        #expect((.always && some) == some)
        #expect((some && .never) == .never)
        #expect((some || .never) == some)
        #expect((some || .always) == .always)
        #expect((some && SQLCondition("b")).text == "(a = ?) AND (b)")
    }
}
