import Foundation
import HTTPTypes
import JWTKit
import WrightRuntime

/// Verifies JSON Web Tokens that are signed with HS256.
///
/// Refused: another algorithm or `none`, a bad signature, a token without expiry, an expired one, one that is not valid
/// yet (60 s of skew are allowed each way), and another issuer or audience where one is configured.
public struct TokenVerifier: Sendable {
    /// How far the clocks of the issuer and of the service may differ, in seconds.
    static let skew = 60.0

    private let keys: Task<JWTKeyCollection, Never>
    private let clock: any ServiceClock
    private let rolesClaim: String
    private let issuer: String?
    private let audience: String?

    /// A verifier for tokens signed with `secret`.
    ///
    /// - Parameters:
    ///   - secret: At least 32 bytes.
    ///   - rolesClaim: The claim that holds the roles: a list of names, or one name.
    ///   - issuer: What claim `iss` has to be; unchecked where `nil`.
    ///   - audience: What claim `aud` has to be or to contain; unchecked where `nil`.
    ///   - clock: The service's clock.
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

    /// The verified token of a request, whose sender is known from then on to rate limit, log and idempotency.
    ///
    /// - Throws: `Refusal` 401 without credentials; `Problem` 401 with bad ones, 429 where the sender sends too many.
    public func verifiedToken(of request: ServiceRequest) async throws -> VerifiedToken {
        guard let token = try await optionalToken(of: request) else { throw Refusal.unauthenticated }
        return token
    }

    /// The same for an endpoint that `anyone` may use: `nil` without credentials, and 401 with bad ones.
    public func optionalToken(of request: ServiceRequest) async throws -> VerifiedToken? {
        guard let field = request.headers[.authorization] else { return nil }
        do {
            let token = try await verify(try Self.bearerToken(in: field))
            try request.admission.admit(subject: token.subject)
            return token
        } catch let problem as Problem where problem.status == .unauthorized {
            // Guessing tokens costs the address it comes from.
            try request.admission.admitUnknown()
            throw problem
        }
    }

    /// Verifies one token.
    ///
    /// - Throws: `Problem` 401 that says what is wrong.
    public func verify(_ token: String) async throws -> VerifiedToken {
        let claims = try await signedClaims(of: token)
        try checkTimes(claims)
        try checkOrigin(claims)
        guard case .string(let subject) = claims["sub"], !subject.isEmpty else {
            throw Problem.badCredentials("The token has no subject.")
        }
        return VerifiedToken(subject: subject, roles: roles(in: claims))
    }

    /// The text after `Bearer` in the Authorization header.
    static func bearerToken(in field: String) throws -> String {
        let parts = field.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else {
            throw Problem.badCredentials("The Authorization header is not of the form: Bearer TOKEN.")
        }
        return String(parts[1])
    }

    /// The claims behind the signature, read only after it is verified.
    private func signedClaims(of token: String) async throws -> JSONObject {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Self.object(in: parts[0]) else {
            throw Problem.badCredentials("The token is malformed.")
        }
        // The library takes the key's own algorithm whatever the header says; a header that says another is a trick.
        guard header["alg"] == .string("HS256"), header["crit"] == nil else {
            throw Problem.badCredentials("The token is not signed with HS256.")
        }
        do {
            _ = try await keys.value.verify(token, as: SignedPayload.self)
        } catch {
            throw Problem.badCredentials("The token's signature does not hold.")
        }
        guard let claims = Self.object(in: parts[1]) else {
            throw Problem.badCredentials("The token is malformed.")
        }
        return claims
    }

    private func checkTimes(_ claims: JSONObject) throws {
        let now = clock.now().secondsSinceEpoch
        guard let expiry = claims["exp"]?.seconds else {
            throw Problem.badCredentials("The token has no expiry.")
        }
        guard now < expiry + Self.skew else { throw Problem.badCredentials("The token has expired.") }
        guard let start = claims["nbf"] else { return }
        guard let start = start.seconds, now >= start - Self.skew else {
            throw Problem.badCredentials("The token is not valid yet.")
        }
    }

    private func checkOrigin(_ claims: JSONObject) throws {
        if let issuer, claims["iss"] != .string(issuer) {
            throw Problem.badCredentials("The token has another issuer.")
        }
        guard let audience else { return }
        switch claims["aud"] {
        case .string(audience): return
        case .array(let audiences) where audiences.contains(.string(audience)): return
        default: throw Problem.badCredentials("The token is for another audience.")
        }
    }

    private func roles(in claims: JSONObject) -> [String] {
        switch claims[rolesClaim] {
        case .string(let role): [role]
        case .array(let roles): roles.compactMap(\.string)
        default: []
        }
    }

    /// The members of a JSON object in base64url; `nil` where it is none.
    private static func object(in part: Substring) -> JSONObject? {
        var text = String(part).replacing("-", with: "+").replacing("_", with: "/")
        text += String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: text) else { return nil }
        return try? JSONValue(parsing: Array(data)).object
    }
}

/// The payload as the library sees it: nothing, since the claims are read strictly once the signature is verified.
private struct SignedPayload: JWTPayload {
    func verify(using _: some JWTAlgorithm) async throws {}
}

/// The library keeps keys in an actor; the task makes it once, without making every initializer asynchronous.
func signingKeys(_ secret: Secret) -> Task<JWTKeyCollection, Never> {
    // The library stops the program at a key of less than 32 bytes. HMAC fills keys up with zeros itself, so a key that
    // is filled up here signs the same; that secrets are long enough is checked where settings are read.
    var key = Array(secret.revealed.utf8)
    key += Array(repeating: 0, count: max(0, 32 - key.count))
    return Task { [key] in
        await JWTKeyCollection().add(hmac: HMACKey(from: key), digestAlgorithm: .sha256)
    }
}

extension JSONValue {
    /// A NumericDate: seconds since 1970, perhaps with a fraction.
    fileprivate var seconds: Double? {
        switch self {
        case .integer(let seconds): Double(seconds)
        case .number(let text): Double(text)
        default: nil
        }
    }
}

extension Timestamp {
    /// Seconds since 1970 with a fraction.
    var secondsSinceEpoch: Double { Double(microseconds) / 1_000_000 }
}
