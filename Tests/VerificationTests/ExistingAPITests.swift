import DesignModel
import Diagnostics
import DocumentReader
import Testing
import Verification

@Suite("A design that keeps an existing API, and what breaks it")
struct ExistingAPITests {
    /// The design with some texts replaced, each of which has to be there.
    private func findings(_ changes: KeyValuePairs<String, String>) throws -> [String] {
        var text = try TestFiles.text("BaseOfExistingAPI.md")
        for (old, new) in changes {
            try #require(text.contains(old), "\(old)")
            text = text.replacing(old, with: new)
        }
        let source = SourceText(name: "design.md", text: text)
        let document = readDocument(files: [source])
        let (design, diagnostics) = understand(document)
        let verdict = verify(design, understanding: document.diagnostics + diagnostics, today: nil)
        return verdict.diagnostics.map { "\($0.id) \($0.message)" }
    }

    @Test("It has no finding, and each part that no service is written from is refused at its place")
    func refused() throws {
        #expect(try findings([:]) == [])
        let source = SourceText(name: "design.md", text: try TestFiles.text("BaseOfExistingAPI.md"))
        let document = readDocument(files: [source])
        let (design, diagnostics) = understand(document)
        let verified = try #require(verify(design, understanding: diagnostics, today: nil).verified)
        let refused = buildable(verified).refused.map { finding in
            source.text(finding.primary.span.start..<finding.primary.span.end)
        }
        for part in [
            "## Errors", "`{user: input}`", "201 {user: UserView}", "404 `article",
            "200 {articles: list of ArticleView, articlesCount: count}",
        ] { #expect(refused.contains(part), "\(part)") }
    }

    @Test("A contract names the status that `Errors` gives, and the code that the error has by its meaning")
    func statuses() throws {
        #expect(
            try findings(["422 `slug_taken` |": "409 `slug_taken` |"]) == [
                "endpoint-cannot-answer POST /articles never answers 409 `slug_taken`"
            ]
        )
        #expect(
            try findings(["400, 422, 422 `email_taken`, 422 `username_taken`": "400, 422, 422 `email_taken`"]) == [
                "endpoint-leaves-out-error POST /users can answer 422 `username_taken`, its contract does not say so"
            ]
        )
        // Both kinds of bad callers are answered alike, and then they are not.
        #expect(
            try findings([
                "| 404 `article` | –": "| no credentials | 403 | – |\n| 404 `article` | –",
                "200 {user: UserView} | 401 |": "200 {user: UserView} | 401, 403 |",
            ])
            .filter { $0.contains("/me") } == []
        )
        #expect(
            try findings(["| 404 `article` | –": "| no credentials | 403 | – |\n| 404 `article` | –"]).contains(
                "endpoint-leaves-out-error GET /me can answer 403, its contract does not say so"
            )
        )
    }

    @Test("A code beside the status of an error without one is that error's code, once")
    func codes() throws {
        #expect(
            try findings(["ArticleView} | 404 `article` |": "ArticleView} | 404 `article`, 404 `gone` |"]) == [
                "endpoint-cannot-answer GET /articles/{slug} never answers 404 `gone`"
            ]
        )
        #expect(
            try findings(["ArticleView} | 404 `article` |": "ArticleView} | 404, 404 `article` |"]) == [
                "endpoint-cannot-answer GET /articles/{slug} never answers 404 `article`"
            ]
        )
        #expect(
            try findings(["| 404 `article` | – |": "| 404 `article` | 410 |"]).filter { $0.hasPrefix("endpoint") } == [
                "endpoint-cannot-answer GET /articles/{slug} never answers 404 `article`",
                "endpoint-cannot-answer PUT /articles/{slug} never answers 404 `article`",
                "endpoint-cannot-answer DELETE /articles/{slug} never answers 404 `article`",
            ]
        )
    }

    @Test("An error that is named as it is by its meaning is told with what it is answered as")
    func help() throws {
        let text = try TestFiles.text("BaseOfExistingAPI.md").replacing(
            "| any other | – |",
            with: "| any other | 400 |"
        )
        .replacing("| 404 `article` | – |", with: "| 404 `article` | 410 |")
        let document = readDocument(files: [SourceText(name: "design.md", text: text)])
        let found = verify(understand(document).design, understanding: [], today: nil).diagnostics
        let helps = found.filter { $0.id == "endpoint-cannot-answer" }.map(\.help)
        #expect(helps.contains("Did you mean 410 `article`?"))
        #expect(helps.contains("Did you mean 400?"))
        #expect(found.allSatisfy { $0.id != "endpoint-leaves-out-error" || !$0.message.contains("410") })
    }

    @Test("`any other` gives its status to whatever has none of its own")
    func anyOther() throws {
        let found = try findings(["| any other | – |": "| any other | 400 |"])
        #expect(found.contains("endpoint-cannot-answer GET /me never answers 401"))
        #expect(found.contains("scenario-expects-impossible PUT /articles/{slug} never answers 403"))
    }

    @Test("Codes are looked for where the body puts them")
    func codesInBodies() throws {
        #expect(
            try findings(["jsonpath \"$.code\" == \"wrong_login\"": "jsonpath \"$.code\" == \"wrong_password\""]) == []
        )
        #expect(
            try findings([
                "{errors: {body: [title]}, code: code}": "{error: {name: code}}",
                "jsonpath \"$.code\" == \"wrong_login\"": "jsonpath \"$.error.name\" == \"wrong_login\"",
            ]) == [
                "scenario-reads-nothing An error of PUT /articles/{slug} shows no `code`"
            ]
        )
        #expect(
            try findings([
                "| unique | 422 | `{errors: fields}` |": "| unique | 409 | `{errors: [{name: code}]}` |",
                "422 `email_taken`, 422 `username_taken`": "409 `email_taken`, 409 `username_taken`",
                "422 `slug_taken`": "409 `slug_taken`", "HTTP 422": "HTTP 409",
                "jsonpath \"$.errors.slug[0]\" == \"has already been taken\"":
                    "jsonpath \"$.errors[0].name\" == \"slug_tken\"",
            ]) == ["scenario-expects-impossible POST /articles never answers with the code `slug_tken`"]
        )
    }

    @Test("Without its column or its section a shape is missed once, whatever scenarios send and look at")
    func lostShapes() throws {
        let column = try findings(["Requirements | Request |": "Requirements | Requuest |"])
        #expect(column.map { $0.prefix { $0 != " " } } == ["unknown-column"])
        let section = try findings(["## Errors\n": "\n"])
        #expect(section.map { $0.prefix { $0 != " " } } == ["unknown-table"])
    }

    @Test("What looks for a member of a whole list is told once")
    func bareLists() throws {
        #expect(
            try findings([
                "200 {articles: list of ArticleView, articlesCount: count} | 400 |": "200 [ArticleView] | – |",
                "jsonpath \"$.articles\" count == 1": "jsonpath \"$\" count == 1",
                "jsonpath \"$.articles[0].title\" == \"On wine\"": "jsonpath \"$[0].title\" == \"On wine\"",
            ]) == [
                "list-without-limit GET /articles answers with every row there is",
                "page-limit-without-list `Page` bounds nothing: no endpoint answers page by page",
                "scenario-reads-nothing `$` is a list",
            ]
        )
    }

    @Test("Fields that a wrapped view leaves out are read by nobody")
    func fields() throws {
        #expect(
            try findings(["| body | `body` | |\n": ""]) == ["field-nobody-reads Nothing looks at `Article.body`"]
        )
    }

    @Test("A whole list has no pages, and no parameters unless its table has some")
    func wholeLists() throws {
        #expect(
            try findings([
                "200 {articles: list of ArticleView, articlesCount: count} | 400 |":
                    "200 {articles: [ArticleView], articlesCount: count} | – |"
            ]) == [
                "list-without-limit GET /articles answers with every row there is",
                "page-limit-without-list `Page` bounds nothing: no endpoint answers page by page",
            ]
        )
    }
}
