import Diagnostics
import Testing
import Verification

@Suite("Waivers and what stops the build")
struct WaiverTests {
    private static let filter = """
        #### GET /tickets

        | Parameter | Type | Default | Filter |
        |---|---|---|---|
        | subject | text(3..140) | – | `self.subject == input.subject` |
        | priority | one of `low`, `high` | – | `self.priority == input.priority` |
        """

    private func verdict(_ block: String) throws -> Verdict {
        Fixture(block, base: try TestFiles.text("Base.md")).verdict().verdict
    }

    @Test("A warning does not stop the build, an error and a danger do")
    func severities() throws {
        let warning = try verdict(Self.filter)
        #expect(warning.diagnostics.map(\.severity) == [.warning])
        #expect(warning.verified != nil)
        let file = try TestFiles.text("Rules/secret-with-default.md")
        let danger = try #require(TestFiles.fixtures(below: "Found", in: file).first).verdict().verdict
        #expect(danger.diagnostics.map(\.severity) == [.danger])
        #expect(danger.verified == nil)
    }

    @Test("What is waived is kept beside the design")
    func waived() throws {
        let waiver = """
            ## Waivers

            | Rule | Where | Reason | Until |
            |---|---|---|---|
            | filter-without-index | GET /tickets | fewer than 100 rows | 2026-12-31 |
            """
        let result = try verdict(Self.filter + "\n\n" + waiver)
        #expect(result.diagnostics.isEmpty)
        #expect(result.verified?.waived.map(\.id) == ["filter-without-index"])
    }

    @Test("A waiver of one path does not cover a longer one")
    func otherPath() throws {
        let waiver = """
            ## Waivers

            | Rule | Where | Reason | Until |
            |---|---|---|---|
            | filter-without-index | GET /tick | fewer than 100 rows | 2026-12-31 |
            """
        let result = try verdict(Self.filter + "\n\n" + waiver)
        #expect(Set(result.diagnostics.map(\.id)) == ["filter-without-index", "waiver-for-nothing"])
    }

    @Test("Findings belong to the component that they lie in")
    func component() throws {
        #expect(try verdict(Self.filter).diagnostics.map(\.component) == ["Component: Desk"])
    }

    @Test(
        "Only days that exist are days",
        arguments: ["2026-02-29", "2026-13-01", "26-01-01", "2026-1-1", "", "2026-00-10"]
    )
    func noDay(text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test("Days are compared as days")
    func days() throws {
        let leap = try #require(CalendarDay("2024-02-29"))
        let march = try #require(CalendarDay("2024-03-01"))
        #expect(leap < march)
        #expect(leap.description == "2024-02-29")
    }
}
