import Diagnostics

extension Folding {
    /// Where a finding stands: its line and its section, by number.
    private struct Place: Hashable {
        var file: Int
        var number: Int
    }

    /// What follows from a finding of another kind near by.
    mutating func foldPairs() {
        for pair in FollowOnPair.all { fold(pair) }
    }

    private mutating func fold(_ pair: FollowOnPair) {
        var causes: [Place: Int] = [:]
        for index in findings.indices {
            guard let finding = findings[index], pair.causes.contains(finding.id) else { continue }
            let place = place(of: finding, pair.nearness)
            if causes[place] == nil { causes[place] = index }
        }
        if causes.isEmpty { return }
        for index in findings.indices {
            guard let finding = findings[index], pair.followers.contains(finding.id),
                let cause = causes[place(of: finding, pair.nearness)], cause != index,
                pair.mention.map(finding.message.contains) ?? true
            else { continue }
            fold(index, into: cause)
        }
    }

    private func place(of finding: Diagnostic, _ nearness: FollowOnPair.Nearness) -> Place {
        let span = finding.primary.span
        switch nearness {
        case .line: return Place(file: span.file, number: line(of: span))
        case .section: return Place(file: span.file, number: view.section(of: span))
        case .design: return Place(file: 0, number: 0)
        }
    }

    /// A line that is not understood may have declared a name: whoever uses the name is not told that it is unknown.
    mutating func foldNamesOfBrokenLines() {
        var declared: [String: Int] = [:]
        for index in findings.indices {
            guard let finding = findings[index], Self.isOfDeclaration(finding) else { continue }
            for word in words(ofLine: finding.primary.span) where declared[word] == nil { declared[word] = index }
        }
        if declared.isEmpty { return }
        for index in findings.indices {
            guard let finding = findings[index],
                Self.nameless.contains(finding.id) || Self.missing.contains(finding.id),
                let name = Self.name(in: finding), let cause = declared[name.lowercased()], cause != index,
                let broken = findings[cause], line(of: broken.primary.span) != line(of: finding.primary.span)
            else { continue }
            fold(index, into: cause)
        }
    }

    private static let missing: Set<DiagnosticID> = ["missing-field", "missing-input", "optional-needs-guard"]

    private static func isOfDeclaration(_ finding: Diagnostic) -> Bool {
        declaring.contains(finding.id)
    }

    /// Faults of a row or a heading that gives a name to something.
    private static let declaring: Set<DiagnosticID> = [
        "bad-name", "duplicate-name", "unknown-rule", "rule-syntax", "empty-cell", "unknown-method", "path-syntax",
        "type-syntax", "worker-syntax", "setting-syntax", "operation-syntax", "transition-syntax", "heading-syntax",
        "does-syntax", "too-many-cells",
    ]

    /// The names and ids that stand in a row or a heading, in small letters.
    private func words(ofLine span: SourceSpan) -> Set<String> {
        guard view.design.sources.indices.contains(span.file) else { return [] }
        let text = view.design.sources[span.file].text(ofLine: line(of: span))
        // A row may do without the bar at its beginning.
        guard text.contains("|") || text.hasPrefix("#") else { return [] }
        let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
        return Set(words.map { $0.lowercased() })
    }

    private func line(of span: SourceSpan) -> Int {
        guard view.design.sources.indices.contains(span.file) else { return span.start }
        return view.design.sources[span.file].line(of: span.start)
    }

    /// Where `Authentication` is faulty, people in scenarios have no row.
    mutating func foldLostCallers() {
        guard let authentication = view.design.headings[.authentication].map(view.section) else { return }
        let cause = findings.firstIndex { finding in
            guard let finding, finding.severity == .error else { return false }
            return view.section(of: finding.primary.span) == authentication
        }
        guard let cause else { return }
        for index in findings.indices {
            guard let finding = findings[index], finding.id == "unknown-name", finding.fixIts.isEmpty,
                view.isInScenario(finding.primary.span)
            else { continue }
            fold(index, into: cause)
        }
    }

    /// One cause told at several places: the same code that no endpoint can answer any more, or that several leave out
    /// because of one field; names of one scenario that its bullets do not give.
    mutating func foldEqualFindings() {
        var first: [String: Int] = [:]
        for index in findings.indices {
            guard let finding = findings[index], let key = keyOfCause(finding) else { continue }
            if let cause = first[key] {
                fold(index, into: cause, withFixes: true)
            } else {
                first[key] = index
            }
        }
    }

    private func keyOfCause(_ finding: Diagnostic) -> String? {
        switch finding.id {
        case EndpointLeavesOutError.id:
            guard let cause = finding.secondary.first?.span, let code = Self.name(in: finding) else { return nil }
            return "\(finding.id) \(code) \(cause.file):\(cause.start)"
        case EndpointCannotAnswer.id:
            return Self.name(in: finding).flatMap { $0.hasSuffix("_taken") ? "\(finding.id) \($0)" : nil }
        case ScenarioReachesNoEndpoint.id:
            // `GET /products/{{lamp}}` and `GET /products/{{bulb.id}}` are one endpoint.
            let parts = finding.message.split(separator: "{{").map { part in
                part.firstRange(of: "}}").map { part[$0.upperBound...] } ?? part
            }
            return finding.id.rawValue + parts.joined(separator: "{}")
        case "unknown-name" where finding.fixIts.isEmpty && view.isInScenario(finding.primary.span):
            return "\(finding.id) \(finding.primary.span.file):\(view.section(of: finding.primary.span))"
        default: return nil
        }
    }
}
