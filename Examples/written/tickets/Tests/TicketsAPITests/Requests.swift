import WrightHTTP
import WrightRuntime
import WrightTesting

/// One rule that a body breaks.
struct BrokenField: Sendable {
    let field: String
    /// What is sent; nothing where the field is left out.
    let value: JSONValue?
    /// The code of the field's error.
    let code: String
    let what: String

    init(_ field: String, _ value: JSONValue?, _ code: String, _ what: String) {
        self.field = field
        self.value = value
        self.code = code
        self.what = what
    }
}

/// One value that a field may have.
struct AcceptedValue: Sendable {
    let field: String
    let value: JSONValue
    let what: String

    init(_ field: String, _ value: JSONValue, _ what: String) {
        self.field = field
        self.value = value
        self.what = what
    }
}

extension JSONValue {
    /// The same object with one member set, or left out.
    func changing(_ name: String, to value: JSONValue?) -> JSONValue {
        var object = object ?? JSONObject()
        object[name] = value
        return .object(object)
    }
}

/// Credentials that are no good, each with what is wrong with it.
func badTokens(
    _ role: String,
    subject: String,
    hasRow: Bool,
    of service: ServiceHarness
) async throws -> [(what: String, token: String)] {
    let good = try await service.token(role, subject: subject)
    let payload = good.split(separator: ".")[1]
    let otherKey = Secret("another key that is long enough")
    let stranger = TokenSigner(secret: otherKey, clock: service.clock)
    let forged = try await stranger.token(subject: subject, roles: [role])
    let expired = try await service.token(role, subject: subject, lifetime: .seconds(-120))
    var tokens = [
        (what: "no token", token: "garbage"),
        (what: "signed with another key", token: forged),
        (what: "not signed: alg none", token: "eyJhbGciOiJub25lIn0.\(payload)."),
        (what: "expired", token: expired),
    ]
    if hasRow {
        let nobody = try await service.token(role, subject: UUID.v7().text)
        tokens.append((what: "its subject has no row", token: nobody))
    }
    return tokens
}
