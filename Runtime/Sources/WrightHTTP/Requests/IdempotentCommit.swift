import HTTPTypes
import WrightRuntime

extension Store {
    /// Does the work of a request in one transaction; only a POST is idempotent by its `Idempotency-Key`.
    ///
    /// Where a POST carries the key, the key, the work and the answer are committed together: the same request again
    /// gets the same answer, byte for byte, and is not worked on again. What the work refuses is an answer too and kept,
    /// unless another try may end otherwise (`Refusal.Kind.isRepeatable`): 400, 401, 408, 412, 429, 502, 503, 504.
    /// Nothing is kept of a request that is refused before the work begins, nor of errors that are no `Refusal`.
    ///
    /// - Parameter work: Reads and writes, and says what to answer; it may run more than once, and only one run counts.
    /// - Throws: `Refusal` 409 `idempotency_in_flight`, 422 `idempotency_mismatch` where the key was used for another
    ///   request, 400 `invalid_idempotency_key`; whatever `work` throws, after everything is rolled back.
    public func write(
        for request: ServiceRequest,
        _ work: @Sendable @escaping (any WriteTransaction) throws -> ServiceResponse
    ) async throws -> ServiceResponse {
        guard let key = try request.idempotencyKey else { return try await write(work) }
        let path = request.path
        let answer = try await write { transaction in
            try IdempotencyLedger.perform(
                key,
                in: transaction,
                answering: { StoredResponse(Problem($0).response(instance: path)) },
                work: { StoredResponse(try work($0)) }
            )
        }
        var response = ServiceResponse(answer.response)
        response.headers[.idempotencyExpires] = answer.expiresAt.text
        return response
    }
}

extension ServiceRequest {
    /// What makes the request the same as another; `nil` where it is no POST or carries no key.
    fileprivate var idempotencyKey: IdempotencyKey? {
        get throws {
            guard method == .post, let field = headers[.idempotencyKey] else { return nil }
            return IdempotencyKey(
                // No subject is empty, so that callers without a token share a place of their own.
                caller: admission.caller ?? "",
                method: method.rawValue,
                route: route,
                key: try Self.idempotencyKey(in: field),
                path: query.isEmpty ? path : "\(path)?\(query)",
                body: body,
                ifMatch: headers[.ifMatch]
            )
        }
    }

    /// The key as text, with or without the quotes that the IETF draft has.
    private static func idempotencyKey(in field: String) throws -> String {
        var key = Substring(field)
        if key.count >= 2, key.hasPrefix("\""), key.hasSuffix("\"") { key = key.dropFirst().dropLast() }
        guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
            throw Refusal(
                .malformed,
                code: "invalid_idempotency_key",
                "The Idempotency-Key must be 1 to 255 visible ASCII characters."
            )
        }
        return String(key)
    }
}

extension StoredResponse {
    fileprivate init(_ response: ServiceResponse) {
        self.init(
            status: response.status.code,
            headers: response.headers.map { Header(name: $0.name.rawName, value: $0.value) },
            body: String(decoding: response.body, as: UTF8.self)
        )
    }
}

extension ServiceResponse {
    fileprivate init(_ stored: StoredResponse) {
        var headers: HTTPFields = [:]
        for header in stored.headers {
            guard let name = HTTPField.Name(header.name) else { continue }
            headers.append(HTTPField(name: name, value: header.value))
        }
        self.init(
            status: HTTPResponse.Status(code: stored.status),
            headers: headers,
            body: Array(stored.body.utf8)
        )
    }
}
