import Diagnostics
import Expressions
import Testing

@Suite struct ParserTests {
    private func parse(_ text: String) -> (syntax: ExpressionSyntax, diagnostics: [Diagnostic]) {
        ExpressionParser.parse(Located(text, at: SourceSpan(start: 0, end: text.utf8.count)))
    }

    /// The tree as text with every pair of parentheses.
    private func tree(_ syntax: ExpressionSyntax) -> String {
        switch syntax.kind {
        case .literal(.integer(let value)): "\(value)"
        case .literal(.text(let value)): "'\(value)'"
        case .literal(let literal): "\(literal)"
        case .name(let name): name
        case .member(let base, let name): "\(tree(base)).\(name.value)"
        case .index(let base, let index): "\(tree(base))[\(tree(index))]"
        case .unary(let sign, let operand): "(\(sign.rawValue)\(tree(operand)))"
        case .binary(let sign, let left, let right): "(\(tree(left)) \(sign.value.rawValue) \(tree(right)))"
        case .conditional(let test, let one, let other): "(\(tree(test)) ? \(tree(one)) : \(tree(other)))"
        case .list(let elements): "[" + elements.map(tree).joined(separator: ", ") + "]"
        case .record(let entries):
            "{" + entries.map { "\($0.name.value): \(tree($0.value))" }.joined(separator: ", ") + "}"
        case .call(let name, let receiver, let arguments):
            (receiver.map { tree($0) + "." } ?? "") + name.value + "("
                + arguments.map(tree).joined(separator: ", ") + ")"
        case .missing: "?"
        }
    }

    @Test(arguments: [
        ("a || b && c == d + e * -f", "(a || (b && (c == (d + (e * (-f))))))"),
        ("a - b - c", "((a - b) - c)"), ("a ? b : c ? d : e", "(a ? b : (c ? d : e))"),
        ("not a and b or c", "(((!a) && b) || c)"), ("!a.b", "(!a.b)"), ("(a + b) * c", "((a + b) * c)"),
        ("x in [1, 2]", "(x in [1, 2])"), ("f(a).b[0].g(h, i)", "f(a).b[0].g(h, i)"), ("-1 - -2", "(-1 - -2)"),
        ("{ a: 1, 'b': x }", "{a: 1, b: x}"),
        ("Ticket.filter(t, t.a == 1).size() < 20", "(Ticket.filter(t, (t.a == 1)).size() < 20)"),
        ("a // a note", "a"), ("[1, 2, ]", "[1, 2]"),
    ])
    func precedence(text: String, expected: String) {
        let (syntax, diagnostics) = parse(text)
        #expect(tree(syntax) == expected)
        #expect(diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("", 0..<0, "Expected a value"), ("a +", 3..<3, "Expected a value"), ("a = b", 2..<3, "`=` does not compare"),
        ("(a", 2..<2, "Expected `)`"), ("a b", 2..<3, "Nothing may follow"), ("a.", 2..<2, "name of a field"),
        ("a ? b", 5..<5, "Expected `:`"), ("{ a: 1, a: 2 }", 8..<9, "given twice"), ("{ a 1 }", 4..<5, "Expected `:`"),
        ("and a", 0..<3, "Expected a value"), ("[1, 2", 5..<5, "Expected `]`"),
    ])
    func faults(text: String, place: Range<Int>, words: String) throws {
        let (_, diagnostics) = parse(text)
        #expect(diagnostics.count == 1)
        let diagnostic = try #require(diagnostics.first)
        #expect(diagnostic.message.contains(words))
        #expect(diagnostic.primary.span == SourceSpan(start: place.lowerBound, end: place.upperBound))
    }

    @Test(arguments: [
        String(repeating: "(", count: 100_000), String(repeating: "[", count: 100_000),
        String(repeating: "!", count: 100_000) + "a", "a" + String(repeating: ".b", count: 100_000),
        "a" + String(repeating: " + a", count: 100_000), String(repeating: "{a:", count: 100_000),
        String(repeating: "a ? b : ", count: 100_000) + "c", String(repeating: "f(", count: 100_000),
    ])
    func deepNestingIsRefused(text: String) {
        let (_, diagnostics) = parse(text)
        #expect(diagnostics.map(\.message) == ["The expression is nested more than 200 levels deep"])
    }

    @Test func ofStepsWordsAndExpressionsAreTakenInTurn() {
        let text = "let ticket = create Ticket { number: number, customer: me }"
        var parser = ExpressionParser(text: text, at: SourceSpan(start: 50, end: 50 + text.utf8.count))
        let hasLet = parser.takeWord("let")
        let name = parser.takeIdentifier()
        let hasSign = parser.takeSymbol("=")
        let hasCreate = parser.takeWord("create")
        let entity = parser.expectIdentifier("an entity")
        let body = parser.parseRecordBody()
        #expect(hasLet && hasSign && hasCreate)
        #expect(name == Located("ticket", at: SourceSpan(start: 54, end: 60)))
        #expect(entity?.value == "Ticket")
        #expect(body.map(\.name.value) == ["number", "customer"])
        #expect(body.last?.value.kind == .name("me"))
        #expect(parser.isAtEnd)
        #expect(parser.diagnostics.isEmpty)
    }

    @Test func labelledArgumentsAndDurations() {
        let text = "charge(amount: self.total, n: 2) after 1h30m"
        var parser = ExpressionParser(text: text, at: SourceSpan(start: 0, end: text.utf8.count))
        let name = parser.takeIdentifier()
        let arguments = parser.parseLabelledArguments()
        let rest = parser.restText
        let hasAfter = parser.takeWord("after")
        let duration = parser.takeDuration()
        parser.expectEnd()
        #expect(name?.value == "charge")
        #expect(arguments.map(\.name.value) == ["amount", "n"])
        #expect(rest == "after 1h30m")
        #expect(hasAfter)
        #expect(duration == Located("1h30m", at: SourceSpan(start: 39, end: 44)))
        #expect(parser.diagnostics.isEmpty)
    }

    @Test func afterTheFirstFaultNothingMoreIsReported() {
        var parser = ExpressionParser(text: "{ a: ) } + ) [", at: SourceSpan(start: 0, end: 14))
        _ = parser.parseRecordBody()
        parser.expectEnd()
        #expect(parser.diagnostics.count == 1)
        #expect(parser.isAtEnd)
    }

    @Test func freeNamesLeaveBindingsOut() {
        let (syntax, _) = parse("T.exists(t, t.a == b && c.d > 0)")
        #expect(syntax.freeNames.map(\.value) == ["T", "b", "c"])
    }
}
