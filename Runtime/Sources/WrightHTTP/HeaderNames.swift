import HTTPTypes

/// Names of header fields that the library of types leaves out.
///
/// Its initializer is failable; each text here is a token, so the alternative is never taken.
extension HTTPField.Name {
    /// `Accept-Patch`, RFC 5789.
    public static let acceptPatch = HTTPField.Name("Accept-Patch") ?? .accept
    /// `Idempotency-Key`, as the IETF draft of that name describes it.
    public static let idempotencyKey = HTTPField.Name("Idempotency-Key") ?? .from
    /// `Idempotency-Expires`: until when the stored answer is replayed, RFC 3339.
    public static let idempotencyExpires = HTTPField.Name("Idempotency-Expires") ?? .expires
    /// `Link`, RFC 8288.
    public static let link = HTTPField.Name("Link") ?? .via
    /// `X-Request-Id`: names one request in every log.
    public static let requestID = HTTPField.Name("X-Request-Id") ?? .via
    /// `X-Frame-Options`: whether a page may be shown inside another.
    static let frameOptions = HTTPField.Name("X-Frame-Options") ?? .via
    /// `Referrer-Policy`.
    static let referrerPolicy = HTTPField.Name("Referrer-Policy") ?? .via
}
