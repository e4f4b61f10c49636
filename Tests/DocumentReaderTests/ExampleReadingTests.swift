import Diagnostics
import Foundation
import Testing

@testable import DocumentReader

@Suite struct ExampleReadingTests {
    private static func example() throws -> Document {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appending(path: "Examples/tickets.md")
        return readDocument(files: [SourceText(name: "tickets.md", bytes: Array(try Data(contentsOf: file)))])
    }

    @Test func headings() throws {
        let document = try Self.example()
        #expect(document.diagnostics.isEmpty)
        #expect(document.preamble.isEmpty)
        #expect(
            document.outline == [
                "Tickets", "  Requirements", "  Roles", "  Authentication",
                "  Component: People", "    Entity: Customer", "    Entity: Agent", "    API", "      GET /customers",
                "    Failure modes",
                "  Component: Desk", "    Entity: Ticket (REQ-001)", "    Entity: Comment (REQ-007)",
                "    Lifecycle: Ticket (REQ-002, REQ-003, REQ-004, REQ-010)", "    View: TicketLine of Ticket",
                "    Flow: Report a problem (REQ-001)", "    Flow: Assign (REQ-002, REQ-005)",
                "    Flow: Resolve (REQ-003)", "    Flow: Add comment (REQ-007)", "    Query: Workload (REQ-008)",
                "    API", "      GET /tickets", "    Failure modes",
                "  Limits", "  Configuration", "  Scenarios",
                "    Scenario: From report to resolution (REQ-001, REQ-002, REQ-003)",
                "    Scenario: Resolving needs a text (REQ-003)", "    Scenario: Reopened (REQ-004)",
                "    Scenario: An agent's desk is full (REQ-005)", "    Scenario: Strangers see nothing (REQ-006)",
                "    Scenario: Comments (REQ-007)", "    Scenario: Workload (REQ-008)",
                "    Scenario: Registering people (REQ-009)",
            ]
        )
    }

    @Test func tableSizes() throws {
        let document = try Self.example()
        let sizes = document.allSections.flatMap { section in
            section.tables.map { "\(section.title.plainText): \($0.rows.count) × \($0.header.count)" }
        }
        #expect(
            sizes == [
                "Requirements: 10 × 3", "Roles: 3 × 2", "Authentication: 6 × 2",
                "Entity: Customer: 3 × 4", "Entity: Customer: 2 × 2", "Entity: Agent: 3 × 4", "API: 9 × 7",
                "GET /customers: 2 × 4", "Failure modes: 3 × 5",
                "Entity: Ticket (REQ-001): 9 × 4", "Entity: Ticket (REQ-001): 5 × 2",
                "Entity: Comment (REQ-007): 3 × 4", "Entity: Comment (REQ-007): 1 × 2",
                "Lifecycle: Ticket (REQ-002, REQ-003, REQ-004, REQ-010): 5 × 5", "View: TicketLine of Ticket: 8 × 3",
                "Flow: Report a problem (REQ-001): 3 × 4", "Flow: Report a problem (REQ-001): 3 × 3",
                "Flow: Assign (REQ-002, REQ-005): 1 × 4", "Flow: Assign (REQ-002, REQ-005): 4 × 3",
                "Flow: Resolve (REQ-003): 1 × 4", "Flow: Resolve (REQ-003): 2 × 3",
                "Flow: Add comment (REQ-007): 2 × 4", "Flow: Add comment (REQ-007): 4 × 3",
                "Query: Workload (REQ-008): 4 × 3", "API: 11 × 7", "GET /tickets: 3 × 4", "Failure modes: 3 × 5",
                "Limits: 3 × 2", "Configuration: 5 × 4",
            ]
        )
    }

    @Test func cellsAreExactlyWhatStandsInTheFile() throws {
        let document = try Self.example()
        let desk = try #require(document.allSections.first { $0.title.plainText == "Flow: Assign (REQ-002, REQ-005)" })
        let third = try #require(desk.tables.last?.rows[2].cells)
        let code = "require Ticket.filter(t, t.agent == agent && t.state == \"assigned\").size() < 20"
        #expect(third[1].codes.map(\.value) == [code])
        #expect(document.source(third[1].codes[0].span) == code)
        #expect(third[2].described == ["\"409 \"", "`desk_full`", "\" \"This agent already works on 20 tickets.\"\""])
        for table in document.allSections.flatMap(\.tables) {
            for cell in table.rows.flatMap(\.cells) {
                #expect(cell.isEmpty || cell.runs.allSatisfy { document.source($0.span) == $0.string })
            }
        }
    }

    @Test func fencesAndLists() throws {
        let document = try Self.example()
        let fences = document.allSections.flatMap(\.fences)
        #expect(fences.map(\.language) == ["mermaid", "sql"] + Array(repeating: "hurl", count: fences.count - 2))
        #expect(fences.allSatisfy { document.source($0.content.span) == $0.content.value })
        let full = try #require(document.allSections.first { $0.title.plainText.contains("desk is full") })
        #expect(
            full.listItems.map { document.source($0.text.span) } == [
                "lead `lea`, agent `abe`, customer `cora`",
                "20 `Ticket { customer: cora, agent: abe, state: \"assigned\" }`",
            ]
        )
    }
}
