import Foundation
import Testing
import WrightRuntime
import WrightSQLite

struct PagingTests {
    /// 23 books with many equal keys: 4 times of creation, 3 genres, 2 prices, some never read.
    private func filled() async throws -> SQLiteStore {
        let (store, clock) = try await Library.opened()
        for index in 0..<23 {
            if index % 6 == 0 { clock.advance(by: .seconds(1)) }
            let now = clock.now()
            try await store.write { transaction in
                var book = Book(isbn: "\(index)")
                book.title = "Title \(index % 5)"
                book.genre = Genre.allCases[index % 3]
                book.price = Decimal(index % 2 == 0 ? 5 : 100)
                book.readAt = index % 4 == 0 ? nil : now + .seconds(index % 3)
                _ = try BookRepository.insert(book, in: transaction)
            }
        }
        return store
    }

    private func everyPage(
        of store: SQLiteStore,
        _ order: ListOrder<Book>,
        limit: Int,
        _ filter: RowFilter = .every
    ) async throws -> [Book] {
        var books: [Book] = []
        var cursor: Cursor?
        repeat {
            // The cursor goes through its text, as it does between requests.
            let slice = ListSlice(limit: limit, cursor: cursor.flatMap { Cursor(text: $0.text) })
            let query = ListQuery(filter, [], order: order, slice: slice)
            let page = try await store.read { try BookRepository.page(query, in: $0) }
            #expect(page.items.count == limit || page.next == nil)
            books += page.items
            cursor = page.next
        } while cursor != nil
        return books
    }

    @Test(arguments: [1, 2, 5, 22, 23, 24])
    func givesEveryRowOnceInOrder(limit: Int) async throws {
        let store = try await filled()
        let keys = [
            BookRepository.byCreatedAt, BookRepository.byReadAt, BookRepository.byGenre, BookRepository.byPrice,
            BookRepository.byTitle,
        ]
        for order in keys.flatMap({ [ListOrder.ascending($0), .descending($0)] }) {
            let books = try await everyPage(of: store, order, limit: limit)
            let whole = try await everyPage(of: store, order, limit: 100)
            #expect(books == whole, "\(order.text)")
            #expect(Set(books.map(\.id)).count == 23, "\(order.text)")
        }
    }

    @Test func ordersByKeyAndThenById() async throws {
        let store = try await filled()
        let byPrice = try await everyPage(of: store, .ascending(BookRepository.byPrice), limit: 4)
        #expect(byPrice.map(\.price) == byPrice.map(\.price).sorted())
        for price in [Decimal(5), 100] {
            let ids = byPrice.filter { $0.price == price }.map(\.id.text)
            #expect(ids == ids.sorted())
        }
        let newest = try await everyPage(of: store, .descending(BookRepository.byCreatedAt), limit: 4)
        let keys = newest.map { "\($0.createdAt.text) \($0.id.text)" }
        #expect(keys == keys.sorted(by: >))
    }

    @Test func ordersWordsAsTheyAreDeclared() async throws {
        let books = try await everyPage(of: try await filled(), .ascending(BookRepository.byGenre), limit: 3)
        let ranks = books.compactMap { Genre.allCases.firstIndex(of: $0.genre) }
        #expect(ranks == ranks.sorted())
        #expect(books.first?.genre == .novel)
        #expect(books.last?.genre == .atlas)
    }

    @Test func putsNullsBeforeAllValues() async throws {
        let store = try await filled()
        let upward = try await everyPage(of: store, .ascending(BookRepository.byReadAt), limit: 4)
        #expect(upward.prefix(6).allSatisfy { $0.readAt == nil })
        #expect(upward.dropFirst(6).allSatisfy { $0.readAt != nil })
        let downward = try await everyPage(of: store, .descending(BookRepository.byReadAt), limit: 4)
        #expect(downward == upward.reversed())
    }

