import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// GET /customers: orders and pages. (REQ-009)
@Suite("GET /customers: orders and pages")
struct ListCustomersPageTests {
    /// (REQ-009)
    @Test("GET /customers orders by createdAt, descending, where the caller does not say")
    func ordersUnaskedByCreatedAtDescending() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(2))
            service.clock.advance(by: .seconds(2))
            let otherCustomer = try await service.add(Sample.customer(3))
            service.clock.advance(by: .seconds(1))
            let customer3 = try await service.add(Sample.customer(4))
            let customer4 = try await service.add(Sample.customer(5))
            service.clock.advance(by: .seconds(1))
            let customer5 = try await service.add(Sample.customer(6))
            let token = try await service.token("lead", subject: lead.id)
            let answer = try await service.send(.get, "/customers", token: token)
            expectItems(
                answer,
                inOrder: [[customer.id], [otherCustomer.id], [customer3.id, customer4.id], [customer5.id]],
                descending: true
            )
            let first: JSONValue = [
                "id": customer5.id.json,
                "email": "email6@example.org",
                "name": "name 1",
                "plan": "free",
                "version": 1,
                "createdAt": "2026-03-01T00:00:04.000000Z",
                "updatedAt": "2026-03-01T00:00:04.000000Z",
            ]
            #expect(answer["items"][0] == first, "\(answer)")
        }
    }

    /// (REQ-009)
    @Test("GET /customers gives every row once, page by page")
    func givesEveryRowOncePageByPage() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(2))
            service.clock.advance(by: .seconds(2))
            let otherCustomer = try await service.add(Sample.customer(3))
            service.clock.advance(by: .seconds(1))
            let customer3 = try await service.add(Sample.customer(4))
            let customer4 = try await service.add(Sample.customer(5))
            service.clock.advance(by: .seconds(1))
            let customer5 = try await service.add(Sample.customer(6))
            let token = try await service.token("lead", subject: lead.id)
            try await expectPages(
                of: "/customers",
                token: token,
                limit: 2,
                in: service,
                inOrder: [[customer.id], [otherCustomer.id], [customer3.id, customer4.id], [customer5.id]],
                descending: true
            )
        }
    }

    /// (REQ-009)
    @Test("GET /customers gives 50 rows where the caller does not say")
    func givesAStandardPage() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            try await service.add(Sample.customer(2))
            service.clock.advance(by: .seconds(1))
            for number in 3...52 {
                try await service.add(Sample.customer(number))
            }
            let token = try await service.token("lead", subject: lead.id)
            let answer = try await service.send(.get, "/customers", token: token)
            #expect(answer["items"].count == 50 && answer["next"]?.string?.isEmpty == false, "\(answer)")
        }
    }
}
