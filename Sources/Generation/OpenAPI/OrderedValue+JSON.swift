extension OrderedValue {
    /// The value as JSON, without any white space.
    var json: String {
        switch self {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .text(let value): Self.quoted(value)
        case .list(let elements): "[" + elements.map(\.json).joined(separator: ",") + "]"
        case .map(let members):
            "{" + members.map { Self.quoted($0.name) + ":" + $0.value.json }.joined(separator: ",") + "}"
        }
    }

    /// The value as JSON in which maps are broken over lines down to a depth, so that a change shows where it is.
    func json(brokenToDepth depth: Int, indentation: String = "") -> String {
        guard depth > 0, case .map(let members) = self, !members.isEmpty else { return json }
        let inner = indentation + "  "
        let lines = members.map { member in
            inner + Self.quoted(member.name) + ": " + member.value.json(brokenToDepth: depth - 1, indentation: inner)
        }
        return "{\n" + lines.joined(separator: ",\n") + "\n" + indentation + "}"
    }

    /// A text as a JSON string, which is a double-quoted YAML scalar too.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _
            where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                || [0x2028, 0x2029, 0xFEFF].contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
