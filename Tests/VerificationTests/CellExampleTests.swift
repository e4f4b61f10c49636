import Diagnostics
import Foundation
import Testing

@testable import Verification

@Suite("What docs/design-format.md says of each cell is so")
struct CellExampleTests {
    @Test("The places of the examples are right without them")
    func places() throws {
        for (name, place) in try CellPlace.all().sorted(by: { $0.key < $1.key }) {
            let fixture = try place.design(with: nil)
            let (verdict, source) = fixture.verdict()
            #expect(fixture.marked.count == 1, "\(name) marks one cell")
            #expect(judged(verdict, fixture, source).map { $0.summary(in: source) } == [], "\(name)")
        }
    }

    @Test("A valid example is taken, an invalid one is found at its line, once", arguments: Self.documentedTables)
    func examples(table: String) throws {
        let places = try CellPlace.all()
        for example in try CellExampleReader.read().examples where example.table == table {
            guard let place = places["\(example.table), \(example.cell)"] else {
                Issue.record("\(example.summary): no file in Cells/ has this cell")
                continue
            }
            let fixture = try place.design(with: example.text)
            let (verdict, source) = fixture.verdict()
            let line = fixture.marked.first.map { source.line(of: $0.lowerBound) }
            let found = judged(verdict, fixture, source, and: example.finding).map { finding in
                let isThere = source.line(of: finding.primary.span.start) == line
                return isThere ? finding.id.rawValue : finding.summary(in: source)
            }
            #expect(found == (example.finding.map { [$0] } ?? []), "\(example.summary)")
        }
    }

    private static let documentedTables = (try? CellExampleReader.read().tables) ?? []

    /// What reading finds anywhere, and what rules find at the line of the example that stops a build, or that the example
    /// speaks of. What an example changes elsewhere in a design is for the rules' own tests.
    private func judged(
        _ verdict: Verdict,
        _ fixture: Fixture,
        _ source: SourceText,
        and expected: String? = nil
    ) -> [Diagnostic] {
        let lines = fixture.marked.map { source.line(of: $0.lowerBound) }
        return verdict.diagnostics.filter { finding in
            if finding.id.rawValue == expected || Self.ofReading.contains(finding.id) { return true }
            return Self.ofLines.contains(finding.id) && lines.contains(source.line(of: finding.primary.span.start))
        }
    }

    private static let ofReading = Set(readingFaults.map(\.id))
    private static let ofLines = Set(
        allRules.filter { !$0.needsWholeDesign && ($0.severity == .error || $0.severity == .danger) }.map { $0.id }
    )

    @Test("Each column and each setting has examples, valid and invalid")
    func complete() throws {
        let examples = try CellExampleReader.read().examples
        let known = try KnownCells.all()
        #expect(known.count > 100, "the patterns find the tables")
        #expect(Self.documentedTables.count > 25)
        for cell in known {
            let told = examples.filter { example in
                example.table.lowercased().hasPrefix(cell.table)
                    && (example.cell == cell.name || example.cell.hasPrefix("\(cell.name) "))
            }
            #expect(told.contains { $0.finding == nil }, "\(cell.table), \(cell.name) has no valid example")
            guard !Self.prose.contains(cell.name) else { continue }
            #expect(told.contains { $0.finding != nil }, "\(cell.table), \(cell.name) has no invalid example")
        }
    }

    /// Columns in which nothing is wrong.
    private static let prose: Set = [
        "Description", "Purpose", "Impact", "Value of `Owner`", "Value of `Degraded mode`",
    ]

    @Test("Each finding that the document names can be looked up")
    func explained() throws {
        let named = Set(try CellExampleReader.read().examples.compactMap(\.finding))
        #expect(named.subtracting(explainedIDs) == [])
    }

    @Test("Each place is that of an example")
    func noIdlePlace() throws {
        let told = Set(try CellExampleReader.read().examples.map { "\($0.table), \($0.cell)" })
        #expect(Set(try CellPlace.all().keys).subtracting(told) == [])
    }
}
