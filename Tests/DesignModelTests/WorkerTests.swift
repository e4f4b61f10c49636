import DesignModel
import Testing

@Suite("Workers")
struct WorkerTests {
    /// A desk with a lifecycle and one worker, whose row is line 46 and whose steps begin at line 56.
    private func worker(_ row: String, inputs: String = "| ticket | Ticket | | |", _ steps: String) -> String {
        desk + """
            ### Lifecycle: Ticket

            ```mermaid
            stateDiagram-v2
                [*] --> open
                open --> closed : close
                closed --> [*]
            ```

            | Transition | Who | Guard | Effects | Requirements |
            |---|---|---|---|---|
            | close | system | | | |

            ### Workers

            | Worker | Trigger | Frequency | On failure | Idempotent by | Timeout | Concurrency | Monitoring | Requirements |
            |---|---|---|---|---|---|---|---|---|
            | \(row) | |

            #### Worker: Close up

            | Input | Type | Rules | Description |
            |---|---|---|---|
            \(inputs)

            | # | Step | On failure |
            |---|---|---|
            \(steps)

            """
    }

    private static let good =
        "Close up | on `Ticket.open` | on demand | retry 5 times, exponential 1s to 5m; then dead-letter and alert | `input.ticket.id` | 20s | 8 | alert when oldest > 10m"

    @Test func understood() throws {
        let fixture = Fixture(
            worker(
                Self.good,
                """
                | 1 | `require input.ticket.state == "open"` | skip |
                | 2 | `set input.ticket.answer = "late"` | rule: dead-letter |
                | 3 | `transition input.ticket.close` | |
                """
            )
        )
        #expect(fixture.found == [])
        let worker = try #require(fixture.design.components.first?.workers.first)
        guard case .entered(let entries)? = worker.trigger?.value else { return #expect(Bool(false)) }
        #expect(entries.map { $0.entity.value + "." + $0.state.value } == ["Ticket.open"])
        #expect(worker.frequency?.value == .onDemand)
        #expect(
            worker.onFailure?.value
                == .init(
                    retries: .times(5),
                    backoff: .init(kind: .exponential, firstMilliseconds: 1000, mostMilliseconds: 300_000),
                    deadLetters: true,
                    alerts: true
                )
        )
        #expect(worker.idempotentBy?.value.map(\.type) == [.uuid])
        #expect(worker.timeout?.value == 20)
        #expect(worker.concurrency?.value == 8)
        #expect(worker.monitoring.map(\.condition) == [.oldest(seconds: 600)])
        #expect(worker.steps.map { $0.jobAnswers.map(\.action) } == [[.skip], [.deadLetter], []])
        guard case .set(let target, "Ticket", _, _) = worker.steps[1].kind else { return #expect(Bool(false)) }
        #expect(target.value == "input.ticket")
    }

    @Test func schedules() throws {
        let cells: [(String, Worker.Frequency, Worker.MissedTicks?)] = [
            ("every 5m", .every(seconds: 300), nil),
            ("daily at 02:30 UTC, once when missed", .daily(hour: 2, minute: 30), .once),
        ]
        for (cell, frequency, missed) in cells {
            let row = "Close up | schedule | \(cell) | retry forever, fixed 10s | `input.time` | 1m | 1 | late > 1h"
            let fixture = Fixture(worker(row, inputs: "| time | timestamp | | |", "| 1 | `let t = input.time` | |"))
            #expect(fixture.found == [])
            let worker = try #require(fixture.design.components.first?.workers.first)
            #expect(worker.frequency?.value == frequency)
            #expect(worker.missed?.value == missed)
            #expect(worker.onFailure?.value.retries == .endless)
            #expect(worker.monitoring.map(\.condition) == [.late(seconds: 3600)])
        }
    }

    @Test func cron() throws {
        let row = "Close up | schedule | `*/15 9-17 * * 1-5` UTC, skip when missed | | | | | "
        let fixture = Fixture(worker(row, inputs: "| time | timestamp | | |", "| 1 | `let t = input.time` | |"))
        #expect(fixture.found == [])
        let worker = try #require(fixture.design.components.first?.workers.first)
        guard case .cron(let schedule)? = worker.frequency?.value else { return #expect(Bool(false)) }
        #expect(schedule.minutes == [0, 15, 30, 45])
        #expect(schedule.weekdays == [1, 2, 3, 4, 5])
        #expect(worker.frequency?.value.period == 900)
        #expect(worker.onFailure == nil)
        #expect(worker.timeout == nil)
    }

    @Test func faultyCells() {
        let step = "| 1 | `let t = input.ticket` | |"
        let cells: [(String, String)] = [
            ("Close up | sometimes | | | | | | ", "worker-syntax 46 sometimes"),
            ("Close up | on `Ticket.opened` | | | | | | ", "unknown-state 46 opened"),
            ("Close up | on `Tickt.open` | | | | | | ", "unknown-entity 46 Tickt"),
            ("Close up | started | now and then | | | | | ", "worker-syntax 46 now and then"),
            ("Close up | started | every 5m, twice when missed | | | | | ", "worker-syntax 46 twice"),
            ("Close up | started | `61 * * * *` | | | | | ", "worker-syntax 46 61"),
            ("Close up | started | on demand | try hard | | | | ", "worker-syntax 46 try hard"),
            ("Close up | started | on demand | | `input.tickt` | | | ", "unknown-field 46 tickt"),
            ("Close up | started | on demand | | | soon | | ", "setting-syntax 46 soon"),
            ("Close up | started | on demand | | | | many | ", "setting-syntax 46 many"),
            ("Close up | started | on demand | | | | | when it hurts", "worker-syntax 46 when it hurts"),
        ]
        for (row, finding) in cells { expect(worker(row, step), finds: [finding]) }
    }

    @Test func faultySteps() {
        expect(
            worker(
                Self.good,
                """
                | 1 | `require input.ticket.state == "open"` | 409 `not_open` |
                | 2 | `set input.tickt.answer = "late"` | |
                | 3 | `transition self.close` | |
                | 4 | `let t = me` | |
                | 5 | `start Clos up(ticket: input.ticket)` | |
                | 6 | `start Close up(tickt: input.ticket)` | |
                """
            ),
            finds: [
                "failure-syntax 56 409 `not_open", "unknown-input 57 tickt", "no-self-here 58 self",
                "no-me-here 59 me",
                "unknown-worker 60 Clos up", "missing-input 61 Close up", "unknown-input 61 tickt",
            ]
        )
    }

    @Test func inputsAreWhatTheTriggerBrings() {
        let step = "| 1 | `let t = input` | |"
        expect(
            worker(
                "Close up | on `Ticket.open` | on demand | | | | | ",
                inputs: "| ticket | Ticket | | |\n| state | text(1..20) | | |\n| who | Customer | | |",
                step
            ),
            finds: ["worker-input 54 who"]
        )
        expect(
            worker(
                "Close up | schedule | daily at 02:00 UTC | | | | | ",
                inputs: "| day | date | | |\n| time | date | | |",
                step
            ),
            finds: ["worker-input 53 time"]
        )
    }

    @Test func rowAndHeadingBelongTogether() {
        let document = worker(Self.good, "| 1 | `let t = input.ticket` | |")
            .replacing("#### Worker: Close up", with: "#### Worker: Close upp")
        expect(document, finds: ["unknown-worker 48 Close upp"])
    }
}
