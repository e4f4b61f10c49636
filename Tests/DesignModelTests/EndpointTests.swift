import DesignModel
import Testing

@Suite("Endpoints")
struct EndpointTests {
    /// An endpoint table whose rows begin at line 33.
    private func api(_ rows: String, _ more: String = "") -> String {
        desk + """
            ### API

            | Method | Path | Does | Auth | Success | Errors | REQ |
            |---|---|---|---|---|---|---|
            \(rows)

            \(more)
            """
    }

    @Test func understood() throws {
        let fixture = Fixture(
            api(
                """
                | POST | /tickets | create Ticket | customer | 201 Ticket | 400, 401, 422, 409 `number_taken` | |
                | GET | /tickets/{id} | read Ticket | ✅ agent; anyone where `self.urgency == "low"` | 200 Ticket | 404 | |
                | GET | `/customers/{id}/tickets` | list Ticket where `self.customer.id == path.id` by `createdAt desc` | agent | 200 list of Ticket | 404 | |
                | PUT | /tickets/{id} | update Ticket | agent | 200 Ticket | 404 | |
                | POST | /tickets/{number}/patch | patch Ticket | agent | 200 Ticket | 404 | |
                | DELETE | /tickets/{id} | delete Ticket | agent | 204 | 404 | |
                """
            )
        )
        #expect(fixture.found == [])
        let endpoints = try #require(fixture.design.components.first?.endpoints)
        #expect(endpoints.map(\.path.value.text).last == "/tickets/{id}")
        #expect(endpoints[0].errors.map(\.status) == [400, 401, 422, 409])
        #expect(endpoints[0].errors.last?.code == "number_taken")
        #expect(endpoints[0].success.body == .entity("Ticket"))
        #expect(endpoints[1].access.map(\.role.value) == [.role("agent"), .anyone])
        guard case .list("Ticket", .some, let order) = endpoints[2].does.value else { return #expect(Bool(false)) }
        #expect(order == .init(field: "createdAt", descending: true))
        #expect(endpoints[2].success.body == .listOf(.entity("Ticket")))
        guard case .update(_, false) = endpoints[3].does.value, case .update(_, true) = endpoints[4].does.value else {
            return #expect(Bool(false))
        }
        #expect(endpoints[5].success.body == .nothing)
    }

    @Test func faultyCells() {
        expect(
            api(
                """
                | PSOT | /a | create Ticket | agent | 201 Ticket | | |
                | POST | a | create Ticket | agent | 201 Ticket | | |
                | POST | /a/ | create Ticket | agent | 201 Ticket | | |
                | POST | /b/:id | create Ticket | agent | 201 Ticket | | |
                | POST | /c | make Ticket | agent | 201 Ticket | | |
                | POST | /d | create Tickt | agent | 201 Ticket | | |
                | POST | /e | create Ticket | agnt | 201 Ticket | | |
                | POST | /f | create Ticket | agent, customer | 201 Ticket | | |
                | POST | /g | create Ticket | | 201 Ticket | | |
                | POST | /h | create Ticket | agent | 201 Tickt | | |
                | POST | /i | create Ticket | agent | 404 | | |
                | POST | /j | create Ticket | agent | 201 Ticket | 409, 200, 404, 404 | REQ-9 |
                | POST | /k | flow `Nothing` | agent | 204 | | |
                """
            ),
            finds: [
                "unknown-method 33 PSOT", "path-syntax 34 a", "path-syntax 35 /a/", "path-syntax 36 :id",
                "unknown-event 37 make", "unknown-entity 38 Tickt", "unknown-role 39 agnt",
                "access-syntax 40 , customer",
                "empty-cell 41 ", "unknown-entity-or-view 42 Tickt", "success-syntax 43 404", "errors-syntax 44 409",
                "errors-syntax 44 200", "duplicate-error 44 404", "unknown-requirement 44 REQ-9",
                "unknown-flow 45 Nothing",
            ]
        )
    }

    @Test func whatDoesNotFit() {
        expect(
            api(
                """
                | GET | /a | create Ticket | agent | 201 Ticket | | |
                | POST | /b | list Ticket | agent | 200 list of Ticket | | |
                | POST | /c/{id} | update Ticket | agent | 200 Ticket | | |
                | GET | /d | read Ticket | agent | 200 Ticket | | |
                | GET | /e/{what} | list Ticket | agent | 200 list of Ticket | | |
                | GET | /f/{id} | read Ticket | agent | 200 Customer | | |
                | GET | /g | list Ticket | agent | 200 Ticket | | |
                | GET | /h/{id} | read Ticket | as designed | 200 Ticket | | |
                | GET | /h/{other} | read Ticket | agent | 200 Ticket | | |
                | GET | /i/{id} | read Ticket | customer where `self.customer == me` | 200 Ticket | | |
                | DELETE | /j/{id} | delete Ticket | agent | 204 Ticket | | |
                """
            ),
            finds: [
                "method-does-not-fit 33 GET", "method-does-not-fit 34 POST", "method-does-not-fit 35 POST",
                "path-names-no-row 36 /d", "idle-path-parameter 37 /e/{what}", "success-does-not-fit 38 200 Customer",
                "success-does-not-fit 39 200 Ticket", "access-syntax 40 as designed",
                "duplicate-name 41 GET | /h/{other}",
                "no-me-here 42 me", "success-syntax 43 Ticket",
            ]
        )
    }

    @Test func parameters() throws {
        let rows = "| GET | /tickets | list Ticket | agent | 200 list of Ticket | | |"
        let fixture = Fixture(
            api(
                rows,
                """
                #### GET /tickets

                | Parameter | Type | Default | Filter |
                |---|---|---|---|
                | urgency | one of `low`, `high` | – | `self.urgency == input.urgency` |
                | sort | sort by `createdAt`, `number` | `-createdAt` | – |
                """
            )
        )
        #expect(fixture.found == [])
        let parameters = try #require(fixture.design.components.first?.endpoints.first?.parameters)
        #expect(parameters.map(\.name.value) == ["urgency", "sort"])
        #expect(parameters[0].filter?.type == .boolean)
        #expect(parameters[1].type.value == .sort(by: ["createdAt", "number"]))
        #expect(parameters[1].defaultValue?.value == "-createdAt")
    }

    @Test func wordsOfParameters() throws {
        let fixture = Fixture(
            api(
                "| GET | /tickets | list Ticket | agent | 200 list of Ticket | | |",
                """
                #### GET /tickets

                | Parameter | Type | Default | Filter |
                |---|---|---|---|
                | urgency | one of `lwo`, `high` | – | `self.urgency == input.urgency` |
                | least | one of `high` | – | `self.subject != "" && input.least == self.urgency` |
                | most | one of `high`, `urgent` | – | `self.urgency == input.most` |
                """
            )
        )
        #expect(fixture.found == ["unknown-word 39 lwo", "unknown-word 41 urgent"])
        #expect(fixture.diagnostics.first?.help == "Did you mean `low`?")
        #expect(fixture.diagnostics.first?.fixIts.first?.replacement == "low")
    }

    @Test func faultyParameters() {
        expect(
            api(
                """
                | GET | /tickets | list Ticket | agent | 200 list of Ticket | | |
                | POST | /tickets | create Ticket | agent | 201 Ticket | | |
                """,
                """
                #### GET /tickets

                | Parameter | Type | Default | Filter |
                |---|---|---|---|
                | a | text(1..9) | – | – |
                | b | text(1..9) | – | `self.urgncy == input.b` |
                | sort | sort by `nmber`, `customer` | – | `true` |
                | limit | integer(1..9) | – | `self.number == input.limit` |

                #### POST /tickets

                | Parameter | Type | Default | Filter |
                |---|---|---|---|
                | c | text(1..9) | – | `self.subject == input.c` |

                #### GET /tickts
                """
            ),
            finds: [
                "idle-parameter 40 –", "unknown-field 41 urgncy", "unknown-field 42 nmber",
                "sort-without-order 42 customer", "idle-parameter 42 `true`", "reserved-name 43 limit",
                "parameters-without-list 47 | Parameter | Type | Default | Filter |",
                "missing-table 51 #### GET /tickts", "unknown-endpoint 51 GET /tickts",
            ]
        )
    }

    @Test func flowsGiveWhatTheirEndpointsAnswer() {
        expect(
            api(
                """
                | POST | /a | flow `Give` | agent | 200 Ticket | | |
                | POST | /b/{id} | flow `Give` | agent | 204 | | |
                """,
                """
                ### Flow: Give

                | # | Step | On failure |
                |---|---|---|
                | 1 | `return 1` | |
                """
            ),
            finds: ["success-does-not-fit 33 200 Ticket", "idle-path-parameter 34 /b/{id}"]
        )
    }

    @Test func beyondToday() {
        let fixture = Fixture(
            desk + """
                ### API

                | Method | Path | Does | Who | Success | Errors | Requirements | Request |
                |---|---|---|---|---|---|---|---|
                | POST | /a | create Ticket | agent | 201 Ticket | | | `{ticket: input}` |
                | GET | /b | list Ticket | agent | 200 [Ticket] | | | |
                | GET | /c/{id} | read Ticket | agent | 200 {ticket: Ticket} | | | |
                | GET | /d | read Ticket where `self.number == 1` | agent | 200 Ticket | | | |

                ### Workers

                #### Worker: Sweep

                ### Integration: Mail
                """
        )
        #expect(
            fixture.found == [
                "missing-table 38 ### Workers", "unknown-worker 40 Sweep", "missing-table 42 ### Integration: Mail",
            ]
        )
        #expect(
            fixture.refused == [
                "A `Request` shape of one's own 33", "A `Success` that is a whole list, not paged 34",
                "A `Success` that wraps the answer 35", "`read … where` without a path parameter 36", "Workers 38",
                "Workers 40",
                "Integrations 42",
            ]
        )
    }
}
