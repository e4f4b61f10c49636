import DesignModel
import Verification

/// What decides which answers an endpoint can give.
struct EndpointFacts {
    let endpoint: Endpoint
    let action: EndpointAction
    let hasPathParameters: Bool
    let hasBody: Bool
    let hasParameters: Bool
    let isPaged: Bool
    let credentials: EndpointPlan.Credentials
    let hasRate: Bool

    /// Every answer: what the contract lists with its codes, and what the format lets go without saying.
    func answers(derived: [DerivedError]) -> [AnswerPlan] {
        var collector = AnswerCollector()
        for error in derived {
            for code in error.code.map({ [$0] }) ?? standardCodes(of: error.status) {
                collector.add(error.status, code)
            }
        }
        addUnsaid(to: &collector)
        return collector.answers(success: endpoint.success.status, notModified: isConditionalRead)
    }

    /// Whether `If-None-Match` can give 304.
    private var isConditionalRead: Bool {
        if case .read = action, case .entity = endpoint.success.body { true } else { false }
    }

    /// Codes of a status that the contract lists without one.
    private func standardCodes(of status: Int) -> [String] {
        switch status {
        case 400:
            (hasBody ? [ProblemCode.invalidJSON] : [])
                + (hasParameters ? [ProblemCode.invalidParameter] : [])
                + (isPaged ? [ProblemCode.invalidCursor] : [])
        case 401: [ProblemCode.unauthenticated]
        case 403: [ProblemCode.forbidden]
        case 404: [ProblemCode.notFound]
        case 422: [ProblemCode.validation]
        default: []
        }
    }

    /// What the format does not list: each endpoint has it for a reason of its own.
    private func addUnsaid(to answers: inout AnswerCollector) {
        if credentials != .ignored { answers.add(401, ProblemCode.unauthenticated) }
        if hasPathParameters { answers.add(404, ProblemCode.notFound) }
        answers.add(413, ProblemCode.contentTooLarge)
        if hasBody {
            answers.add(400, ProblemCode.invalidJSON)
            answers.add(400, ProblemCode.incompleteBody)
            answers.add(415, ProblemCode.unsupportedMediaType)
        }
        if action.writes && action.lookup != nil { answers.add(412, ProblemCode.preconditionFailed) }
        if endpoint.method.value == .post && action.writes {
            answers.add(400, ProblemCode.invalidIdempotencyKey)
            answers.add(409, ProblemCode.idempotencyInFlight)
            answers.add(422, ProblemCode.idempotencyMismatch)
        }
        if hasRate { answers.add(429, ProblemCode.rateLimited) }
        answers.add(500, ProblemCode.internalError)
        answers.add(503, ProblemCode.databaseUnavailable)
    }
}