    @Test func filtersBeforeItCuts() async throws {
        let store = try await filled()
        let poetry = RowFilter.only(BookRepository.genreIs(.poetry))
        let books = try await everyPage(of: store, .descending(BookRepository.byCreatedAt), limit: 3, poetry)
        #expect(books.count == 8)
        #expect(books.allSatisfy { $0.genre == .poetry })
        #expect(try await everyPage(of: store, .ascending(BookRepository.byTitle), limit: 3, .nothing).isEmpty)
    }

    @Test func neitherRepeatsNorHidesRowsWhenOthersComeAndGo() async throws {
        let store = try await filled()
        let order = ListOrder.ascending(BookRepository.byTitle)
        let query = ListQuery<Book>(.every, [], order: order, slice: ListSlice(limit: 10))
        let first = try await store.read { try BookRepository.page(query, in: $0) }
        try await store.write { transaction in
            try BookRepository.delete(first.items[9], in: transaction)
            var book = Book(isbn: "late")
            book.title = "A first title"
            _ = try BookRepository.insert(book, in: transaction)
        }
        let rest = try await store.read {
            try BookRepository.page(
                ListQuery(.every, [], order: order, slice: ListSlice(limit: 100, cursor: first.next)),
                in: $0
            )
        }
        #expect(rest.items.count == 13)
        #expect(Set(rest.items.map(\.id)).isDisjoint(with: first.items.map(\.id)))
    }

    @Test func pagesThroughAReadModel() async throws {
        let store = try await filled()
        let query = ListQuery<Book>(
            .every,
            [BookRepository.genreIs(.novel)],
            order: .descending(BookRepository.byTitle),
            slice: ListSlice(limit: 2)
        )
        let page = try await store.read { try BookRepository.page(of: BookLine.self, query, in: $0) }
        #expect(page.items.map(\.title) == ["Title 4", "Title 3"])
        let next = ListQuery<Book>(
            .every,
            [BookRepository.genreIs(.novel)],
            order: .descending(BookRepository.byTitle),
            slice: ListSlice(limit: 100, cursor: page.next)
        )
        let rest = try await store.read { try BookRepository.page(of: BookLine.self, next, in: $0) }
        #expect(rest.items.count == 6)
        #expect(rest.next == nil)
    }

    @Test func refusesACursorOfAnotherListOrder() async throws {
        let store = try await filled()
        let query = ListQuery<Book>(
            .every,
            [],
            order: .ascending(BookRepository.byCreatedAt),
            slice: ListSlice(limit: 2)
        )
        let cursor = try #require(try await store.read { try BookRepository.page(query, in: $0) }.next)
        for order in [ListOrder.descending(BookRepository.byCreatedAt), .ascending(BookRepository.byTitle)] {
            await #expect(throws: Refusal.invalidCursor) {
                try await store.read {
                    let other = ListQuery(.every, [], order: order, slice: ListSlice(limit: 2, cursor: cursor))
                    return try BookRepository.page(other, in: $0)
                }
            }
        }
    }

    @Test func refusesACursorWithAValueOfAnotherType() async throws {
        let store = try await filled()
        for value in ["\"x\"", "null", "true", "[1]", "1.5"] {
            let json = "{\"sort\":\"createdAt\",\"value\":\(value),\"id\":\"\(UUID.v7().text)\"}"
            let text = Data(json.utf8).base64EncodedString().replacing("=", with: "")
            let cursor: Cursor = try #require(Cursor(text: text))
            let slice = ListSlice(limit: 2, cursor: cursor)
            await #expect(throws: Refusal.invalidCursor) {
                try await store.read {
                    try BookRepository.page(
                        ListQuery(.every, [], order: .ascending(BookRepository.byCreatedAt), slice: slice),
                        in: $0
                    )
                }
            }
        }
    }

    @Test(arguments: ["", "x", "e30", "bnVsbA", "{}", "a b", "4pyT"])
    func readsNoCursorFromGarbage(text: String) {
        #expect(Cursor(text: text) == nil)
    }
}
