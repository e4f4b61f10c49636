extension String {
    /// The text as one segment of a URL's path: what RFC 3986 does not call unreserved is percent-encoded.
    public var pathSegment: String {
        var segment = ""
        for byte in utf8 {
            if PathSegment.unreserved.contains(byte) {
                segment.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                segment += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
            }
        }
        return segment
    }
}

private enum PathSegment {
    static let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
}
