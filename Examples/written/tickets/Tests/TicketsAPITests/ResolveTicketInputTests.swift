import Testing
import TicketsAPI
import WrightRuntime
import WrightTesting

/// POST /tickets/{id}/resolve: what it takes. (REQ-003)
@Suite("POST /tickets/{id}/resolve: what it takes")
struct ResolveTicketInputTests {
    /// Each rule, and what breaks it.
    private static let broken: [BrokenField] = [
        BrokenField("resolution", nil, "required", "is missing"),
        BrokenField("resolution", .null, "null", "is null"),
        BrokenField("resolution", 7, "type", "is a number"),
        BrokenField("resolution", "nul\u{0}byte", "type", "holds U+0000"),
        BrokenField("resolution", "", "too_short", "is one character too short"),
        BrokenField(
            "resolution",
            .string(String(repeating: "x", count: 4001)),
            "too_long",
            "is one character too long"
        ),
        BrokenField("surprise", "x", "unknown_field", "is unknown"),
    ]

    /// Every field broken, and one too many.
    private static let brokenTogether: [BrokenField] = [
        BrokenField(
            "resolution",
            .string(String(repeating: "x", count: 4001)),
            "too_long",
            "is one character too long"
        ),
        BrokenField("surprise", "x", "unknown_field", "is unknown"),
    ]

    /// Values at the bounds of their rules.
    private static let accepted: [AcceptedValue] = [
        AcceptedValue("resolution", "ß", "is as short as allowed"),
        AcceptedValue("resolution", .string(String(repeating: "🚲", count: 4000)), "is as long as allowed"),
    ]

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve answers 422 to each broken rule")
    func refusesEachBrokenRule() async throws {
        try await withService { service in
            let situation = try await ResolveTicketSituation(in: service)
            let before = try await service.contents()
            for broken in Self.broken {
                let answer = try await situation.send(situation.body.changing(broken.field, to: broken.value))
                expectBroken(answer, broken)
            }
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve tells all broken rules of a body together")
    func tellsAllBrokenRulesTogether() async throws {
        try await withService { service in
            let situation = try await ResolveTicketSituation(in: service)
            let before = try await service.contents()
            let body = Self.brokenTogether.reduce(situation.body) { $0.changing($1.field, to: $1.value) }
            let answer = try await situation.send(body)
            expectAllBroken(answer, Self.brokenTogether)
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve takes values at their bounds")
    func takesValuesAtTheirBounds() async throws {
        for accepted in Self.accepted {
            try await withService { service in
                let situation = try await ResolveTicketSituation(in: service)
                let answer = try await situation.send(situation.body.changing(accepted.field, to: accepted.value))
                expectAccepted(answer, 200, accepted, isShown: true)
            }
        }
    }
}
