import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// What POST /tickets needs to succeed: rows, a caller, and the request.
struct ReportAProblemSituation: Sendable {
    let service: ServiceHarness
    let customer: Customer
    let token: String

    init(in service: ServiceHarness) async throws {
        self.service = service
        customer = try await service.add(Sample.customer(1))
        service.clock.advance(by: .seconds(1))
        token = try await service.token("customer", subject: customer.id)
    }

    var path: String { "/tickets" }

    var body: JSONValue { ["subject": "subject 51", "body": "body 51"] }

    /// Sends the request, with another body where one is given.
    func send(_ json: JSONValue? = nil, headers: [String: String] = [:]) async throws -> TestAnswer {
        try await service.send(.post, path, token: token, json: json ?? body, headers: headers)
    }
}
