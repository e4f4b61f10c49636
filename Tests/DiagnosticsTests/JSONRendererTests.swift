import Foundation
import Testing

@testable import Diagnostics

@Suite struct JSONRendererTests {
    @Test func everyMember() {
        #expect(
            JSONRenderer().render([leftOut], files: [shop.file]) == """
                {
                  "version": 1,
                  "diagnostics": [
                    {
                      "id": "endpoint-leaves-out-error",
                      "severity": "error",
                      "message": "POST /orders can answer 409, its contract does not say so",
                      "file": "shop.md",
                      "range": {
                        "start": {
                          "line": 10,
                          "column": 20,
                          "utf16Column": 20,
                          "offset": 161
                        },
                        "end": {
                          "line": 10,
                          "column": 28,
                          "utf16Column": 28,
                          "offset": 169
                        }
                      },
                      "label": "`sku_taken` is missing",
                      "consequence": "Clients meet an answer that nobody told them of.",
                      "help": "Write `400, 409 `sku_taken`, 422`.",
                      "secondary": [
                        {
                          "file": "shop.md",
                          "range": {
                            "start": {
                              "line": 5,
                              "column": 23,
                              "utf16Column": 23,
                              "offset": 69
                            },
                            "end": {
                              "line": 5,
                              "column": 29,
                              "utf16Column": 29,
                              "offset": 75
                            }
                          },
                          "message": "`sku` is unique"
                        }
                      ],
                      "fixIts": [
                        {
                          "message": "add 409 `sku_taken`",
                          "file": "shop.md",
                          "range": {
                            "start": {
                              "line": 10,
                              "column": 23,
                              "utf16Column": 23,
                              "offset": 164
                            },
                            "end": {
                              "line": 10,
                              "column": 28,
                              "utf16Column": 28,
                              "offset": 169
                            }
                          },
                          "replacement": ", 409 `sku_taken`, 422",
                          "safe": false
                        }
                      ],
                      "component": "Component: Desk"
                    }
                  ],
                  "counts": {
                    "error": 1,
                    "danger": 0,
                    "warning": 0,
                    "note": 0
                  }
                }

                """
        )
    }

    @Test func nothingFound() {
        #expect(
            JSONRenderer().render([], files: []) == """
                {
                  "version": 1,
                  "diagnostics": [],
                  "counts": {
                    "error": 0,
                    "danger": 0,
                    "warning": 0,
                    "note": 0
                  }
                }

                """
        )
    }

    @Test func everyCharacterSurvives() throws {
        let message = "\"q\" \\ / \u{0}\u{1}\u{8}\t\n\r\u{1F}\u{7F}\u{2028} ä 😀"
        let finding = Diagnostic("x", .note, message, at: SourceSpan(file: 9, start: 0, end: 0))
        let data = Data(JSONRenderer().render([finding], files: []).utf8)
        let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let diagnostics = try #require(document["diagnostics"] as? [[String: Any]])
        #expect(diagnostics.first?["message"] as? String == message)
        #expect(diagnostics.first?["file"] is NSNull)
        #expect(diagnostics.first?["range"] is NSNull)
        #expect(diagnostics.first?["component"] is NSNull)
    }
}
