import DesignModel
import Testing

@Suite("Lifecycles and views")
struct LifecycleTests {
    /// A lifecycle whose rows begin at line 42.
    private func lifecycle(_ rows: String, arrows: String = "open --> closed : close") -> String {
        desk + """
            ### Lifecycle: Ticket

            ```mermaid
            stateDiagram-v2
                [*] --> open
                \(arrows)
                closed --> [*]
            ```

            | Transition | Who | Guard | Effects | Requirements |
            |---|---|---|---|---|
            \(rows)

            """
    }

    @Test func understood() throws {
        let fixture = Fixture(
            lifecycle(
                "| close from open | agent | `self.answer != null` | `set self.urgency = \"low\"; set self.answer = \"done\"` | |"
            )
        )
        #expect(fixture.found == [])
        let lifecycle = try #require(fixture.design.components.first?.lifecycles.first)
        #expect(lifecycle.states.map(\.value) == ["open", "closed"])
        #expect(lifecycle.initial?.value == "open")
        #expect(lifecycle.finals.map(\.value) == ["closed"])
        #expect(lifecycle.arrows.map(\.event) == ["close"])
        let transition = try #require(lifecycle.transitions.first)
        #expect(transition.from?.value == "open")
        #expect(transition.guardExpression?.type == .boolean)
        guard case .steps(let steps) = transition.effects else { return #expect(Bool(false)) }
        #expect(steps.count == 2)
    }

    @Test func faultyRows() {
        expect(
            lifecycle(
                """
                | clsoe | agent | | | |
                | close from closed | agent | | | |
                | close | | self.answer | flow `Tidy` | |
                | close | agnt | | set x | |
                | after 30m | system | | | |
                """
            ),
            finds: [
                "unknown-event 40 clsoe", "unknown-state 41 closed", "empty-cell 42 ",
                "expression-not-in-code 42 self.answer",
                "unknown-flow 42 Tidy", "duplicate-name 43 close", "unknown-role 43 agnt",
                "unknown-timer 44 after 30m",
            ]
        )
    }

    @Test func faultyEffects() {
        expect(
            lifecycle("| close | agent | `answer` | `set self.answr = \"x\"` and then | |"),
            finds: ["type-mismatch 40 answer", "unknown-field 40 answr", "effects-syntax 40 and then"]
        )
    }

    @Test func stateIsOneOfTheDiagram() {
        expect(
            lifecycle("| close | agent | `self.state == \"opened\"` | | |"),
            finds: ["unknown-word 40 \"opened\""]
        )
    }

    @Test func missingDiagramAndEntity() {
        expect(
            desk + """
                ### Lifecycle: Tickt

                | Transition | Who | Guard | Effects | Requirements |
                |---|---|---|---|---|
                """,
            finds: ["missing-diagram 29 ### Lifecycle: Tickt", "unknown-entity 29 Tickt"]
        )
    }

    @Test func timersAreRefused() {
        let fixture = Fixture(
            lifecycle("| close | agent | | | |", arrows: "open --> closed : close\n    open --> closed : after 30m")
        )
        #expect(fixture.found == [])
        #expect(fixture.refused == ["`after` timers of a lifecycle 35"])
    }

    @Test func views() throws {
        let fixture = Fixture(
            desk + """
                ### View: Person of Customer

                | Field | Value | Description |
                |---|---|---|
                | name | `name` | |

                ### View: Line of Ticket

                | Field | Value | Description |
                |---|---|---|
                | who | `Person(customer)` | |
                | said | `answer` | |
                """
        )
        #expect(fixture.found == [])
        let line = try #require(fixture.design.components.first?.views.last)
        #expect(line.entity.value == "Ticket")
        #expect(line.fields.map(\.value.type) == [.view("Person"), .optional(.text)])
    }

    @Test func faultyViews() {
        expect(
            desk + """
                ### View: Person

                ### View: Line of Tickets

                ### View: Loop of Ticket

                | Field | Value | Description |
                |---|---|---|
                | a | `Loop(self)` | |
                | b | `sbject` | |
                | b | subject | |
                | c | | |
                """,
            finds: [
                "heading-syntax 29 Person", "unknown-entity 31 Tickets", "view-shows-itself 33 Loop",
                "unknown-name 38 sbject",
                "expression-not-in-code 39 subject", "empty-cell 40 ",
            ]
        )
    }
}
