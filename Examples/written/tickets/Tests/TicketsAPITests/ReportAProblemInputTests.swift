import Testing
import TicketsAPI
import WrightRuntime
import WrightTesting

/// POST /tickets: what it takes. (REQ-001)
@Suite("POST /tickets: what it takes")
struct ReportAProblemInputTests {
    /// Each rule, and what breaks it.
    private static let broken: [BrokenField] = [
        BrokenField("subject", nil, "required", "is missing"),
        BrokenField("subject", .null, "null", "is null"),
        BrokenField("subject", 7, "type", "is a number"),
        BrokenField("subject", "nul\u{0}byte", "type", "holds U+0000"),
        BrokenField("subject", "xx", "too_short", "is one character too short"),
        BrokenField("subject", .string(String(repeating: "x", count: 141)), "too_long", "is one character too long"),
        BrokenField("body", nil, "required", "is missing"),
        BrokenField("body", .null, "null", "is null"),
        BrokenField("body", 7, "type", "is a number"),
        BrokenField("body", "nul\u{0}byte", "type", "holds U+0000"),
        BrokenField("body", "", "too_short", "is one character too short"),
        BrokenField("body", .string(String(repeating: "x", count: 10001)), "too_long", "is one character too long"),
        BrokenField("priority", .null, "null", "is null"),
        BrokenField("priority", "no such word", "one_of", "is none of the words"),
        BrokenField("surprise", "x", "unknown_field", "is unknown"),
    ]

    /// Every field broken, and one too many.
    private static let brokenTogether: [BrokenField] = [
        BrokenField("subject", .string(String(repeating: "x", count: 141)), "too_long", "is one character too long"),
        BrokenField("body", .string(String(repeating: "x", count: 10001)), "too_long", "is one character too long"),
        BrokenField("priority", "no such word", "one_of", "is none of the words"),
        BrokenField("surprise", "x", "unknown_field", "is unknown"),
    ]

    /// Values at the bounds of their rules.
    private static let accepted: [AcceptedValue] = [
        AcceptedValue("subject", "ßßß", "is as short as allowed"),
        AcceptedValue("subject", .string(String(repeating: "🚲", count: 140)), "is as long as allowed"),
        AcceptedValue("body", "ß", "is as short as allowed"),
        AcceptedValue("body", .string(String(repeating: "🚲", count: 10000)), "is as long as allowed"),
    ]

    /// (REQ-001)
    @Test("POST /tickets answers 422 to each broken rule")
    func refusesEachBrokenRule() async throws {
        try await withService { service in
            let situation = try await ReportAProblemSituation(in: service)
            let before = try await service.contents()
            for broken in Self.broken {
                let answer = try await situation.send(situation.body.changing(broken.field, to: broken.value))
                expectBroken(answer, broken)
            }
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-001)
    @Test("POST /tickets tells all broken rules of a body together")
    func tellsAllBrokenRulesTogether() async throws {
        try await withService { service in
            let situation = try await ReportAProblemSituation(in: service)
            let before = try await service.contents()
            let body = Self.brokenTogether.reduce(situation.body) { $0.changing($1.field, to: $1.value) }
            let answer = try await situation.send(body)
            expectAllBroken(answer, Self.brokenTogether)
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-001)
    @Test("POST /tickets takes values at their bounds")
    func takesValuesAtTheirBounds() async throws {
        for accepted in Self.accepted {
            try await withService { service in
                let situation = try await ReportAProblemSituation(in: service)
                let answer = try await situation.send(situation.body.changing(accepted.field, to: accepted.value))
                expectAccepted(answer, 201, accepted, isShown: true)
            }
        }
    }
}
