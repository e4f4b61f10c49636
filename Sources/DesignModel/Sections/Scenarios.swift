import Diagnostics
import DocumentReader
import Expressions

extension Reading {
    func readScenarios() -> [Scenario] {
        outline.scenarios.filter { names.scenarios.place(of: $0.name.value) == $0.name.span }.map { part in
            var reader = ScenarioReader(reading: self)
            reader.read(part.section)
            return Scenario(
                name: part.name,
                requirements: findings.readRequirements(of: part.heading, known: names.requirements),
                parts: reader.parts,
                span: part.heading.span
            )
        }
    }
}

/// Reads a scenario from top to bottom, so that each request knows the names of what stands above it.
struct ScenarioReader {
    let reading: Reading
    var parts: [Scenario.Part] = []
    private var given: [String: Given] = [:]
    private var hasDuplicate = false

    /// What `{{name}}` stands for.
    private enum Meaning {
        /// `{{alice}}` is the credential; `{{alice.id}}` the id, where the role has a subject.
        case actor(hasRow: Bool)
        /// `{{order.id}}`.
        case row
        case capture
        /// Was not understood and has been reported.
        case unknown
    }

    private struct Given {
        var meaning: Meaning
        var span: SourceSpan
        /// The entity of its row.
        var entity: String?

        var isCapture: Bool { if case .capture = meaning { true } else { false } }
    }

    init(reading: Reading) { self.reading = reading }

    private var findings: Findings { reading.findings }

    mutating func read(_ section: Section) {
        for block in section.blocks {
            switch block {
            case .list(let items):
                for item in items { readBullet(item) }
            case .fence(let fence): readFence(fence)
            case .table(let table): findings.unknownTable(table, "Scenario", [])
            case .paragraph, .other: break
            }
        }
    }

    // MARK: Requests

    private mutating func readFence(_ fence: Fence) {
        let language = fence.language.split(separator: " ").first.map { $0.lowercased() } ?? ""
        guard language == "hurl" else {
            if ["sql", "mermaid"].contains(language) { misplaced(fence, language) }
            return
        }
        let (entries, diagnostics) = readHurl(fence)
        findings.take(diagnostics)
        for entry in entries {
            for name in entry.placeholderNames { checkPlaceholder(name) }
            for name in entry.faultyCaptures where given[name.value] == nil {
                given[name.value] = Given(meaning: .capture, span: name.span)
            }
            for capture in entry.captures { declare(capture.name, Given(meaning: .capture, span: capture.name.span)) }
            parts.append(.exchange(entry))
        }
    }

    private func checkPlaceholder(_ name: Located<String>) {
        let words = name.value.split(separator: ".", maxSplits: 1).map(String.init)
        guard let first = words.first, let known = given[first] else {
            return findings.unknown(
                "name",
                name,
                among: given.keys.sorted(),
                leadsTo: "The request could not be sent.",
                help: "Give it above: an actor, a row `as`, or a capture."
            )
        }
        let member = words.count > 1 ? words[1] : nil
        switch (known.meaning, member) {
        case (.actor, nil), (.capture, nil), (.row, "id"), (.actor(hasRow: true), "id"), (.unknown, _): return
        case (.row, nil): placeholderFault("`{{\(first)}}` is a row", name, known, help: "Write `{{\(first).id}}`.")
        case (.actor(hasRow: false), "id"):
            placeholderFault(
                "`\(first)` has no row, since its role has no subject",
                name,
                known,
                help: "Give the role a subject below `## Authentication`."
            )
        default:
            placeholderFault(
                "`\(first)` has no `\(member ?? "")`",
                name,
                known,
                help: "Write `{{\(first)}}` or `{{\(first).id}}`."
            )
        }
    }

    private func placeholderFault(_ message: String, _ name: Located<String>, _ known: Given, help: String) {
        findings.error(
            "unknown-name",
            message,
            at: name.span,
            because: [DiagnosticLabel(known.span, "given here")],
            leadsTo: "The request could not be sent.",
            help: help
        )
    }

    private mutating func declare(_ name: Located<String>, _ meaning: Given) {
        // A request may capture anew what an earlier one has captured.
        if let first = given[name.value], !(first.isCapture && meaning.isCapture) {
            if !hasDuplicate {
                findings.duplicate(
                    "name",
                    name,
                    first: first.span,
                    leadsTo: "It would be open what `{{\(name.value)}}` stands for."
                )
            }
            // More of them have the same cause: two scenarios stand below one heading.
            hasDuplicate = true
            given[name.value] = Given(meaning: .unknown, span: first.span)
            return
        }
        if !isIdentifier(name.value) {
            findings.error(
                "bad-name",
                "`\(name.value)` is no name",
                at: name.span,
                leadsTo: "It could not stand in `{{…}}`.",
                help: "Write a word of letters, digits and `_`."
            )
        }
        given[name.value] = meaning
    }

    // MARK: Bullets

    private mutating func readBullet(_ item: ListItem) {
        var cursor = CellCursor(item.text)
        for child in item.children { unknownBullet(child.text.span) }
        if isRows(cursor) { return readRows(&cursor) }
        let events = ScenarioEventReader(reading: reading, place: place, item: item.text)
        if let event = events.read() {
            findings.refuse(.scenarioBullet, at: item.text.span)
            if let event { parts.append(.event(Located(event, at: item.text.span))) }
            return
        }
        readActors(&cursor)
    }

