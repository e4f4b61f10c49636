import Testing
import WrightRuntime

/// RFC 3986, sections 2.1 and 2.3.
struct PathSegmentTests {
    @Test(arguments: [
        ("plain-1._~", "plain-1._~"), ("a b", "a%20b"), ("a/b", "a%2Fb"), ("ü", "%C3%BC"), ("\u{1}", "%01"), ("", ""),
    ])
    func encodesWhatIsNotUnreserved(text: String, segment: String) {
        #expect(text.pathSegment == segment)
    }

    @Test func anEmptyTextCountsAsNull() throws {
        let rule = FieldRule<String?>.emptyAsNull(.text(3...9))
        #expect(try rule.read(json: .string("")).get() == nil)
        #expect(try rule.read(json: .null).get() == nil)
        #expect(try rule.read(json: .string("abc")).get() == "abc")
        #expect(throws: (any Error).self) { try rule.read(json: .string("ab")).get() }
    }
}
