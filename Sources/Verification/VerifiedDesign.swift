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
    var kept: [Diagnostic] = []
    var seen: [SourceSpan: [Int]] = [:]
    for finding in findings {
        let others = seen[finding.primary.span, default: []]
        if others.contains(where: { kept[$0].id == finding.id && kept[$0].message == finding.message }) { continue }
        seen[finding.primary.span, default: []].append(kept.count)
        kept.append(finding)
    }
    return kept
}

private func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.enumerated().sorted { left, right in
        (left.element.primary.span, left.offset) < (right.element.primary.span, right.offset)
    }.map(\.element)
}
