import TicketsData
import TicketsDomain
import WrightHTTP

/// GET /customers/{id}: read Customer. (REQ-009)
struct ReadCustomerRoute: Endpoint {
    static let method = HTTPRequest.Method.get
    static let path = "/customers/{id}"

    let context: ServiceContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        let caller = try await context.caller(of: request)
        guard let permitted = CustomerAccess.read(caller) else { throw Refusal.forbidden }
        let id = try request.id("id", of: Customer.entityName)
        let customer = try await context.store.read { transaction in
            try CustomerRepository.row(id, permittedBy: permitted, in: transaction)
        }
        return .json(.ok, customer.json, etag: customer.version)
    }
}
