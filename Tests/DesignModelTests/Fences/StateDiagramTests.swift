import DesignModel
import Diagnostics
import Testing

@Suite("Mermaid state diagrams")
struct StateDiagramTests {
    @Test("Arrows, timers, start and end are read with their places")
    func arrows() throws {
        let block = FencedBlock(
            "mermaid",
            """
            stateDiagram-v2
                direction LR
                %% the way of an order
                [*] --> placed
                placed --> paid : pay
                placed --> expired : after 30m
                paid --> [*]

            """
        )
        let (diagram, diagnostics) = readStateDiagram(block.fence)
        #expect(diagnostics.isEmpty)
        #expect(diagram.states.map(\.value) == ["placed", "paid", "expired"])
        #expect(
            diagram.arrows.map { block.text($0.span) } == [
                "[*] --> placed", "placed --> paid : pay", "placed --> expired : after 30m", "paid --> [*]",
            ]
        )
        guard case .event(let event) = diagram.arrows[1].trigger, case .after(let time) = diagram.arrows[2].trigger
        else {
            Issue.record("the triggers were not understood")
            return
        }
        #expect(event.value == "pay")
        #expect(block.text(event.span) == "pay")
        #expect(time.value == "30m")
        #expect(diagram.arrows[0].from.state == nil)
        #expect(diagram.arrows[0].trigger == nil)
    }

    @Test("Line ends of every kind keep their places", arguments: ["\n", "\r\n", "\r"])
    func lineEnds(ending: String) {
        let block = FencedBlock("mermaid", ["stateDiagram-v2", "[*] --> a", "⟦a -> b⟧", ""].joined(separator: ending))
        let (diagram, diagnostics) = readStateDiagram(block.fence)
        #expect(diagram.arrows.count == 1)
        #expect(diagnostics.map(\.primary.span) == block.marked)
    }

    @Test(
        "What is no arrow is reported at its place",
        arguments: [
            "a --> b : ⟦two words⟧", "⟦a --> b⟧", "a --> ⟦b c⟧ : go", "⟦a --> ⟧".replacing(" ⟧", with: "⟧"),
            "a --> b : after ⟦3x⟧",
            "a --> b : after ⟦0m⟧", "⟦state a {⟧", "direction ⟦LX⟧", "[*] --> a : ⟦go⟧", "⟦[*] --> [*]⟧",
            "⟦note left of a: x⟧",
            "a --> ⟦b-c⟧ : go",
        ]
    )
    func faults(line: String) {
        let block = FencedBlock("mermaid", "stateDiagram-v2\n    \(line)\n")
        let (_, diagnostics) = readStateDiagram(block.fence)
        #expect(diagnostics.map(\.primary.span) == block.marked)
        #expect(diagnostics.allSatisfy { $0.id == "state-diagram-syntax" && !$0.help.isEmpty })
    }

    @Test("Another kind of diagram, and an empty block, are refused")
    func header() {
        let graph = FencedBlock("mermaid", "⟦graph TD⟧\n    a --> b : go\n")
        #expect(readStateDiagram(graph.fence).1.map(\.primary.span) == graph.marked)
        #expect(readStateDiagram(FencedBlock("mermaid", "").fence).1.count == 1)
    }
}
