import DesignModel
import Diagnostics

/// Reports each cause once: a finding that only follows from another becomes a label of it.
///
/// A heading that is not there leaves its table behind, and every name that it declared is unknown elsewhere; a name that is
/// written wrong where it is declared is unknown wherever it is used.
func withoutFollowOns(_ diagnostics: [Diagnostic], in view: DesignView) -> [Diagnostic] {
    var folding = Folding(diagnostics, view)
    folding.foldSplitRows()
    folding.foldMissingSections()
    folding.foldBrokenStructure()
    folding.foldGapsInSteps()
    folding.foldRepeatedNames()
    folding.foldTypes()
    folding.foldEvents()
    folding.foldCodes()
    folding.foldNamelessRows()
    folding.foldSharedPlaces()
    return folding.remaining
}

private struct Folding {
    /// In the order of their places; `nil` what has become a label of another.
    private var findings: [Diagnostic?]
    private let view: DesignView

    /// Findings that a part of the document stands where it has no meaning.
    private static let structural: Set<DiagnosticID> = [
        "unknown-table", "duplicate-table", "misplaced-block", "duplicate-heading", "wrong-heading-level",
        "section-missing", "state-diagram-syntax",
    ]
    /// Findings that a name means nothing at its place.
    private static let nameless: Set<DiagnosticID> = [
        "unknown-name", "unknown-field", "unknown-entity", "unknown-entity-or-view", "unknown-flow", "unknown-query",
        "unknown-event", "unknown-timer", "unknown-state", "unknown-role", "unknown-requirement", "unknown-variable",
        "unknown-endpoint",
        "unknown-custom-logic", "unknown-worker", "unknown-integration", "no-self-here", "no-me-here",
    ]
    /// So many labels help; more would hide the finding.
    private static let mostLabels = 5

    init(_ diagnostics: [Diagnostic], _ view: DesignView) {
        findings = diagnostics.enumerated().sorted { left, right in
            (left.element.primary.span, left.offset) < (right.element.primary.span, right.offset)
        }.map(\.element)
        self.view = view
    }

    var remaining: [Diagnostic] { findings.compactMap { $0 } }

    /// A row with a cell too many, where a `|` has split one: the parts of it mean nothing by themselves.
    mutating func foldSplitRows() {
        for cause in findings.indices where findings[cause]?.id == "too-many-cells" {
            guard let row = findings[cause]?.secondary.last?.span else { continue }
            for index in findings.indices where index != cause {
                if let place = findings[index]?.primary.span, row.holds(place) { fold(index, into: cause) }
            }
        }
    }

    /// A section that every design needs, whose table stands there without its heading: told at the table.
    mutating func foldMissingSections() {
        for index in findings.indices {
            guard let missing = findings[index], missing.id == "section-missing",
                let table = findings.indices.first(where: { other in
                    guard let orphan = findings[other], orphan.id == "unknown-table" else { return false }
                    let heading = view.design.tablesWithoutHeading[orphan.primary.span]
                    return heading.map { missing.message.contains("`\($0)`") } ?? false
                }), let orphan = findings[table]
            else { continue }
            findings[table] = missing
            findings[table]?.primary = DiagnosticLabel(orphan.primary.span, "its table stands here")
            findings[index] = nil
        }
    }

    /// What stands in the same part as the first misplaced piece, and every name that is unknown for want of its heading.
    mutating func foldBrokenStructure() {
        guard let cause = findings.firstIndex(where: { $0.map { Self.structural.contains($0.id) } ?? false }) else {
            return foldWithoutAuthentication()
        }
        for index in findings.indices where index != cause {
            guard let finding = findings[index] else { continue }
            // A name that is nearly another one is a fault of its own.
            let isNameless = Self.nameless.contains(finding.id) && finding.fixIts.isEmpty
            if isNameless || isOfSamePart(finding, findings[cause]) { fold(index, into: cause) }
        }
    }

    private func isOfSamePart(_ finding: Diagnostic, _ cause: Diagnostic?) -> Bool {
        guard let cause, Self.structural.contains(finding.id), finding.id != "section-missing" else {
            return finding.id == "authentication-incomplete" && cause?.id == "unknown-table"
        }
        if finding.id == "wrong-heading-level" || finding.id == "duplicate-heading" { return true }
        return !isHeading(between: cause, finding)
    }

    private func isHeading(between first: Diagnostic, _ second: Diagnostic) -> Bool {
        view.headingStarts.contains {
            $0.file == second.primary.span.file && $0.start > first.primary.span.start
                && $0.start <= second.primary.span.start
        }
    }

    /// Without `Authentication` nobody is anybody.
    private mutating func foldWithoutAuthentication() {
        guard view.design.authentication == nil,
            let cause = findings.firstIndex(where: { $0?.id == "authentication-incomplete" })
        else { return }
        for index in findings.indices {
            if let finding = findings[index], ["no-me-here", "unknown-name"].contains(finding.id) {
                fold(index, into: cause)
            }
        }
    }

