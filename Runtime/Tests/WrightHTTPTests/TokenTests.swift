import Crypto
import Foundation
import Testing
import WrightRuntime
import WrightTesting

@testable import WrightHTTP

struct TokenTests {
    private let clock = ManualClock(ServiceHarness.start)
    private let secret = Secret("0123456789abcdef0123456789abcdef")
    private var verifier: TokenVerifier { TokenVerifier(secret: secret, clock: clock) }
    private var now: Int { Int(ServiceHarness.start.secondsSinceEpoch) }

    /// A token made by hand, so that it can be wrong in any way.
    private func token(
        _ claims: String,
        header: String = #"{"alg":"HS256","typ":"JWT"}"#,
        secret: String = "0123456789abcdef0123456789abcdef"
    ) -> String {
        let content = "\(base64URL(Data(header.utf8))).\(base64URL(Data(claims.utf8)))"
        let key = SymmetricKey(data: Data(secret.utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Data(content.utf8), using: key)
        return "\(content).\(base64URL(Data(code)))"
    }

    private func base64URL(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private func refusal(of token: String) async -> Problem? {
        do {
            _ = try await verifier.verify(token)
            return nil
        } catch {
            return error as? Problem
        }
    }

    @Test func aSignedTokenIsVerified() async throws {
        let signed = try await TokenSigner(secret: secret, clock: clock).token(subject: "s", roles: ["a", "b"])
        let verified = try await verifier.verify(signed)
        #expect(verified == VerifiedToken(subject: "s", roles: ["a", "b"]))
        let byHand = token(#"{"sub":"s","roles":"a","exp":\#(now + 1)}"#)
        let byHandVerified = try await verifier.verify(byHand)
        #expect(byHandVerified == VerifiedToken(subject: "s", roles: ["a"]))
    }

    @Test(arguments: [
        #"{"alg":"none"}"#, #"{"alg":"None"}"#, #"{"alg":"HS512"}"#, #"{"alg":"RS256"}"#, #"{"typ":"JWT"}"#,
        #"{"alg":"HS256","crit":["x"]}"#, #"{"alg":"HS256","alg":"none"}"#, "[]",
    ])
    func anotherAlgorithmIsRefused(header: String) async throws {
        let claims = #"{"sub":"s","exp":\#(now + 100)}"#
        #expect(await refusal(of: token(claims, header: header))?.status == .unauthorized)
        let unsigned = "\(base64URL(Data(header.utf8))).\(base64URL(Data(claims.utf8)))."
        #expect(await refusal(of: unsigned)?.status == .unauthorized)
    }

    @Test func aBadSignatureIsRefused() async throws {
        let claims = #"{"sub":"s","exp":\#(now + 100)}"#
        let other = token(claims, secret: "another key that is long enough!")
        #expect(await refusal(of: other)?.detail == "The token's signature does not hold.")
        let parts = token(claims).split(separator: ".")
        let forged = "\(parts[0]).\(base64URL(Data(#"{"sub":"boss","exp":\#(now + 100)}"#.utf8))).\(parts[2])"
        #expect(await refusal(of: forged)?.detail == "The token's signature does not hold.")
    }

    @Test(arguments: ["", "a", "a.b", "a.b.c", "a.b.c.d", "..", "\u{e4}.\u{e4}.\u{e4}"])
    func garbageIsRefused(text: String) async throws {
        #expect(await refusal(of: text)?.status == .unauthorized)
    }

    @Test(arguments: [(1, true), (-59, true), (-60, false), (-3600, false)])
    func expiryHasAMinuteOfSkew(seconds: Int, isValid: Bool) async throws {
        let refused = await refusal(of: token(#"{"sub":"s","exp":\#(now + seconds)}"#))
        #expect((refused == nil) == isValid)
    }

    @Test(arguments: [(-1, true), (60, true), (61, false)])
    func notBeforeHasAMinuteOfSkew(seconds: Int, isValid: Bool) async throws {
        let refused = await refusal(of: token(#"{"sub":"s","exp":\#(now + 999),"nbf":\#(now + seconds)}"#))
        #expect((refused == nil) == isValid)
    }

    @Test(arguments: [
        #"{"sub":"s"}"#, #"{"sub":"s","exp":"never"}"#, #"{"exp":99999999999}"#, #"{"sub":"","exp":99999999999}"#,
        #"{"sub":7,"exp":99999999999}"#, #"{"sub":"s","exp":99999999999,"nbf":"x"}"#,
    ])
    func missingOrMalformedClaimsAreRefused(claims: String) async throws {
        #expect(await refusal(of: token(claims))?.status == .unauthorized)
    }

    @Test func issuerAndAudienceAreCheckedWhereConfigured() async throws {
        let strict = TokenVerifier(secret: secret, issuer: "i", audience: "a", clock: clock)
        let good = try await TokenSigner(secret: secret, issuer: "i", audience: "a", clock: clock)
            .token(subject: "s", roles: [])
        let subject = try await strict.verify(good).subject
        #expect(subject == "s")
        let listed = token(#"{"sub":"s","exp":\#(now + 9),"iss":"i","aud":["x","a"]}"#)
        let listedSubject = try await strict.verify(listed).subject
        #expect(listedSubject == "s")
        for claims in [#""iss":"j","aud":"a""#, #""iss":"i","aud":"b""#, #""aud":"a""#, #""iss":"i""#] {
            let token = token(#"{"sub":"s","exp":\#(now + 9),\#(claims)}"#)
            await #expect(throws: Problem.self) { try await strict.verify(token) }
        }
    }

    @Test(arguments: ["Basic YTpi", "Bearer", "Bearer a b", "token"])
    func otherSchemesAreBadCredentials(field: String) async throws {
        try await withExample { service in
            let answer = try await service.send(.get, "/notes", headers: ["Authorization": field])
            #expect(answer.problem == ExpectedProblem(401, "unauthenticated"))
            #expect(answer.header("WWW-Authenticate") == #"Bearer error="invalid_token""#)
        }
    }

    @Test func withoutCredentialsTheSchemeIsNamed() async throws {
        try await withExample { service in
            let answer = try await service.send(.post, "/notes", json: ["title": "a"])
            #expect(answer.problem == ExpectedProblem(401, "unauthenticated"))
            #expect(answer.header("WWW-Authenticate") == "Bearer")
        }
    }

    @Test func theSchemeIsReadWhateverItsCase() async throws {
        try await withExample { service in
            let token = try await service.token("writer", subject: writer)
            let answer = try await service.send(.get, "/notes", headers: ["Authorization": "bearer \(token)"])
            #expect(answer["items"] == [])
        }
    }

    @Test func aTokenRunsOut() async throws {
        try await withExample { service in
            let token = try await service.token("writer", subject: writer, lifetime: .seconds(60))
            let items = try await service.send(.get, "/notes", token: token)["items"]
            #expect(items == [])
            service.clock.advance(by: .seconds(121))
            let late = try await service.send(.get, "/notes", token: token)
            #expect(late.problem == ExpectedProblem(401, "unauthenticated"))
            #expect(late["detail"] == "The token has expired.")
        }
    }

    @Test func aSubjectThatIsNoIDIsRefusedWhereARowIsMeant() throws {
        #expect(throws: Problem.self) { try VerifiedToken(subject: "me", roles: []).subjectID() }
        let id = try VerifiedToken(subject: writer.text, roles: []).subjectID()
        #expect(id == writer)
    }

    @Test func secretsAreNotPrinted() {
        #expect("\(secret)" == "<redacted>")
        #expect(String(reflecting: secret) == "<redacted>")
        var dumped = ""
        dump(["key": secret], to: &dumped)
        #expect(!dumped.contains("0123456789"))
    }
}
