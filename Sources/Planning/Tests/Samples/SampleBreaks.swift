import DesignModel

/// A value that breaks exactly one rule, and the code of the field error that it has to give.
public struct SampleBreak: Sendable, Hashable {
    /// What is sent.
    public let sent: ModelValue
    /// `too_long`, `type`, `null` …
    public let code: String
    /// What is wrong with it, after a noun: "is one character too long".
    public let what: String
}

/// A valid value that lies exactly at a bound.
public struct SampleBound: Sendable, Hashable {
    public let value: ModelValue
    /// "is as long as allowed"
    public let what: String
}

extension SamplePlan {
    /// One value for each rule that a body's member can break: null, type, each bound, pattern, words.
    public func breaks(of member: MemberPlan) -> [SampleBreak] {
        var breaks: [SampleBreak] = []
        if !member.isOptional { breaks.append(SampleBreak(sent: .null, code: "null", what: "is null")) }
        breaks += typeBreaks(of: member.type)
        let outside = boundBreaks(of: member)
        breaks += member.emptyIsNull ? outside.filter { $0.sent != .text("") } : outside
        if let pattern = member.pattern, case .text(let bounds) = member.type,
            let other = PatternSample(pattern).mismatch(length: bounds)
        {
            breaks.append(SampleBreak(sent: .text(other), code: "matches", what: "does not match the pattern"))
        }
        return breaks
    }

    private func typeBreaks(of type: FieldType) -> [SampleBreak] {
        func wrong(_ sent: ModelValue, _ what: String) -> SampleBreak {
            SampleBreak(sent: sent, code: "type", what: what)
        }
        switch type {
        case .text: return [wrong(.integer(7), "is a number"), wrong(.text("nul\u{0}byte"), "holds U+0000")]
        case .email: return [wrong(.integer(7), "is a number"), wrong(.text("no address"), "is no e-mail address")]
        case .url: return [wrong(.integer(7), "is a number"), wrong(.text("no url"), "is no URL")]
        case .integer: return [wrong(.text("7"), "is a text"), wrong(.json("1.5"), "has a fraction")]
        case .decimal: return [wrong(.integer(7), "is a number"), wrong(.text("1,5"), "is no decimal")]
        case .boolean: return [wrong(.text("true"), "is a text")]
        case .uuid, .reference: return [wrong(.integer(7), "is a number"), wrong(.text("7"), "is no UUID")]
        case .date: return [wrong(.text("2026-02-30"), "is no day of the calendar")]
        case .timestamp: return [wrong(.text("yesterday"), "is no time")]
        case .duration: return [wrong(.text("soon"), "is no duration")]
        case .oneOf: return [SampleBreak(sent: .text("no such word"), code: "one_of", what: "is none of the words")]
        case .list: return [wrong(.text("x"), "is no array")]
        case .record: return [wrong(.text("x"), "is no object")]
        default: return []
        }
    }

    private func boundBreaks(of member: MemberPlan) -> [SampleBreak] {
        switch member.type {
        case .text(let bounds):
            var breaks: [SampleBreak] = []
            if let least = bounds.least, least > 0 {
                let text = String(repeating: "x", count: least - 1)
                breaks.append(SampleBreak(sent: .text(text), code: "too_short", what: "is one character too short"))
            }
            if let most = bounds.most, member.pattern == nil {
                let text = String(repeating: "x", count: most + 1)
                breaks.append(SampleBreak(sent: .text(text), code: "too_long", what: "is one character too long"))
            }
            return member.pattern == nil ? breaks : breaks.filter { $0.sent == .text("") }
        case .integer(let bounds):
            let low = bounds.least.map { SampleBreak(sent: .integer($0 - 1), code: "range", what: "is one too small") }
            let high = bounds.most.map { SampleBreak(sent: .integer($0 + 1), code: "range", what: "is one too large") }
            return [low, high].compactMap { $0 }
        case .decimal(let precision, let scale):
            let whole = "1" + String(repeating: "0", count: max(0, precision - scale))
            return [
                SampleBreak(sent: .decimal(whole), code: "range", what: "has one digit too many"),
                SampleBreak(
                    sent: .decimal("0." + String(repeating: "0", count: scale) + "1"),
                    code: "range",
                    what: "has one digit too many after the point"
                ),
            ]
        default: return []
        }
    }

    /// Valid values exactly at each bound.
    public func bounds(of member: MemberPlan) -> [SampleBound] {
        guard member.pattern == nil else { return [] }
        switch member.type {
        case .text(let bounds):
            let short = bounds.least.flatMap { least in
                least > 0
                    ? SampleBound(value: .text(String(repeating: "ß", count: least)), what: "is as short as allowed")
                    : nil
            }
            let long = bounds.most.map {
                SampleBound(value: .text(String(repeating: "🚲", count: $0)), what: "is as long as allowed")
            }
            return [short, long].compactMap { $0 }
        case .integer(let bounds):
            let low = bounds.least.map { SampleBound(value: .integer($0), what: "is as small as allowed") }
            let high = bounds.most.map { SampleBound(value: .integer($0), what: "is as large as allowed") }
            return [low, high].compactMap { $0 }
        default: return []
        }
    }
}
