import DesignModel
import Diagnostics
import Testing

@Suite("Hurl blocks")
struct HurlTests {
    @Test("A request with headers, body, captures and asserts is read whole")
    func whole() throws {
        let block = FencedBlock(
            "hurl",
            """
            # the first request
            POST /tickets # with a comment
            Authorization: Bearer {{cora}}
            X-Note: a#b
            {
              "subject": "No } sound",
              "for": ["{{abe.id}}", 1.5e3, null]
            }
            HTTP 201
            Content-Type: application/json
            [Captures]
            ticket: jsonpath "$.id"
            place: header "Location"
            [Asserts]
            status < 300
            jsonpath "$.items" count >= 3
            jsonpath "$.a[0].b_c" == "say \\"hi\\""
            jsonpath "$.n" != -1
            jsonpath "$.gone" not exists
            header "X" matches "^T-\\d+$"

            GET /tickets/{{ticket}}?x={{ticket}}
            HTTP 200

            """
        )
        let (entries, diagnostics) = readHurl(block.fence)
        #expect(diagnostics.map(\.message) == [])
        try #require(entries.count == 2)
        let entry = entries[0]
        #expect(entry.method.value == "POST")
        #expect(entry.target.value == "/tickets")
        #expect(entry.headers.map(\.name) == ["Authorization", "X-Note"])
        #expect(entry.headers.map(\.value.value) == ["Bearer {{cora}}", "a#b"])
        let body = try #require(entry.body)
        #expect(body.value.hasPrefix("{\n") && body.value.hasSuffix("}"))
        #expect(block.text(body.span) == body.value)
        #expect(entry.status?.value == 201)
        #expect(entry.captures.map(\.name.value) == ["ticket", "place"])
        #expect(entry.captures.map(\.source) == [.jsonPath("$.id"), .header("Location")])
        #expect(
            entry.asserts.map(\.predicate) == [
                .equals(.text("application/json")), .less(.integer(300)), .greaterOrEqual(.integer(3)),
                .equals(.text("say \"hi\"")), .notEquals(.integer(-1)), .notExists, .matches("^T-\\d+$"),
            ]
        )
        #expect(entry.asserts.map(\.counts) == [false, false, true, false, false, false, false])
        #expect(entry.placeholderNames.map(\.value) == ["cora", "abe.id"])
        #expect(entry.placeholderNames.map { block.text($0.span) } == ["cora", "abe.id"])
        #expect(entries[1].placeholderNames.map(\.value) == ["ticket", "ticket"])
    }

    @Test(
        "What is not understood is reported at its place",
        arguments: [
            "GET ⟦http://x/y⟧\nHTTP 200\n", "⟦GOT⟧ /x\nHTTP 200\n", "⟦GET /x⟧\n", "GET /x\nHTTP ⟦*⟧\n",
            "GET /x\nHTTP ⟦99⟧\n",
            "GET /x\n⟦what is this⟧\nHTTP 200\n", "GET /x\nA: {{⟦a b⟧}}\nHTTP 200\n",
            "POST /x\n{\"a\": ⟦0⟧1}\nHTTP 200\n",
            "POST /x\n{\"a\": 1, ⟦\"⟧a\": 2}\nHTTP 200\n", "POST /x\n{\"a\": {⟦{⟧b}}}\nHTTP 200\n",
            "POST /x\n{\"a\": 1} ⟦x⟧\nHTTP 200\n",
            "GET /x\nHTTP 200\n⟦[Cookies]⟧\na: b\n", "GET /x\n⟦[Asserts]⟧\nHTTP 200\n",
            "GET /x\nHTTP 200\n[Asserts]\n⟦body⟧ == \"x\"\n",
            "GET /x\nHTTP 200\n[Asserts]\njsonpath \"⟦$.a[⟧\" == 1\n",
            "GET /x\nHTTP 200\n[Asserts]\n⟦jsonpath \"$.a\"⟧\n",
            "GET /x\nHTTP 200\n[Asserts]\njsonpath \"$.a\" ⟦isText⟧\n",
            "GET /x\nHTTP 200\n[Asserts]\njsonpath \"$.a\" == ⟦word⟧\n",
            "GET /x\nHTTP 200\n[Asserts]\njsonpath \"$.a\" matches \"⟦(⟧\"\n",
            "GET /x\nHTTP 200\n[Asserts]\nstatus == 1 ⟦2⟧\n",
            "GET /x\nHTTP 200\n[Captures]\n⟦a = b⟧\n", "GET /x\nHTTP 200\n[Captures]\na: status ⟦count⟧\n",
            "⟦what⟧\nGET /x\nHTTP 200\n", "GET /x\n⟦[Captures]⟧\na: status\n",
            "GET /x\n⟦200⟧\n[Asserts]\nstatus == 200\n",
            "POST /x\n{\"a\": 1,\n⟦}⟧\nHTTP 200\n",
            "POST /x\n{\"a\": ⟦1⟧\nHTTP 200\n", "⟦GET⟧\nHTTP 200\n", "GET ⟦/{{a}} b⟧\nHTTP 200\n",
        ]
    )
    func faults(text: String) {
        let block = FencedBlock("hurl", text)
        let (_, diagnostics) = readHurl(block.fence)
        #expect(diagnostics.map(\.primary.span) == block.marked, "\(diagnostics.map { block.text($0.primary.span) })")
        #expect(diagnostics.allSatisfy { $0.id == "hurl-syntax" && !$0.help.isEmpty })
    }

    @Test("An empty block, and one that is nested without end, are refused")
    func extremes() {
        #expect(readHurl(FencedBlock("hurl", "\n# nothing\n").fence).diagnostics.count == 1)
        let deep = "POST /x\n" + String(repeating: "[", count: 100_000) + "\nHTTP 200\n"
        #expect(readHurl(FencedBlock("hurl", deep).fence).diagnostics.count == 1)
    }

    @Test("Paths into JSON", arguments: ["$", "$.a", "$.a.b_c[0].d", "$[12]"])
    func path(text: String) {
        #expect(JSONPath(text) != nil)
    }

    @Test(
        "What is no path of the subset",
        arguments: ["", "a", "$.", "$.1a", "$[a]", "$[-1]", "$..a", "$.a[", "$.a[0", "$['a']", "$.*"]
    )
    func noPath(text: String) {
        #expect(JSONPath(text) == nil)
    }
}
