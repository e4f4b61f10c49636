extension FieldRule where Value == String {
    /// A text of any length without U+0000.
    public static var text: FieldRule { text(0...) }

    /// A text without U+0000 whose number of Unicode scalars lies in the range, and that matches the pattern somewhere.
    public static func text(_ length: ClosedRange<Int>, matching pattern: String? = nil) -> FieldRule {
        text(from: length.lowerBound, through: length.upperBound, matching: pattern)
    }

    /// A text without U+0000 with at least so many Unicode scalars, and that matches the pattern somewhere.
    public static func text(_ length: PartialRangeFrom<Int>, matching pattern: String? = nil) -> FieldRule {
        text(from: length.lowerBound, through: nil, matching: pattern)
    }

    /// An e-mail address, at most 254 characters; it is read in lower case.
    public static var email: FieldRule {
        .string(standIn: "", form: "must be an e-mail address") { text in
            let address = ExpressionFunctions.lower(text)
            return EmailForm.fits(address) ? address : nil
        }
    }

    /// An absolute URL, at most 2048 characters.
    public static var url: FieldRule {
        .string(standIn: "", form: "must be an absolute URL") { URLForm.fits($0) ? $0 : nil }
    }

    private static func text(from least: Int, through most: Int?, matching pattern: String?) -> FieldRule {
        var rule = FieldRule.string(standIn: "", form: "must not contain the character U+0000") { text in
            text.utf8.contains(0) ? nil : text
        }
        rule = rule.checking { text in
            let length = text.unicodeScalars.count
            if length < least { return FieldError(.tooShort, TextForm.length(from: least, through: most)) }
            if let most, length > most { return FieldError(.tooLong, TextForm.length(from: least, through: most)) }
            return nil
        }
        guard let pattern else { return rule }
        return rule.checking { text in
            // An empty text breaks the rule about its length; to say that it does not match either tells nothing.
            if text.isEmpty, least > 0 { return nil }
            let matches = (try? ExpressionFunctions.matches(text, pattern)) ?? false
            return matches ? nil : FieldError(.matches, "must match \(pattern)")
        }
    }
}

extension FieldRule where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of the words of the type.
    public static func oneOf(_ type: Value.Type) -> FieldRule {
        let words = Value.allCases.map(\.rawValue)
        let error = FieldErrors(.oneOf, "must be one of \(words.joined(separator: ", "))")
        let fromText: @Sendable (String) -> Result<Value, FieldErrors> = { text in
            // Compared by code point: Swift's own comparison takes canonically equivalent words for the same.
            let word = Value.allCases.first { $0.rawValue.utf8.elementsEqual(text.utf8) }
            return word.map { .success($0) } ?? .failure(error)
        }
        return FieldRule(
            // A type without a case has no value that a field could be declared with.
            standIn: Value.allCases[Value.allCases.startIndex],
            fromJSON: { json in
                guard case .string(let text) = json else { return .failure(FieldErrors(notAString: json)) }
                return fromText(text)
            },
            fromText: fromText
        )
    }
}

/// How the demand on a length is worded.
enum TextForm {
    static func length(from least: Int, through most: Int?) -> String {
        switch (least, most) {
        case (_, nil): "must be at least \(counted(least)) long"
        case (0, let most?): "must be at most \(counted(most)) long"
        case (_, let most?) where most == least: "must be \(counted(least)) long"
        case (_, let most?): "must be \(least) to \(counted(most)) long"
        }
    }

    private static func counted(_ count: Int) -> String {
        count == 1 ? "1 character" : "\(count) characters"
    }
}
