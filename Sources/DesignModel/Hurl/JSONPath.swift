/// A path of the subset that scenarios may use: `$.items[0].name`.
public struct JSONPath: Sendable, Hashable {
    public enum Segment: Sendable, Hashable {
        case member(String)
        case index(Int)
    }

    public var segments: [Segment]

    public init(segments: [Segment]) {
        self.segments = segments
    }

    /// `nil` where the text is not of the form `$`, `.name` and `[0]`.
    public init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        guard rest.popFirst() == UInt8(ascii: "$") else { return nil }
        segments = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "."):
                let name = rest.prefix { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
                guard let first = name.first, !isDigit(first) else { return nil }
                segments.append(.member(String(decoding: name, as: UTF8.self)))
                rest = rest.dropFirst(name.count)
            case UInt8(ascii: "["):
                let digits = rest.prefix(while: isDigit)
                guard let index = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
                segments.append(.index(index))
                rest = rest.dropFirst(digits.count)
                guard rest.popFirst() == UInt8(ascii: "]") else { return nil }
            default: return nil
            }
        }
    }
}
