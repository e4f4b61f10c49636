/// Writes findings as JSON for other programs. The schema is stable: members may be added, none changes or goes.
///
/// ```
/// {
///   "version": 1,
///   "diagnostics": [
///     {
///       "id": "unknown-type",              // the rule
///       "severity": "error",               // error | danger | warning | note
///       "message": "…",
///       "file": "shop.md",                 // as given on the command line; null if the finding has no place
///       "range": {                         // null if the finding has no place; `end` is behind the last character
///         "start": {"line": 41, "column": 3, "utf16Column": 3, "offset": 1210},
///         "end": {"line": 41, "column": 9, "utf16Column": 9, "offset": 1216}
///       },
///       "label": "…",                      // what is at the place, may be empty
///       "consequence": "…",                // what it leads to, may be empty
///       "help": "…",                       // what to write instead, may be empty
///       "secondary": [{"file": …, "range": …, "message": "…"}],
///       "fixIts": [{"message": "…", "file": …, "range": …, "replacement": "…", "safe": true}],
///       "component": "Component: Desk"     // or null
///     }
///   ],
///   "counts": {"error": 1, "danger": 0, "warning": 0, "note": 0}
/// }
/// ```
///
/// Lines and columns count from 1; `column` in Unicode scalars, `utf16Column` in code units of UTF-16, as editors count;
/// offsets are bytes from 0. Findings come in the order of the
/// document, each once.
public struct JSONRenderer: Sendable {
    public init() {}

    /// The JSON text; ends with a newline.
    ///
    /// - Parameters:
    ///   - diagnostics: in any order.
    ///   - files: those that the spans refer to.
    public func render(_ diagnostics: [Diagnostic], files: [SourceText]) -> String {
        let ordered = diagnostics.inOrder()
        let severities = Severity.allCases.reversed()
        let document = JSONValue.object([
            ("version", .number(1)),
            ("diagnostics", .array(ordered.map { json($0, files) })),
            ("counts", .object(severities.map { ($0.rawValue, .number(ordered.count(of: $0))) })),
        ])
        return document.text + "\n"
    }

    private func json(_ diagnostic: Diagnostic, _ files: [SourceText]) -> JSONValue {
        .object(
            [
                ("id", .string(diagnostic.id.rawValue)),
                ("severity", .string(diagnostic.severity.rawValue)),
                ("message", .string(diagnostic.message)),
            ] + place(diagnostic.primary.span, files) + [
                ("label", .string(diagnostic.primary.message)),
                ("consequence", .string(diagnostic.consequence)),
                ("help", .string(diagnostic.help)),
                ("secondary", .array(diagnostic.secondary.map { json($0, files) })),
                ("fixIts", .array(diagnostic.fixIts.map { json($0, files) })),
                ("component", diagnostic.component.map { .string($0) } ?? .null),
            ]
        )
    }

    private func json(_ label: DiagnosticLabel, _ files: [SourceText]) -> JSONValue {
        .object(place(label.span, files) + [("message", .string(label.message))])
    }

    private func json(_ fix: FixIt, _ files: [SourceText]) -> JSONValue {
        .object(
            [("message", .string(fix.message))] + place(fix.span, files) + [
                ("replacement", .string(fix.replacement)),
                ("safe", .bool(fix.isSafe)),
            ]
        )
    }

    private func place(_ span: SourceSpan, _ files: [SourceText]) -> [(key: String, value: JSONValue)] {
        guard files.indices.contains(span.file) else { return [("file", .null), ("range", .null)] }
        let file = files[span.file]
        let range = JSONValue.object([
            ("start", json(span.start, in: file)),
            ("end", json(span.end, in: file)),
        ])
        return [("file", .string(file.name)), ("range", range)]
    }

    private func json(_ offset: Int, in file: SourceText) -> JSONValue {
        let position = file.position(of: offset)
        return .object([
            ("line", .number(position.line)),
            ("column", .number(position.column)),
            ("utf16Column", .number(file.utf16Column(of: offset))),
            ("offset", .number(position.offset)),
        ])
    }
}
