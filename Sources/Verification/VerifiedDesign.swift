import DesignModel
import Diagnostics

/// A design in which no error and no danger stands: what planning works on.
///
/// Only `verify` makes one.
public struct VerifiedDesign: Sendable {
    public let design: Design
    /// The design with its names looked up.
    public let view: DesignView
    /// Dangers and warnings that the document waives, in the order of their places.
    public let waived: [Diagnostic]

    init(view: DesignView, waived: [Diagnostic]) {
        design = view.design
        self.view = view
        self.waived = waived
    }

    /// Each (status, code) that the endpoint can answer by its meaning, those included that the contract may name and
    /// need not; in the order of status and code.
    ///
    /// What goes without saying on every endpoint (405, 408, 412 …) is not among them.
    public func errors(of endpoint: Endpoint) -> [DerivedError] {
        view.derivation(of: endpoint).errors
    }
}

/// What `verify` gives: the design, where nothing stops the build, and every finding.
public struct Verdict: Sendable {
    public var verified: VerifiedDesign?
    /// Those of reading and those of the rules, in the order of their places.
    public var diagnostics: [Diagnostic]
}

/// Applies every rule to a design.
///
/// - Parameters:
///   - understanding: What reading the document found; an error or danger among it stops the build as well.
///   - today: The day that waivers are compared with; `nil`: none has expired.
public func verify(_ design: Design, understanding: [Diagnostic], today: CalendarDay?) -> Verdict {
    let view = DesignView(design, reported: understanding.filter(\.severity.stopsTheBuild).map(\.primary.span))
    var findings: [Diagnostic] = []
    for rule in allRules where view.reported.isEmpty || !rule.needsWholeDesign {
        findings += rule.check(view)
    }
    findings = view.placed(withoutRepeats(findings.filter { !view.isReported($0.primary.span) }))
    let (standing, waived) = applyWaivers(of: view, to: understanding + findings, today: today)
    let diagnostics = inOrder(withoutFollowOns(standing, in: view))
    let isSound = !diagnostics.contains(where: \.severity.stopsTheBuild)
    return Verdict(
        verified: isSound ? VerifiedDesign(view: view, waived: inOrder(waived)) : nil,
        diagnostics: diagnostics
    )
}

/// One finding of a rule for each place and message.
private func withoutRepeats(_ findings: [Diagnostic]) -> [Diagnostic] {
    struct Told: Hashable {
        var id: DiagnosticID
        var place: SourceSpan
        var message: String
    }
    var told: Set<Told> = []
    return findings.filter {
        told.insert(Told(id: $0.id, place: $0.primary.span, message: $0.message)).inserted
    }
}

/// In the order of their places.
func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.enumerated().sorted { left, right in
        (left.element.primary.span, left.offset) < (right.element.primary.span, right.offset)
    }.map(\.element)
}
