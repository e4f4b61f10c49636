import DesignModel
import Testing

@Suite("Bullets about other systems, the clock and workers")
struct ScenarioEventTests {
    /// A scenario whose bullets begin at line 59.
    private func scenario(_ bullets: String) -> String {
        desk + """
            ### Workers

            | Worker | Trigger | Frequency | On failure | Idempotent by | Timeout | Concurrency | Monitoring | Requirements |
            |---|---|---|---|---|---|---|---|---|
            | Tell | started | on demand | | `input.ticket.id` | | | | |

            #### Worker: Tell

            | Input | Type | Rules | Description |
            |---|---|---|---|
            | ticket | Ticket | | |

            | # | Step | On failure |
            |---|---|---|
            | 1 | `call Mail.send(key: input.ticket.subject)` | unavailable: retry; rejected: dead-letter |

            ### Integration: Mail

            | Setting | Value |
            |---|---|
            | Protocol | HTTPS JSON |

            | Operation | Request | Success | Errors | Idempotent by |
            |---|---|---|---|---|
            | send | `POST /messages {key: text(1..60)}` | `202` | 400 rejected | body `key` |

            ## Scenarios

            ### Scenario: Telling

            \(bullets)

            """
    }

    @Test func understood() throws {
        let fixture = Fixture(
            scenario(
                """
                - it is 2026-03-01T00:00:00Z
                - `Ticket { number: 1, subject: "x" }` as `one`
                - Mail `send` answers 400 {"error": "no_such_thing"}
                - Mail is down
                - start `Tell` with `one`
                - 31m pass
                - workers run
                - Mail `send` was called 3 times
                - `Tell` has 1 dead letter
                - an alert of `Tell` was raised
                """
            )
        )
        #expect(fixture.found == [])
        let parts = try #require(fixture.design.scenarios.first?.parts)
        let events = parts.compactMap { if case .event(let event) = $0 { event.value } else { nil } }
        #expect(events.count == 9)
        guard case .clockIs(let time) = events[0], case .answers(let mail, let send, 400, let body?) = events[1],
            case .system(_, .down) = events[2], case .start(_, let arguments) = events[3],
            case .passes(1860) = events[4], case .workersRun = events[5], case .wasCalled(_, _, 3) = events[6],
            case .deadLetters(_, 1) = events[7], case .alertWasRaised(let worker) = events[8]
        else { return #expect(Bool(false)) }
        #expect(time.value == "2026-03-01T00:00:00Z")
        #expect(mail.value + "." + send.value == "Mail.send")
        #expect(body.value == "{\"error\": \"no_such_thing\"}")
        #expect(arguments.map(\.value.type) == [.entity("Ticket")])
        #expect(worker.value == "Tell")
        #expect(events.map(\.isCheck).filter { $0 }.count == 3)
    }

    @Test func faults() {
        let bullets: [(String, String)] = [
            ("it is yesterday", "bullet-syntax 59 yesterday"),
            ("Mial is down", "unknown-integration 59 Mial"),
            ("Mail is sleepy", "bullet-syntax 59 Mail is sleepy"),
            ("Mail `sned` answers 202", "unknown-operation 59 sned"),
            ("Mail `send` answers 202 {error}", "bullet-syntax 59 {error}"),
            ("Mail `send` was called often", "bullet-syntax 59 often"),
            ("start `Tel` with `one`", "unknown-worker 59 Tel"),
            ("start `Tell`", "missing-input 59 start `Tell`"),
            ("start `Tell` with `one`", "unknown-name 59 one"),
            ("`Tell` has some dead letters", "bullet-syntax 59 some dead letters"),
            ("an alert of `Tlel` was raised", "unknown-worker 59 Tlel"),
        ]
        for (bullet, finding) in bullets { expect(scenario("- " + bullet), finds: [finding]) }
    }
}
