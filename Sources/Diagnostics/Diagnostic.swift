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
}

/// The name among `candidates` that `name` most probably meant: the least edit distance, at most a third of its length.
public func didYouMean(_ name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
        let distance = editDistance(wanted, Array(candidate.lowercased().unicodeScalars))
        if distance <= max(1, wanted.count / 3), distance < (best?.distance ?? .max) {
            best = (candidate, distance)
        }
    }
    return best?.name
}

/// Damerau–Levenshtein distance (optimal string alignment): insertions, deletions, replacements and swaps of neighbours.
func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for i in 1...left.count {
        var current = [i] + [Int](repeating: 0, count: right.count)
        for j in 1...right.count {
            let cost = left[i - 1] == right[j - 1] ? 0 : 1
            current[j] = min(last[j] + 1, current[j - 1] + 1, last[j - 1] + cost)
            if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                current[j] = min(current[j], beforeLast[j - 2] + 1)
            }
        }
        beforeLast = last
        last = current
    }
    return last[right.count]
}
