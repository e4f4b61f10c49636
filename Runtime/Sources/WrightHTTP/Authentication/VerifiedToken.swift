import Foundation
import WrightRuntime

/// What a token says about its bearer, after its signature and times were verified.
public struct VerifiedToken: Sendable, Equatable {
    /// Whom the token speaks for: claim `sub`.
    public let subject: String
    /// The names of the bearer's roles, as the token gives them.
    public let roles: [String]

    /// A token's content from its parts.
    public init(subject: String, roles: [String]) {
        self.subject = subject
        self.roles = roles
    }

    /// The subject as the id of a row.
    ///
    /// - Throws: `Problem` 401 where the subject is no id.
    public func subjectID() throws -> UUID {
        guard case .success(let id) = FieldRule.uuid.read(text: subject) else {
            throw Problem.badCredentials("The token's subject is not an id.")
        }
        return id
    }
}

extension Problem {
    /// 401: the request has credentials, and they do not hold.
    ///
    /// - Parameter detail: What is wrong with them, without a part of them.
    static func badCredentials(_ detail: String) -> Problem {
        Problem(
            .unauthorized,
            code: Refusal.unauthenticated.code,
            detail,
            headers: [.wwwAuthenticate: #"Bearer error="invalid_token""#]
        )
    }
}
