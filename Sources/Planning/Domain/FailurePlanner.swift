import DesignModel

/// Gives every failure of a step its status, code and words.
struct FailurePlanner {
    /// What a step's cell says of a failure, completed by what goes without saying.
    static func plan(_ answer: FailureAnswer, standard: FailurePlan) -> FailurePlan {
        let keepsCode = answer.status == standard.status
        let code = answer.code ?? (keepsCode ? standard.code : code(for: answer.status))
        let isStandard = keepsCode && code == standard.code
        return FailurePlan(
            status: answer.status,
            code: code,
            message: answer.message ?? (isStandard ? standard.message : sentence(for: code)),
            absentEntity: answer.message == nil && isStandard ? standard.absentEntity : nil
        )
    }

    /// The answer of the cell that is labelled so, or the only one without a label.
    static func answer(_ label: String, of step: Step) -> FailureAnswer? {
        step.failures.first { $0.label?.value == label } ?? step.failures.first { $0.label == nil }
    }

    static func absent(_ entity: String) -> FailurePlan {
        FailurePlan(
            status: 404,
            code: "not_found",
            message: "There is no such \(Names.prose(entity)).",
            absentEntity: entity
        )
    }

    /// Answers of a writing step that differ from what the repository says by itself.
    static func otherAnswers(of step: Step, _ causes: [OtherAnswer.Cause]) -> [OtherAnswer] {
        causes.compactMap { cause in
            guard
                let answer = step.failures.first(where: { $0.label?.value == cause.rawValue })
                    ?? (causes.count == 1 ? step.failures.first { $0.label == nil } : nil)
            else { return nil }
            let status = standardStatus(of: cause)
            if answer.status == status, answer.code == nil, answer.message == nil { return nil }
            let standard = FailurePlan(
                status: status,
                code: standardCode(of: cause),
                message: sentence(for: standardCode(of: cause)),
                absentEntity: nil
            )
            return OtherAnswer(cause: cause, answer: plan(answer, standard: standard))
        }
    }

    private static func standardStatus(of cause: OtherAnswer.Cause) -> Int { cause == .rule ? 422 : 409 }

    private static func standardCode(of cause: OtherAnswer.Cause) -> String {
        switch cause {
        case .rule: "validation"
        case .unique: "taken"
        case .referenced: "still_referenced"
        case .illegal: "illegal_transition"
        }
    }

    /// The code of an answer that names none.
    static func code(for status: Int) -> String {
        switch status {
        case 400: "malformed"
        case 401: "unauthenticated"
        case 402: "payment_required"
        case 403: "forbidden"
        case 404: "not_found"
        case 409: "conflict"
        case 410: "gone"
        case 422: "validation"
        case 429: "rate_limited"
        case 503: "unavailable"
        default: "refused"
        }
    }

    /// `desk_full` → "Desk full."
    static func sentence(for code: String) -> String {
        let words = Names.prose(code)
        return words.prefix(1).uppercased() + words.dropFirst() + "."
    }
}
