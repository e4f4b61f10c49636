import Testing

@testable import Diagnostics

@Suite struct SARIFRendererTests {
    @Test func everyMember() {
        let renderer = SARIFRenderer(
            toolVersion: "1.2.3",
            ruleDescriptions: ["endpoint-leaves-out-error": "An endpoint can answer what its contract leaves out."]
        )
        #expect(
            renderer.render([leftOut], files: [shop.file]) == """
                {
                  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
                  "version": "2.1.0",
                  "runs": [
                    {
                      "tool": {
                        "driver": {
                          "name": "wright",
                          "version": "1.2.3",
                          "rules": [
                            {
                              "id": "endpoint-leaves-out-error",
                              "shortDescription": {
                                "text": "An endpoint can answer what its contract leaves out."
                              }
                            }
                          ]
                        }
                      },
                      "columnKind": "utf16CodeUnits",
                      "results": [
                        {
                          "ruleId": "endpoint-leaves-out-error",
                          "ruleIndex": 0,
                          "level": "error",
                          "message": {
                            "text": "POST /orders can answer 409, its contract does not say so. Clients meet an answer \
                that nobody told them of. Write `400, 409 `sku_taken`, 422`."
                          },
                          "locations": [
                            {
                              "physicalLocation": {
                                "artifactLocation": {
                                  "uri": "shop.md"
                                },
                                "region": {
                                  "startLine": 10,
                                  "startColumn": 20,
                                  "endLine": 10,
                                  "endColumn": 28,
                                  "byteOffset": 161,
                                  "byteLength": 8
                                }
                              },
                              "message": {
                                "text": "`sku_taken` is missing"
                              }
                            }
                          ],
                          "relatedLocations": [
                            {
                              "id": 1,
                              "physicalLocation": {
                                "artifactLocation": {
                                  "uri": "shop.md"
                                },
                                "region": {
                                  "startLine": 5,
                                  "startColumn": 23,
                                  "endLine": 5,
                                  "endColumn": 29,
                                  "byteOffset": 69,
                                  "byteLength": 6
                                }
                              },
                              "message": {
                                "text": "`sku` is unique"
                              }
                            }
                          ],
                          "fixes": [
                            {
                              "description": {
                                "text": "add 409 `sku_taken`"
                              },
                              "artifactChanges": [
                                {
                                  "artifactLocation": {
                                    "uri": "shop.md"
                                  },
                                  "replacements": [
                                    {
                                      "deletedRegion": {
                                        "startLine": 10,
                                        "startColumn": 23,
                                        "endLine": 10,
                                        "endColumn": 28,
                                        "byteOffset": 164,
                                        "byteLength": 5
                                      },
                                      "insertedContent": {
                                        "text": ", 409 `sku_taken`, 422"
                                      }
                                    }
                                  ]
                                }
                              ]
                            }
                          ],
                          "properties": {
                            "severity": "error",
                            "component": "Component: Desk"
                          }
                        }
                      ]
                    }
                  ]
                }

                """
        )
    }

    @Test func levelsAndRules() {
        let findings = Severity.allCases.enumerated().map { index, severity in
            Diagnostic(
                DiagnosticID(rawValue: "rule-\(9 - index)"),
                severity,
                "m",
                at: SourceSpan(start: index, end: index + 1)
            )
        }
        let lines = SARIFRenderer().render(findings, files: [shop.file]).split(separator: "\n")
            .map { $0.drop { $0 == " " } }
        #expect(
            lines.filter { $0.hasPrefix("\"level\"") }
                == ["note", "warning", "error", "error"].map { "\"level\": \"\($0)\"," }
        )
        #expect(lines.filter { $0.hasPrefix("\"ruleIndex\"") } == [3, 2, 1, 0].map { "\"ruleIndex\": \($0)," })
    }

    @Test(arguments: [
        ("a b/ü%.md", "a%20b/%C3%BC%25.md"), ("/tmp/x.md", "file:///tmp/x.md"), ("c:d.md", "c%3Ad.md"),
    ])
    func fileNamesAreURIs(_ name: String, _ uri: String) {
        let finding = Diagnostic("x", .error, "m", at: SourceSpan(start: 0, end: 0))
        let text = SARIFRenderer().render([finding], files: [SourceText(name: name, text: "x")])
        #expect(text.contains("\"uri\": \"\(uri)\""))
    }
}
