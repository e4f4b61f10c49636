/// The place of a request in a trace that spans services, as W3C Trace Context writes it.
struct TraceParent: Equatable {
    /// 32 hexadecimal digits, not all zero.
    let traceID: String
    /// 16 hexadecimal digits, not all zero: this service's part.
    let spanID: String
    /// Whether the caller records the trace.
    let isSampled: Bool

    /// The header field that goes back to the caller, and on to other systems.
    var text: String { "00-\(traceID)-\(spanID)-\(isSampled ? "01" : "00")" }

    /// The caller's trace with a part of our own; a new trace where the field is absent or malformed.
    init(continuing field: String?) {
        let parent = field.flatMap(Self.parts(of:))
        traceID = parent?.traceID ?? Self.randomDigits(pairs: 16)
        spanID = Self.randomDigits(pairs: 8)
        isSampled = parent?.isSampled ?? false
    }

    private static func parts(of field: String) -> (traceID: String, isSampled: Bool)? {
        let parts = field.split(separator: "-", omittingEmptySubsequences: false)
        guard
            parts.count >= 4, isHexadecimal(parts[0], count: 2), parts[0] != "ff",
            parts[0] != "00" || parts.count == 4,
            isHexadecimal(parts[1], count: 32), parts[1].contains(where: { $0 != "0" }),
            isHexadecimal(parts[2], count: 16), parts[2].contains(where: { $0 != "0" }),
            isHexadecimal(parts[3], count: 2), let flags = UInt8(parts[3], radix: 16)
        else { return nil }
        return (String(parts[1]), flags & 1 == 1)
    }

    private static func isHexadecimal(_ text: Substring, count: Int) -> Bool {
        let digits = text.utf8
        return digits.count == count
            && digits.allSatisfy {
                ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9"))
                    || ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "f"))
            }
    }

    private static func randomDigits(pairs: Int) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(pairs * 2)
        for _ in 0..<pairs {
            // Never 00, so that an id of zeros, which is not valid, cannot come out.
            let byte = UInt8.random(in: 1...255, using: &generator)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
