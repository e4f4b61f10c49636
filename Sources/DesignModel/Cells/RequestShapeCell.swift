import Diagnostics
import DocumentReader

extension Findings {
    /// Reads `{user: input}`, `{petId: pet, type: {id: type}}`, bare or in a code span.
    func readRequestShape(_ cell: Inline) -> RequestShape? {
        refuse(.request, at: cell.span)
        var reader = RequestShapeReader(cursor: CellCursor(inside: cell), findings: self)
        return reader.read().map { RequestShape(members: $0, span: cell.span) }
    }

    /// The members of a shape are told apart by their names.
    func isNew(_ name: Located<String>, among others: [Located<String>]) -> Bool {
        guard let first = others.first(where: { $0.value == name.value }) else { return true }
        duplicate("member", name, first: first.span, leadsTo: "JSON would hold it twice.")
        return false
    }
}

extension CellCursor {
    /// The text of a cell that is one code span, or else its words.
    init(inside cell: Inline) {
        if let code = cell.codes.first, cell.runs.count == 1 { self.init(inside: code) } else { self.init(cell) }
    }

    /// The name of a member of JSON, in quotes or without them.
    mutating func takeMemberName() -> Located<String>? { takeName() ?? takeQuoted() }
}

/// Reads the members of a request's body.
private struct RequestShapeReader {
    var cursor: CellCursor
    let findings: Findings
    private var depth = 0

    /// More than any body needs; deeper ones would only exhaust the stack.
    private static let deepest = 20

    init(cursor: CellCursor, findings: Findings) {
        self.cursor = cursor
        self.findings = findings
    }

    mutating func read() -> [RequestShape.Member]? {
        guard let members = readMembers() else { return nil }
        guard cursor.isAtEnd else { return fault("Nothing may follow the body, found \(cursor.peek.described)") }
        return members
    }

    /// `{name: VALUE, …}`; `nil` after a fault, which has been reported.
    private mutating func readMembers() -> [RequestShape.Member]? {
        guard cursor.takeSymbol("{") else { return fault("Expected `{`, found \(cursor.peek.described)") }
        guard depth < Self.deepest else { return fault("The body is nested too deep") }
        depth += 1
        defer { depth -= 1 }
        var members: [RequestShape.Member] = []
        repeat {
            guard let name = cursor.takeMemberName(), cursor.takeSymbol(":") else {
                return fault("Expected `name: VALUE`, found \(cursor.peek.described)")
            }
            guard let value = readValue() else { return nil }
            if findings.isNew(name, among: members.map(\.name)) {
                members.append(RequestShape.Member(name: name, value: value))
            }
        } while cursor.takeSymbol(",")
        guard cursor.takeSymbol("}") else { return fault("Expected `,` or `}`, found \(cursor.peek.described)") }
        return members
    }

    private mutating func readValue() -> RequestShape.Value? {
        if cursor.peek.isSymbol("{") { return readMembers().map { .members($0) } }
        guard let name = cursor.takeName() else {
            return fault("Expected `input`, the name of a field or `{`, found \(cursor.peek.described)")
        }
        return name.value == "input" ? .input(name.span) : .field(name)
    }

    private func fault<Part>(_ message: String) -> Part? {
        findings.error(
            "request-syntax",
            message,
            at: cursor.restSpan,
            leadsTo: "It is open what a caller has to send.",
            help: "Write `{user: input}`, or the fields by name: `{petId: pet, type: {id: type}}`."
        )
        return nil
    }
}
