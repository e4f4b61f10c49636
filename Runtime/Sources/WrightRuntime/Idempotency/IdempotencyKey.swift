/// What makes two requests the same: the caller's key within caller, method and route, and a fingerprint of the request.
public struct IdempotencyKey: Sendable, Hashable {
    /// Names the row: SHA-256 over caller, method, route and key.
    let id: String
    /// Tells requests apart that carry the same key: SHA-256 over path, body and `If-Match`.
    let fingerprint: String

    /// Makes a key.
    /// - Parameters:
    ///   - caller: who sends the request, such as the token's subject; keys of different callers never meet.
    ///   - method: the HTTP method.
    ///   - route: the route's template, `/tickets/{id}/assign`.
    ///   - key: the header's value.
    ///   - path: the path as it was requested, with its query.
    ///   - body: the body as it was sent.
    ///   - ifMatch: the header `If-Match`, where the request has one: it is another request for another version.
    public init(
        caller: String,
        method: String,
        route: String,
        key: String,
        path: String,
        body: [UInt8],
        ifMatch: String? = nil
    ) {
        id = Digest.hexadecimal(of: [caller, method, route, key])
        fingerprint = Digest.hexadecimal(of: [Array(path.utf8), body] + (ifMatch.map { [Array($0.utf8)] } ?? []))
    }
}

/// An answer as it is kept for its Idempotency-Key, and sent again byte for byte.
public struct StoredResponse: Sendable, Equatable {
    /// A header field.
    public struct Header: Sendable, Equatable {
        public let name: String
        public let value: String

        /// Makes a field.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The HTTP status.
    public let status: Int
    /// The header fields that belong to the answer, in order.
    public let headers: [Header]
    /// The body; empty for none.
    public let body: String

    /// Makes an answer.
    public init(status: Int, headers: [Header] = [], body: String = "") {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The header fields as a column keeps them.
    var headersText: String {
        JSONValue.array(headers.map { .array([.string($0.name), .string($0.value)]) }).text
    }

    init(row: Row) throws {
        let fields: JSONValue = try row["headers"]
        status = try row["status"]
        body = try row["body"]
        headers = (fields.array ?? []).compactMap { field in
            guard let pair = field.array, pair.count == 2, let name = pair[0].string, let value = pair[1].string
            else { return nil }
            return Header(name: name, value: value)
        }
    }
}

/// The answer to a request with an Idempotency-Key.
public struct IdempotentAnswer: Sendable, Equatable {
    /// The answer, fresh or from the ledger.
    public let response: StoredResponse
    /// When the ledger forgets it.
    public let expiresAt: Timestamp
    /// Whether the work was done for an earlier request.
    public let isReplay: Bool
}
