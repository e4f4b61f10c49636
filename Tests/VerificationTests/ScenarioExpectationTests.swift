import Diagnostics
import Foundation
import Testing
import Verification

@Suite("What scenarios expect of other systems, of API keys and of children")
struct ScenarioExpectationTests {
    /// Each finding as «what is underlined» and its rule.
    private func found(_ block: String, base: String = "BaseWithWorkers.md") throws -> [String] {
        let text = try base.hasPrefix("Base") ? TestFiles.text(base) : TestFiles.example(base)
        let fixture = Fixture(block, base: text)
        let (verdict, source) = fixture.verdict()
        let places = verdict.diagnostics.map { $0.primary.span.start }
        #expect(places == fixture.marked.map(\.lowerBound), "\(verdict.diagnostics.map { $0.summary(in: source) })")
        return verdict.diagnostics.map(\.id.rawValue)
    }

    private func pay(_ bullets: String, _ answer: String, base: String = "BaseWithWorkers.md") throws -> [String] {
        try found(
            """
            ### Scenario: Pay (REQ-001)

            - customer `cora`
            - 1 `Parcel { customer: cora, state: "placed" }` as `parcel`
            \(bullets)

            ```hurl
            POST /parcels/{{parcel.id}}/pay
            Authorization: Bearer {{cora}}
            {"source": "tok_1"}
            \(answer)
            ```
            """,
            base: base
        )
    }

    @Test(
        "Success is impossible while the call fails",
        arguments: ["- Bank `charge` answers 402", "- Bank `charge` answers 409", "- Bank is down"]
    )
    func success(bullet: String) throws {
        #expect(try pay(bullet, "HTTP ⟦200⟧") == ["scenario-expects-impossible"])
        #expect(try pay(bullet + "\n- Bank is up\n- Bank `charge` answers 201 {\"id\": \"ch_1\"}", "HTTP 200") == [])
    }

    @Test("A failure of the call is impossible while the call succeeds, or fails otherwise")
    func failure() throws {
        let declined = "HTTP ⟦402⟧\n[Asserts]\njsonpath \"$.code\" == \"declined\""
        let unavailable = "HTTP ⟦503⟧\n[Asserts]\njsonpath \"$.code\" == \"bank_unavailable\""
        let rule = ["scenario-expects-impossible"]
        #expect(try pay("- Bank `charge` answers 201 {\"id\": \"ch_1\"}", declined) == rule)
        #expect(try pay("- Bank is down", declined) == rule)
        #expect(try pay("- Bank is down", "HTTP ⟦402⟧") == rule)
        #expect(try pay("- Bank `charge` answers 402", unavailable) == rule)
        #expect(try pay("- Bank is up", unavailable) == rule)
    }

    @Test(
        "What may happen is not reported",
        arguments: [
            ("- Bank `charge` answers 402", "402"), ("- Bank `charge` answers 500", "503"), ("- Bank is down", "503"),
            ("- Bank is slow", "200"), ("- Bank is slow", "503"), ("- Bank is up", "200"), ("- Bank is up", "503"),
            ("- Bank is down", "409"), ("- Carrier is down", "200"),
        ]
    )
    func possible(bullet: String, status: String) throws {
        #expect(try pay(bullet, "HTTP \(status)") == [])
    }

    @Test("A request that is repeated with its key gets the answer that was given")
    func repeated() throws {
        let request = "POST /parcels/{{parcel.id}}/pay\nAuthorization: Bearer {{cora}}\nIdempotency-Key: 1\n"
        let block = """
            ### Scenario: Pay (REQ-001)

            - customer `cora`
            - 1 `Parcel { customer: cora, state: "placed" }` as `parcel`

            ```hurl
            \(request){"source": "tok_1"}
            HTTP 200
            ```

            - Bank is down

            ```hurl
            \(request){"source": "tok_1"}
            HTTP 200
            ```
            """
        #expect(try found(block) == [])
    }

    @Test("Nothing comes of checks alone, and of workers that have nothing to do")
    func nothing() throws {
        let head = "- customer `cora`\n- 1 `Parcel { customer: cora, state: \"paid\" }` as `parcel`\n"
        let checks = "- workers run\n- Carrier `book` was called once"
        let idle = "### Scenario: ⟦Book⟧ (REQ-003)\n\n\(head)\(checks)\n"
        #expect(try found(idle) == ["scenario-tries-nothing"])
        let started = "### Scenario: Book (REQ-003)\n\n\(head)- start `Book` with `parcel`\n\(checks)\n"
        #expect(try found(started) == [])
    }

    @Test("API keys are credentials, children are looked into")
    func orders() throws {
        let block = """
            ### Scenario: Shipping (REQ-005, REQ-011)

            - customer `alice`, carrier `dhl`
            - `Product { sku: "LAMP-1", price: 19.90, stock: 5 }` as `lamp`
            - `Order { customer: alice, state: "placed" }` as `order`
            - Payments `charge` answers 201 {"id": "ch_1"}
            - Mail `send` answers 202

            ```hurl
            POST /orders/{{order.id}}/pay
            X-API-Key: {{dhl}}
            {"source": "tok_visa"}
            HTTP ⟦200⟧

            POST /orders/{{order.id}}/deliver
            X-API-Key: 1234
            HTTP ⟦200⟧

            POST /orders/{{order.id}}/deliver
            X-API-Key: {{dhl}}
            HTTP 409

            POST /orders
            Authorization: Bearer {{alice}}
            {"lines": [{"product": "{{lamp.id}}", "⟦quantty⟧": 2}, {"product": "{{lamp.id}}", "quantity": ⟦101⟧}]}
            HTTP 201
            [Asserts]
            jsonpath "$.total" == ⟦19.90⟧
            jsonpath "$.lines[0].quantity" == 2
            jsonpath "⟦$.lines[0].amount⟧" == 2
            jsonpath "$.lines[0].product" == "{{lamp.id}}"
            ```

            - workers run
            - Mail `send` was called 3 times
            """
        #expect(
            try found(block, base: "orders.md") == [
                "scenario-expects-impossible", "scenario-expects-impossible", "scenario-body-does-not-fit",
                "scenario-body-does-not-fit", "scenario-reads-nothing", "scenario-reads-nothing",
            ]
        )
    }

    @Test("A slip in a design is told once, whatever scenarios send")
    func toldOnce() throws {
        let text = try TestFiles.example("orders.md").replacing("| stock | integer(0", with: "| stoock | integer(0")
        let (verdict, source) = Fixture("", base: text).verdict()
        #expect(verdict.diagnostics.map { $0.summary(in: source) }.count == 1)
        #expect(verdict.diagnostics.first?.id == "unknown-field")
    }

    @Test("Places in a body are right where lines end with CR and LF")
    func lineEndings() throws {
        let base = try TestFiles.text("Base.md")
        let block = """
            ### Scenario: Report (REQ-001)

            - customer `cora`

            ```hurl
            POST /tickets
            Authorization: Bearer {{cora}}
            {
              "subject": "No sound",
              "colour": "red"
            }
            HTTP 201
            ```
            """
        var fixture = Fixture(block, base: base)
        fixture.text = fixture.text.replacing("\n", with: "\r\n")
        let (verdict, source) = fixture.verdict()
        #expect(verdict.diagnostics.count == 1)
        let span = try #require(verdict.diagnostics.first?.primary.span)
        #expect(source.text(span.start..<span.end) == "colour")
    }
}
