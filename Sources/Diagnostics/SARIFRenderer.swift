/// Writes findings as SARIF 2.1.0 for code hosts and editors.
///
/// `danger` is the level `error` there; the severity itself stands in each result's `properties`. Columns are code
/// units of UTF-16, as editors and code hosts count.
public struct SARIFRenderer: Sendable {
    /// The version of the tool, shown with its name; nil to leave it out.
    public var toolVersion: String?
    /// A sentence on each rule by its id, for viewers that show one; rules without one have their id alone.
    public var ruleDescriptions: [String: String]

    public init(toolVersion: String? = nil, ruleDescriptions: [String: String] = [:]) {
        self.toolVersion = toolVersion
        self.ruleDescriptions = ruleDescriptions
    }

    /// The log as JSON; ends with a newline.
    ///
    /// - Parameters:
    ///   - diagnostics: in any order.
    ///   - files: those that the spans refer to.
    public func render(_ diagnostics: [Diagnostic], files: [SourceText]) -> String {
        let ordered = diagnostics.inOrder()
        let rules = Set(ordered.map(\.id.rawValue)).sorted()
        let indices = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($0.element, $0.offset) })
        var driver: [(key: String, value: JSONValue)] = [("name", .string("wright"))]
        if let toolVersion { driver.append(("version", .string(toolVersion))) }
        driver.append(("rules", .array(rules.map(rule))))
        let run = JSONValue.object([
            ("tool", .object([("driver", .object(driver))])),
            ("columnKind", .string("utf16CodeUnits")),
            ("results", .array(ordered.map { result($0, ruleIndex: indices[$0.id.rawValue] ?? -1, files) })),
        ])
        let log = JSONValue.object([
            ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
            ("version", .string("2.1.0")),
            ("runs", .array([run])),
        ])
        return log.text + "\n"
    }

    private func rule(_ id: String) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [("id", .string(id))]
        if let description = ruleDescriptions[id] { members.append(("shortDescription", message(description))) }
        return .object(members)
    }

    private func result(_ diagnostic: Diagnostic, ruleIndex: Int, _ files: [SourceText]) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("ruleId", .string(diagnostic.id.rawValue)),
            ("ruleIndex", .number(ruleIndex)),
            ("level", .string(level(of: diagnostic.severity))),
            ("message", message(text(of: diagnostic))),
            ("locations", .array(location(diagnostic.primary, files).map { [.object($0)] } ?? [])),
        ]
        let related = diagnostic.secondary.compactMap { location($0, files) }
        if !related.isEmpty {
            let numbered = related.enumerated().map { JSONValue.object([("id", .number($0.offset + 1))] + $0.element) }
            members.append(("relatedLocations", .array(numbered)))
        }
        let fixes = diagnostic.fixIts.compactMap { fix($0, files) }
        if !fixes.isEmpty { members.append(("fixes", .array(fixes))) }
        var properties: [(key: String, value: JSONValue)] = [("severity", .string(diagnostic.severity.rawValue))]
        if let component = diagnostic.component { properties.append(("component", .string(component))) }
        members.append(("properties", .object(properties)))
        return .object(members)
    }

    private func level(of severity: Severity) -> String {
        switch severity {
        case .error, .danger: "error"
        case .warning: "warning"
        case .note: "note"
        }
    }

    /// What is wrong, what it leads to and what to write, as sentences: viewers show nothing else.
    private func text(of diagnostic: Diagnostic) -> String {
        [diagnostic.message + ".", diagnostic.consequence, diagnostic.help].filter { !$0.isEmpty }.joined(
            separator: " "
        )
    }

    private func message(_ text: String) -> JSONValue { .object([("text", .string(text))]) }

    private func location(_ label: DiagnosticLabel, _ files: [SourceText]) -> [(key: String, value: JSONValue)]? {
        guard files.indices.contains(label.span.file) else { return nil }
        let file = files[label.span.file]
        let place = JSONValue.object([("artifactLocation", artifact(file)), ("region", region(label.span, in: file))])
        return [("physicalLocation", place)] + (label.message.isEmpty ? [] : [("message", message(label.message))])
    }

    private func fix(_ fix: FixIt, _ files: [SourceText]) -> JSONValue? {
        guard files.indices.contains(fix.span.file) else { return nil }
        let file = files[fix.span.file]
        let replacement = JSONValue.object([
            ("deletedRegion", region(fix.span, in: file)),
            ("insertedContent", message(fix.replacement)),
        ])
        let change = JSONValue.object([("artifactLocation", artifact(file)), ("replacements", .array([replacement]))])
        return .object([("description", message(fix.message)), ("artifactChanges", .array([change]))])
    }

    private func region(_ span: SourceSpan, in file: SourceText) -> JSONValue {
        let start = file.position(of: span.start)
        let end = file.position(of: span.end)
        return .object([
            ("startLine", .number(start.line)),
            ("startColumn", .number(file.utf16Column(of: span.start))),
            ("endLine", .number(end.line)),
            ("endColumn", .number(file.utf16Column(of: span.end))),
            ("byteOffset", .number(start.offset)),
            ("byteLength", .number(end.offset - start.offset)),
        ])
    }

    /// The file's name as a URI reference.
    private func artifact(_ file: SourceText) -> JSONValue {
        let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
        var uri = file.name.hasPrefix("/") ? "file://" : ""
        for byte in file.name.utf8 {
            if unreserved.contains(byte) {
                uri.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                uri += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return .object([("uri", .string(uri))])
    }
}
