import Foundation
import JWTKit
import WrightRuntime

/// Signs tokens that `TokenVerifier` with the same secret takes: for the `token` command and for tests.
public struct TokenSigner: Sendable {
    private let keys: Task<JWTKeyCollection, Never>
    private let clock: any ServiceClock
    private let rolesClaim: String
    private let issuer: String?
    private let audience: String?

    /// A signer with the same settings as the verifier.
    public init(
        secret: Secret,
        rolesClaim: String = "roles",
        issuer: String? = nil,
        audience: String? = nil,
        clock: any ServiceClock = SystemClock()
    ) {
        keys = signingKeys(secret)
        self.clock = clock
        self.rolesClaim = rolesClaim
        self.issuer = issuer
        self.audience = audience
    }

    /// A token for a subject with roles.
    ///
    /// - Parameter lifetime: How long it is valid from now on.
    public func token(subject: String, roles: [String], lifetime: Duration = .seconds(3600)) async throws -> String {
        let now = clock.now().secondsSinceEpoch
        let claims = Claims(
            subject: subject,
            roles: roles,
            rolesClaim: rolesClaim,
            issuer: issuer,
            audience: audience,
            issuedAt: Int(now),
            expiry: Int(now + lifetime.inSeconds)
        )
        return try await keys.value.sign(claims)
    }

    private struct Claims: JWTPayload {
        let subject: String
        let roles: [String]
        let rolesClaim: String
        let issuer: String?
        let audience: String?
        let issuedAt: Int
        let expiry: Int

        init(
            subject: String,
            roles: [String],
            rolesClaim: String,
            issuer: String?,
            audience: String?,
            issuedAt: Int,
            expiry: Int
        ) {
            self.subject = subject
            self.roles = roles
            self.rolesClaim = rolesClaim
            self.issuer = issuer
            self.audience = audience
            self.issuedAt = issuedAt
            self.expiry = expiry
        }

        /// Claims are only ever written here; the protocol asks for reading too.
        init(from decoder: any Decoder) throws {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "Tokens are read by TokenVerifier.")
            )
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: ClaimName.self)
            try container.encode(subject, forKey: ClaimName("sub"))
            try container.encode(roles, forKey: ClaimName(rolesClaim))
            try container.encodeIfPresent(issuer, forKey: ClaimName("iss"))
            try container.encodeIfPresent(audience, forKey: ClaimName("aud"))
            try container.encode(issuedAt, forKey: ClaimName("iat"))
            try container.encode(expiry, forKey: ClaimName("exp"))
        }

        func verify(using _: some JWTAlgorithm) async throws {}
    }

    private struct ClaimName: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
