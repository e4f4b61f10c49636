import TicketsData
import TicketsDomain
import WrightHTTP

/// GET /customers: list Customer. (REQ-009)
struct ListCustomersRoute: Endpoint {
    static let method = HTTPRequest.Method.get
    static let path = "/customers"

    let context: ServiceContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        let caller = try await context.caller(of: request)
        guard let permitted = CustomerAccess.list(caller) else { throw Refusal.forbidden }
        var parameters = request.parameters()
        let plan = parameters.optional("plan", .oneOf(Customer.Plan.self))
        let name = parameters.optional("name", .text(1...120))
        let order = ListOrder.descending(CustomerRepository.byCreatedAt)
        let slice = parameters.slice(default: Limits.page, atMost: Limits.longestPage)
        try parameters.finish()

        var conditions: [SQLCondition] = []
        if let plan { conditions.append(CustomerRepository.planIs(plan)) }
        if let name { conditions.append(CustomerRepository.nameStartsWith(name)) }
        let query = ListQuery(permitted, conditions, order: order, slice: slice)
        let page = try await context.store.read { transaction in try CustomerRepository.page(query, in: transaction) }
        return .page(page, of: request)
    }
}
