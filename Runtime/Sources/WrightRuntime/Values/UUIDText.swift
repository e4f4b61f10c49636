import Foundation

extension UUID {
    /// The identifier in lower case with hyphens, 36 characters.
    public var text: String {
        let digits = Array("0123456789abcdef".utf8)
        return withUnsafeBytes(of: uuid) { bytes in
            String(unsafeUninitializedCapacity: 36) { buffer in
                var position = 0
                for (index, byte) in bytes.enumerated() {
                    if index == 4 || index == 6 || index == 8 || index == 10 {
                        buffer[position] = UInt8(ascii: "-")
                        position += 1
                    }
                    buffer[position] = digits[Int(byte >> 4)]
                    buffer[position + 1] = digits[Int(byte & 15)]
                    position += 2
                }
                return position
            }
        }
    }

    /// Reads 36 characters with hyphens, in either case; nil for other text.
    public init?(text: String) {
        guard text.utf8.count == 36, let value = UUID(uuidString: text) else { return nil }
        self = value
    }

    /// A new version 7 identifier (RFC 9562): milliseconds, then the time below a millisecond, then 62 random bits.
    ///
    /// Identifiers made at different microseconds sort as they were made.
    public static func v7(at time: Timestamp = SystemClock().now()) -> UUID {
        let microseconds = UInt64(max(0, time.microseconds))
        let milliseconds = microseconds / 1000
        // RFC 9562, 6.2, method 3: the thousand microseconds of a millisecond spread over twelve bits.
        let below = microseconds % 1000 * 4096 / 1000
        let high = milliseconds << 16 | 0x7000 | below
        let low = UInt64.random(in: 0..<(1 << 62)) | 1 << 63
        func byte(_ word: UInt64, _ index: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: word >> (56 - 8 * index)) }
        return UUID(
            uuid: (
                byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3), byte(high, 4), byte(high, 5),
                byte(high, 6), byte(high, 7), byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3),
                byte(low, 4), byte(low, 5), byte(low, 6), byte(low, 7)
            )
        )
    }
}
