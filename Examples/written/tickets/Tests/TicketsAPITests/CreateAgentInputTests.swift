import Testing
import TicketsAPI
import WrightRuntime
import WrightTesting

/// POST /agents: what it takes. (REQ-009)
@Suite("POST /agents: what it takes")
struct CreateAgentInputTests {
    /// Each rule, and what breaks it.
    private static let broken: [BrokenField] = [
        BrokenField("email", nil, "required", "is missing"),
        BrokenField("email", .null, "null", "is null"),
        BrokenField("email", 7, "type", "is a number"),
        BrokenField("email", "no address", "type", "is no e-mail address"),
        BrokenField("name", nil, "required", "is missing"),
        BrokenField("name", .null, "null", "is null"),
        BrokenField("name", 7, "type", "is a number"),
        BrokenField("name", "nul\u{0}byte", "type", "holds U+0000"),
        BrokenField("name", "", "too_short", "is one character too short"),
        BrokenField("name", .string(String(repeating: "x", count: 121)), "too_long", "is one character too long"),
        BrokenField("active", .null, "null", "is null"),
        BrokenField("active", "true", "type", "is a text"),
        BrokenField("surprise", "x", "unknown_field", "is unknown"),
        BrokenField("id", "x", "unknown_field", "is not for clients to set"),
        BrokenField("version", "x", "unknown_field", "is not for clients to set"),
        BrokenField("createdAt", "x", "unknown_field", "is not for clients to set"),
        BrokenField("updatedAt", "x", "unknown_field", "is not for clients to set"),
    ]

    /// Every field broken, and one too many.
    private static let brokenTogether: [BrokenField] = [
        BrokenField("email", "no address", "type", "is no e-mail address"),
        BrokenField("name", .string(String(repeating: "x", count: 121)), "too_long", "is one character too long"),
        BrokenField("active", "true", "type", "is a text"),
        BrokenField("surprise", "x", "unknown_field", "is unknown"),
    ]

    /// Values at the bounds of their rules.
    private static let accepted: [AcceptedValue] = [
        AcceptedValue("name", "ß", "is as short as allowed"),
        AcceptedValue("name", .string(String(repeating: "🚲", count: 120)), "is as long as allowed"),
    ]

    /// (REQ-009)
    @Test("POST /agents answers 422 to each broken rule")
    func refusesEachBrokenRule() async throws {
        try await withService { service in
            let situation = try await CreateAgentSituation(in: service)
            let before = try await service.contents()
            for broken in Self.broken {
                let answer = try await situation.send(situation.body.changing(broken.field, to: broken.value))
                expectBroken(answer, broken)
            }
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-009)
    @Test("POST /agents tells all broken rules of a body together")
    func tellsAllBrokenRulesTogether() async throws {
        try await withService { service in
            let situation = try await CreateAgentSituation(in: service)
            let before = try await service.contents()
            let body = Self.brokenTogether.reduce(situation.body) { $0.changing($1.field, to: $1.value) }
            let answer = try await situation.send(body)
            expectAllBroken(answer, Self.brokenTogether)
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-009)
    @Test("POST /agents takes values at their bounds")
    func takesValuesAtTheirBounds() async throws {
        for accepted in Self.accepted {
            try await withService { service in
                let situation = try await CreateAgentSituation(in: service)
                let answer = try await situation.send(situation.body.changing(accepted.field, to: accepted.value))
                expectAccepted(answer, 201, accepted, isShown: true)
            }
        }
    }
}
