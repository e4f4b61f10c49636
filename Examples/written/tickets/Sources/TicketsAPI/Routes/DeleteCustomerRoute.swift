import TicketsData
import TicketsDomain
import WrightHTTP

/// DELETE /customers/{id}: delete Customer. (REQ-009)
struct DeleteCustomerRoute: Endpoint {
    static let method = HTTPRequest.Method.delete
    static let path = "/customers/{id}"

    let context: ServiceContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        let caller = try await context.caller(of: request)
        guard let permitted = CustomerAccess.delete(caller) else { throw Refusal.forbidden }
        let id = try request.id("id", of: Customer.entityName)
        return try await context.store.write(for: request) { transaction in
            let customer = try CustomerRepository.row(
                id,
                permittedBy: permitted,
                readableBy: CustomerAccess.read(caller),
                in: transaction
            )
            try request.ifMatch(customer.version)
            try CustomerRepository.delete(customer, in: transaction)
            return .noContent
        }
    }
}
