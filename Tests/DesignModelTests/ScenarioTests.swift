import DesignModel
import Testing

@Suite("Scenarios")
struct ScenarioTests {
    /// A scenario whose text begins at line 40.
    private func scenario(_ text: String) -> String {
        desk + """
            ## Authentication

            | Setting | Value |
            |---|---|
            | Scheme | bearer JWT |
            | Subject | `Customer` by `id` for customer |

            ## Scenarios

            ### Scenario: Asking

            \(text)

            """
    }

    @Test func understood() throws {
        let fixture = Fixture(
            scenario(
                """
                Words are prose.

                - customers `cora`, `carl`, agent `abe`
                - 20 `Ticket { number: 1, customer: cora, subject: "x" }` as `old`

                ```hurl
                GET /tickets/{{old.id}}
                Authorization: Bearer {{abe}}
                HTTP 200
                [Captures]
                who: jsonpath "$.customer"

                GET /customers/{{who}}
                HTTP 200
                [Asserts]
                jsonpath "$.id" == "{{cora.id}}"
                ```
                """
            )
        )
        #expect(fixture.found == [])
        let parts = try #require(fixture.design.scenarios.first?.parts)
        #expect(parts.count == 6)
        guard case .rows(let rows) = parts[3] else { return #expect(Bool(false)) }
        #expect(rows.count == 20)
        #expect(rows.fields.map(\.name.value) == ["number", "customer", "subject"])
    }

    @Test func faults() {
        expect(
            scenario(
                """
                - customr `cora`
                - agent `abe`, customer `abe`
                - `Tickt { number: 1 }`
                - `Ticket { numbr: 1 }`
                - nothing in particular

                ```hurl
                GET /tickets/{{coar}}
                Authorization: Bearer {{abe}}
                HTTP 200
                ```
                """
            ),
            finds: [
                "unknown-role 40 customr", "duplicate-name 41 abe", "unknown-entity 42 Tickt", "unknown-field 43 numbr",
                "bullet-syntax 44 nothing in particular", "unknown-name 47 coar",
            ]
        )
    }

    @Test func beyondToday() {
        let fixture = Fixture(
            scenario(
                """
                - it is 2026-03-01T00:00:00Z
                - 31m pass
                - workers run
                """
            )
        )
        #expect(fixture.found == [])
        #expect(fixture.refused.count == 3)
    }
}
