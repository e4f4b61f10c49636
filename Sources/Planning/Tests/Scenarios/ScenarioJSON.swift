/// The JSON body of a scenario's request, in the order in which it was written.
public indirect enum ScenarioJSON: Sendable, Hashable {
    case null
    case boolean(Bool)
    /// As it was written.
    case number(String)
    case text(String)
    case array([ScenarioJSON])
    case object([Member])

    public struct Member: Sendable, Hashable {
        public let name: String
        public let value: ScenarioJSON

        public init(name: String, value: ScenarioJSON) {
            self.name = name
            self.value = value
        }
    }

    /// Reads a body that the design's reader has found to be JSON; `nil` where it is none after all.
    public init?(_ text: String) {
        var reader = Reader(characters: Array(text.unicodeScalars))
        guard let value = reader.value(), reader.isAtEnd() else { return nil }
        self = value
    }

    private struct Reader {
        let characters: [Unicode.Scalar]
        var position = 0

        private var next: Unicode.Scalar? { position < characters.count ? characters[position] : nil }

        mutating func skipBlanks() {
            while let next, [" ", "\n", "\r", "\t"].contains(next) { position += 1 }
        }

        mutating func isAtEnd() -> Bool {
            skipBlanks()
            return next == nil
        }

        mutating func value() -> ScenarioJSON? {
            skipBlanks()
            switch next {
            case "{": return object()
            case "[": return array()
            case "\"": return string().map { .text($0) }
            case nil: return nil
            default: return word()
            }
        }

        private mutating func word() -> ScenarioJSON? {
            var text = ""
            while let next, !" \n\r\t,]}".unicodeScalars.contains(next) {
                text.unicodeScalars.append(next)
                position += 1
            }
            switch text {
            case "null": return .null
            case "true": return .boolean(true)
            case "false": return .boolean(false)
            default: return text.isEmpty ? nil : .number(text)
            }
        }

        /// Whether the next sign is this one, which is then read.
        private mutating func take(_ sign: Unicode.Scalar) -> Bool {
            skipBlanks()
            guard next == sign else { return false }
            position += 1
            return true
        }

        private mutating func array() -> ScenarioJSON? {
            var elements: [ScenarioJSON] = []
            guard take("[") else { return nil }
            if take("]") { return .array([]) }
            repeat {
                guard let element = value() else { return nil }
                elements.append(element)
            } while take(",")
            return take("]") ? .array(elements) : nil
        }

        private mutating func object() -> ScenarioJSON? {
            var members: [Member] = []
            guard take("{") else { return nil }
            if take("}") { return .object([]) }
            repeat {
                skipBlanks()
                guard let name = string(), take(":"), let value = value() else { return nil }
                members.append(Member(name: name, value: value))
            } while take(",")
            return take("}") ? .object(members) : nil
        }

        private mutating func string() -> String? {
            guard take("\"") else { return nil }
            var text = ""
            while let character = next {
                position += 1
                switch character {
                case "\"": return text
                case "\\":
                    guard let scalars = escape() else { return nil }
                    text.unicodeScalars.append(scalars)
                default: text.unicodeScalars.append(character)
                }
            }
            return nil
        }

        private mutating func escape() -> Unicode.Scalar? {
            guard let character = next else { return nil }
            position += 1
            switch character {
            case "n": return "\n"
            case "r": return "\r"
            case "t": return "\t"
            case "b": return "\u{8}"
            case "f": return "\u{c}"
            case "u": return unicode()
            default: return character
            }
        }

        /// `\uXXXX`, and a second one where the first is half of a pair.
        private mutating func unicode() -> Unicode.Scalar? {
            guard let first = hexadecimal() else { return nil }
            guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) }
            guard position + 1 < characters.count, characters[position] == "\\", characters[position + 1] == "u" else {
                return nil
            }
            position += 2
            guard let second = hexadecimal(), (0xDC00..<0xE000).contains(second) else { return nil }
            return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        }

        private mutating func hexadecimal() -> UInt32? {
            guard position + 4 <= characters.count else { return nil }
            var text = ""
            for character in characters[position..<position + 4] { text.unicodeScalars.append(character) }
            position += 4
            return UInt32(text, radix: 16)
        }
    }
}
