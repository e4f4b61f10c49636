import Testing
import WrightRuntime
import WrightTesting

struct JSONPathTests {
    private let document: JSONValue = [
        "a": ["b": [["c": 1], ["c": 2]]], "odd name": true, "items": [],
    ]

    @Test(
        arguments: [
            ("$.a.b[0].c", 1), ("$.a.b[-1].c", 2), ("$['odd name']", true), ("$[\"a\"].b[1]['c']", 2),
            ("$.items", []),
        ] as [(String, JSONValue)]
    )
    func aPathNamesOneValue(path: String, value: JSONValue) throws {
        #expect(try JSONPath(path).value(in: document) == value)
    }

    @Test(arguments: ["$.x", "$.a.b[2]", "$.a.b[-3]", "$.a.b.c", "$.items[0]"])
    func whatIsNotThereIsNil(path: String) throws {
        #expect(try JSONPath(path).value(in: document) == nil)
    }

    @Test func theRootIsTheDocument() throws {
        #expect(try JSONPath("$").value(in: document) == document)
    }

    @Test(arguments: ["", "a", "$a", "$.", "$[", "$[x]", "$['x]", "$..a"])
    func otherPathsAreRefused(path: String) {
        #expect(throws: Mismatch.self) { try JSONPath(path) }
    }

    @Test func subscriptsGoAllTheWay() {
        let value: JSONValue? = document
        #expect(value["a"]["b"][1]["c"] == 2)
        #expect(value["a"]["x"][1]["c"] == nil)
        #expect(value["a"]["b"].count == 2)
        #expect(value["items"].count == 0)
        #expect(value["odd name"].count == nil)
    }
}
