import Testing
import TicketsAPI
import WrightRuntime
import WrightTesting

/// GET /agents: what it does. (REQ-009)
@Suite("GET /agents: what it does")
struct ListAgentsRouteTests {
    /// (REQ-009)
    @Test("GET /agents answers 503 where the database is away for its read")
    func answers503WithoutDatabase() async throws {
        try await withService { service in
            let situation = try await ListAgentsSituation(in: service)
            service.store.failReads(after: 1, .unavailable)
            let answer = try await situation.send()
            service.store.recover()
            expectProblem(answer, 503, "database_unavailable")
            #expect(answer.header("Retry-After") != nil, "\(answer)")
        }
    }

    /// (REQ-009)
    @Test("GET /agents answers 500 without internals where its read fails")
    func answers500WithoutInternals() async throws {
        try await withService { service in
            let situation = try await ListAgentsSituation(in: service)
            service.store.failReads(after: 1, .unexpected)
            let answer = try await situation.send()
            service.store.recover()
            expectProblem(answer, 500, "internal_error")
            #expect(!answer.text.contains("hunter2"), "\(answer)")
        }
    }
}
