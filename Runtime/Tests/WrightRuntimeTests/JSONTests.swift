import Foundation
import Testing
import WrightRuntime

struct JSONParserTests {
    @Test(
        arguments: [
            ("null", .null), ("true", .bool(true)), (" false ", .bool(false)), ("0", .integer(0)),
            ("-12", .integer(-12)),
            ("1.50", .number("1.50")), ("1E+2", .number("1E+2")), ("-0", .integer(0)),
            ("9223372036854775808", .number("9223372036854775808")), ("\"a\"", .string("a")), ("[]", .array([])),
            ("[1,[2]]", .array([.integer(1), .array([.integer(2)])])), ("{}", .object([])),
            ("{\"a\":{\"b\":null}}", .object([("a", .object([("b", .null)]))])), ("\t\n\r 1", .integer(1)),
        ] as [(String, JSONValue)]
    )
    func readsValues(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: text) == value)
    }

    @Test(arguments: [
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u00e9\u20AC""#, "é€"), (#""\ud83d\ude00""#, "😀"),
        (#""\u0000""#, "\0"), ("\"\u{7f}é😀\"", "\u{7f}é😀"),
    ])
    func readsStrings(text: String, value: String) throws {
        #expect(try JSONValue(parsing: text) == .string(value))
    }

    @Test(arguments: [
        "", " ", "nul", "True", "01", "-", "+1", "1.", ".5", "1e", "1e+", "0x1", "NaN", "Infinity", "'a'", "\"a",
        "\"\u{1}\"",
        "\"\n\"", #""\x""#, #""\u12""#, #""\u12g4""#, #""\ud800""#, #""\ud800a""#, #""\ud800\u0041""#, #""\udc00""#,
        "[1,]", "[1",
        "[,1]", "[1 2]", "{", "{a:1}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\":1 \"b\":2}", "{1:2}", "1 2", "[]]",
        "\u{feff}1",
        "// a\n1", "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}",
    ])
    func refusesWhatIsNotJSON(text: String) {
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
    }

    @Test func refusesBytesThatAreNotUTF8() {
        #expect(throws: JSONSyntaxError(offset: 0, message: "This string is not valid UTF-8.")) {
            try JSONValue(parsing: [0x22, 0xFF, 0x22])
        }
        // A surrogate in UTF-8, and an overlong slash.
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: [0x22, 0xED, 0xA0, 0x80, 0x22]) }
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: [0x22, 0xC0, 0xAF, 0x22]) }
    }

    @Test func refusesDeepNesting() throws {
        let fits = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        _ = try JSONValue(parsing: fits)
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: "[" + fits + "]") }
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: String(repeating: "[", count: 100_000)) }
    }

    @Test func namesThePlaceOfTheFault() {
        #expect(throws: JSONSyntaxError(offset: 6, message: "A value is expected here.")) {
            try JSONValue(parsing: "{\"a\": x}")
        }
    }
}

struct JSONWriterTests {
    @Test(arguments: [
        "null", "[true,false]", "{\"b\":1,\"a\":[1.50,\"x\"]}", "\"é😀/\u{7f}\"", #""\"\\\n\r\t\b\f\u0001""#, "{}", "[]",
    ])
    func writesWhatItReads(text: String) throws {
        #expect(try JSONValue(parsing: text).text == text)
    }

    @Test func keepsTheOrderOfMembersAndComparesWithoutIt() throws {
        let left = try JSONValue(parsing: "{\"a\":1,\"b\":2}")
        let right = try JSONValue(parsing: "{\"b\":2,\"a\":1}")
        #expect(left == right)
        #expect(left.text != right.text)
        #expect(left != .object([("a", .integer(1))]))
    }

    @Test func writesValuesAsTheDesignFormatSays() throws {
        let time = try #require(Timestamp("2026-03-01T00:00:00Z"))
        let price = try #require(Decimal(plainText: "19.9"))
        #expect(price.json(scale: 2).text == "\"19.90\"")
        #expect(Decimal?.none.json(scale: 2) == .null)
        #expect(time.json.text == "\"2026-03-01T00:00:00.000000Z\"")
        #expect(CalendarDate(time).json.text == "\"2026-03-01\"")
        #expect(Duration.seconds(90).json.text == "\"PT1M30S\"")
        #expect(String?.none.json == .null)
        #expect(["a", "b"].json.text == "[\"a\",\"b\"]")
        #expect(Genre.novel.json == "novel")
    }

    @Test func changesMembersInPlace() {
        var object: JSONObject = [("a", 1), ("b", 2)]
        object["a"] = nil
        object["b"] = 3
        object["c"] = true
        #expect(JSONValue.object(object).text == "{\"b\":3,\"c\":true}")
    }
}
