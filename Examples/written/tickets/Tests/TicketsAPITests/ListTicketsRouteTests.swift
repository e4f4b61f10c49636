import Testing
import TicketsAPI
import WrightRuntime
import WrightTesting

/// GET /tickets: what it does. (REQ-006)
@Suite("GET /tickets: what it does")
struct ListTicketsRouteTests {
    /// (REQ-006)
    @Test("GET /tickets answers 503 where the database is away for its read")
    func answers503WithoutDatabase() async throws {
        try await withService { service in
            let situation = try await ListTicketsSituation(in: service)
            service.store.failReads(after: 1, .unavailable)
            let answer = try await situation.send()
            service.store.recover()
            expectProblem(answer, 503, "database_unavailable")
            #expect(answer.header("Retry-After") != nil, "\(answer)")
        }
    }

    /// (REQ-006)
    @Test("GET /tickets answers 500 without internals where its read fails")
    func answers500WithoutInternals() async throws {
        try await withService { service in
            let situation = try await ListTicketsSituation(in: service)
            service.store.failReads(after: 1, .unexpected)
            let answer = try await situation.send()
            service.store.recover()
            expectProblem(answer, 500, "internal_error")
            #expect(!answer.text.contains("hunter2"), "\(answer)")
        }
    }
}
