import DesignModel
import Diagnostics

/// One way in which a design can be wrong although every part of it was understood.
///
/// Each rule is a file in `Rules/`: what the fault is, why it matters, a bad and a good example; then the check; its
/// messages at the foot.
public protocol Rule: Sendable {
    /// The fault in kebab case: `endpoint-leaves-out-error`.
    static var id: DiagnosticID { get }
    static var severity: Severity { get }
    static var explanation: Explanation { get }
    /// Whether a finding may only follow from a part that was not understood, so that the rule is silent while
    /// there is one: most rules of the kind "nothing uses it".
    static var needsWholeDesign: Bool { get }
    /// The findings, in any order.
    static func check(_ view: DesignView) -> [Diagnostic]
}

extension Rule {
    public static var severity: Severity { .error }
    public static var needsWholeDesign: Bool { false }

    /// A finding of this rule.
    static func finding(
        _ message: String,
        at span: SourceSpan,
        label: String = "",
        because secondary: [DiagnosticLabel] = [],
        leadsTo consequence: String,
        help: String,
        fixIts: [FixIt] = []
    ) -> Diagnostic {
        Diagnostic(
            id,
            severity,
            message,
            at: span,
            label: label,
            because: secondary,
            leadsTo: consequence,
            help: help,
            fixIts: fixIts
        )
    }
}

/// What `wright explain` and the rule reference say of a rule; Markdown.
public struct Explanation: Sendable {
    /// What the rule finds, in one or two sentences.
    public var fault: String
    /// What goes wrong where it stays.
    public var whyItMatters: String
    /// A part of a design with the fault.
    public var bad: String
    /// The same part without it.
    public var good: String

    public init(fault: String, whyItMatters: String, bad: String, good: String) {
        self.fault = fault
        self.whyItMatters = whyItMatters
        self.bad = bad
        self.good = good
    }
}
