import Testing

@testable import Diagnostics

@Suite struct PositionTests {
    @Test func columnsCountScalars() {
        let file = SourceText(name: "a", text: "\u{FEFF}äb\r\n日\u{301}c\rd")
        #expect(file.position(of: 0) == SourcePosition(line: 1, column: 1, offset: 0))
        #expect(file.position(of: 3) == SourcePosition(line: 1, column: 1, offset: 3))
        #expect(file.position(of: 5) == SourcePosition(line: 1, column: 2, offset: 5))
        // Inside the line ending.
        #expect(file.position(of: 7) == SourcePosition(line: 1, column: 3, offset: 7))
        #expect(file.position(of: 13) == SourcePosition(line: 2, column: 3, offset: 13))
        #expect(file.position(of: 15) == SourcePosition(line: 3, column: 1, offset: 15))
        #expect(file.position(of: 99) == SourcePosition(line: 3, column: 2, offset: 16))
        #expect(file.position(of: -1) == SourcePosition(line: 1, column: 1, offset: 0))
    }

    @Test func invalidBytesCountAsOneEach() {
        let file = SourceText(name: "a", bytes: [0xFF, 0xFE, UInt8(ascii: "x")])
        #expect(file.position(of: 2).column == 3)
    }

    @Test func orderAndDuplicates() {
        func finding(_ id: DiagnosticID, _ severity: Severity, _ start: Int, _ message: String = "m") -> Diagnostic {
            Diagnostic(id, severity, message, at: SourceSpan(start: start, end: start + 1))
        }
        let ordered = [
            finding("b", .note, 5), finding("a", .warning, 5), finding("c", .error, 5), finding("z", .error, 1),
            finding("b", .note, 5), finding("b", .note, 5, "other"),
        ].inOrder()
        #expect(ordered.map { "\($0.id) \($0.message)" } == ["z m", "c m", "a m", "b m", "b other"])
    }

    @Test func didYouMeanTakesTheNearest() {
        #expect(didYouMean("Custmer", among: ["Order", "Customer", "Costume"]) == "Customer")
        #expect(didYouMean("xyz", among: ["Order", "Customer"]) == nil)
        #expect(didYouMean("ordre", among: ["Order"]) == "Order")
    }
}
