import DesignModel
import Diagnostics
import DocumentReader
import Foundation
import Generation
import Planning
import Testing
import Verification

struct DataLayerTests {
    private func files() throws -> [String: String] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let bytes = [UInt8](try Data(contentsOf: root.appending(path: "Examples/tickets.md")))
        let document = readDocument(files: [SourceText(name: "tickets.md", bytes: bytes)])
        let (design, diagnostics) = understand(document)
        let verified = try #require(
            verify(design, understanding: document.diagnostics + diagnostics, today: nil).verified
        )
        let names = ServiceNames(service: design.name.value)
        let data = DataPlan(verified, names: names)
        let domain = DomainPlan(verified, names: names, data: data)
        let layout = ServiceLayout(names: names)
        let files =
            try DataLayer(data, layout: layout).files() + DomainLayer(domain, data: data, layout: layout).files()
        return Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.content) })
    }

    @Test func migrationsHoldWhatTheDesignSays() throws {
        let up = try #require(try files()["Migrations/sqlite/0001_create_tickets.up.sql"])
        #expect(up.contains(#"CONSTRAINT "ticket_number_length" CHECK (length("number") BETWEEN 8 AND 12)"#))
        #expect(up.contains(#"FOREIGN KEY ("ticket_id") REFERENCES "ticket" ("id") ON DELETE CASCADE"#))
        #expect(up.contains(#"CREATE TABLE "idempotency_key""#))
    }

    @Test func migrationsAreUndoneInReverseOrder() throws {
        let down = try #require(try files()["Migrations/sqlite/0001_create_tickets.down.sql"])
        let tables = down.split(separator: "\n").map { $0.split(separator: "\"")[1] }
        #expect(tables == ["idempotency_key", "sequence_counter", "comment", "ticket", "agent", "customer"])
    }

    @Test func conditionsBindWhatIsInHand() throws {
        let repository = try #require(try files()["Sources/TicketsData/Repositories/TicketRepository.swift"])
        #expect(repository.contains(##"SQLCondition(#""ticket"."customer_id" = ?"#, [.uuid(customer)])"##))
    }

    @Test func guardsOfFlowsRefuseAsTheDesignSays() throws {
        let flow = try #require(try files()["Sources/TicketsDomain/Flows/AssignFlow.swift"])
        #expect(flow.contains(#"Refusal(.conflict, code: "desk_full", "This agent already works on 20 tickets.")"#))
        #expect(flow.contains("guard ticketCount < 20 else {"))
        #expect(flow.contains("ticket.agentID = agent.id"))
    }

    @Test func writingTwiceGivesTheSame() throws {
        #expect(try files() == files())
    }
}
