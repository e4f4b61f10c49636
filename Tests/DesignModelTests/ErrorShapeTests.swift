import DesignModel
import Testing

@Suite("The error shape of an existing API")
struct ErrorShapeTests {
    /// Rows of cases begin at line 7; those of messages stand behind an empty line.
    private func errors(_ cases: String, messages: String = "| blank | can't be blank |") -> String {
        """
        # Desk

        ## Errors

        | Case | Status | Body |
        |---|---|---|
        \(cases)

        | Rule | Message |
        |---|---|
        \(messages)
        """
    }

    @Test func understood() throws {
        let fixture = Fixture(
            errors(
                """
                | rule | 422 | `{errors: fields}` |
                | **No credential** | 401 | `{errors: {body: [title]}}` |
                | still referenced | – | |
                | 409 `in_progress` | 423 | `{errors: errors.map(e, e.field + " " + e.message)}` |
                | 404 | | `{status: status, code: code, detail: detail, url: url}` |
                | any other | | `{errors: {body: [title]}}` |
                """,
                messages: """
                    | blank | can't be blank |
                    | too long | is too long (maximum is {max} characters) |
                    | one of | is not included in the list |
                    """
            )
        )
        #expect(fixture.found == [])
        let shape = try #require(fixture.design.errorShape)
        #expect(
            shape.cases.map(\.kind.value) == [
                .rule, .noCredentials, .stillReferenced, .code("in_progress", status: 409), .status(404), .anyOther,
            ]
        )
        #expect(shape.cases.map { $0.status?.value } == [422, 401, nil, 423, nil, nil])
        #expect(shape.cases.map { $0.body == nil } == [false, false, true, false, false, false])
        #expect(shape.cases[3].kind.value.text == "409 `in_progress`")
        #expect(shape.messages.map(\.rule.value) == [.blank, .tooLong, .oneOf])
        #expect(shape.messages[1].text.value == "is too long (maximum is {max} characters)")
        #expect(fixture.refused == ["`Errors`: an error shape of one's own 3"])
    }

    @Test func casesThatAreNone() {
        expect(
            errors(
                """
                | uniqe | 422 | |
                | 200 | 400 | |
                | 404 not found | | |
                | unique | many | |
                | absent | 302 | |
                | Unique | 409 | |
                | | 409 | |
                """
            ),
            finds: [
                "unknown-case 7 uniqe", "error-shape-syntax 8 200", "error-shape-syntax 9 found",
                "error-shape-syntax 10 many", "error-shape-syntax 11 302", "duplicate-name 12 Unique",
                "empty-cell 13 ",
            ]
        )
    }

    @Test func bodiesAreMadeOfTheError() {
        expect(
            """
            # Desk

            ## Errors

            | Case | Status | Body |
            |---|---|---|
            | rule | | `{errors: field}` |
            | unique | | `{errors: errors.map(e, e.text)}` |
            | absent | | title |
            | illegal | | `{n: Ticket.size()}` |
            | 409 | | `{code: code + status}` |

            ## Component: Desk

            ### Entity: Ticket

            | Field | Type | Rules | Description |
            |---|---|---|---|
            | subject | text(1..80) | | One line. |
            """,
            finds: [
                "unknown-name 7 field", "unknown-field 8 text", "expression-not-in-code 9 title",
                "error-body-reads-rows 10 Ticket", "type-mismatch 11 code + status",
            ]
        )
    }

    @Test func messagesThatSayNothing() {
        expect(
            errors(
                "| any other | | `{message: title}` |",
                messages: """
                    | empty | is empty |
                    | too short | at least {least} |
                    | blank | more than {min} |
                    | range | between {min} and {max |
                    | null | |
                    | too long | at most {max} |
                    | too long | at most {max} |
                    """
            ),
            finds: [
                "unknown-rule-word 11 empty", "unknown-placeholder 12 least", "error-shape-syntax 13 min",
                "error-shape-syntax 14 {max", "empty-cell 15 ", "duplicate-name 17 too long",
            ]
        )
    }

    @Test func aHeadingWithoutTableSaysNothing() {
        expect("# Desk\n\n## Errors\n\nAs they were.", finds: ["missing-table 3 ## Errors"])
        expect(
            "# Desk\n\n| Case | Status | Body |\n|---|---|---|\n| rule | 422 | |",
            finds: ["unknown-table 3 Case | Status | Body"]
        )
    }
}
