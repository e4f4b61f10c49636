import HTTPTypes

/// Header fields that keep a browser from doing with an answer what it is not meant for.
enum SecurityHeaders {
    /// Adds what the answer does not set itself.
    static func add(to headers: inout HTTPFields) {
        set(.xContentTypeOptions, "nosniff", in: &headers)
        set(.frameOptions, "DENY", in: &headers)
        set(.referrerPolicy, "no-referrer", in: &headers)
        set(.contentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'", in: &headers)
        set(.crossOriginResourcePolicy, "same-origin", in: &headers)
        // What has a tag may be kept, if it is asked about each time.
        set(.cacheControl, headers[.eTag] == nil ? "no-store" : "private, no-cache", in: &headers)
    }

    private static func set(_ name: HTTPField.Name, _ value: String, in headers: inout HTTPFields) {
        if headers[name] == nil { headers[name] = value }
    }
}
