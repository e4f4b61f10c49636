/// A request that is not carried out, and why: what the caller is told.
///
/// A refusal is an answer, not a fault of the service: thrown inside a transaction, it rolls it back.
public struct Refusal: Error, Sendable, Equatable {
    /// In what way the request is refused.
    public let kind: Kind
    /// The reason as a word that programs can rely on: `desk_full`.
    public let code: String
    /// The reason as a sentence.
    public let detail: String
    /// The broken rules of single fields, all of them, in the order of the design.
    public let errors: [FieldError]
    /// After how long it makes sense to ask again, where that is known.
    public let retryAfter: Duration?

    /// Makes a refusal.
    public init(
        _ kind: Kind,
        code: String,
        _ detail: String,
        errors: [FieldError] = [],
        retryAfter: Duration? = nil
    ) {
        self.kind = kind
        self.code = code
        self.detail = detail
        self.errors = errors
        self.retryAfter = retryAfter
    }
}

extension Refusal {
    /// The ways in which a request can be refused; the raw value is a name for logs.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case malformed, unauthenticated, paymentRequired, forbidden, notFound, methodNotAllowed, notAcceptable, timeout
        case conflict, gone, preconditionFailed, contentTooLarge, unsupportedMediaType, invalid, locked
        case failedDependency, tooEarly, preconditionRequired, tooManyRequests, unavailableForLegalReasons
        case badGateway, unavailable, gatewayTimeout

        /// Whether the same request would get the same answer again, so that it may be kept for its Idempotency-Key.
        ///
        /// Not so: credentials may be renewed, a limit passes, a dependency recovers, a malformed request is sent anew,
        /// a row that has changed is read again.
        public var isRepeatable: Bool {
            switch self {
            case .malformed, .unauthenticated, .timeout, .preconditionFailed, .tooManyRequests: false
            case .badGateway, .unavailable, .gatewayTimeout: false
            default: true
            }
        }
    }

    /// There is no such row, or the caller may not know of it.
    public static func notFound(_ entity: String) -> Refusal {
        Refusal(.notFound, code: "not_found", "There is no such \(entity).")
    }

    /// The caller is known and may not do this.
    public static let forbidden = Refusal(.forbidden, code: "forbidden", "You are not allowed to do this.")

    /// The credentials are missing or are not valid.
    public static let unauthenticated = Refusal(
        .unauthenticated,
        code: "unauthenticated",
        "Valid credentials are needed for this."
    )

    /// The lifecycle has no such arrow from the present state, or its guard does not hold.
    public static func illegalTransition(event: String, of entity: String, in state: String) -> Refusal {
        Refusal(
            .conflict,
            code: "illegal_transition",
            "The event \(event) is not possible for a \(entity) in state \(state)."
        )
    }

    /// Fields of the request break rules.
    public static func validation(_ errors: [FieldError]) -> Refusal {
        Refusal(
            .invalid,
            code: "validation",
            "The request breaks \(errors.count == 1 ? "a rule" : "\(errors.count) rules").",
            errors: errors
        )
    }

    /// A list cursor is not one that this list has given out.
    public static let invalidCursor = Refusal(
        .malformed,
        code: "invalid_cursor",
        "The cursor does not belong to this list and its order.",
        errors: [FieldError(pointer: "cursor", .type, "is not the `next` of a page of this list in this order")]
    )

    /// Rows that must not lose it refer to the row that is to be deleted.
    public static let stillReferenced = Refusal(
        .conflict,
        code: "still_referenced",
        "Other rows still refer to this one."
    )

    /// The row is not any more as the caller has seen it, or another request changed it in between.
    public static let preconditionFailed = Refusal(
        .preconditionFailed,
        code: "precondition_failed",
        "The row has changed in the meantime. Read it again."
    )
}
