import DesignModel

extension FieldType {
    /// What a body holds for a value of the type, as an order.
    var wanted: String {
        switch self {
        case .text(let bounds): "Write a text\(bounds.spelled(of: "characters"))."
        case .integer(let bounds): "Write a whole number\(bounds.spelled(of: nil))."
        case .decimal(let precision, let scale):
            "Write a number in quotes, such as `\"\(scale == 0 ? "12" : "12." + String(repeating: "5", count: scale))\"`, with at most \(precision - scale) digits before and \(scale) behind the point."
        case .boolean: "Write `true` or `false`."
        case .uuid: "Write an id, such as `\"{{name.id}}\"`."
        case .reference(let entity): "Write the id of a row of `\(entity)`, such as `\"{{name.id}}\"`."
        case .date: "Write a day: `\"2026-03-01\"`."
        case .timestamp: "Write a moment: `\"2026-03-01T12:00:00Z\"`."
        case .duration: "Write a length of time: `\"PT1H30M\"`."
        case .email: "Write an e-mail address."
        case .url: "Write an address with its scheme: `\"https://example.org\"`."
        case .oneOf(let words): "Write one of \(words.map { "`\"\($0)\"`" }.joined(separator: ", "))."
        case .list, .children, .setOf: "Write a list: `[…]`."
        case .record(let members):
            "Write an object: `{\(members.map { "\"\($0.name)\": …" }.joined(separator: ", "))}`."
        case .json, .password, .secret, .sort, .faulty: "Write a value of its type."
        }
    }
}

extension FieldType.Bounds {
    /// ` of 3 to 140 characters`, ` from 0 on`; empty without bounds.
    fileprivate func spelled(of unit: String?) -> String {
        let behind = unit.map { " " + $0 } ?? ""
        let link = unit == nil ? "" : " of"
        switch (least, most) {
        case (let least?, let most?): return "\(link) \(unit == nil ? "from " : "")\(least) to \(most)\(behind)"
        case (let least?, nil): return "\(link) at least \(least)\(behind)"
        case (nil, let most?): return "\(link) at most \(most)\(behind)"
        case (nil, nil): return ""
        }
    }
}
