import Diagnostics
import Expressions
import Testing

@Suite struct LexerTests {
    private func parse(_ text: String, at start: Int = 0) -> (syntax: ExpressionSyntax, diagnostics: [Diagnostic]) {
        ExpressionParser.parse(Located(text, at: SourceSpan(start: start, end: start + text.utf8.count)))
    }

    @Test(arguments: [
        ("12", Literal.integer(12)), ("0x1F", .integer(31)), ("-5", .integer(-5)),
        ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
        ("19.90", .decimal("19.90")), ("-0.5", .decimal("-0.5")), ("1e3", .decimal("1e3")), (".5", .decimal(".5")),
        ("true", .boolean(true)), ("null", .null),
        (#""a\n\"b\"""#, .text("a\n\"b\"")), ("'it'", .text("it")), (#"r"\d+""#, .text(#"\d+"#)),
        (#""\u00e9\x41\101\U0001F600""#, .text("éAA😀")), ("'''a'b\nc'''", .text("a'b\nc")),
        (#""""two"# + "\n" + #"lines""""#, .text("two\nlines")),
    ])
    func literals(text: String, literal: Literal) {
        let (syntax, diagnostics) = parse(text)
        #expect(syntax.kind == .literal(literal))
        #expect(diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("a & b", 2..<3, "`&`"), ("“a”", 0..<3, "“"), ("\"abc", 0..<4, "not closed"), (#""a\qb""#, 2..<4, "escape"),
        (#""\ud800""#, 1..<7, "no Unicode character"), (#""\u0000""#, 1..<7, "U+0000"), ("12u", 0..<3, "unsigned"),
        ("99999999999999999999", 0..<20, "too large"), ("9223372036854775808", 0..<19, "too large"),
        ("b'ab'", 0..<5, "Byte strings"), ("0x", 0..<2, "no digits"),
    ])
    func faults(text: String, place: Range<Int>, words: String) throws {
        let (_, diagnostics) = parse(text, at: 100)
        #expect(diagnostics.count == 1)
        let diagnostic = try #require(diagnostics.first)
        #expect(diagnostic.id == "expression-syntax")
        #expect(diagnostic.message.contains(words))
        #expect(diagnostic.primary.span == SourceSpan(start: 100 + place.lowerBound, end: 100 + place.upperBound))
    }

    @Test func spansCountBytesNotCharacters() {
        let (syntax, _) = parse(#""é" == name"#, at: 10)
        guard case .binary(let sign, let left, let right) = syntax.kind else { return #expect(Bool(false)) }
        #expect(left.span == SourceSpan(start: 10, end: 14))
        #expect(sign.span == SourceSpan(start: 15, end: 17))
        #expect(right.span == SourceSpan(start: 18, end: 22))
    }
}
