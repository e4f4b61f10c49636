import TicketsData
import TicketsDomain
import WrightHTTP

/// What every route works with.
public struct ServiceContext: Sendable {
    public let store: any Store
    public let tokens: TokenVerifier

    public init(store: any Store, tokens: TokenVerifier) {
        self.store = store
        self.tokens = tokens
    }

    /// Who sends the request.
    ///
    /// - Throws: `Refusal` 401 without credentials, with bad ones, or where the subject has no row.
    func caller(of request: ServiceRequest) async throws -> Caller {
        try await caller(with: tokens.verifiedToken(of: request))
    }

    private func caller(with token: VerifiedToken) async throws -> Caller {
        let roles = Set(token.roles.compactMap(Role.init(rawValue:)))
        let caller = try await store.read { transaction in
            Caller(
                roles: roles,
                customer: try roles.isDisjoint(with: [.customer])
                    ? nil
                    : CustomerRepository.find(token.subjectID(), in: transaction),
                agent: try roles.isDisjoint(with: [.agent, .lead])
                    ? nil
                    : AgentRepository.find(token.subjectID(), in: transaction)
            )
        }
        guard roles.isEmpty || !caller.roles.isEmpty else { throw Refusal.unauthenticated }
        return caller
    }
}
