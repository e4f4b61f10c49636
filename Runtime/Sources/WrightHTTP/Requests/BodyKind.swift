import HTTPTypes

/// What an endpoint reads from the body of a request.
public enum BodyKind: Sendable, Equatable {
    /// Nothing: a body is ignored, whatever its type.
    case none
    /// A JSON object, sent as `application/json`.
    case json
    /// A JSON Merge Patch (RFC 7396), sent as `application/merge-patch+json` or `application/json`.
    case mergePatch

    /// The media types that are taken.
    var mediaTypes: [String] {
        switch self {
        case .none: []
        case .json: ["application/json"]
        case .mergePatch: ["application/merge-patch+json", "application/json"]
        }
    }

    /// Checks the `Content-Type` of a request that has a body.
    ///
    /// - Throws: `Problem` 415 where the body is not of a type that is taken.
    func check(_ headers: HTTPFields, hasBody: Bool) throws {
        guard self != .none else { return }
        guard let field = headers[.contentType] else {
            guard hasBody else { return }
            throw unsupported("The request has a body and no Content-Type.")
        }
        let parts = field.split(separator: ";").map { Self.trimmed($0).lowercased() }
        guard let mediaType = parts.first, mediaTypes.contains(mediaType) else {
            throw unsupported("The body is sent as \(Self.shortened(field)).")
        }
        let charsets = parts.dropFirst().filter { $0.hasPrefix("charset=") }
        for charset in charsets where !["charset=utf-8", "charset=\"utf-8\""].contains(charset) {
            throw unsupported("The body is sent with \(Self.shortened(charset)); JSON is UTF-8.")
        }
    }

    private func unsupported(_ detail: String) -> Problem {
        let taken = mediaTypes.joined(separator: ", ")
        let name = self == .mergePatch ? HTTPField.Name.acceptPatch : HTTPField.Name.accept
        return Problem(
            .unsupportedMediaType,
            code: "unsupported_media_type",
            "\(detail) Send \(taken).",
            headers: [name: taken]
        )
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop { $0 == " " || $0 == "\t" }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }

    /// A caller's own text goes back to it, but not without end.
    private static func shortened(_ text: String) -> String { String(text.prefix(80)) }
}
