import Planning
import SwiftTree

/// Spells what a step refuses with.
enum RefusalSpelling {
    /// `Refusal(.conflict, code: "desk_full", "This agent already works on 20 tickets.")`
    static func expression(_ failure: FailurePlan) -> Expression {
        if let entity = failure.absentEntity {
            return .call("Refusal.notFound", [.init(nil, .code(Names.type(entity) + ".entityName"))])
        }
        return .call(
            "Refusal",
            [
                .init(nil, .code("." + kind(failure.status))),
                .init("code", .string(failure.code)),
                .init(nil, .string(failure.message)),
            ]
        )
    }

    /// The runtime's name for a status.
    static func kind(_ status: Int) -> String {
        switch status {
        case 400: "malformed"
        case 401: "unauthenticated"
        case 402: "paymentRequired"
        case 403: "forbidden"
        case 404: "notFound"
        case 406: "notAcceptable"
        case 408: "timeout"
        case 409: "conflict"
        case 410: "gone"
        case 412: "preconditionFailed"
        case 413: "contentTooLarge"
        case 415: "unsupportedMediaType"
        case 423: "locked"
        case 424: "failedDependency"
        case 425: "tooEarly"
        case 428: "preconditionRequired"
        case 429: "tooManyRequests"
        case 451: "unavailableForLegalReasons"
        case 502: "badGateway"
        case 503: "unavailable"
        case 504: "gatewayTimeout"
        default: "invalid"
        }
    }

    /// `try` before the call; where the step answers a breach otherwise, `try Refusal.answering(unique: …) { try … }`.
    static func attempted(_ call: Expression, _ answers: [OtherAnswer]) -> Expression {
        guard !answers.isEmpty else { return .tried(call) }
        let arguments = answers.map { Expression.Argument($0.cause.rawValue, expression($0.answer)) }
        return .tried(.call("Refusal.answering", arguments, trailing: .init([], [.expression(.tried(call))])))
    }
}
