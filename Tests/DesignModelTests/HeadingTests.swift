import Testing

@Suite("Headings")
struct HeadingTests {
    @Test func caseNumbersDecorationAndPluralDoNotCount() {
        let fixture = Fixture(
            """
            # Desk

            ## 1. **role** ✅

            | ROLES | descriptions |
            |---|---|
            | agent | Answers. |

            ## 2 Component: Desk

            ### 2.1 ENTITY: Ticket

            | **Rules** | Fields | Type | Notes |
            |---|---|---|---|
            | | subject | text(1..80) | One line. |
            """
        )
        #expect(fixture.found == [])
        #expect(fixture.design.roles.map(\.name.value) == ["agent"])
        #expect(fixture.design.components.first?.entities.first?.fields.map(\.name.value) == ["subject"])
    }

    @Test func missingTitle() {
        expect("## Component: Desk\n", finds: ["missing-title 1 ## Component: Desk"])
    }

    @Test func emptyDesign() {
        #expect(Fixture("").found == ["missing-title 1 "])
    }

    @Test func misspelledHeadings() {
        expect(
            """
            # Desk

            ## Requirments

            | ID | Requirement | Acceptance |
            |---|---|---|

            ## Componnet: Desk

            ### Entiy: Ticket

            | Field | Type | Rules | Description |
            |---|---|---|---|
            | subject | text(1..80) | | One line. |

            ### Policy: Strict

            Words.
            """,
            finds: [
                "unknown-heading 3 Requirments", "unknown-heading 8 Componnet", "unknown-heading 10 Entiy",
                "unknown-heading 16 Policy",
            ]
        )
    }

    @Test func proseHeadings() {
        expect(
            """
            # Desk

            ## Decision: SQLite

            ### Entity relations

            | A | B |
            |---|---|

            ## Component: Desk

            ### Decisions

            Words.
            """,
            finds: []
        )
    }

    @Test func duplicateAndWrongLevel() {
        expect(
            """
            # Desk

            ## Limits

            | Limit | Value |
            |---|---|

            ## Limits

            ### Configuration

            | Variable | Type | Default | Description |
            |---|---|---|---|

            ## Component: Desk

            #### Entity: Ticket

            | Field | Type | Rules | Description |
            |---|---|---|---|

            ### Entity
            """,
            finds: [
                "duplicate-heading 8 ## Limits", "wrong-heading-level 10 ### Configuration",
                "wrong-heading-level 17 #### Entity: Ticket", "heading-without-name 22 ### Entity",
                "missing-table 22 ### Entity",
            ]
        )
    }

    @Test func tables() {
        expect(
            """
            # Desk

            ## Roles

            ## Limits

            | Limit | Value | Reason |
            |---|---|---|
            | Body | 64 KiB | memory |

            | Waiver | Until |
            |---|---|

            ## Component: Desk

            ### Entity: Ticket

            | Field | Typ | Rules |
            |---|---|---|
            | subject | text(1..80) | |
            """,
            finds: [
                "missing-table 3 ## Roles", "unknown-column 7 Reason", "unknown-table 11 Waiver | Until",
                "missing-column 18 Field | Typ | Rules", "missing-column 18 Field | Typ | Rules",
                "unknown-column 18 Typ",
            ]
        )
    }

    @Test func misplacedBlocks() {
        expect(
            """
            # Desk

            ## Component: Desk

            ### Failure modes

            | Failure mode | Detection | Impact | Recovery | RTO |
            |---|---|---|---|---|

            ```hurl
            GET /x
            HTTP 200
            ```

            ```json
            {}
            ```
            """,
            finds: ["misplaced-block 10 ```hurl"]
        )
    }

    @Test func openQuestionsAndWaivers() {
        let fixture = Fixture(
            """
            # Desk

            What it is for.

            ## Open questions

            - How long?
            - How many?

            ## Waivers

            | Rule | Where | Reason | Until |
            |---|---|---|---|
            | sort-without-index | GET /x | few rows | 2030-01-01 |
            """
        )
        #expect(fixture.found == [])
        #expect(fixture.design.purpose?.value == "What it is for.")
        #expect(fixture.design.openQuestions.map(\.value) == ["How long?", "How many?"])
        #expect(fixture.design.waivers.map(\.reason.value) == ["few rows"])
    }
}
