import DesignModel

/// Types as documents name them.
enum TypePhrase {
    /// `integer from 1 to 65535`, `one of trace, debug, info`
    static func phrase(_ type: FieldType) -> String {
        switch type {
        case .text(let bounds): "text" + length(bounds)
        case .integer(let bounds): "integer" + range(bounds)
        case .decimal(let precision, let scale): "decimal of \(precision) digits, \(scale) of them fraction"
        case .boolean: "boolean: true or false"
        case .uuid: "uuid"
        case .date: "date: YYYY-MM-DD"
        case .timestamp: "timestamp: RFC 3339"
        case .duration: "duration: ISO 8601, such as PT30M"
        case .email: "e-mail address"
        case .url: "url"
        case .json: "json"
        case .password: "password"
        case .oneOf(let words): "one of " + words.joined(separator: ", ")
        case .list(let element): "list of " + phrase(element)
        case .record: "record"
        case .reference(let entity), .children(let entity), .setOf(let entity): entity
        case .secret(let inner): "secret " + phrase(inner)
        case .sort(let names): "sort by " + names.joined(separator: ", ")
        case .faulty: "unknown"
        }
    }

    private static func length(_ bounds: FieldType.Bounds) -> String {
        switch (bounds.least, bounds.most) {
        case (nil, nil), (0, nil): ""
        case (let least?, let most?): " of \(least) to \(most) characters"
        case (let least?, nil): " of at least \(least) characters"
        case (nil, let most?): " of at most \(most) characters"
        }
    }

    private static func range(_ bounds: FieldType.Bounds) -> String {
        switch (bounds.least, bounds.most) {
        case (nil, nil): ""
        case (let least?, let most?): " from \(least) to \(most)"
        case (let least?, nil): " of at least \(least)"
        case (nil, let most?): " of at most \(most)"
        }
    }
}
