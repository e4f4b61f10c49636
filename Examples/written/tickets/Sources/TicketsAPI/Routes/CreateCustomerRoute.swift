import TicketsData
import TicketsDomain
import WrightHTTP

/// POST /customers: create Customer. (REQ-009)
struct CreateCustomerRoute: Endpoint {
    static let method = HTTPRequest.Method.post
    static let path = "/customers"
    static let body = BodyKind.json

    let context: ServiceContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        let caller = try await context.caller(of: request)
        guard CustomerAccess.mayCreate(caller) else { throw Refusal.forbidden }
        let input = try NewCustomer(reading: request)
        return try await context.store.write(for: request) { transaction in
            let customer = try CustomerRepository.insert(input.customer(at: transaction.now), in: transaction)
            return .created(customer.json, at: "/customers/\(customer.id.text)", etag: customer.version)
        }
    }
}
