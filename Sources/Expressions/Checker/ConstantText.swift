import _StringProcessing

/// Reads the texts that stand as literals in `timestamp("…")`, `date("…")`, `duration("…")`, `matches("…")`, so that a
/// wrong one is found before anything runs.
public enum ConstantText {
    /// What is wrong with the literal argument of the function; `nil` if it can be read.
    static func fault(of text: String, in function: FunctionName, parameter: Int) -> (message: String, help: String)? {
        switch (function.rawValue, parameter) {
        case ("date", 0) where !isDate(text):
            ("\"\(text)\" is not a date", "A date is written `2026-03-01`.")
        case ("timestamp", 0) where !isTimestamp(text):
            ("\"\(text)\" is not a timestamp", "A timestamp is written `2026-03-01T12:00:00Z`, with `Z` or an offset.")
        case ("duration", 0) where durationInMicroseconds(text) == nil:
            ("\"\(text)\" is not a duration", "A duration is written `24h`, `1h30m`, `1.5s`, `500ms`.")
        case ("uuid", 0) where !isUUID(text):
            ("\"\(text)\" is not a uuid", "A uuid is written as 32 hexadecimal digits in groups of 8-4-4-4-12.")
        case ("int", 0) where Int64(text) == nil || text.hasPrefix("+"):
            ("\"\(text)\" is not an integer", "Write the integer itself.")
        case ("matches", 1) where (try? Regex(text)) == nil:
            ("`\(text)` is not a regular expression", "Check its brackets and backslashes.")
        case ("sequence", 0): sequenceFault(of: text)
        default: nil
        }
    }

    private static func sequenceFault(of text: String) -> (message: String, help: String)? {
        let help = "Write one `%d`, or `%06d` for six digits with leading zeros, where the number goes."
        var places = 0
        var rest = Array(text.utf8)[...]
        while let percent = rest.firstIndex(of: UInt8(ascii: "%")) {
            rest = rest[(percent + 1)...]
            if rest.first == UInt8(ascii: "%") {
                rest.removeFirst()
                continue
            }
            if rest.first == UInt8(ascii: "0") { rest.removeFirst() }
            var width = 0
            while let digit = rest.first, digit.isDigit, width < 100 {
                width = width * 10 + Int(digit - UInt8(ascii: "0"))
                rest.removeFirst()
            }
            guard rest.first == UInt8(ascii: "d"), width <= 18 else {
                return ("The pattern \"\(text)\" has a place that is not `%d`", help)
            }
            places += 1
        }
        return places == 1 ? nil : ("The pattern \"\(text)\" has \(places) places for the number, not one", help)
    }

    static func isUUID(_ text: String) -> Bool {
        let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return groups.map(\.count) == [8, 4, 4, 4, 12] && groups.allSatisfy { $0.allSatisfy(\.isHexDigit) }
    }

    /// `YYYY-MM-DD`, a day that exists.
    public static func isDate(_ text: String) -> Bool {
        let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard groups.map(\.count) == [4, 2, 2], let year = number(groups[0]), let month = number(groups[1]),
            let day = number(groups[2]), year >= 1, (1...12).contains(month)
        else { return false }
        let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...lengths[month - 1]).contains(day)
    }

    /// RFC 3339 with `Z` or an offset.
    public static func isTimestamp(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
            isDate(String(decoding: bytes[..<10], as: UTF8.self)),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
            hour < 24, minute < 60, second < 60
        else { return false }
        var rest = bytes[19...]
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard rest.first?.isDigit == true else { return false }
            rest = rest.drop(while: \.isDigit)
        }
        return isOffset(rest)
    }

    private static func isOffset(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let sign = bytes.first else { return false }
        if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return bytes.count == 1 }
        let digits = bytes.dropFirst()
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), digits.count == 5,
            digits[digits.startIndex + 2] == UInt8(ascii: ":"),
            let hours = number(digits.prefix(2)), let minutes = number(digits.suffix(2))
        else { return false }
        return hours < 24 && minutes < 60
    }

    private static func number(_ bytes: some Sequence<UInt8>) -> Int? {
        var value = 0
        for byte in bytes {
            guard byte.isDigit else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }

    private static let units: [String: Int64] = [
        "d": 86_400_000_000, "h": 3_600_000_000, "m": 60_000_000, "s": 1_000_000, "ms": 1_000, "us": 1,
    ]

    /// The microseconds of `24h`, `1h30m`, `-1.5s`, `500ms`, `2d`, `0`; `nil` for anything else. Parts below a
    /// microsecond are cut.
    public static func durationInMicroseconds(_ text: String) -> Int64? {
        var rest = Array(text.utf8)[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest.removeFirst() }
        if rest.elementsEqual("0".utf8) { return 0 }
        guard !rest.isEmpty else { return nil }
        var total: Int64 = 0
        while !rest.isEmpty {
            let digits = rest.prefix(while: \.isDigit)
            rest = rest.dropFirst(digits.count)
            var fraction: ArraySlice<UInt8> = []
            if rest.first == UInt8(ascii: ".") {
                fraction = rest.dropFirst().prefix(while: \.isDigit)
                guard !fraction.isEmpty else { return nil }
                rest = rest.dropFirst(fraction.count + 1)
            }
            let letters = rest.prefix { !$0.isDigit }
            rest = rest.dropFirst(letters.count)
            let unitName = String(decoding: letters, as: UTF8.self)
            guard !digits.isEmpty, let whole = Int64(String(decoding: digits, as: UTF8.self)) else { return nil }
            if unitName == "ns" {
                total += whole / 1000
                continue
            }
            guard let unit = units[unitName] else { return nil }
            let (product, overflow) = whole.multipliedReportingOverflow(by: unit)
            let part = fractionPart(fraction, of: unit)
            let (withPart, partOverflow) = product.addingReportingOverflow(part)
            let (sum, sumOverflow) = total.addingReportingOverflow(withPart)
            guard !overflow, !partOverflow, !sumOverflow else { return nil }
            total = sum
        }
        return isNegative ? -total : total
    }

    private static func fractionPart(_ digits: ArraySlice<UInt8>, of unit: Int64) -> Int64 {
        var value: Int64 = 0
        var scale: Int64 = 1
        for digit in digits.prefix(6) {
            value = value * 10 + Int64(digit - UInt8(ascii: "0"))
            scale *= 10
        }
        return value * unit / scale
    }
}
