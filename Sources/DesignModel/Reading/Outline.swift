import Diagnostics
import DocumentReader

/// The headings of a design that carry meaning, each where it belongs.
struct Outline {
    /// The level-1 heading.
    var title: Section?
    /// The level-2 headings without a name, one of each.
    var parts: [HeadingKind: OutlinePart] = [:]
    var components: [OutlineComponent] = []
    var scenarios: [OutlinePart] = []
}

struct OutlinePart {
    var kind: HeadingKind
    var heading: HeadingText
    var section: Section

    /// The name behind the colon; a heading that needs one has it, or has been reported.
    var name: Located<String> { heading.name ?? Located("", at: heading.span) }
}

struct OutlineComponent {
    /// `nil` where parts stand outside any component, which has been reported.
    var heading: HeadingText?
    var section: Section?
    var parts: [OutlinePart] = []
    /// `#### METHOD /path` below `API`.
    var endpoints: [OutlineEndpoint] = []

    func parts(_ kind: HeadingKind) -> [OutlinePart] { parts.filter { $0.kind == kind } }
    func part(_ kind: HeadingKind) -> OutlinePart? { parts.first { $0.kind == kind } }
}

struct OutlineEndpoint {
    var method: Located<String>
    var path: Located<String>
    var section: Section
}

/// Walks all headings in order and sorts them; what stands at a wrong place is reported, and read all the same, so
/// that nothing which refers to it is reported too.
struct OutlineReader {
    let findings: Findings
    private(set) var outline = Outline()

    /// What a heading stands below.
    private struct Parents {
        var kind: HeadingKind?
        var isInComponent = false
        var isProse = false
    }

    mutating func read(_ document: Document) {
        for section in document.sections { read(section, below: Parents()) }
        if outline.title == nil { missingTitle(document) }
    }

    private mutating func read(_ section: Section, below parents: Parents) {
        var parents = parents
        if section.level == 1 {
            readTitle(section)
        } else {
            let heading = HeadingText(section)
            if let endpoint = endpoint(section, heading) {
                place(endpoint, parents)
            } else if let kind = kind(of: heading, section.level, parents) {
                place(OutlinePart(kind: kind, heading: heading, section: section), parents)
                parents = Parents(
                    kind: kind,
                    isInComponent: parents.isInComponent || kind == .component,
                    isProse: false
                )
            } else {
                if parents.kind == .api { checkEndpointPath(heading) }
                parents.isProse = true
                findings.tables(inProse: section, isMeaningful: parents.kind != nil)
            }
        }
        for subsection in section.subsections { read(subsection, below: parents) }
    }

    private mutating func readTitle(_ section: Section) {
        if let first = outline.title {
            duplicateHeading(section.span, first.span, "title")
        } else {
            outline.title = section
        }
    }

    // MARK: Kinds

    private func kind(of heading: HeadingText, _ level: Int, _ parents: Parents) -> HeadingKind? {
        if let kind = HeadingKind.of(heading).map({ withoutName($0, heading, parents) }) {
            if kind.takesName, heading.name?.value.isEmpty ?? true {
                if !parents.isProse || heading.name != nil { missingName(kind, heading) }
                return parents.isProse ? nil : kind
            }
            if !kind.takesName, let name = heading.name { superfluousName(kind, name) }
            return kind
        }
        if parents.isProse { return nil }
        let place: HeadingKind.Place =
            switch parents.kind {
            case .scenarios: .scenarios
            case .workers: .workers
            default: parents.isInComponent ? .component : .document
            }
        if let kind = HeadingKind.meant(by: heading, at: place) {
            unknownHeading(heading, meant: kind)
            return kind
        }
        if parents.isInComponent, level == 3, heading.name != nil { unknownHeading(heading, meant: nil) }
        if parents.kind == .scenarios, level == 3, heading.name != nil { unknownHeading(heading, meant: nil) }
        return nil
    }

    /// `Worker` below `Workers` and `Scenario` below `Scenarios` are one of them that lacks its name.
    private func withoutName(_ kind: HeadingKind, _ heading: HeadingText, _ parents: Parents) -> HeadingKind {
        guard heading.name == nil, kind == parents.kind else { return kind }
        return kind == .workers ? .worker : kind == .scenarios ? .scenario : kind
    }

    /// `GET /customers`: the parameters of an endpoint.
    private func endpoint(_ section: Section, _ heading: HeadingText) -> OutlineEndpoint? {
        let text = SpannedText(section.title)
        let words = text.split(text.all, at: " ").filter { !$0.isEmpty }
        guard let method = words.first(where: { text.bytes[$0].contains(where: isLetter) }), let path = words.last,
            method.upperBound <= path.lowerBound, text.bytes[path.lowerBound] == UInt8(ascii: "/")
        else { return nil }
        return OutlineEndpoint(method: text.located(method), path: text.located(path), section: section)
    }

    // MARK: Places

    private mutating func place(_ endpoint: OutlineEndpoint, _ parents: Parents) {
        if parents.kind != .api || endpoint.section.level != 4 {
            wrongLevel("#### METHOD /path", "below `### API`", endpoint.section.span)
        }
        ensureComponent()
        outline.components[outline.components.count - 1].endpoints.append(endpoint)
    }

