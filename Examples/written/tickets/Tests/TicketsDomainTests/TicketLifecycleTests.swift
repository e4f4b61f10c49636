import Testing
import TicketsData
import TicketsDomain
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Lifecycle: Ticket: its arrows. (REQ-002, REQ-003, REQ-004, REQ-005, REQ-010)
@Suite("Lifecycle: Ticket: its arrows")
struct TicketLifecycleTests {
    /// (REQ-002, REQ-003, REQ-004, REQ-005, REQ-010)
    @Test("has the arrows of the design and no others")
    func hasTheArrowsOfTheDesignAndNoOthers() {
        let arrows: [(from: Ticket.State, event: TicketLifecycle.Event, to: Ticket.State)] = [
            (.open, .assign, .assigned),
            (.assigned, .assign, .assigned),
            (.assigned, .resolve, .resolved),
            (.resolved, .reject, .assigned),
            (.resolved, .accept, .closed),
            (.open, .withdraw, .closed),
            (.assigned, .withdraw, .closed),
        ]
        #expect(Ticket.State.allCases == [.open, .assigned, .resolved, .closed])
        for state in Ticket.State.allCases {
            for event in TicketLifecycle.Event.allCases {
                let arrow = arrows.first { $0.from == state && $0.event == event }
                #expect(TicketLifecycle.target(of: event, from: state) == arrow?.to)
            }
        }
    }
}
