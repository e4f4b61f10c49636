import Diagnostics
import DocumentReader
import Expressions

/// Where a type stands, which decides what it may be.
enum TypePlace: String {
    case field = "a field of an entity"
    case input = "an input"
    case result = "a result"
    case parameter = "a parameter"
    case variable = "a variable"
}

/// Reads the cell `Type`.
struct TypeReader {
    var cursor: CellCursor
    let entities: Names.Table
    let findings: Findings
    let place: TypePlace
    /// Inside `list of` or a record.
    var depth = 0

    static let deepest = 20

    init(_ cell: Inline, entities: Names.Table, findings: Findings, place: TypePlace) {
        // A type may stand in a code span as a whole; its words may, too.
        if case .code(let code, let span) = cell.runs.first, cell.runs.count == 1 {
            cursor = CellCursor(inside: Located(code, at: span))
        } else {
            cursor = CellCursor(cell)
        }
        self.entities = entities
        self.findings = findings
        self.place = place
    }

    /// A type that is a part of a code span.
    init(inside code: Located<String>, entities: Names.Table, findings: Findings, place: TypePlace) {
        cursor = CellCursor(inside: code)
        self.entities = entities
        self.findings = findings
        self.place = place
    }

    /// Reads the whole cell.
    mutating func readAll() -> FieldType {
        let type = read()
        guard type != .faulty, !cursor.isAtEnd else { return type }
        findings.error(
            "type-syntax",
            "Nothing may follow the type, found `\(cursor.restText)`",
            at: cursor.restSpan,
            leadsTo: "This part of the type would be dropped.",
            help: "Rules such as `optional` stand in the column `Rules`."
        )
        return .faulty
    }

    /// Reads one type from the cursor on.
    mutating func read() -> FieldType {
        guard depth < Self.deepest else {
            return fail("The type is nested too deep", help: "Make an entity of its parts.")
        }
        if cursor.peek.isSymbol("{") {
            cursor.take()
            return nested { FieldTypeGrammar.record.read(&$0) }
        }
        guard let name = cursor.takeName() else {
            return fail("Expected a type, found \(cursor.peek.described)", help: Self.help)
        }
        if let grammar = FieldTypes.grammar(of: name.value.lowercased()), !entities.contains(name.value) {
            return grammar.read(&self)
        }
        guard entities.contains(name.value) else {
            findings.unknown(
                "type",
                name,
                among: FieldTypes.words + entities.order,
                leadsTo: "It is open what may be stored or sent.",
                help: Self.help
            )
            skip()
            return .faulty
        }
        return .reference(name.value)
    }

    static let help =
        "Types are " + FieldTypes.all.map(\.spelling).filter { !$0.isEmpty }.map { "`\($0)`" }.joined(separator: ", ")
        + " and the names of entities."

    mutating func nested(_ read: (inout TypeReader) -> FieldType) -> FieldType {
        depth += 1
        defer { depth -= 1 }
        return read(&self)
    }

    /// Moves to the end, so that one fault is reported once.
    mutating func skip() {
        while !cursor.isAtEnd { cursor.take() }
    }

    mutating func fail(_ message: String, at span: SourceSpan? = nil, help: String) -> FieldType {
        findings.error(
            "type-syntax",
            message,
            at: span ?? cursor.restSpan,
            leadsTo: "It is open what may be stored or sent.",
            help: help
        )
        skip()
        return .faulty
    }

    /// `(1..80)`, `(0..)`, `(..9)`; no bounds where no `(` follows.
    mutating func readBounds(_ example: String, mayBeNegative: Bool) -> FieldType.Bounds? {
        guard cursor.peek.isSymbol("(") else { return FieldType.Bounds() }
        let open = cursor.take().span
        let least = readBound()
        guard cursor.takeSymbol("..") else {
            _ = fail("A range has `..` between its bounds", help: "Write `\(example)`; `0..` is open.")
            return nil
        }
        let most = readBound()
        let close = cursor.peek.span
        guard cursor.takeSymbol(")") else {
            _ = fail("Expected `)`, found \(cursor.peek.described)", help: "Write `\(example)`; `0..` is open.")
            return nil
        }
        return check(
            FieldType.Bounds(least: least, most: most),
            open.union(close),
            example,
            mayBeNegative: mayBeNegative
        )
    }

    private mutating func check(
        _ bounds: FieldType.Bounds,
        _ span: SourceSpan,
        _ example: String,
        mayBeNegative: Bool
    ) -> FieldType.Bounds? {
        if bounds.least == nil, bounds.most == nil {
            _ = fail("The range has no bound", at: span, help: "Write `\(example)`, or leave out the parentheses.")
            return nil
        }
        if let least = bounds.least, let most = bounds.most, least > most {
            _ = fail("Nothing lies between \(least) and \(most)", at: span, help: "Write the lesser bound first.")
            return nil
        }
        if !mayBeNegative, bounds.least ?? 0 < 0 || bounds.most ?? 0 < 0 {
            _ = fail("A length is not negative", at: span, help: "Write `\(example)`.")
            return nil
        }
        return bounds
    }

    private mutating func readBound() -> Int? {
        let isNegative = cursor.peek.isSymbol("-") && cursor.peek(ahead: 1).kind == .number
        if isNegative { cursor.take() }
        return cursor.takeInteger().map { isNegative ? -$0.value : $0.value }
    }

    /// The values or names behind `one of` and `sort by`, separated by commas.
    mutating func readNames(allowingQuoted: Bool) -> [Located<String>] {
        var names: [Located<String>] = []
        while let name = cursor.takeName() ?? (allowingQuoted ? cursor.takeQuoted() : nil) {
            names.append(name)
            // A comma inside a record ends the type; one at the end separates nothing.
            let kinds: [CellToken.Kind] = depth == 0 ? [.word, .code, .quoted] : [.code, .quoted]
            guard cursor.peek.isSymbol(","), kinds.contains(cursor.peek(ahead: 1).kind) else { break }
            cursor.take()
        }
        return names
    }
}

extension TypeReader {
    /// Notes that no service is written from this type yet; configuration has no such types at all.
    func refuse(_ feature: Feature) { findings.refuse(feature, at: cursor.span) }
}
