import Diagnostics
import Foundation
import Testing

@testable import wright

/// What `wright check` answers, by its exit code and by what it leaves on disk.
@Suite(.timeLimit(.minutes(1)))
struct CheckCommandTests {
    /// The exit code of a run.
    private func check(_ arguments: String...) throws -> Int32 {
        do {
            try CheckCommand.parse(arguments + ["--today", "2026-03-01", "--color", "never"]).run()
            return 0
        } catch let stop as Stop {
            return stop.code.rawValue
        }
    }

    @Test func fixWritesWhatIsSafe() throws {
        try ScratchFolder.with { folder in
            let design = try example("tickets.md")
            let broken = design.replacing("404, 409 `illegal_transition`", with: "404").replacing("\n", with: "\r\n")
            let path = try folder.put(broken, at: "d.md")
            #expect(chmod(path, 0o640) == 0)
            #expect(try check(path) == 1)
            #expect(try folder.text("d.md") == broken)
            #expect(try check(path, "--fix") == 0)
            let fixed = try folder.text("d.md")
            #expect(fixed.components(separatedBy: "409 `illegal_transition`").count == 6)
            #expect(fixed.components(separatedBy: "\r\n").count == design.components(separatedBy: "\n").count)
            #expect(try check(path) == 0)
            #expect(folder.names == ["d.md"])
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o640)
        }
    }

    @Test func fixGoesOnUntilNothingSafeIsLeft() throws {
        try ScratchFolder.with { folder in
            // Seven errors to add to an empty cell, one a round since each begins at the same place; and one to remove.
            let design = try example("tickets.md")
                .replacing("| 400, 401, 403, 409 `email_taken`, 422 |", with: "| |")
                .replacing(
                    "| 401, 403, 404, 409 `illegal_transition` | REQ-004 |",
                    with: "| 400, 401, 403, 404, 409 `ilegal_transition` | REQ-004 |"
                )
            let path = try folder.put(design, at: "d.md")
            #expect(try check(path) == 1)
            #expect(try check(path, "--fix") == 0)
            #expect(try folder.text("d.md").contains("| 401, 403, 404, 409 `illegal_transition` | REQ-004 |"))
        }
    }

    @Test func theExitCodeIsThatOfWhatRemains() throws {
        try ScratchFolder.with { folder in
            let design = try example("tickets.md").replacing("409 `illegal_transition`", with: "")
            let path = try folder.put(design + "\n## Open questions\n\n- Who pays?\n", at: "d.md")
            #expect(try check(path, "--fix") == 1)
        }
    }

    @Test func nothingIsWrittenWhereNothingIsSafe() throws {
        try ScratchFolder.with { folder in
            let path = try folder.put("# T\n", at: "d.md")
            #expect(chmod(path, 0o400) == 0)
            #expect(try check(path, "--fix") == 1)
            #expect(try folder.text("d.md") == "# T\n")
        }
    }

    @Test func aLinkStaysOne() throws {
        try ScratchFolder.with { folder in
            let broken = try example("tickets.md").replacing("404, 409 `illegal_transition`", with: "404")
            let path = try folder.put(broken, at: "d.md")
            #expect(symlink(path, folder.path("link.md")) == 0)
            #expect(try check(folder.path("link.md"), "--fix") == 0)
            #expect(try folder.text("d.md") != broken)
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link.md")) == path)
        }
    }

    @Test(arguments: ["json", "sarif", "questions"])
    func everyFormat(_ format: String) throws {
        try ScratchFolder.with { folder in
            let path = try folder.put("# T\n", at: "d.md")
            #expect(try check(path, "--format", format) == 1)
        }
    }

    @Test func whatTheReaderFindsIsReported() throws {
        try ScratchFolder.with { folder in
            let path = try folder.put(try example("tickets.md") + "\n```sql\nselect 1\n", at: "d.md")
            #expect(try check(path) == 1)
        }
    }

    @Test(arguments: [
        "", "\n", "\u{FEFF}", "# T", "\0", "\u{FEFF}# T\r\n\r\n## Component: C\r\n",
        "# T\n\n|" + String(repeating: "a|", count: 10_000) + "\n|" + String(repeating: "-|", count: 10_000) + "\n",
        "# T\n\n## Component: C\n\n### Entity: E\n\n| Field | Type | Rules |\n|---|---|---|\n| a | text(1..9) | where `"
            + String(repeating: "(", count: 9000) + "` |\n| b | text(1..9) | where `"
            + String(repeating: "!", count: 9000) + "b` |\n| c | " + String(repeating: "list of ", count: 3000)
            + "E | |\n",
    ])
    func hostileDesignsAreFindings(_ text: String) throws {
        try ScratchFolder.with { folder in
            let path = try folder.put(text, at: "d.md")
            #expect(try check(path) == 1)
        }
    }
}

@Suite struct FormatCommandTests {
    private func format(_ arguments: String...) throws -> Int32 {
        do {
            try FormatCommand.parse(arguments).run()
            return 0
        } catch let stop as Stop {
            return stop.code.rawValue
        }
    }

    @Test func writesAndChecks() throws {
        try ScratchFolder.with { folder in
            let path = try folder.put("# T\r\n\r\n|a|b|\r\n|-|-|\r\n|long|x|\r\n", at: "d.md")
            #expect(try format(path, "--check") == 1)
            #expect(try format(path, path) == 0)
            #expect(try folder.text("d.md") == "# T\r\n\r\n| a    | b |\r\n|------|---|\r\n| long | x |\r\n")
            #expect(try format(path, "--check") == 0)
            #expect(folder.names == ["d.md"])
        }
    }

    @Test func allOrNothing() throws {
        try ScratchFolder.with { folder in
            let text = "|a|b|\n|-|-|\n|long|x|\n"
            let path = try folder.put(text, at: "d.md")
            #expect(try format(path, folder.path("none.md")) == 2)
            #expect(try folder.text("d.md") == text)
            #expect(folder.names == ["d.md"])
        }
    }
}

@Suite struct ExplainCommandTests {
    @Test(arguments: ["endpoint-leaves-out-error", "[unknown-type]", "fence-not-closed"])
    func known(_ rule: String) throws {
        try ExplainCommand.parse([rule]).run()
    }

    @Test func unknown() throws {
        do {
            try ExplainCommand.parse(["unknown-tpe"]).run()
            Issue.record("there is no such rule")
        } catch let stop as Stop {
            #expect(stop.code == .usage)
            #expect(stop.message == "there is no rule unknown-tpe; did you mean unknown-type?")
        }
    }

    @Test func all() throws { try ExplainCommand.parse([]).run() }
}
