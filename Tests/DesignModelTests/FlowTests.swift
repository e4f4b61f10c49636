import DesignModel
import Testing

@Suite("Flows, queries and hand-written logic")
struct FlowTests {
    /// A flow whose steps begin at line 37; an endpoint for customers runs it.
    private func flow(_ steps: String) -> String {
        desk + """
            ### Flow: Ask

            | Input | Type | Rules | Description |
            |---|---|---|---|
            | customer | Customer | | Who asks. |

            | # | Step | On failure |
            |---|---|---|
            \(steps)

            """
    }

    private func steps(_ markdown: String) throws -> [Step] {
        let fixture = Fixture(markdown)
        #expect(fixture.found == [])
        return try #require(fixture.design.components.first?.flows.first?.steps)
    }

    @Test func everyStep() throws {
        let steps = try steps(
            flow(
                """
                | 1 | `let n = 1 + 2` | |
                | 2 | `let c = get Customer where id == input.customer.id` | absent: 404 |
                | 3 | `let t = create Ticket { number: n, customer: c, subject: "x" }` | rule: 422; unique: 409 `number_taken` |
                | 4 | `let old = find Ticket where number == 7` | |
                | 5 | `require old != null` | 409 `no_old` "There is none." |
                | 6 | `set old.subject = t.subject` | |
                | 7 | `delete old` | referenced: 409 `kept` |
                | 8 | `delete Ticket where number < 3` | |
                | 9 | `create Ticket { number: 2, customer: c, subject: "y" }` | |
                | 10 | `return t` | |
                """
            )
        )
        #expect(steps.map(\.number) == (1...10).map(String.init))
        guard case .bind(let name, let value) = steps[0].kind else { return #expect(Bool(false)) }
        #expect(name.value == "n")
        #expect(value.type == .integer)
        guard case .get(_, let entity, _) = steps[1].kind else { return #expect(Bool(false)) }
        #expect(entity.value == "Customer")
        #expect(steps[1].failures.first?.label?.value == "absent")
        #expect(steps[2].failures.map(\.status) == [422, 409])
        #expect(steps[4].failures.first?.label == nil)
        #expect(steps[4].failures.first?.message == "There is none.")
        guard case .set(let target, "Ticket", let field, _) = steps[5].kind else { return #expect(Bool(false)) }
        #expect((target.value, field.value) == ("old", "subject"))
        guard case .deleteWhere = steps[7].kind else { return #expect(Bool(false)) }
        guard case .create(nil, _, _) = steps[8].kind else { return #expect(Bool(false)) }
    }

    @Test func faultySteps() {
        expect(
            flow(
                """
                | 1 | `let c = get Custmer where id == input.customer.id` | |
                | 2 | `let t = create Ticket { numbr: 1 }` | |
                | 3 | `let c = 1` | |
                | 4 | `set t.number = "seven"` | |
                | 5 | `set t.version = 2` | |
                | 6 | `set t.customer = input.customer` | |
                | 7 | `require t.answer` | 200 |
                | 8 | `let o = find Ticket where number == 7` | |
                | 9 | `delete o` | |
                | 10 | `transition t.close` | |
                | 11 | `set self.subject = "x"` | |
                | 12 | `renturn t` | |
                | 13 | `get Ticket where number == 1` | |
                | 14 | `let me = 1` | |
                | 15 | `let x = ` | |
                | 16 | let y = 1 | |
                """
            ),
            finds: [
                "unknown-entity 37 Custmer", "unknown-field 38 numbr", "shadowed-name 39 c",
                "type-mismatch 40 \"seven\"",
                "field-set-by-service 41 version", "immutable-field 42 customer", "type-mismatch 43 t.answer",
                "failure-syntax 43 200", "step-syntax 45 o", "unknown-event 46 t",
                "step-syntax 48 renturn", "step-syntax 49 Ticket", "shadowed-name 50 me", "expression-syntax 51 ",
                "expression-not-in-code 52 let y = 1",
            ]
        )
    }

    @Test func missingFields() {
        expect(
            flow("| 1 | `create Ticket { subject: \"x\" }` | |"),
            finds: ["missing-field 37 Ticket"]
        )
    }

    @Test func numbers() {
        expect(
            flow(
                """
                | 1 | `let a = 1` | |
                | 3 | `let b = 1` | |
                | three | `let c = 1` | |
                | 3.1 | `let d = 1` | |
                """
            ),
            finds: ["step-number 38 3", "step-number 39 three", "step-number 40 3.1"]
        )
    }

    @Test func substepsAreRead() throws {
        let fixture = Fixture(
            flow(
                """
                | 1 | `if input.customer.name == "x"` | |
                | 1.1 | `let a = 1` | |
                | 2 | `for t in Ticket.filter(t2, t2.number < 3)` | |
                | 2.1 | `set t.subject = "x"` | |
                | 3 | `ensure Customer { email: "a@b", name: "x" }` | |
                """
            )
        )
        #expect(fixture.found == [])
        #expect(fixture.refused == ["The step `if` 37", "The step `for` 39", "The step `ensure` 41"])
        let steps = try #require(fixture.design.components.first?.flows.first?.steps)
        guard case .when(_, let inner) = steps[0].kind, case .forEach(_, _, let looped) = steps[1].kind else {
            return #expect(Bool(false))
        }
        #expect(inner.map(\.number) == ["1.1"])
        #expect(looped.map(\.number) == ["2.1"])
    }

    @Test func callersDecideWhatMeIs() throws {
        let authentication = """
            ## Authentication

            | Setting | Value |
            |---|---|
            | Scheme | bearer JWT |
            | Subject | `Customer` by `id` for customer; `Agent` by `id` for agent |

            """
        let agent = """
            ### Entity: Agent

            | Field | Type | Rules | Description |
            |---|---|---|---|
            | name | text(1..80) | | Who it is. |

            ### Flow: Who

            | # | Step | On failure |
            |---|---|---|
            | 1 | `let a = me.name` | |
            | 2 | `let b = me.email` | |
            | 3 | `return 1` | |

            ### API

            | Method | Path | Does | Who | Success | Errors | Requirements |
            |---|---|---|---|---|---|---|
            | POST | /who | flow `Who` | customer; agent | 204 | 401 | |

            """
        let fixture = Fixture(desk + agent + authentication)
        #expect(fixture.found == ["unknown-field 40 email"])
        let flow = try #require(fixture.design.components.first?.flows.first)
        #expect(flow.meSources == ["Agent", "Customer"])
        #expect(flow.meEntity == nil)
        #expect(flow.callers == [.role("customer"), .role("agent")])
    }

    @Test func rolesWithoutSubject() {
        expect(
            flow("| 1 | `let a = me.name` | |") + """
                ### API

                | Method | Path | Does | Who | Success | Errors | Requirements |
                |---|---|---|---|---|---|---|
                | POST | /ask | flow `Ask` | customer | 204 | 401 | |
                """,
            finds: ["no-me-here 37 me"]
        )
    }

    @Test func queries() {
        expect(
            desk + """
                ### Query: Counts

                | Input | Type | Rules | Description |
                |---|---|---|---|
                | least | integer(0..) | | |

                ```sql
                SELECT ':no' AS a, number::text FROM ticket WHERE number > :least AND number < :mots -- :comment
                ```

                | Field | Type | Description |
                |---|---|---|
                | a | text(1..9) | |

                ### Query: Empty

                | Field | Type | Description |
                |---|---|---|
                """,
            finds: ["unknown-input 36 mots", "missing-sql 43 ### Query: Empty"]
        )
    }

    @Test func customLogic() throws {
        let custom = """
            ### Custom: Postage

            | Input | Type | Rules | Description |
            |---|---|---|---|
            | weight | integer(1..) | | Gram. |
            | zone | one of `near`, `far` | default `near` | |
            | day | date | optional | |

            | Field | Type | Description |
            |---|---|---|
            | price | decimal(8,2) | Euro. |

            | Error | Description |
            |---|---|
            | too_heavy | Nobody carries it. |

            | weight | zone | day | Result | Error |
            |---|---|---|---|---|
            | 100 | near | 2026-03-01 | 1.50 | |
            | 99999 | far | | | too_heavy |

            ### Flow: Send

            | # | Step | On failure |
            |---|---|---|
            | 1 | `let price = custom Postage(weight: 10, zone: "far")` | too_heavy: 422 `too_heavy` |
            | 2 | `return price` | |

            """
        let fixture = Fixture(desk + custom)
        #expect(fixture.found == [])
        let component = try #require(fixture.design.components.first)
        #expect(component.flows.first?.result == .decimal)
        let logic = try #require(component.customs.first)
        #expect(logic.examples.count == 2)
        guard case .result(let values) = logic.examples[0].outcome, case .error(let error) = logic.examples[1].outcome
        else {
            return #expect(Bool(false))
        }
        #expect(values.map(\.name.value) == ["price"])
        #expect(error == "too_heavy")
    }

    @Test func faultyCustomLogic() {
        expect(
            desk + """
                ### Custom: Postage

                | Input | Type | Rules | Description |
                |---|---|---|---|
                | weight | integer(1..) | | Gram. |
                | zone | one of `near`, `far` | | |

                | Field | Type | Description |
                |---|---|---|
                | price | decimal(8,2) | Euro. |

                | weight | Result | Eror |
                |---|---|---|
                | heavy | 1.50 | |

                ### Custom: Bare

                | Field | Type | Description |
                |---|---|---|
                | price | decimal(8,2) | Euro. |

                ### Flow: Send

                | # | Step | On failure |
                |---|---|---|
                | 1 | `let a = custom Postage(wieght: 10)` | |
                | 2 | `let b = custom Postge(weight: 10)` | |
                """,
            finds: [
                "missing-column 40 weight | Result | Eror", "unknown-column 40 Eror",
                "example-syntax 42 | heavy | 1.50 | |",
                "unknown-name 42 heavy", "missing-table 44 ### Custom: Bare", "missing-input 54 Postage",
                "unknown-input 54 wieght", "unknown-custom-logic 55 Postge",
            ]
        )
    }
}
