import DesignModel
import Foundation
import Testing

@Suite("The example with workers, integrations and timers")
struct OrdersTests {
    private static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Examples/orders.md")

    @Test func isUnderstood() throws {
        let fixture = Fixture(try String(contentsOf: Self.path, encoding: .utf8))
        #expect(fixture.found == [])
        let design = fixture.design
        #expect(design.authentication?.algorithm?.value == .rs256)
        #expect(design.authentication?.keySet?.value == "JWKS_URL")
        #expect(design.authentication?.fallback?.value == .hs256)
        #expect(design.authentication?.key?.value == "JWT_SECRET")
        #expect(design.authentication?.apiKeyRoles.map(\.value) == ["carrier"])
        #expect(design.authentication?.apiKey?.value.header == "X-API-Key")
        #expect(design.authentication?.apiKey?.value.variable.value == "CARRIER_API_KEYS")

        let ordering = try #require(design.components.first { $0.name.value == "Ordering" })
        let order = try #require(ordering.entities.first { $0.name.value == "Order" })
        #expect(order.fields.first { $0.name.value == "lines" }?.type.value == .children(of: "OrderLine"))
        #expect(order.fields.first { $0.name.value == "total" }?.rules.computed?.value.expression.type == .decimal)
        let lifecycle = try #require(ordering.lifecycles.first)
        #expect(lifecycle.timedArrows.map(\.trigger) == [.after(seconds: 1800)])
        #expect(lifecycle.transitions.map(\.trigger.value.text).contains("after 30m"))

        let fulfilment = try #require(design.components.last)
        #expect(fulfilment.workers.map(\.name.value) == ["Book shipment", "Refund", "Notify", "Daily turnover"])
        #expect(fulfilment.workers.map(\.steps.count) == [4, 3, 1, 4])
        #expect(fulfilment.workers.allSatisfy { $0.onFailure != nil && $0.timeout != nil && $0.idempotentBy != nil })
        #expect(fulfilment.workers[2].idempotentBy?.value.count == 2)
        #expect(fulfilment.workers[3].missed?.value == .once)
        #expect(fulfilment.integrations.map(\.name.value) == ["Payments", "Carrier", "Mail"])
        #expect(fulfilment.integrations.allSatisfy { $0.circuitBreaker != nil && $0.timeout != nil && $0.owner != nil })
        let events = design.scenarios.flatMap(\.parts).filter { if case .event = $0 { true } else { false } }
        #expect(events.count == 21)
    }
}
