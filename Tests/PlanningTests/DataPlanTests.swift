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

    @Test func anIndexEndsWithTheOrderOfAListAndTheID() throws {
        let ticket = try #require(try TicketsPlan.data().entity(named: "Ticket"))
        let words = ["low", "normal", "high"]
        let queue = try #require(ticket.indexes.first { $0.name == "ticket_state_priority_rank" })
        // `priority` is sorted by its rank; where a list compares it, that needs the word itself.
        #expect(
            queue.columns == [
                .column("state", descending: false), .rank("priority", words: words, descending: false),
                .column("id", descending: false),
            ]
        )
        #expect(
            ticket.indexes.map(\.name).filter { $0.contains("priority") } == [
                "ticket_state_priority_rank", "ticket_state_priority_created_at", "ticket_priority_rank",
                "ticket_priority_created_at",
            ]
        )
    }

    @Test func everyListHasAnIndexInItsOrder() throws {
        for name in ["Customer", "Agent", "Ticket"] {
            let entity = try #require(try TicketsPlan.data().entity(named: name))
            let isOrdered = entity.indexes.contains { index in
                if case .column("created_at", _)? = index.columns.first { index.columns.count == 2 } else { false }
            }
            #expect(isOrdered, "\(name)")
        }
    }

    @Test func onlyWhatACallerCanBreakIsAnswered() throws {
        let data = try TicketsPlan.data()
        let ticket = try #require(data.entity(named: "Ticket"))
        // `number`, `reopenings` and `state` are the service's own: their breach is its fault.
        #expect(ticket.callersFields == ["subject", "body", "priority", "resolution"])
        #expect(ticket.answeredUniques.isEmpty)
        #expect(ticket.answeredReferences.isEmpty)
        #expect(
            ticket.answeredChecks.map(\.name) == [
                "ticket_subject_length", "ticket_body_length", "ticket_resolution_length",
            ]
        )
        #expect(data.entity(named: "Customer")?.answeredUniques.map(\.code) == ["email_taken"])
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
        #expect(names == ["customerIs", "stateIs", "priorityIs", "agentIs"])
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
