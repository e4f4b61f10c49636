extension OrderedValue {
    /// The value as a YAML document in block style, two spaces a level.
    var yaml: String { lines(indentation: 0).joined(separator: "\n") + "\n" }

    private func lines(indentation: Int) -> [String] {
        let padding = String(repeating: " ", count: indentation)
        switch self {
        case .map(let members) where !members.isEmpty:
            return members.flatMap { member in
                member.value.entry(head: padding + Self.key(member.name) + ":", indentation: indentation)
            }
        case .list(let elements) where !elements.isEmpty:
            return elements.flatMap { element -> [String] in
                guard let flat = element.flat else {
                    let inner = element.lines(indentation: indentation + 2)
                    return [padding + "- " + (inner.first ?? "").dropFirst(indentation + 2)] + inner.dropFirst()
                }
                return [padding + "- " + flat]
            }
        default: return [padding + (flat ?? "")]
        }
    }

    /// `name: value` on one line, or the name and the lines below it.
    private func entry(head: String, indentation: Int) -> [String] {
        if let flat { return [head + " " + flat] }
        return [head] + lines(indentation: indentation + 2)
    }

    /// What fits on the line of its name: a scalar, an empty collection, a list of scalars.
    private var flat: String? {
        switch self {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .text(let value): Self.scalar(value)
        case .list(let elements):
            elements.allSatisfy(\.isScalar) && elements.count <= 8
                ? "[" + elements.compactMap(\.flat).joined(separator: ", ") + "]" : nil
        case .map(let members): members.isEmpty ? "{}" : nil
        }
    }

    private var isScalar: Bool {
        switch self {
        case .list, .map: false
        default: true
        }
    }

    /// A name without quotation marks where it cannot be taken for anything else: `$ref`, `/tickets/{id}`.
    private static func key(_ name: String) -> String {
        let isPlain = name.unicodeScalars.allSatisfy {
            isLetter($0) || isDigit($0) || "$/{}_-.+".unicodeScalars.contains($0)
        }
        let starts = name.unicodeScalars.first.map { isLetter($0) || $0 == "$" || $0 == "/" } ?? false
        return isPlain && starts && !reserved.contains(name.lowercased()) ? name : quoted(name)
    }

    /// A text without quotation marks where it cannot be taken for anything else, else double-quoted.
    private static func scalar(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return "\"\"" }
        let isPlain =
            isLetter(first) && last != " "
            && text.unicodeScalars.allSatisfy { isLetter($0) || isDigit($0) || " _-./()".unicodeScalars.contains($0) }
            && !reserved.contains(text.lowercased())
        return isPlain ? text : quoted(text)
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// Words that YAML, in one of its versions, reads as something else than text.
    private static let reserved: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
}