    private mutating func place(_ part: OutlinePart, _ parents: Parents) {
        switch part.kind.place {
        case .document: placeInDocument(part)
        case .component:
            if !parents.isInComponent {
                wrongLevel(part.kind.spelling, "below a `## Component: NAME`", part.heading.span)
            } else {
                checkLevel(part, where: "below its component")
            }
            placeInComponent(part)
        case .workers:
            if parents.kind != .workers {
                wrongLevel(part.kind.spelling, "below `### Workers`", part.heading.span)
            } else {
                checkLevel(part, where: "below `### Workers`")
            }
            placeInComponent(part)
        case .scenarios:
            if parents.kind != .scenarios {
                wrongLevel(part.kind.spelling, "below `## Scenarios`", part.heading.span)
            } else {
                checkLevel(part, where: "below `## Scenarios`")
            }
            outline.scenarios.append(part)
        }
    }

    private mutating func placeInDocument(_ part: OutlinePart) {
        checkLevel(part, where: "below the title")
        if part.kind == .component {
            outline.components.append(OutlineComponent(heading: part.heading, section: part.section))
        } else if let first = outline.parts[part.kind] {
            duplicateHeading(part.heading.span, first.heading.span, part.kind.rawValue)
        } else {
            outline.parts[part.kind] = part
        }
    }

    private mutating func placeInComponent(_ part: OutlinePart) {
        ensureComponent()
        let component = outline.components.count - 1
        if !part.kind.takesName, let first = outline.components[component].part(part.kind) {
            duplicateHeading(part.heading.span, first.heading.span, part.kind.rawValue)
        }
        outline.components[component].parts.append(part)
    }

    private mutating func ensureComponent() {
        if outline.components.isEmpty { outline.components.append(OutlineComponent()) }
    }

    private func checkLevel(_ part: OutlinePart, where place: String) {
        if part.section.level != part.kind.level { wrongLevel(part.kind.spelling, place, part.heading.span) }
    }
}

// MARK: Messages

extension OutlineReader {
    private func missingTitle(_ document: Document) {
        let start = SourceSpan(start: 0, end: 0)
        findings.error(
            "missing-title",
            "The design has no title",
            at: document.sections.first?.span ?? start,
            leadsTo: "The service would have no name.",
            help: "Begin with `# NAME` and a paragraph that says what the service is for."
        )
    }

    private func duplicateHeading(_ span: SourceSpan, _ first: SourceSpan, _ name: String) {
        findings.error(
            "duplicate-heading",
            "The heading `\(name)` stands here for the second time",
            at: span,
            because: [DiagnosticLabel(first, "the first one")],
            leadsTo: "Only the first one would be read.",
            help: "Put both together below one heading."
        )
    }

    /// A method without a path: the table below it would be taken for prose.
    private func checkEndpointPath(_ heading: HeadingText) {
        let word = heading.kind.value.split(separator: " ").first.map { $0.uppercased() } ?? ""
        guard Endpoint.Method(rawValue: word) != nil else { return }
        findings.error(
            "heading-syntax",
            "The heading names no endpoint",
            at: heading.kind.span,
            leadsTo: "The parameters below it would be taken for prose.",
            help: "Write method and path as the endpoint table does: `#### GET /tickets`."
        )
    }

    private func missingName(_ kind: HeadingKind, _ heading: HeadingText) {
        findings.error(
            "heading-without-name",
            "The heading `\(heading.kind.value)` names nothing",
            at: heading.span,
            leadsTo: "What stands below it could be called by no name.",
            help: "Write `\(kind.spelling)`."
        )
    }

    private func superfluousName(_ kind: HeadingKind, _ name: Located<String>) {
        findings.error(
            "heading-with-name",
            "The heading `\(kind.rawValue)` takes no name",
            at: name.span,
            leadsTo: "`\(name.value)` would be dropped.",
            help: "Write `\(kind.spelling)`."
        )
    }

    private func unknownHeading(_ heading: HeadingText, meant kind: HeadingKind?) {
        findings.error(
            "unknown-heading",
            "`\(heading.kind.value)` is no heading of the format",
            at: heading.kind.span,
            leadsTo: "All that stands below it would be taken for prose.",
            help: kind.map { "Did you mean `\($0.spelling)`?" }
                ?? "A component has `Entity`, `Lifecycle`, `View`, `Flow`, `Query`, `Custom`, `Integration` with a name, `API`, `Workers` and `Failure modes`; write prose headings without a colon.",
            fixIts: kind.map { [FixIt("write `\($0.rawValue)`", replacing: heading.kind.span, with: $0.rawValue)] }
                ?? []
        )
    }

    private func wrongLevel(_ spelling: String, _ place: String, _ span: SourceSpan) {
        findings.error(
            "wrong-heading-level",
            "This heading stands at the wrong place or level",
            at: span,
            leadsTo: "It is unclear what it belongs to.",
            help: "Write `\(spelling)`, \(place)."
        )
    }
}
