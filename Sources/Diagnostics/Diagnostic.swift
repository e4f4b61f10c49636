/// How grave a finding is. `error` and `danger` stop the build.
public enum Severity: String, Sendable, CaseIterable, Comparable {
    case note, warning, danger, error

    public static func < (left: Severity, right: Severity) -> Bool {
        guard let leftRank = allCases.firstIndex(of: left), let rightRank = allCases.firstIndex(of: right) else {
            return false
        }
        return leftRank < rightRank
    }

    public var stopsTheBuild: Bool { self >= .danger }
}

/// The name of a rule or of a kind of mistake, in kebab case: `unknown-type`, `endpoint-leaves-out-error`.
public struct DiagnosticID: Sendable, Hashable, RawRepresentable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { self.rawValue = value }
    public var description: String { rawValue }
}

/// A place in the design with a word on what it has to do with the finding.
public struct DiagnosticLabel: Sendable, Equatable {
    public var span: SourceSpan
    public var message: String

    public init(_ span: SourceSpan, _ message: String = "") {
        self.span = span
        self.message = message
    }
}

/// A change of text that would mend the finding.
public struct FixIt: Sendable, Equatable {
    /// What it does, as an order: "write `Customer`".
    public var message: String
    public var span: SourceSpan
    public var replacement: String
    /// Safe to apply without asking: it keeps the meaning that the writer plainly had.
    public var isSafe: Bool

    public init(_ message: String, replacing span: SourceSpan, with replacement: String, isSafe: Bool = false) {
        self.message = message
        self.span = span
        self.replacement = replacement
        self.isSafe = isSafe
    }
}

/// One finding: what is wrong, where, what it leads to, and what to write instead.
public struct Diagnostic: Sendable, Equatable {
    public var id: DiagnosticID
    public var severity: Severity
    /// What is wrong, in one sentence without a full stop.
    public var message: String
    /// Where; underlined in the text.
    public var primary: DiagnosticLabel
    /// The places that cause it.
    public var secondary: [DiagnosticLabel]
    /// What it leads to if it stays: one sentence.
    public var consequence: String
    /// What to write instead: one sentence, or an example.
    public var help: String
    public var fixIts: [FixIt]
    /// The part of the design that it belongs to, for grouping: "Component: Desk".
    public var component: String?

    public init(
        _ id: DiagnosticID,
        _ severity: Severity = .error,
        _ message: String,
        at span: SourceSpan,
        label: String = "",
        because secondary: [DiagnosticLabel] = [],
        leadsTo consequence: String = "",
        help: String = "",
        fixIts: [FixIt] = [],
        component: String? = nil
    ) {
        self.id = id
        self.severity = severity
        self.message = message
        self.primary = DiagnosticLabel(span, label)
        self.secondary = secondary
        self.consequence = consequence
        self.help = help
        self.fixIts = fixIts
        self.component = component
    }

    /// Whether the help names what the fix-it writes already, so that a person need not read it twice.
    func helpSays(_ fix: FixIt) -> Bool {
        let separators: Set<Character> = [",", " "]
        let text = fix.replacement.drop { separators.contains($0) }
        return text.contains { !separators.contains($0) } && help.contains(text)
    }
}

extension DiagnosticLabel {
    /// Before the message of a finding that only follows from another, and has become a label of it.
    public static let hence = "hence: "
}

extension Diagnostic {
    /// The labels that tell what else follows from it.
    var consequences: [DiagnosticLabel] { secondary.filter { $0.message.hasPrefix(DiagnosticLabel.hence) } }
}
