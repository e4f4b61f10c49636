import DesignModel
import Testing

@Suite("Bodies of requests and answers in the shape of an existing API")
struct ContractShapeTests {
    /// An endpoint table whose rows begin at line 33, with a view, two flows and a query behind it.
    private func api(_ rows: String) -> String {
        desk + """
            ### API

            | Method | Path | Does | Who | Success | Errors | Requirements | Request |
            |---|---|---|---|---|---|---|---|
            \(rows)

            ### View: TicketView of Ticket

            | Field | Value | Description |
            |---|---|---|
            | subject | `subject` | |

            ### Flow: Answer

            | Input | Type | Rules | Description |
            |---|---|---|---|
            | text | text(1..80) | | What to say. |

            | # | Step | On failure |
            |---|---|---|
            | 1 | `require input.text != ""` | 409 `empty` |
            | 2 | `return Ticket.filter(t, t.answer == input.text)` | |

            ### Query: Load

            ```sql
            SELECT COUNT(*) AS tickets FROM ticket
            ```

            | Field | Type | Description |
            |---|---|---|
            | tickets | integer(0..) | |
            """
    }

    private func endpoints(_ rows: String) throws -> [Endpoint] {
        let fixture = Fixture(api(rows))
        #expect(fixture.found == [])
        return try #require(fixture.design.components.first?.endpoints)
    }

    @Test func answersThatWrapWhatTheyShow() throws {
        let endpoints = try endpoints(
            """
            | GET | /a/{id} | read Ticket | agent | 200 {ticket: TicketView} | | | |
            | GET | /b | list Ticket | agent | 200 `{tickets: list of TicketView, "tickets_count": count}` | | | |
            | GET | /c | list Ticket | agent | 200 [Ticket] | | | |
            | GET | /d | list Ticket | agent | 200 {n: count, tickets: [TicketView]} | | | |
            | GET | /e | query `Load` | agent | 200 {rows: list of Load} | | | |
            | POST | /f | flow `Answer` | agent | 200 {tickets: list of TicketView} | | | |
            | GET | /g | list Ticket | agent | 200 list of Ticket | | | |
            """
        )
        #expect(
            endpoints.map(\.success.body) == [
                .view("TicketView"), .listOf(.view("TicketView")), .listOf(.entity("Ticket")),
                .listOf(.view("TicketView")), .rows(ofQuery: "Load"), .listOf(.view("TicketView")),
                .listOf(.entity("Ticket")),
            ]
        )
        #expect(endpoints.map(\.success.isWholeList) == [false, false, true, true, false, false, false])
        #expect(endpoints[1].success.members.map(\.name.value) == ["tickets", "tickets_count"])
        #expect(endpoints[1].success.members.map(\.value) == [.body, .count])
        #expect(endpoints[3].success.members.map(\.value) == [.count, .body])
        #expect(endpoints[6].success.members.isEmpty)
    }

    @Test func answersThatAreNone() {
        expect(
            api(
                """
                | GET | /a/{id} | read Ticket | agent | 200 {ticket: TicketVew} | | | |
                | GET | /b/{id} | read Ticket | agent | 200 {ticket: TicketView, n: count} | | | |
                | GET | /c/{id} | read Ticket | agent | 200 {ticket: list of TicketView} | | | |
                | GET | /d | list Ticket | agent | 200 {ticket: TicketView} | | | |
                | GET | /e/{id} | read Ticket | agent | 200 {a: Ticket, b: TicketView} | | | |
                | GET | /f | list Ticket | agent | 200 {a: list of Ticket, a: count} | | | |
                | GET | /g | list Ticket | agent | 200 {n: count} | | | |
                | GET | /h/{id} | read Ticket | agent | 200 {ticket: Ticket | | | |
                | GET | /i | list Ticket | agent | 200 [Ticket | | | |
                | GET | /j | list Ticket | agent | 200 [Ticket] all | | | |
                | GET | /k/{id} | read Ticket | agent | 200 {Ticket} | | | |
                | DELETE | /l/{id} | delete Ticket | agent | 204 {ticket: Ticket} | | | |
                """
            ),
            finds: [
                "unknown-entity-or-view 33 TicketVew", "success-syntax 34 count",
                "success-does-not-fit 35 200 {ticket: list of TicketView}",
                "success-does-not-fit 36 200 {ticket: TicketView}", "success-syntax 37 b", "duplicate-name 38 a",
                "success-syntax 39 200 {n: count}", "success-syntax 40 200 {ticket: Ticket",
                "success-syntax 41 200 [Ticket", "success-syntax 42 all", "success-syntax 43 }",
                "success-syntax 44 {ticket: Ticket}",
            ]
        )
    }

    @Test func bodiesOfRequests() throws {
        let endpoints = try endpoints(
            """
            | POST | /a | create Ticket | agent | 201 Ticket | | | `{ticket: input}` |
            | POST | /b | flow `Answer` | agent | 204 | | | {"the_answer": {de: text}} |
            | PUT | /c/{id} | update Ticket | agent | 200 Ticket | | | `{what: subject, more: {u: urgency, a: answer}}` |
            | POST | /d | create Ticket | agent | 201 Ticket | | | – |
            """
        )
        #expect(
            endpoints.map { $0.request?.members.map(\.name.value) } == [
                ["ticket"], ["the_answer"], ["what", "more"], nil,
            ]
        )
        let uses = endpoints[2].request?.uses.map { use in
            if case .field(let name) = use { name.value } else { "input" }
        }
        #expect(uses == ["subject", "urgency", "answer"])
        guard case .whole? = endpoints[0].request?.uses.first else { return #expect(Bool(false)) }
    }

    @Test func bodiesThatAreNone() {
        expect(
            api(
                """
                | POST | /a | create Ticket | agent | 201 Ticket | | | `{ticket: inputs}` |
                | POST | /b | flow `Answer` | agent | 204 | | | `{text: txt}` |
                | POST | /c | create Ticket | agent | 201 Ticket | | | input |
                | POST | /d | create Ticket | agent | 201 Ticket | | | `{ticket}` |
                | POST | /e | create Ticket | agent | 201 Ticket | | | `{a: subject, a: urgency}` |
                | POST | /f | create Ticket | agent | 201 Ticket | | | `{a: {b: subject}` |
                | POST | /g | create Ticket | agent | 201 Ticket | | | `{a: [subject]}` |
                | POST | /h | create Ticket | agent | 201 Ticket | | | `{a: input} and more` |
                """
            ),
            finds: [
                "unknown-field 33 inputs", "unknown-input 34 txt", "request-syntax 35 input", "request-syntax 36 }",
                "duplicate-name 37 a", "request-syntax 38 {a: {b: subject}", "request-syntax 39 [subject]}",
                "request-syntax 40 and more",
            ]
        )
    }

    @Test func deepBodiesAreRefused() {
        let deep = String(repeating: "{a: ", count: 5000) + "subject" + String(repeating: "}", count: 5000)
        let fixture = Fixture(api("| POST | /a | create Ticket | agent | 201 Ticket | | | `\(deep)` |"))
        #expect(fixture.diagnostics.map(\.id) == ["request-syntax"])
    }
}
