import DesignModel

/// An error by what has happened, before `Errors` gives it a status and a body of its own.
public struct ErrorMeaning: Sendable, Hashable {
    public var status: Int
    /// `nil` for the errors that have none beside their status.
    public var code: String?
    /// The word that `Errors` has for it; `nil` where it has none.
    public var kind: ErrorShape.Kind?

    public init(_ status: Int, _ code: String? = nil, _ kind: ErrorShape.Kind? = nil) {
        self.status = status
        self.code = code
        self.kind = kind
    }

    /// What every endpoint may answer without its contract saying so; a bare 404 is a malformed id, or a path that nothing has.
    static let unsaid: [ErrorMeaning] = [
        ErrorMeaning(404, nil, .absent), ErrorMeaning(405), ErrorMeaning(408), ErrorMeaning(409, "in_progress"),
        ErrorMeaning(409, "idempotency_in_flight"), ErrorMeaning(412),
        ErrorMeaning(413), ErrorMeaning(415), ErrorMeaning(422, "idempotency_mismatch"), ErrorMeaning(428),
        ErrorMeaning(429), ErrorMeaning(500), ErrorMeaning(503),
    ]

    /// Whether it is about an `Idempotency-Key`, or a run that is open: of what is asked for by `POST` only.
    var isOfPost: Bool { status == 409 || code == "idempotency_mismatch" }

    /// Codes that the service gives where the design has none.
    private static let standardCodes: [Int: Set<String>] = [
        400: [
            "invalid_json", "invalid_parameter", "invalid_cursor", "incomplete_body", "invalid_idempotency_key",
            "malformed",
        ],
        401: ["unauthenticated"], 403: ["forbidden"], 404: ["not_found"], 405: ["method_not_allowed"],
        408: ["request_timeout"], 412: ["precondition_failed"], 413: ["content_too_large"],
        415: ["unsupported_media_type"], 422: ["validation"], 428: ["precondition_required"], 429: ["rate_limited"],
        500: ["internal_error"], 503: ["database_unavailable", "unavailable"],
    ]

    func fits(_ kind: ErrorShape.Kind) -> Bool {
        switch kind {
        case .anyOther: true
        case .status(let status): status == self.status
        case .code(let code, let status):
            status == self.status
                && (self.code.map { $0 == code } ?? Self.standardCodes[status, default: []].contains(code))
        default: kind == self.kind
        }
    }
}

extension ErrorShape {
    /// The first case that is for such an error; `nil`: none, it is answered as a design without `Errors` does.
    func fitting(_ error: ErrorMeaning) -> Case? { cases.first { error.fits($0.kind.value) } }

    /// What a caller gets: that of the case, of `any other`, or the error's own.
    func status(of error: ErrorMeaning) -> Int {
        guard let fitting = fitting(error) else { return error.status }
        return fitting.status?.value ?? anyOther?.status?.value ?? error.status
    }
}

extension DesignView {
    /// The status that a caller gets for such an error.
    func status(of error: ErrorMeaning) -> Int { design.errorShape?.status(of: error) ?? error.status }

    /// Each error that the endpoint can answer, by its meaning and with the code that its contract gives it, and what goes
    /// without saying; `nil` where something that decides it was not understood, or the contract is wrong.
    func meanings(of endpoint: Endpoint) -> [ErrorMeaning]? {
        guard let comparison = ContractComparison(endpoint, in: self), comparison.missing.isEmpty,
            comparison.extra.isEmpty
        else { return nil }
        let found = derivation(of: endpoint).causes.map(\.meaning) + unsaid(of: endpoint)
        return found.map { meaning in
            let renamed = comparison.renamed.first { $0.meaning.status == meaning.status }
            guard meaning.code == nil, let renamed else { return meaning }
            return ErrorMeaning(meaning.status, renamed.error.code, meaning.kind)
        }
    }

    func unsaid(of endpoint: Endpoint) -> [ErrorMeaning] {
        ErrorMeaning.unsaid.filter { endpoint.method.value == .post || !$0.isOfPost }
    }
}
