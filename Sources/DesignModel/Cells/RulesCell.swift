import Diagnostics
import DocumentReader
import Expressions

/// The cell `Rules` with its expressions still as written, until every entity is known.
struct RulesDraft {
    var rules: FieldRules
    var standard: CellToken?
    /// The sign of a bare number.
    var standardIsNegative = false
    var conditions: [Condition] = []
    var computed: Located<String>?
    var computedIsStored = false

    struct Condition {
        var expression: Located<String>
        var message: String?
        var span: SourceSpan
    }

    init(span: SourceSpan) {
        rules = FieldRules(uniqueWith: [], conditions: [], span: span)
    }
}

/// Reads `unique with a, b, default 0, immutable, where …`: rules separated by commas.
struct RulesReader {
    let findings: Findings
    private var cursor: CellCursor
    private var draft: RulesDraft
    private var seen: [String: SourceSpan] = [:]

    static func read(_ cell: Inline, findings: Findings) -> RulesDraft {
        var reader = RulesReader(cell, findings)
        if let open = reader.cursor.unclosedCode { return reader.leftOpen(open) }
        while !reader.cursor.isAtEnd {
            reader.readRule()
            guard !reader.cursor.isAtEnd else { break }
            let separator = reader.cursor.peek
            if !reader.cursor.takeSymbol(",") {
                reader.reportLeftover()
            } else if reader.cursor.isAtEnd {
                reader.fail(
                    "No rule follows the comma",
                    at: separator.span,
                    help: "Remove the comma, or write the rule that is missing."
                )
            }
        }
        return reader.draft
    }

    private init(_ cell: Inline, _ findings: Findings) {
        self.findings = findings
        cursor = CellCursor(cell)
        draft = RulesDraft(span: cell.span)
    }

    private static let words = [
        "optional", "unique", "unique with", "default", "immutable", "set by service", "computed", "matches", "where",
        "sensitive", "on delete", "empty is null", "unique by suffix", "renamed from", "stored",
    ]

    private mutating func readRule() {
        let start = cursor.peek
        if cursor.peek.kind == .number || cursor.peek.isSymbol("..") { return readLength() }
        if let span = cursor.takeWords("optional") {
            note("optional", span) { $0.isOptional = Located(true, at: span) }
        } else if let span = cursor.takeWords("unique", "by", "suffix") {
            note("unique by suffix", span) { $0.isUniqueBySuffix = span }
            findings.refuse(.uniqueBySuffix, at: span)
        } else if let span = cursor.takeWords("unique", "with") {
            readUniqueWith(span)
        } else if let span = cursor.takeWords("unique") {
            note("unique", span) { $0.isUnique = span }
        } else if let span = cursor.takeWords("immutable") {
            note("immutable", span) { $0.isImmutable = span }
        } else if let span = cursor.takeWords("set", "by", "service") {
            note("set by service", span) { $0.isSetByService = span }
        } else if let span = cursor.takeWords("sensitive") {
            note("sensitive", span) { $0.isSensitive = span }
        } else if let span = cursor.takeWords("empty", "is", "null") {
            note("empty is null", span) { $0.emptyIsNull = span }
        } else if let span = cursor.takeWords("on", "delete") {
            readOnDelete(span)
        } else if let span = cursor.takeWords("default") {
            readDefault(span)
        } else if let span = cursor.takeWords("matches") {
            readMatches(span)
        } else if let span = cursor.takeWords("where") {
            readCondition(span)
        } else if let span = cursor.takeWords("computed") {
            readComputed(span)
        } else if let span = cursor.takeWords("renamed", "from") {
            guard let name = cursor.takeName() else {
                return fail("`renamed from` names no field", at: span, help: "Write `renamed from NAME`.")
            }
            note("renamed from", span) { $0.renamedFrom = name }
            findings.refuse(.renamed, at: span)
        } else {
            reportUnknown(start)
        }
    }

    private mutating func note(_ name: String, _ span: SourceSpan, _ change: (inout FieldRules) -> Void) {
        if let first = seen.updateValue(span, forKey: name) {
            findings.error(
                "duplicate-rule",
                "`\(name)` stands here for the second time",
                at: span,
                because: [DiagnosticLabel(first, "the first one")],
                leadsTo: "Only one of the two can count.",
                help: "Remove one of them."
            )
        }
        change(&draft.rules)
    }

    // MARK: Rules with more to them

    /// `1..50`: how many elements a list may have.
    private mutating func readLength() {
        let start = cursor.peek.span
        let least = cursor.takeInteger()?.value
        guard cursor.takeSymbol("..") else {
            setFaultyLength(start)
            return fail("`\(least ?? 0)` is no rule", at: start, help: "The length of a list is written `1..50`.")
        }
        let mostToken = cursor.takeInteger()
        let span = start.union(mostToken?.span ?? start)
        let bounds = FieldType.Bounds(least: least, most: mostToken?.value)
        guard bounds.least ?? 0 <= bounds.most ?? .max, least != nil || mostToken != nil else {
            setFaultyLength(span)
            return fail("Nothing lies between these bounds", at: span, help: "Write the lesser bound first: `1..50`.")
        }
        note("length", span) { $0.listLength = Located(bounds, at: span) }
    }

    /// That the list has no bound would only follow from the fault.
    private mutating func setFaultyLength(_ span: SourceSpan) {
        draft.rules.listLength = Located(FieldType.Bounds(least: 0, most: 0), at: span)
    }

