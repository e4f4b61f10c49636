import DesignModel
import Diagnostics

/// One (status, code) that an endpoint can answer, and why.
public struct DerivedError: Sendable, Hashable {
    /// As a caller gets it.
    public var status: Int
    /// `nil` for the errors that have none beside their status: 400, 401, 403, 404, and 422 of field validation.
    public var code: String?
    public var certainty: Certainty
    /// The cause in a few words, as a note below a finding: "`email` is unique".
    public var why: String
    /// What in the design causes it.
    public var cause: SourceSpan
    /// What it is before `Errors` gives it another status.
    public var meaning: ErrorMeaning

    public enum Certainty: Sendable, Hashable {
        /// Some request gets it: the contract must name it.
        case certain
        /// No proof that a request gets it, and none that no request does: the contract may name it.
        case possible
    }

    init(_ meaning: ErrorMeaning, status: Int, certainty: Certainty, why: String, cause: SourceSpan) {
        self.meaning = meaning
        self.status = status
        code = meaning.code
        self.certainty = certainty
        self.why = why
        self.cause = cause
    }

    /// As a contract writes it: `` 409 `email_taken` ``.
    public var text: String { errorText(status: status, code: code) }
}

/// `404`, or `` 409 `email_taken` ``.
func errorText(status: Int, code: String?) -> String {
    code.map { "\(status) `\($0)`" } ?? "\(status)"
}
