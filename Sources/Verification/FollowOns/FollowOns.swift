import DesignModel
import Diagnostics

/// Reports each cause once: a finding that only follows from another becomes a label of it.
///
/// A heading that is not there leaves its table behind, and every name that it declared is unknown elsewhere; a name that is
/// written wrong where it is declared is unknown wherever it is used.
func withoutFollowOns(_ diagnostics: [Diagnostic], in view: DesignView) -> [Diagnostic] {
    if let open = diagnostics.first(where: { $0.id == "fence-not-closed" }) { return untilFence(open, diagnostics) }
    var folding = Folding(diagnostics, view)
    folding.foldSplitRows()
    folding.foldPairs()
    folding.foldMissingSections()
    folding.foldBrokenStructure()
    folding.foldGapsInSteps()
    folding.foldRepeatedNames()
    folding.foldTypes()
    folding.foldExpectations()
    folding.foldEvents()
    folding.foldCodes()
    folding.foldNamelessRows()
    folding.foldPairs()
    folding.foldNamesOfBrokenLines()
    folding.foldLostCallers()
    folding.foldEqualFindings()
    folding.foldSharedPlaces()
    return folding.remaining
}

/// A code block that is not closed holds what was meant for headings and tables, down to the next fence: all that is told
/// besides are faults of writing above it.
private func untilFence(_ open: Diagnostic, _ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.filter {
        $0.id == open.id || ($0.primary.span < open.primary.span && $0.id.rawValue.hasSuffix("-syntax"))
    }
}

struct Folding {
    /// In the order of their places; `nil` what has become a label of another.
    var findings: [Diagnostic?]
    /// Where each of them stands.
    private let spans: [SourceSpan]
    /// The findings of each kind, in order; also those that have become labels.
    private var places: [DiagnosticID: [Int]] = [:]
    let view: DesignView
    private let headings: PlaceIndex

    /// Findings that a part of the document stands where it has no meaning.
    private static let structural: Set<DiagnosticID> = [
        "unknown-table", "duplicate-table", "misplaced-block", "duplicate-heading", "wrong-heading-level",
        "section-missing", "state-diagram-syntax", "table-not-recognised", "missing-table", "missing-column",
        "unknown-column",
        "missing-diagram", "heading-without-name",
    ]
    /// Findings that a name means nothing at its place.
    static let nameless: Set<DiagnosticID> = [
        "unknown-name", "unknown-field", "unknown-entity", "unknown-entity-or-view", "unknown-flow", "unknown-query",
        "unknown-event", "unknown-timer", "unknown-state", "unknown-role", "unknown-requirement", "unknown-variable",
        "unknown-endpoint",
        "unknown-custom-logic", "unknown-worker", "unknown-integration", "no-self-here", "no-me-here",
        "unknown-type", "unknown-input", "unknown-operation", "unknown-timer", "idle-path-parameter", "missing-input",
    ]
    /// Findings that compare a scenario with what the rest of the design says.
    private static let expecting: Set<DiagnosticID> = [
        ScenarioBodyDoesNotFit.id, ScenarioExpectsImpossible.id, ScenarioReadsNothing.id,
    ]
    /// So many labels help; more would hide the finding.
    private static let mostLabels = 5

    init(_ diagnostics: [Diagnostic], _ view: DesignView) {
        let ordered = inOrder(diagnostics)
        findings = ordered
        spans = ordered.map(\.primary.span)
        self.view = view
        headings = PlaceIndex(view.headingStarts)
        for (index, finding) in ordered.enumerated() { places[finding.id, default: []].append(index) }
    }

    /// Those of the kind that still stand for themselves, in order.
    private func standing(_ id: DiagnosticID) -> [Int] { (places[id] ?? []).filter { findings[$0] != nil } }

