import DesignModel
import Diagnostics
import DocumentReader
import Foundation
import Testing
import Verification

/// Four times as much to read may take four times as long, not sixteen times. Measured in processor time of the test's own
/// thread, which other work on the machine does not stretch.
@Suite("Time grows with the length of a design only")
struct LongDesignTests {
    private static let kinds: [(name: String, text: @Sendable (Int) -> String)] = [
        ("entities that refer in a circle", circle), ("vague requirements", requirements), ("endpoints", endpoints),
        ("a body of many lines", body), ("steps that lock rows", steps), ("rows of a lifecycle", transitions),
    ]

    @Test(arguments: kinds.map(\.name))
    func linear(kind: String) throws {
        let text = try #require(Self.kinds.first { $0.name == kind }?.text)
        _ = Self.seconds(text(10))
        // The less disturbed of two.
        let few = min(Self.seconds(text(100)), Self.seconds(text(100)))
        let many = min(Self.seconds(text(400)), Self.seconds(text(400)))
        #expect(many < 10 * few, "\(few) s, and \(many) s for four times as much")
    }

    private static func seconds(_ text: String) -> Double {
        let start = threadTime()
        let source = SourceText(name: "long.md", text: text)
        let document = readDocument(files: [source])
        let (design, found) = understand(document)
        let verdict = verify(design, understanding: document.diagnostics + found, today: nil)
        _ = TextRenderer().render(verdict.diagnostics, files: [source])
        return threadTime() - start
    }

    private static func threadTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    // MARK: Designs

    private static func lines(_ count: Int, _ line: (Int) -> String) -> String {
        (1...count).map(line).joined(separator: "\n")
    }

    private static let head = """
        # Stores

        ## Roles

        | Role | Description |
        |---|---|
        | staff | Keeps the stock. |

        ## Component: Stores

        ### Entity: Item (REQ-001)

        | Field | Type | Rules | Description |
        |---|---|---|---|
        | sku | text(1..40) | unique | What it is ordered by. |


        """

    private static let api = """
        ### API

        | Method | Path | Does | Who | Success | Errors | Requirements |
        |---|---|---|---|---|---|---|

        """

    @Sendable private static func circle(_ count: Int) -> String {
        let entities = lines(count) { index in
            """
            ### Entity: Thing\(index)x (REQ-001)

            | Field | Type | Rules | Description |
            |---|---|---|---|
            | next | Thing\(index % count + 1)x | on delete cascade | The next one. |

            """
        }
        let deletions = lines(count) {
            "| DELETE | /t\($0)/{id} | delete Thing\($0)x | staff | 204 | 401, 403, 404 | REQ-001 |"
        }
        return head + entities + api + deletions
    }

    @Sendable private static func requirements(_ count: Int) -> String {
        let rows = lines(count) {
            "| REQ-\($0) | The system shall quickly keep \($0) TBD things, etc. | Scenario: No\($0) |"
        }
        return head + "## Requirements\n\n| ID | Requirement | Acceptance |\n|---|---|---|\n" + rows
    }

    @Sendable private static func endpoints(_ count: Int) -> String {
        head + api + lines(count) { "| GET | /items/{id}/x\($0) | read Item | staff | 200 Item | | REQ-001 |" }
    }

    @Sendable private static func body(_ count: Int) -> String {
        let requests = lines(count) { "POST /items\n{\n\"sku\": \"\($0)\"\n}\nHTTP 201" }
        return head + "## Scenarios\n\n### Scenario: Keep (REQ-001)\n\n```hurl\n" + requests + "\n```\n"
    }

    @Sendable private static func steps(_ count: Int) -> String {
        let steps = lines(count) { "| 1.\($0) | `let r\($0) = get Item where id == x.id` | absent: 422 `unknown` |" }
        return head + """
            ### Flow: Take (REQ-001)

            | # | Step | On failure |
            |---|---|---|
            | 1 | `for x in Item.filter(i, i.sku != "")` | |

            """ + steps
    }

    @Sendable private static func transitions(_ count: Int) -> String {
        head + "### Lifecycle: Item\n\n```mermaid\nstateDiagram-v2\n[*] --> s1\n"
            + lines(count) { "s\($0) --> s\($0 + 1) : go" } + "\n```\n\n"
            + "| Transition | From | Who | Guard | Effects | On failure | Requirements |\n|---|---|---|---|---|---|---|\n"
            + lines(count) { "| go from s\($0) | s\($0) | staff | | none | | REQ-001 |" }
    }
}
