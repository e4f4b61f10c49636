import Testing

@testable import Diagnostics

/// The safe fix-its of findings, in the text.
@Suite struct SafeFixesTests {
    private let file = SourceText(name: "d.md", text: "one two three\r\nfour\n")

    private func finding(_ id: DiagnosticID, _ fixes: FixIt...) -> Diagnostic {
        Diagnostic(id, .error, "m of \(id)", at: fixes[0].span, fixIts: fixes)
    }

    private func fix(_ start: Int, _ end: Int, _ text: String, isSafe: Bool = true) -> FixIt {
        FixIt("write \(text)", replacing: SourceSpan(start: start, end: end), with: text, isSafe: isSafe)
    }

    private func text(_ fixes: SafeFixes) -> String { String(decoding: fixes.files[0].bytes, as: UTF8.self) }

    @Test func severalAtOnce() {
        let fixes = SafeFixes(
            of: [finding("b", fix(8, 13, "3")), finding("a", fix(0, 3, "first")), finding("c", fix(15, 15, "> "))],
            in: [file]
        )
        #expect(text(fixes) == "first two 3\r\n> four\n")
        #expect(fixes.changes.map(\.id) == ["a", "b", "c"])
        #expect(fixes.changes.map(\.position.line) == [1, 1, 2])
        #expect(fixes.changes.map(\.message) == ["write first", "write 3", "write > "])
    }

    @Test func theFirstOfTwoThatOverlapOrTouchWins() {
        let overlapping = [finding("a", fix(0, 7, "A")), finding("b", fix(4, 9, "B")), finding("c", fix(7, 7, "C"))]
        #expect(text(SafeFixes(of: overlapping, in: [file])) == "A three\r\nfour\n")
        let inserted = [finding("a", fix(3, 3, ", x")), finding("b", fix(3, 3, ", y"))]
        #expect(text(SafeFixes(of: inserted, in: [file])) == "one, x two three\r\nfour\n")
    }

    @Test func onlySafeOnesAndOfAlternativesTheFirst() {
        let findings = [
            finding("a", fix(0, 3, "A", isSafe: false)),
            finding("b", fix(4, 7, "B", isSafe: false), fix(4, 7, "safe"), fix(4, 7, "other")),
        ]
        #expect(text(SafeFixes(of: findings, in: [file])) == "one safe three\r\nfour\n")
    }

    @Test func whatChangesNothingOrLiesOutsideIsLeft() {
        let outside = FixIt("x", replacing: SourceSpan(file: 4, start: 0, end: 1), with: "x", isSafe: true)
        let fixes = SafeFixes(
            of: [finding("a", fix(0, 3, "one")), finding("b", fix(10, 99, "x")), finding("c", outside)],
            in: [file]
        )
        #expect(fixes.changes.isEmpty)
        #expect(fixes.files == [file])
    }

    @Test func eachFileByItself() {
        let other = SourceText(name: "e.md", text: "one")
        let inOther = FixIt("x", replacing: SourceSpan(file: 1, start: 0, end: 3), with: "1", isSafe: true)
        let fixes = SafeFixes(of: [finding("a", fix(13, 13, "!")), finding("b", inOther)], in: [file, other])
        #expect(fixes.files.map { String(decoding: $0.bytes, as: UTF8.self) } == ["one two three!\r\nfour\n", "1"])
    }
}

@Suite struct NearNameTests {
    @Test(arguments: [
        ("Custmer", ["Customer", "Order"], true),
        ("Ordre", ["Order", "Ordra"], false),
        ("ab", ["ac"], false),
    ])
    func aSafeFixHasOneNearNameOnly(_ name: String, _ candidates: [String], _ isSafe: Bool) throws {
        let meant = try #require(didYouMean(name, among: candidates))
        let fix = FixIt(meaning: meant, insteadOf: name, among: candidates, at: SourceSpan(start: 0, end: 1))
        #expect(fix.isSafe == isSafe)
        #expect(fix.replacement == meant)
    }

    @Test func nothingIsNearAVeryLongName() {
        #expect(didYouMean(String(repeating: "a", count: 100_000), among: ["a"]) == nil)
        #expect(didYouMean("name", among: [String(repeating: "n", count: 100_000)]) == nil)
    }
}
