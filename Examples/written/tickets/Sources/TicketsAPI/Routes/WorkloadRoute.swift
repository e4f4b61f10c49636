import TicketsData
import TicketsDomain
import WrightHTTP

/// GET /workload: query `Workload`. (REQ-008)
struct WorkloadRoute: Endpoint {
    static let method = HTTPRequest.Method.get
    static let path = "/workload"

    let context: ServiceContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        let caller = try await context.caller(of: request)
        guard WorkloadAccess.permits(caller) else { throw Refusal.forbidden }
        let items = try await context.store.read { transaction in try WorkloadQuery.items(in: transaction) }
        return .items(items)
    }
}
