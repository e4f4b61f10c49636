import TicketsData
import TicketsDomain
import WrightHTTP

/// PATCH /customers/{id}: update Customer. (REQ-009)
struct UpdateCustomerRoute: Endpoint {
    static let method = HTTPRequest.Method.patch
    static let path = "/customers/{id}"
    static let body = BodyKind.mergePatch

    let context: ServiceContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        let caller = try await context.caller(of: request)
        guard let permitted = CustomerAccess.update(caller) else { throw Refusal.forbidden }
        let id = try request.id("id", of: Customer.entityName)
        let changes = try CustomerChanges(reading: request)
        return try await context.store.write(for: request) { transaction in
            var customer = try CustomerRepository.row(
                id,
                permittedBy: permitted,
                readableBy: CustomerAccess.read(caller),
                in: transaction
            )
            try request.ifMatch(customer.version)
            changes.apply(to: &customer)
            let changed = try CustomerRepository.update(customer, in: transaction)
            return .json(.ok, changed.json, etag: changed.version)
        }
    }
}
