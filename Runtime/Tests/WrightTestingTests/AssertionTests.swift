import HTTPTypes
import Testing
import WrightRuntime
import WrightTesting

struct AssertionTests {
    private let answer = TestAnswer(
        request: "GET /x",
        status: 200,
        headers: [.contentType: "application/json", .location: "/x/1"],
        bytes: Array(#"{"id":"abc","number":7,"price":1.50,"list":["a","b"],"none":null}"#.utf8)
    )

    @Test func whatHoldsPasses() throws {
        try answer.expect(status: 200)
        try answer.expect(status: .below(300))
        try answer.expect(header: "content-type", .contains("json"))
        try answer.expect(header: "ETag", .not(.exists))
        try answer.expect(jsonpath: "$.id", .matches("^[a-c]+$"))
        try answer.expect(jsonpath: "$.id", .startsWith("ab"))
        try answer.expect(jsonpath: "$.id", .endsWith("bc"))
        try answer.expect(jsonpath: "$.id", .differs("x"))
        try answer.expect(jsonpath: "$.number", .equals(7))
        try answer.expect(jsonpath: "$.number", .equals(.number("7.0")))
        try answer.expect(jsonpath: "$.number", .above(6))
        try answer.expect(jsonpath: "$.number", .atLeast(7))
        try answer.expect(jsonpath: "$.number", .atMost(7))
        try answer.expect(jsonpath: "$.price", .below(1.51))
        try answer.expect(jsonpath: "$.list", .count(.equals(2)))
        try answer.expect(jsonpath: "$.list", .contains("b"))
        try answer.expect(jsonpath: "$.none", .exists)
        try answer.expect(jsonpath: "$.other", .not(.exists))
        try answer.expect(body: .contains("abc"))
        #expect(try answer.capture(jsonpath: "$.id") == "abc")
        #expect(try answer.capture(jsonpath: "$.number") == "7")
        #expect(try answer.capture(header: "Location") == "/x/1")
    }

    @Test(
        arguments: [
            ("$.id", .equals("x")), ("$.id", .matches("^b")), ("$.number", .above(7)), ("$.number", .equals("7")),
            ("$.list", .count(.equals(1))), ("$.number", .count(.equals(0))), ("$.list", .contains("c")),
            ("$.other", .exists), ("$.other", .differs("x")), ("$.other", .equals(.null)), ("$.id", .startsWith("b")),
            ("$.id", .not(.exists)),
        ] as [(String, Demand)]
    )
    func whatDoesNotHoldIsAMismatchThatShowsTheAnswer(path: String, demand: Demand) throws {
        let mismatch = #expect(throws: Mismatch.self) { try answer.expect(jsonpath: path, demand) }
        #expect(mismatch?.description.contains("GET /x\nHTTP 200") == true)
        #expect(mismatch?.description.contains(#""number":7"#) == true)
    }

    @Test func missingCapturesAndBadPatternsAreMismatches() {
        #expect(throws: Mismatch.self) { try answer.capture(jsonpath: "$.other") }
        #expect(throws: Mismatch.self) { try answer.capture(header: "ETag") }
        #expect(throws: Mismatch.self) { try answer.expect(jsonpath: "$.id", .matches("(")) }
        #expect(throws: Mismatch.self) { try answer.expect(status: 201) }
        #expect(throws: Mismatch.self) { try answer.id() }
    }

    @Test func onlyAWellFormedProblemIsAProblem() {
        let whole =
            #"{"type":"about:blank","title":"T","status":409,"detail":"D","instance":"/x","code":"c","errors":[]}"#
        func problem(_ text: String, status: Int = 409, type: String = "application/problem+json") -> ExpectedProblem? {
            TestAnswer(request: "", status: status, headers: [.contentType: type], bytes: Array(text.utf8)).problem
        }
        #expect(problem(whole) == ExpectedProblem(409, "c"))
        #expect(problem(whole, status: 422) == nil)
        #expect(problem(whole, type: "application/json") == nil)
        for member in ["type", "title", "status", "detail", "instance", "code", "errors"] {
            #expect(problem(whole.replacing("\"\(member)\":", with: "\"no\":")) == nil)
        }
    }
}