    /// The findings that begin inside a place.
    private func indices(in place: SourceSpan) -> [Int] {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].isBefore(place) { low = middle + 1 } else { high = middle }
        }
        return spans.indices[low...].prefix { spans[$0].file == place.file && spans[$0].start < place.end }
            .filter { place.holds(spans[$0]) }
    }

    var remaining: [Diagnostic] { findings.compactMap { $0 } }

    /// A row with a cell too many, where a `|` has split one: the parts of it mean nothing by themselves.
    mutating func foldSplitRows() {
        for cause in standing("too-many-cells") {
            guard let row = findings[cause]?.secondary.last?.span else { continue }
            for index in indices(in: row) where index != cause { fold(index, into: cause) }
        }
    }

    /// A section that every design needs, whose table stands there without its heading: told at the table.
    mutating func foldMissingSections() {
        for index in standing("section-missing") {
            guard let missing = findings[index] else { continue }
            let table = standing("unknown-table").first { place in
                let heading = view.design.tablesWithoutHeading[spans[place]]
                return heading.map { missing.message.contains("`\($0)`") } ?? false
            }
            guard let table else { continue }
            findings[table] = missing
            findings[table]?.primary = DiagnosticLabel(spans[table], "its table stands here")
            findings[index] = nil
            places["unknown-table"]?.removeAll { $0 == table }
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
        let (start, end) = (first.primary.span.start, second.primary.span)
        return headings.begins(inFile: end.file, from: start + 1, before: end.start + 1)
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
        guard let gaps = places["step-number"] else { return }
        var gap: Int?
        // A later gap of the same part leaves nothing unknown that the first one has not.
        for index in (gaps + standing("unknown-name")).sorted() {
            guard let finding = findings[index] else { continue }
            let isBelowGap = gap.flatMap { findings[$0] }.map { !isHeading(between: $0, finding) } ?? false
            if finding.id == "step-number" {
                if !isBelowGap { gap = index }
            } else if isBelowGap, let gap {
                fold(index, into: gap)
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
    static func name(in finding: Diagnostic) -> String? {
        if finding.id == "no-self-here" || finding.id == "no-me-here" { return finding.message }
        let parts = finding.message.split(separator: "`", omittingEmptySubsequences: false)
        guard parts.count >= 3 else { return nil }
        let name = parts[parts.count - 2]
        // `customers` of a bullet are of the role `customer`.
        return String(finding.id == "unknown-role" && name.hasSuffix("s") ? name.dropLast() : name)
    }

    /// A field with the wrong type fits nothing that writes it or reads it.
    mutating func foldTypes() {
        let causes = [TimeNotTimestamp.id, MoneyNotDecimal.id, "type-mismatch"].flatMap { standing($0) }.sorted()
        guard !causes.isEmpty, !standing("type-mismatch").isEmpty else { return }
        let fields = FieldPlaces(view)
        let uses = FieldUses(view)
        for cause in causes {
            guard let finding = findings[cause], let path = fields.field(wrongAt: finding) else { continue }
            let inSteps = Set(uses.steps(using: path).flatMap { mismatches(in: $0) })
            for index in inSteps.sorted() where index != cause { fold(index, into: cause) }
        }
    }

    /// Findings that a type does not fit, inside the span.
    private func mismatches(in span: SourceSpan) -> [Int] {
        let all = places["type-mismatch"] ?? []
        var low = 0
        var high = all.count
        while low < high {
            let middle = (low + high) / 2
            if spans[all[middle]].isBefore(span) { low = middle + 1 } else { high = middle }
        }
        return all[low...].prefix { spans[$0].file == span.file && spans[$0].start <= span.end }
            .filter { span.holds(spans[$0]) }
    }

    /// What a scenario sends or looks at, where the name of it is unknown elsewhere, or its type is wrong.
    mutating func foldExpectations() {
        let expectations = Self.expecting.flatMap { standing($0) }.sorted()
        if expectations.isEmpty { return }
        var unknown: [String: Int] = [:]
        var grave: [SourceSpan: Int] = [:]
        for index in findings.indices {
            guard let cause = findings[index], !Self.expecting.contains(cause.id) else { continue }
            if Self.nameless.contains(cause.id), let name = Self.name(in: cause), unknown[name] == nil {
                unknown[name] = index
            }
            if cause.severity >= .danger, grave[cause.primary.span] == nil { grave[cause.primary.span] = index }
        }
        for index in expectations {
            guard let finding = findings[index] else { continue }
            let named = Self.name(in: finding).flatMap { unknown[$0] }
            let placed = finding.secondary.lazy.compactMap { grave[$0.span] }.first
            if let cause = [named, placed].compactMap({ $0 }).min() { fold(index, into: cause) }
        }
    }

    /// A code that is written otherwise in the step is missed by the contract, and by the scenario behind it; a flow that is
    /// not there under its name is the effect of nothing.
    mutating func foldCodes() {
        let contracts = standing(EndpointCannotAnswer.id).compactMap { index in
            findings[index].flatMap(Self.name).map { ($0, index) }
        }
        let firstWithCode = Dictionary(contracts, uniquingKeysWith: { first, _ in first })
        for index in standing(ScenarioExpectsImpossible.id) {
            if let code = findings[index].flatMap(Self.name), let cause = firstWithCode[code] {
                fold(index, into: cause)
            }
        }
        let lost = standing("unknown-flow") + standing(TransitionNobodyCanTrigger.id)
        guard let cause = lost.min() else { return }
        for index in standing(PartNobodyUses.id) where findings[index]?.message.contains("the flow") == true {
            fold(index, into: cause)
        }
    }

    /// A row that has lost its name leaves the name unknown elsewhere.
    mutating func foldNamelessRows() {
        let rows = ["ID", "Field", "Input", "Role", "Variable", "Transition", "Operation", "Worker"].map {
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
        var firstWithEvent: [Substring: Int] = [:]
        for index in standing(TransitionNobodyCanTrigger.id) {
            guard let parts = findings[index]?.message.split(separator: "`"), parts.count > 1 else { continue }
            firstWithEvent[parts[1]] = firstWithEvent[parts[1]] ?? index
        }
        guard !firstWithEvent.isEmpty else { return }
        for index in standing(ScenarioReachesNoEndpoint.id) {
            guard let message = findings[index]?.message, let slash = message.lastIndex(of: "/") else { continue }
            if let cause = firstWithEvent[message[message.index(after: slash)...]] { fold(index, into: cause) }
        }
    }

    /// What is caused at a place that is faulty itself; and a question about a name of which something else is known.
    mutating func foldSharedPlaces() {
        let followers = [NamesNearlySame.id, "duplicate-name", PathAmbiguous.id].flatMap { standing($0) }.sorted()
        guard !followers.isEmpty else { return }
        var byPlace: [SourceSpan: [Int]] = [:]
        for (index, finding) in findings.enumerated() {
            if let finding { byPlace[finding.primary.span, default: []].append(index) }
        }
        for index in followers {
            guard let finding = findings[index] else { continue }
            let own = finding.id == NamesNearlySame.id ? [finding.primary.span] : []
            let causes = (finding.secondary.map(\.span) + own).compactMap { place in
                byPlace[place]?.first { other in
                    guard other != index, let cause = findings[other] else { return false }
                    return cause.id != finding.id && cause.severity == .error
                }
            }
            if let cause = causes.min() { fold(index, into: cause) }
        }
    }

    /// - Parameter withFixes: Whether the places share one fault, so that each has to be mended.
    mutating func fold(_ index: Int, into cause: Int, withFixes: Bool = false) {
        guard let finding = findings[index], findings[cause] != nil else { return }
        findings[index] = nil
        if withFixes { findings[cause]?.fixIts += finding.fixIts }
        let severity = max(findings[cause]?.severity ?? .note, finding.severity)
        findings[cause]?.severity = severity
        guard let labels = findings[cause]?.secondary, labels.count < Self.mostLabels else { return }
        let isRepeated = finding.message == findings[cause]?.message
        findings[cause]?.secondary.append(
            DiagnosticLabel(finding.primary.span, isRepeated ? "here too" : DiagnosticLabel.hence + finding.message)
        )
    }
}