    /// A step that is not there leaves a gap in the numbers, and what it named unknown below.
    mutating func foldGapsInSteps() {
        for cause in findings.indices where findings[cause]?.id == "step-number" {
            for index in findings.indices.dropFirst(cause + 1) {
                guard let finding = findings[index], finding.id == "unknown-name", let gap = findings[cause],
                    !isHeading(between: gap, finding)
                else { continue }
                fold(index, into: cause)
            }
        }
    }

    /// One name that is unknown at many places.
    mutating func foldRepeatedNames() {
        var first: [String: Int] = [:]
        for index in findings.indices {
            guard let finding = findings[index], Self.nameless.contains(finding.id), let name = Self.name(in: finding)
            else { continue }
            if let cause = first[name] { fold(index, into: cause) } else { first[name] = index }
        }
    }

    /// The name that the message says is unknown: the last one in it.
    private static func name(in finding: Diagnostic) -> String? {
        if finding.id == "no-self-here" || finding.id == "no-me-here" { return finding.message }
        let parts = finding.message.split(separator: "`", omittingEmptySubsequences: false)
        return parts.count >= 3 ? String(parts[parts.count - 2]) : nil
    }

    /// A field with the wrong type fits nothing that writes it or reads it.
    mutating func foldTypes() {
        for cause in findings.indices {
            guard let finding = findings[cause], let path = view.field(wrongAt: finding) else { continue }
            let steps = view.everyStep.filter { $0.uses(path) }
            for index in findings.indices where index != cause && findings[index]?.id == "type-mismatch" {
                guard let place = findings[index]?.primary.span else { continue }
                if steps.contains(where: { $0.span.holds(place) }) { fold(index, into: cause) }
            }
        }
    }

    /// A code that is written otherwise in the step is missed by the contract, and by the scenario behind it; a flow that is
    /// not there under its name is the effect of nothing.
    mutating func foldCodes() {
        for cause in findings.indices {
            guard let finding = findings[cause] else { continue }
            for index in findings.indices where index != cause {
                guard let other = findings[index] else { continue }
                let isSameCode =
                    finding.id == EndpointCannotAnswer.id && other.id == ScenarioExpectsImpossible.id
                    && Self.name(in: finding) != nil && Self.name(in: finding) == Self.name(in: other)
                let isLostFlow = finding.id == "unknown-flow" && other.id == "no-self-here"
                if isSameCode || isLostFlow { fold(index, into: cause) }
            }
        }
    }

    /// A row that has lost its name leaves the name unknown elsewhere.
    mutating func foldNamelessRows() {
        let rows = ["ID", "Field", "Input", "Role", "Variable", "Transition", "Worker", "Operation"].map {
            "The cell `\($0)` is empty"
        }
        guard let cause = findings.firstIndex(where: { $0.map { rows.contains($0.message) } ?? false }) else { return }
        for index in findings.indices {
            guard let finding = findings[index], Self.nameless.contains(finding.id), finding.fixIts.isEmpty else {
                continue
            }
            fold(index, into: cause)
        }
    }

    /// An event without an endpoint is missed by the scenario that was to fire it.
    mutating func foldEvents() {
        for cause in findings.indices where findings[cause]?.id == TransitionNobodyCanTrigger.id {
            guard let parts = findings[cause]?.message.split(separator: "`"), parts.count > 1 else { continue }
            for index in findings.indices where findings[index]?.id == ScenarioReachesNoEndpoint.id {
                if findings[index]?.message.hasSuffix("/\(parts[1])") == true { fold(index, into: cause) }
            }
        }
    }

    /// What is caused at a place that is faulty itself; and a question about a name of which something else is known.
    mutating func foldSharedPlaces() {
        for index in findings.indices {
            guard let finding = findings[index] else { continue }
            let isQuestion = finding.id == NamesNearlySame.id
            guard isQuestion || ["duplicate-name", PathAmbiguous.id].contains(finding.id) else { continue }
            let places = finding.secondary.map(\.span) + (isQuestion ? [finding.primary.span] : [])
            let cause = findings.indices.first { other in
                guard other != index, let cause = findings[other], cause.id != finding.id else { return false }
                return cause.severity == .error && places.contains(cause.primary.span)
            }
            if let cause { fold(index, into: cause) }
        }
    }

    private mutating func fold(_ index: Int, into cause: Int) {
        guard let finding = findings[index] else { return }
        findings[index] = nil
        let severity = max(findings[cause]?.severity ?? .note, finding.severity)
        findings[cause]?.severity = severity
        guard let labels = findings[cause]?.secondary, labels.count < Self.mostLabels else { return }
        let isRepeated = finding.message == findings[cause]?.message
        findings[cause]?.secondary.append(
            DiagnosticLabel(finding.primary.span, isRepeated ? "here too" : "hence: \(finding.message)")
        )
    }
}
