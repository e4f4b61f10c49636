import Foundation
import WrightRuntime

/// Names one request: the caller's own name where it is usable, a new one otherwise.
enum RequestID {
    /// At most 128 letters, digits and `-_.:`, so that a caller cannot write into our logs.
    static func chosen(from field: String?) -> String {
        guard let field, (1...128).contains(field.utf8.count), field.utf8.allSatisfy(isAllowed) else {
            return UUID.v7().text
        }
        return field
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: ":"):
            true
        default:
            false
        }
    }
}
