import DesignModel
import Diagnostics
import DocumentReader
import Foundation
import Testing

@Suite("The example design")
struct TicketsTests {
    private static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Examples/tickets.md")

    private func text() throws -> String { try String(contentsOf: Self.path, encoding: .utf8) }

    @Test func isUnderstood() throws {
        let fixture = Fixture(try text())
        #expect(fixture.found == [])
        #expect(fixture.refused == [])
        let design = fixture.design
        #expect(design.name.value == "Tickets")
        #expect(design.requirements.count == 10)
        #expect(design.roles.map(\.name.value) == ["customer", "agent", "lead"])
        #expect(design.components.map(\.name.value) == ["People", "Desk"])
        let desk = try #require(design.components.last)
        #expect(desk.entities.map(\.fields.count) == [9, 3])
        #expect(desk.entities.map(\.indexes.count) == [5, 1])
        #expect(desk.lifecycles.first?.arrows.count == 7)
        #expect(desk.lifecycles.first?.transitions.count == 5)
        #expect(desk.views.map(\.fields.count) == [8])
        #expect(desk.flows.map(\.steps.count) == [3, 4, 2, 4])
        #expect(desk.queries.map(\.result.count) == [4])
        #expect(design.components.map(\.endpoints.count) == [9, 11])
        #expect(design.components.map(\.failureModes.count) == [3, 3])
        #expect(design.configuration.count == 5)
        #expect(design.scenarios.count == 8)
        #expect(design.scenarios.flatMap(\.parts).count == 46)
    }

    @Test func flowsKnowTheirCallers() throws {
        let flows = try #require(Fixture(try text()).design.components.last?.flows)
        #expect(flows.map(\.selfEntity) == [nil, "Ticket", "Ticket", nil])
        #expect(flows.map(\.meEntity) == ["Customer", "Agent", "Agent", nil])
        #expect(flows.last?.meSources == ["Agent", "Customer"])
        #expect(flows.last?.callers == [.role("agent"), .role("lead"), .role("customer")])
    }

    @Test func noHeadingIsIdle() throws {
        let lines = try text().components(separatedBy: "\n")
        for (index, line) in lines.enumerated() where line.hasPrefix("#") && !line.hasPrefix("### Scenario") {
            var rest = lines
            rest[index] = ""
            #expect(!Fixture(rest.joined(separator: "\n")).found.isEmpty, "without \(line)")
        }
    }

    @Test func noColumnIsIdle() throws {
        let lines = try text().components(separatedBy: "\n")
        for (index, line) in lines.enumerated() where index + 1 < lines.count && lines[index + 1].hasPrefix("|---") {
            var changed = lines
            changed[index] = line.replacing("Description", with: "Beschreibung").replacing(
                "Requirements",
                with: "Wishes"
            )
            guard changed[index] != line else { continue }
            #expect(Fixture(changed.joined(separator: "\n")).found.count == 2, "\(line)")
        }
    }

    /// Any text whatever is read without a trap; what a design becomes by losing bytes is the nearest to it.
    @Test func hostileInput() throws {
        let bytes = Array(try text().utf8)
        var seed: UInt64 = 7
        func random(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        for _ in 0..<30 {
            var changed = bytes
            for _ in 0..<12 {
                let start = random(changed.count - 40)
                switch random(3) {
                case 0: changed.removeSubrange(start..<start + random(40))
                case 1: changed.insert(contentsOf: changed[start..<start + random(40)], at: random(changed.count))
                default: changed[start] = UInt8(random(256))
                }
            }
            let source = SourceText(name: "x.md", bytes: changed)
            let (_, diagnostics) = understand(readDocument(files: [source]))
            for diagnostic in diagnostics { #expect(diagnostic.primary.span.end <= changed.count) }
        }
    }
}