    private mutating func readUniqueWith(_ start: SourceSpan) {
        var names: [String] = []
        var span = start
        while let name = cursor.takeName() {
            names.append(name.value)
            span = span.union(name.span)
            // `unique with a, immutable`: the comma may also end the rule.
            guard cursor.peek.isSymbol(","), isField(cursor.peek(ahead: 1), before: cursor.peek(ahead: 2)) else {
                break
            }
            cursor.take()
        }
        guard !names.isEmpty else {
            return fail("`unique with` names no field", at: start, help: "Write `unique with a, b`.")
        }
        draft.rules.uniqueWith.append(Located(names, at: span))
    }

    private func isField(_ token: CellToken, before next: CellToken) -> Bool {
        guard [.word, .code].contains(token.kind), next.kind == .end || next.isSymbol(",") else { return false }
        return token.kind == .code || !Self.words.contains { matchKey($0) == token.key }
    }

    private mutating func readOnDelete(_ start: SourceSpan) {
        let word = cursor.takeName()
        guard let word, let action = FieldRules.OnDelete(rawValue: word.value.lowercased()) else {
            return fail(
                word.map { "`\($0.value)` cannot happen on delete" } ?? "`on delete` says not what happens",
                at: word?.span ?? start,
                help: "Write `on delete restrict`, `on delete cascade` or `on delete clear`."
            )
        }
        let span = start.union(word.span)
        note("on delete", span) { $0.onDelete = Located(action, at: span) }
    }

    private mutating func readDefault(_ start: SourceSpan) {
        let isNegative = cursor.peek.isSymbol("-") && cursor.peek(ahead: 1).kind == .number
        if isNegative { cursor.take() }
        guard [.word, .code, .number, .quoted].contains(cursor.peek.kind) else {
            return fail(
                "`default` gives no value",
                at: start,
                help: "Write `default 0`, ``default `normal` ``, `default \"text\"` or ``default `expression` ``."
            )
        }
        let token = cursor.take()
        note("default", start.union(token.span)) { _ in }
        draft.standard = token
        draft.standardIsNegative = isNegative
    }

    private mutating func readMatches(_ start: SourceSpan) {
        guard let pattern = cursor.takeCode() ?? cursor.takeQuoted() else {
            return fail("`matches` gives no pattern", at: start, help: "Write ``matches `^[A-Z]+$` ``.")
        }
        if (try? Regex(pattern.value)) == nil {
            return fail(
                "`\(pattern.value)` is no regular expression",
                at: pattern.span,
                help: "Check brackets and quantifiers."
            )
        }
        note("matches", start.union(pattern.span)) { $0.matches = pattern }
    }

    private mutating func readCondition(_ start: SourceSpan) {
        guard let expression = cursor.takeCode() else {
            return fail(
                "`where` gives no condition",
                at: start,
                help: "Write ``where `price > 0` ``, with a code span."
            )
        }
        let message = cursor.takeQuoted()
        let span = start.union(message?.span ?? expression.span)
        draft.conditions.append(.init(expression: expression, message: message?.value, span: span))
    }

    private mutating func readComputed(_ start: SourceSpan) {
        guard let expression = cursor.takeCode() else {
            return fail(
                "`computed` gives no expression",
                at: start,
                help: "Write ``computed `lines.map(l, l.price).sum()` ``, with a code span."
            )
        }
        if cursor.peek.isSymbol(","), cursor.peek(ahead: 1).key == matchKey("stored") {
            cursor.take()
            cursor.take()
            draft.computedIsStored = true
        }
        let span = start.union(expression.span)
        note("computed", span) { _ in }
        draft.computed = expression
        findings.refuse(.computed, at: span)
    }

    // MARK: Faults

    /// Reports the fault, and passes over the rest of the rule, which belongs to it.
    private mutating func fail(_ message: String, at span: SourceSpan, help: String) {
        findings.error("rule-syntax", message, at: span, leadsTo: "The rule would not be kept.", help: help)
        _ = skipRule()
    }

    /// Where one code span is not closed, all that stands behind it is a guess.
    private mutating func leftOpen(_ span: SourceSpan) -> RulesDraft {
        fail("A code span begins here and does not end", at: span, help: "Write a backtick behind the expression.")
        var draft = draft
        // What the rules were to say is open: nothing is missed for want of a value.
        draft.rules.isOptional = Located(true, at: span)
        return draft
    }

    private mutating func skipRule() -> SourceSpan {
        var span = cursor.peek.span
        while !cursor.isAtEnd, !cursor.peek.isSymbol(",") { span = span.union(cursor.take().span) }
        return span
    }

    private mutating func reportUnknown(_ start: CellToken) {
        var text = start.text
        let span = skipRule()
        if start.kind == .code { text = "`\(text)`" }
        let meant = didYouMean(start.text.lowercased(), among: Self.words.map { String($0.prefix { $0 != " " }) })
        let suggestion = meant.flatMap { word in Self.words.first { $0.hasPrefix(word) } }
        findings.error(
            "unknown-rule",
            "`\(start.text)` begins no rule",
            at: span.isEmpty ? start.span : span,
            leadsTo: "Nothing would see to it that it is kept.",
            help: suggestion.map { "Did you mean `\($0)`?" }
                ?? "Rules are " + Self.words.map { "`\($0)`" }.joined(separator: ", ")
                + ", `1..50`, separated by commas."
        )
    }

    private mutating func reportLeftover() {
        let text = cursor.restText
        let span = skipRule()
        _ = cursor.takeSymbol(",")
        findings.error(
            "rule-syntax",
            "A comma is missing before `\(text)`",
            at: span,
            leadsTo: "What stands here would be dropped.",
            help: "Rules are separated by commas."
        )
    }
}
