import Foundation
import Testing

@testable import conformance

struct ConformanceTests {
    /// One section in the form of the suite, with cases of our own.
    private func cases(_ tests: String) throws -> [SuiteCase] {
        let place = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).textproto")
        try Data("name: 'ours'\nsection { name: \"one\" \(tests) }".utf8).write(to: place)
        defer { try? FileManager.default.removeItem(at: place) }
        return try SuiteCase.read(place)
    }

    @Test func readsTheTextFormat() throws {
        let text =
            "a: 'x\\n' \"\\101\\x42\\u00e9\" # comment\nb { c: -1.5 } b: <c: true>\nd: [1, 2] [type/x.Y] { e: 1 } f: \"\\377\""
        let message = try TextFormat(text)
        #expect(message.text("a") == "x\nABé")
        #expect(message.messages("b").map { $0.text("c") } == ["-1.5", "true"])
        #expect(message.fields.map(\.name) == ["a", "b", "b", "d", "d", "[type/x.Y]", "f"])
        #expect(throws: TextFormat.Fault.self) { try TextFormat("a { b: 1") }
        #expect(throws: TextFormat.Fault.self) { try TextFormat("a: 'b") }
    }

    @Test func takesWhatExpressionsCanSay() throws {
        let cases = try cases(
            """
            test { name: "sum" expr: "x + 40" value: { int64_value: 42 }
                bindings { key: "x" value { value { int64_value: 2 } } } }
            test { name: "list" expr: "x[1] == 'b'"
                bindings { key: "x" value { value { list_value { values { string_value: "a" } } } } } }
            test { name: "later" expr: "x / y" eval_error: { errors { message: "by zero" } }
                bindings { key: "x" value { value { int64_value: 2 } } }
                bindings { key: "y" value { value { int64_value: 0 } } } }
            """
        )
        let vectors = cases.compactMap { if case .inside(let vector) = Judgement($0) { vector } else { nil } }
        #expect(vectors.map(\.note).map { $0.split(separator: "/").last } == ["sum", "list", "later"])
        #expect(vectors.map(\.expected) == [.integer(42), .boolean(true), nil])
        #expect(vectors.map(\.fails) == [nil, nil, true])
        #expect(vectors[1].given?.first?.type == "list of text")
    }

    @Test func tellsWhatIsOutside() throws {
        let cases = try cases(
            """
            test { name: "a" expr: "1u + 2u" value: { uint64_value: 3 } }
            test { name: "b" expr: "b'a' == b'a'" }
            test { name: "c" expr: "{'a': 1}['a'] == 1" }
            test { name: "d" expr: "dyn(1) == 1" }
            test { name: "e" expr: "true > false" }
            test { name: "f" expr: "1 / 0" eval_error: { errors { message: "by zero" } } }
            test { name: "g" expr: "1.5e300 * 2.0" value: { double_value: inf } }
            """
        )
        let reasons = cases.map { suiteCase in
            switch Judgement(suiteCase) {
            case .inside: "inside"
            case .refused: "refused"
            case .outside(let reason): reason
            }
        }
        #expect(reasons == ["uint", "bytes", "maps", "dyn", "an order of booleans", "refused", "double"])
    }
}
