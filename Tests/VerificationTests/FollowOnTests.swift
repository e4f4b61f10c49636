import DesignModel
import Diagnostics
import DocumentReader
import Testing
import Verification

@Suite("One cause is told once")
struct FollowOnTests {
    /// The findings of the tickets example with one line changed, as `line [id]`.
    private func findings(replacing old: String, with new: String) throws -> [String] {
        let text = try TestFiles.example("tickets.md")
        var changed = text
        changed.replaceSubrange(try #require(text.firstRange(of: old)), with: new)
        let source = SourceText(name: "tickets.md", text: changed)
        let document = readDocument(files: [source])
        let (design, diagnostics) = understand(document)
        let verdict = verify(design, understanding: document.diagnostics + diagnostics, today: nil)
        return verdict.diagnostics.map { "\(source.line(of: $0.primary.span.start) + 1) [\($0.id)]" }
    }

    @Test(
        "A heading that is taken out",
        arguments: [
            ("\n## Requirements\n", "7 [section-missing]"), ("\n## Roles\n", "22 [unknown-table]"),
            ("\n## Authentication\n", "30 [unknown-table]"), ("\n## Limits\n", "269 [section-missing]"),
            ("\n## Configuration\n", "277 [section-missing]"), ("\n## Scenarios\n", "1 [section-missing]"),
            ("\n## Component: Desk\n", "235 [duplicate-heading]"),
            ("\n### Entity: Comment (REQ-007)\n", "121 [duplicate-table]"),
            ("\n### Flow: Assign (REQ-002, REQ-005)\n", "183 [duplicate-table]"),
            ("\n### Query: Workload (REQ-008)\n", "221 [misplaced-block]"),
            ("\n### Scenario: Reopened (REQ-004)\n", "356 [duplicate-name]"),
        ]
    )
    func heading(line: String, expected: String) throws {
        #expect(try findings(replacing: line, with: "\n\n") == [expected])
    }

    @Test(
        "A row, a type or an arrow that others rely on",
        arguments: [
            ("| lead | An agent's superior: assigns, sees everything, keeps the lists. |\n", "", "34 [unknown-role]"),
            ("name | text(1..120) | | How to address", "name | txet(1..120) | | How to address", "48 [unknown-type]"),
            ("| subject | text(3..140) | | One line. |\n", "", "159 [unknown-name]"),
            ("resolvedAt | timestamp", "resolvedAt | text(1..40)", "109 [time-not-timestamp]"),
            ("agent | Agent | optional", "agent | text(1..20) | optional", "103 [rule-does-not-fit]"),
            ("resolved --> closed : accept", "resolved -- closed : accept", "140 [state-diagram-syntax]"),
            ("/agents/{id} | read", "/agents/{foo} | read", "74 [idle-path-parameter]"),
            ("/agents/{id} | read", "/agents | read", "74 [path-names-no-row]"),
            ("### Flow: Assign (", "### Flow: Asign (", "148 [unknown-flow]"),
            ("409 `desk_full` \"This", "409 `deskfull` \"This", "242 [endpoint-cannot-answer]"),
            ("customer | Customer | immutable", "customer | Custmer | immutable", "102 [unknown-type]"),
            ("active | boolean", "active | text(1..5)", "62 [type-mismatch]"),
            ("reopenings | integer(0..)", "reopenings | text(1..9)", "108 [type-mismatch]"),
            ("200 Agent | 401, 403, 404 |", "200 Agent | |", "74 [endpoint-leaves-out-error]"),
            ("| authorName |", "| |", "124 [empty-cell]"),
        ]
    )
    func element(old: String, new: String, expected: String) throws {
        #expect(try findings(replacing: old, with: new) == [expected])
    }

    @Test("A broken row gives its names away with or without the bar at its beginning")
    func bars() throws {
        let old = "| `JWT_SECRET` | secret"
        let without = try findings(replacing: old, with: "? | `JWT_SECRET` | secret")
        #expect(try without == findings(replacing: old, with: "| ? | `JWT_SECRET` | secret"))
        #expect(!without.contains { $0.hasSuffix("[unknown-variable]") })
    }
}
