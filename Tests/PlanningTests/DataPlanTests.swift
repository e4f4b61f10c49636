import DesignModel
import Expressions
import Testing

@testable import Planning

struct DataPlanTests {
    @Test func tablesFollowThoseThatTheyReferTo() throws {
        let data = try TicketsPlan.data()
        #expect(data.migration.order == ["Customer", "Agent", "Ticket", "Comment"])
        #expect(data.migration.fileStem == "0001_create_tickets")
        #expect(data.faults.isEmpty)
    }

    @Test func constraintsAreNamedAfterTableAndField() throws {
        let ticket = try #require(try TicketsPlan.data().entity(named: "Ticket"))
        #expect(ticket.checks.map(\.name).contains("ticket_number_length"))
        #expect(ticket.checks.map(\.name).contains("ticket_state_one_of"))
        #expect(ticket.uniques.map(\.code) == ["number_taken"])
        #expect(ticket.foreignKeys.map(\.name) == ["ticket_customer_id_reference", "ticket_agent_id_reference"])
        #expect(ticket.foreignKeys.map(\.onDelete) == [.restrict, .restrict])
    }

    @Test func aWordThatListsAreSortedByStandsInIndexesByItsRank() throws {
        let ticket = try #require(try TicketsPlan.data().entity(named: "Ticket"))
        let words = ["low", "normal", "high"]
        let queue = try #require(ticket.indexes.first { $0.name == "ticket_state_priority_rank_created_at" })
        #expect(
            queue.columns == [
                .column("state", descending: false), .rank("priority", words: words, descending: false),
                .column("created_at", descending: false), .column("id", descending: false),
            ]
        )
        // The list filters by priority too, for which the word itself is needed.
        #expect(ticket.indexes.contains { $0.name == "ticket_priority_created_at" })
        #expect(ticket.indexes.contains { $0.name == "ticket_priority_rank_created_at" })
    }

    @Test func everyReferenceHasAnIndexThatBeginsWithIt() throws {
        for entity in try TicketsPlan.data().entities {
            for key in entity.foreignKeys {
                let isLeading = entity.indexes.contains {
                    $0.columns.first == .column(key.member.column, descending: false)
                }
                #expect(isLeading, "\(key.name)")
            }
        }
    }

    @Test func equalQuestionsShareOneFunction() throws {
        let data = try TicketsPlan.data()
        let names = data.conditions.conditions(of: "Ticket").map(\.name)
        #expect(names == ["customerIs", "stateIs", "priorityIs", "idIs", "agentIs"])
        #expect(data.conditions.conditions(of: "Comment").map(\.name).contains("ticketCustomerIs"))
    }

    @Test func inputsWithTheWordsOfAFieldHaveItsType() throws {
        let data = try TicketsPlan.data()
        #expect(data.words.name(of: ["low", "normal", "high"]).qualified == "Ticket.Priority")
        #expect(data.words.name(of: ["open", "assigned", "resolved", "closed"]).qualified == "Ticket.State")
    }

    @Test(arguments: [
        ("a = :x", "a = ?", ["x"]),
        ("a = ':x' AND b = :y_1", "a = ':x' AND b = ?", ["y_1"]),
        ("a::text = :x OR c = :x", "a::text = ? OR c = ?", ["x", "x"]),
        ("a = 1 -- :no\nAND b = :b", "a = 1 -- :no\nAND b = ?", ["b"]),
    ])
    func inputsOfQueriesBecomePlaceholders(_ text: String, _ sql: String, _ bindings: [String]) {
        let found = QueryPlan.numbered(text)
        #expect(found.sql == sql)
        #expect(found.bindings == bindings)
    }
}
