extension Unicode.Scalar {
    /// Columns that the scalar takes in a terminal: 0, 1 or 2.
    var terminalWidth: Int {
        if value < 0x300 { return 1 }
        if isZeroWidth { return 0 }
        return isWide ? 2 : 1
    }

    var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }

    /// Whether the scalar is shown as part of the character that `text` holds.
    func joinsCharacter(before text: String) -> Bool {
        if value < 0x300 { return false }
        if isRegionalIndicator {
            let scalars = text.unicodeScalars
            return scalars.count == 1 && scalars.first?.isRegionalIndicator == true
        }
        return isZeroWidth || (0x1F3FB...0x1F3FF).contains(value)
    }

    /// Control characters, and those that turn the direction of the text around them.
    var isUnsafeToShow: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private var isZeroWidth: Bool {
        if isUnsafeToShow { return false }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return true
        case .format: return value != 0xAD
        // Vowels and final consonants of Hangul join the syllable before them.
        default: return (0x1160...0x11FF).contains(value)
        }
    }

    private var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
            0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD:
            return true
        default:
            return properties.isEmojiPresentation
        }
    }
}

extension ArraySlice<UInt8> {
    /// Columns that the text takes in a terminal; what is not UTF-8 takes one for each fault.
    public var terminalWidth: Int {
        // Nearly every text: a character a byte.
        if allSatisfy({ (0x20..<0x7F).contains($0) }) { return count }
        return DisplayedLine(self).width
    }
}

extension String {
    /// Columns that the text takes in a terminal.
    var terminalWidth: Int {
        DisplayedLine(Array(utf8)[...]).width
    }

    /// The text without characters that would act on a terminal; line breaks stay.
    var safeToShow: String {
        guard unicodeScalars.contains(where: { $0.isUnsafeToShow && $0 != "\n" }) else { return self }
        var safe = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            safe.append(scalar.isUnsafeToShow && scalar != "\n" ? "\u{FFFD}" : scalar)
        }
        return String(safe)
    }
}