    private func isRows(_ cursor: CellCursor) -> Bool {
        let token = cursor.peek.kind == .number ? cursor.peek(ahead: 1) : cursor.peek
        return token.kind == .code && token.text.contains("{")
    }

    /// ``customer `alice`, staff `sam` ``, ``customers `cora`, `carl` ``.
    private mutating func readActors(_ cursor: inout CellCursor) {
        var role: Located<String>?
        repeat {
            if cursor.peek.kind == .word {
                let token = cursor.take()
                let name = Located(token.text, at: token.span)
                guard cursor.peek.kind == .code else { return unknownBullet(cursor.span) }
                let found = findings.role(name, reading.names.roles)
                guard case .role(let found)? = found else {
                    if let found { builtIn(found, at: name.span) }
                    return declareUnknown(&cursor)
                }
                role = Located(found, at: name.span)
            }
            guard let role, let name = cursor.takeCode() else { return unknownBullet(cursor.span) }
            let entity = reading.subject(of: role.value)
            let isKnown = entity != nil || !reading.hasFaultySubject
            let meaning = isKnown ? Meaning.actor(hasRow: entity != nil) : .unknown
            declare(name, Given(meaning: meaning, span: name.span, entity: entity))
            parts.append(.actor(role: role, name: name))
        } while cursor.takeSymbol(",") || cursor.takeWords("and") != nil
        if !cursor.isAtEnd { unknownBullet(cursor.restSpan) }
    }

    /// Names whose role is unknown, which has been reported, are known all the same.
    private mutating func declareUnknown(_ cursor: inout CellCursor) {
        while !cursor.isAtEnd {
            if let name = cursor.takeCode() {
                declare(name, Given(meaning: .unknown, span: name.span))
            } else {
                cursor.take()
            }
        }
    }

    /// ``20 `Ticket { customer: alice, state: "open" }` as `old` ``.
    private mutating func readRows(_ cursor: inout CellCursor) {
        let count = cursor.takeInteger()
        guard let code = cursor.takeCode() else { return unknownBullet(cursor.span) }
        if let count, !(1...10_000).contains(count.value) {
            findings.error(
                "bullet-syntax",
                "\(count.value) is no number of rows",
                at: count.span,
                leadsTo: "The scenario could not be set up.",
                help: "Write 1 to 10000."
            )
        }
        var name: Located<String>?
        if cursor.takeWords("as") != nil {
            name = cursor.takeName()
            if name == nil { unknownBullet(cursor.restSpan) }
        }
        if !cursor.isAtEnd { unknownBullet(cursor.restSpan) }
        guard let (entity, fields) = readRow(code) else {
            if let name { given[name.value] = Given(meaning: .row, span: name.span) }
            return
        }
        parts.append(
            .rows(.init(count: count?.value ?? 1, entity: entity, fields: fields, name: name, span: cursor.span))
        )
        if let name { declare(name, Given(meaning: .row, span: name.span, entity: entity.value)) }
    }

    /// What expressions may name: actors and rows above.
    private var place: Surroundings {
        var place = Surroundings()
        for (name, known) in given {
            if let entity = known.entity { place.scope.names[name] = .entity(entity) }
            if case .unknown = known.meaning { place.scope.names[name] = .unknown }
        }
        return place
    }

    /// `Ticket { customer: alice }`, where actors and rows above are known by their names.
    private func readRow(_ code: Located<String>) -> (Located<String>, [Step.Assignment])? {
        let reader = StepReader(reading: reading, place: place)
        var step = StepText(code)
        guard let entity = reader.entity(&step) else { return nil }
        let entries = step.parser.parseRecordBody()
        if step.parser.diagnostics.isEmpty { step.parser.expectEnd() }
        guard step.parser.diagnostics.isEmpty else {
            reading.take(step.parser.diagnostics, of: code)
            return nil
        }
        let fields = entries.compactMap { reader.assign($0, of: entity.value, code, allowingState: true) }
        return (entity, fields)
    }

    // MARK: Messages

    private func unknownBullet(_ span: SourceSpan) {
        findings.error(
            "bullet-syntax",
            "This is no bullet of a scenario",
            at: span,
            leadsTo: "The scenario would go on without it.",
            help:
                "Write actors (``customer `alice`, lead `lea` ``), rows (``20 `Ticket { customer: alice }` as `old` ``), `31m pass`, `workers run`, or what another system answers; prose stands in paragraphs."
        )
    }

    /// `anyone` and `system`, of which nobody is a row.
    private func builtIn(_ role: RoleName, at span: SourceSpan) {
        findings.error(
            "bullet-syntax",
            "Nobody is `\(role == .system ? "system" : "anyone")`",
            at: span,
            leadsTo: "The scenario would go on without it.",
            help: role == .system
                ? "Name a role of the design; what `system` does is done by workers and timers."
                : "Name a role of the design; a request of `anyone` goes without `Authorization`."
        )
    }

    private func misplaced(_ fence: Fence, _ language: String) {
        findings.error(
            "misplaced-block",
            "A `\(language)` block has no meaning here",
            at: fence.span,
            leadsTo: "Nothing of it would be done.",
            help: "Requests of a scenario stand in `hurl` blocks."
        )
    }
}
