import DesignModel
import Diagnostics
import DocumentReader
import Testing
import Verification

@Suite("What an endpoint can answer, derived from its meaning")
struct DerivationTests {
    /// The endpoint of a design made of the base and a block, with what it can answer.
    private func errors(of title: String, with block: String = "") throws -> [DerivedError] {
        let source = SourceText(name: "design.md", text: Fixture(block, base: try TestFiles.text("Base.md")).text)
        let document = readDocument(files: [source])
        let (design, diagnostics) = understand(document)
        let verified = try #require(
            verify(design, understanding: document.diagnostics + diagnostics, today: nil).verified
        )
        let endpoint = try #require(verified.view.endpoints.first { $0.title == title })
        return verified.errors(of: endpoint)
    }

    @Test("The contracts of the tickets example are exactly what is derived")
    func tickets() throws {
        let source = SourceText(name: "tickets.md", text: try TestFiles.example("tickets.md"))
        let document = readDocument(files: [source])
        let (design, diagnostics) = understand(document)
        let verdict = verify(design, understanding: document.diagnostics + diagnostics, today: nil)
        #expect(verdict.diagnostics.map { $0.summary(in: source) } == [])
        let verified = try #require(verdict.verified)
        #expect(verified.view.endpoints.count == 20)
        for endpoint in verified.view.endpoints {
            let derived = verified.errors(of: endpoint).map { "\($0.status) \($0.code ?? "")" }
            let contract = endpoint.errors.map { "\($0.status) \($0.code ?? "")" }
            #expect(Set(derived) == Set(contract), "\(endpoint.title)")
        }
    }

    @Test("The contracts of the orders example name all that is certain, and nothing that cannot happen")
    func orders() throws {
        let source = SourceText(name: "orders.md", text: try TestFiles.example("orders.md"))
        let document = readDocument(files: [source])
        let (design, diagnostics) = understand(document)
        let verdict = verify(design, understanding: document.diagnostics + diagnostics, today: nil)
        #expect(verdict.diagnostics.map { $0.summary(in: source) } == [])
        let verified = try #require(verdict.verified)
        #expect(verified.view.endpoints.count == 14)
        var unnamed: [String] = []
        for endpoint in verified.view.endpoints {
            let errors = verified.errors(of: endpoint)
            let contract = Set(endpoint.errors.map { "\($0.status) \($0.code ?? "")" })
            let derived = Set(errors.map { "\($0.status) \($0.code ?? "")" })
            #expect(contract.subtracting(derived) == [], "\(endpoint.title)")
            for error in errors where !contract.contains("\(error.status) \(error.code ?? "")") {
                #expect(error.certainty == .possible, "\(endpoint.title)")
                unnamed.append("\(endpoint.title): \(error.status) \(error.code ?? "")")
            }
        }
        // Stock that is given back could be more than `Product.stock` holds; no caller brings that about by what is sent.
        #expect(unnamed == ["POST /orders/{id}/cancel: 422 "])
    }

    @Test("Rows of a loop differ only where the caller must name each once")
    func ownRows() throws {
        let guarded = "`require input.lines.map(l, l.product).isUnique()`"
        let text = try TestFiles.example("orders.md")
        #expect(text.contains(guarded))
        let source = SourceText(
            name: "orders.md",
            text: text.replacing(guarded, with: "`require input.lines.size() < 9`")
        )
        let (design, diagnostics) = understand(readDocument(files: [source]))
        let verdict = verify(design, understanding: diagnostics, today: nil)
        let verified = try #require(verdict.verified)
        let endpoint = try #require(verified.view.endpoints.first { $0.title == "POST /orders" })
        let taken = try #require(verified.errors(of: endpoint).first { $0.code == "product_taken" })
        #expect(taken.certainty == .possible)
    }

    @Test("Each error knows what causes it")
    func causes() throws {
        let taken = try #require(try errors(of: "POST /customers").first { $0.code == "email_taken" })
        #expect(taken.status == 409)
        #expect(taken.certainty == .certain)
        #expect(taken.why == "`email` is unique in `Customer`")
        let restricted = try #require(try errors(of: "DELETE /customers/{id}").first { $0.code == "still_referenced" })
        #expect(restricted.why == "`Ticket.customer` says `on delete restrict`")
    }

    @Test("For anyone, 401 may be listed and 403 cannot happen")
    func anyone() throws {
        let block = """
            ### API

            | Method | Path | Does | Who | Success | Errors | Requirements |
            |---|---|---|---|---|---|---|
            | POST | /customers | create Customer | agent | 201 Customer | 400, 401, 403, 409 `email_taken`, 422 | REQ-003 |
            | POST | /tickets | flow `Report` | customer | 201 Ticket | 400, 401, 403, 422 | REQ-001 |
            | GET | /tickets | list Ticket | anyone | 200 list of TicketLine | 400 | REQ-001 |
            | GET | /tickets/{id} | read Ticket | anyone where `self.state == "open"`; agent | 200 Ticket | 401, 404 | REQ-001 |
            | POST | /tickets/{id}/close | close Ticket | as designed | 200 Ticket | 400, 401, 403, 404, 409 `illegal_transition`, 409 `too_late`, 422 | REQ-002 |
            | GET | /workload | query `Workload` | agent | 200 list of Workload | 401, 403 | REQ-004 |
            """
        let list = try errors(of: "GET /tickets", with: block)
        #expect(list.map(\.status) == [400, 401])
        #expect(list.map(\.certainty) == [.certain, .possible])
        #expect(try errors(of: "GET /tickets/{id}", with: block).map(\.status) == [401, 404])
    }

    @Test("A value of the caller's that the field does not admit answers 422, one that keeps its rule does not")
    func values() throws {
        let report = try errors(of: "POST /tickets")
        #expect(report.filter { $0.status == 422 }.map(\.code) == [nil])
        // A state that is left by no arrow makes the event illegal, whoever sends it.
        let close = try errors(of: "POST /tickets/{id}/close")
        #expect(
            close.first { $0.code == "illegal_transition" }?.why == "no arrow for `close` leaves the state `closed`"
        )
        #expect(close.contains { $0.code == "too_late" && $0.certainty == .certain })
    }
}
