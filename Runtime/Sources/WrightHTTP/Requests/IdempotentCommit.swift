import HTTPTypes
import WrightRuntime

extension ServiceRequest {
    /// Does the work of a request in one transaction.
    ///
    /// Where a POST carries an `Idempotency-Key`, the key, the work and the answer are committed together: the same
    /// request again gets the same answer, byte for byte, and is not worked on again. Refusals are answers too; only
    /// 400, 401, 429 and those of 500 and above are not kept.
    ///
    /// - Parameter work: Reads and writes, and says what to answer; it may run more than once, and only one run counts.
    /// - Throws: `Refusal` 409 `idempotency_in_flight`, 422 `idempotency_mismatch` where the key was used for another
    ///   request, 400 `invalid_idempotency_key`; whatever `work` throws, after everything is rolled back.
    public func commit(
        in store: any Store,
        _ work: @Sendable @escaping (any WriteTransaction) throws -> ServiceResponse
    ) async throws -> ServiceResponse {
        guard method == .post, let field = headers[.idempotencyKey] else { return try await store.write(work) }
        let key = IdempotencyKey(
            // No subject is empty, so that callers without a token share a place of their own.
            caller: admission.caller ?? "",
            method: method.rawValue,
            route: route,
            key: try Self.idempotencyKey(in: field),
            path: query.isEmpty ? path : "\(path)?\(query)",
            body: body
        )
        let path = path
        let answer = try await store.write { transaction in
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
