import Foundation
import Planning
import Testing
import Yams

@testable import Generation

struct OpenAPIDocumentTests {
    let document: OpenAPIDocument
    let tree: [String: Any]

    init() throws {
        document = OpenAPIDocument(try APITicketsPlan.make())
        tree = try #require(try Yams.load(yaml: document.yaml) as? [String: Any])
    }

    private func value(_ path: String...) -> Any? {
        path.reduce(tree as Any?) { ($0 as? [String: Any])?[$1] }
    }

    @Test("the YAML and the JSON hold the same")
    func sameInBoth() throws {
        let json = try JSONSerialization.jsonObject(with: Data(document.json.utf8)) as? NSDictionary
        #expect(json == tree as NSDictionary)
    }

    @Test("every endpoint of the design is an operation, and no other")
    func operations() throws {
        let paths = try #require(value("paths") as? [String: [String: Any]])
        #expect(paths.values.map(\.count).reduce(0, +) == 20)
        #expect(Set(paths.keys).contains("/tickets/{id}/assign"))
    }

    @Test("a request takes no unknown field and has the bounds of the design")
    func requestSchema() {
        #expect(value("components", "schemas", "ReportAProblemInput", "additionalProperties") as? Bool == false)
        #expect(value("components", "schemas", "ReportAProblemInput", "required") as? [String] == ["subject", "body"])
        let subject = value("components", "schemas", "ReportAProblemInput", "properties", "subject") as? [String: Any]
        #expect(subject?["minLength"] as? Int == 3)
        #expect(subject?["maxLength"] as? Int == 140)
        #expect(value("components", "schemas", "CustomerChanges", "required") == nil)
    }

    @Test("an answer has every field, and null where the design lets it be absent")
    func answerSchema() {
        let required = value("components", "schemas", "Ticket", "required") as? [String]
        #expect(required?.contains("resolution") == true)
        let resolution = value("components", "schemas", "Ticket", "properties", "resolution", "type") as? [String]
        #expect(resolution == ["string", "null"])
        let agentName = value("components", "schemas", "TicketLine", "properties", "agentName", "type") as? [String]
        #expect(agentName == ["string", "null"])
    }

    @Test("the answer of a query is a list of its rows")
    func queryAnswer() {
        let items = value("components", "schemas", "WorkloadResult", "properties", "items", "items") as? [String: Any]
        #expect(items?["$ref"] as? String == "#/components/schemas/WorkloadRow")
        let schema =
            value("paths", "/workload", "get", "responses", "200", "content", "application/json", "schema")
            as? [String: Any]
        #expect(schema?["$ref"] as? String == "#/components/schemas/WorkloadResult")
    }

    @Test("every reference leads somewhere")
    func references() {
        var dangling: [String] = []
        func visit(_ node: Any) {
            if let map = node as? [String: Any] {
                if let reference = map["$ref"] as? String {
                    let path = reference.split(separator: "/").dropFirst().map(String.init)
                    if path.reduce(tree as Any?, { ($0 as? [String: Any])?[$1] }) == nil { dangling.append(reference) }
                }
                map.values.forEach(visit)
            } else if let list = node as? [Any] {
                list.forEach(visit)
            }
        }
        visit(tree)
        #expect(dangling.isEmpty)
    }

    @Test("texts that YAML would take for something else are quoted")
    func quoting() throws {
        let value: OrderedValue = [
            "no": "yes", "1.0": "3.10", "empty": "", "colon": "a: b", "hash": "a #b", "null": .null,
            "nested": [["a": [1, 2]]],
        ]
        let read = try #require(try Yams.load(yaml: value.yaml) as? [String: Any])
        #expect(read["no"] as? String == "yes")
        #expect(read["1.0"] as? String == "3.10")
        #expect(read["empty"] as? String == "")
        #expect(read["colon"] as? String == "a: b")
        #expect(read["hash"] as? String == "a #b")
        #expect(read["null"] is NSNull)
        #expect(((read["nested"] as? [[String: Any]])?.first?["a"]) as? [Int] == [1, 2])
    }
}
