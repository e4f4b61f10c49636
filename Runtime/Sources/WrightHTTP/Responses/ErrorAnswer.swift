import HTTPTypes
import Logging
import WrightRuntime

/// Turns whatever a request failed with into the answer that its caller may see.
struct ErrorAnswer {
    /// The problem to answer with.
    let problem: Problem
    /// The level at which the error is worth a log line; `nil` where the access log says enough.
    let level: Logger.Level?

    /// The answer to `error`: what the service means to say as it is, everything else as 500 without internals.
    init(_ error: any Error) {
        switch error {
        case let problem as Problem:
            self.init(problem: problem, level: nil)
        case let refusal as Refusal:
            self.init(problem: Problem(refusal), level: nil)
        case let error as StorageError where error.code == .unavailable:
            self.init(
                problem: Problem(
                    .serviceUnavailable,
                    code: "database_unavailable",
                    "The database cannot be reached. Try again.",
                    headers: [.retryAfter: "1"]
                ),
                level: .error
            )
        case let error as StorageError where error.code == .staleVersion:
            self.init(problem: Problem(Refusal.preconditionFailed), level: nil)
        default:
            self.init(
                problem: Problem(.internalServerError, code: "internal_error", "The service failed. It is logged."),
                level: .error
            )
        }
    }

    private init(problem: Problem, level: Logger.Level?) {
        self.problem = problem
        self.level = level
    }
}
