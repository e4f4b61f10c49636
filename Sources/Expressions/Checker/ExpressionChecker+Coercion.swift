import Diagnostics

extension ExpressionChecker {
    func isLiteralText(_ expression: TypedExpression) -> Bool {
        if case .literal(.text) = expression.kind { true } else { false }
    }

    /// The condition of a guard, `&&`, `?` …: a boolean that is there.
    mutating func condition(_ syntax: ExpressionSyntax) -> TypedExpression {
        coerce(infer(syntax), to: .boolean)
    }

    /// The same value as the type that is wanted; reports it where it is not one.
    mutating func coerce(_ expression: TypedExpression, to wanted: ValueType) -> TypedExpression {
        let given = expression.type
        if given == wanted || !given.isKnown || !wanted.isKnown { return expression }
        if case .optional(let inner) = wanted {
            if given == .null { return TypedExpression(expression.kind, type: wanted, span: expression.span) }
            return coerceOptional(expression, to: inner)
        }
        if given.isOptional {
            if given != .null, !isConvertible(given.unwrapped, to: wanted) {
                mismatch(expression, expected: wanted)
            } else {
                needsGuard(expression)
            }
            return faulty(expression.span)
        }
        if case .literal(.text(let word)) = expression.kind, case .oneOf(let words) = wanted {
            return self.word(word, of: words, expression)
        }
        if case .record(let members) = wanted, case .record(let entries) = expression.kind {
            return record(expression, entries, to: members)
        }
        guard isConvertible(given, to: wanted) else {
            mismatch(expression, expected: wanted)
            return faulty(expression.span)
        }
        return TypedExpression(.converted(expression), type: wanted, span: expression.span)
    }

    private mutating func coerceOptional(_ expression: TypedExpression, to inner: ValueType) -> TypedExpression {
        guard case .optional(let given) = expression.type else { return coerce(expression, to: inner) }
        if given == inner { return expression }
        guard isConvertible(given, to: inner) else {
            mismatch(expression, expected: inner)
            return faulty(expression.span)
        }
        return TypedExpression(.converted(expression), type: .optional(inner), span: expression.span)
    }

    private mutating func word(_ word: String, of words: [String], _ expression: TypedExpression) -> TypedExpression {
        guard !words.contains(word) else {
            return TypedExpression(.converted(expression), type: .oneOf(words), span: expression.span)
        }
        var help = "It is one of " + words.map { "\"\($0)\"" }.joined(separator: ", ") + "."
        var fixIts: [FixIt] = []
        if let meant = didYouMean(word, among: words) {
            help = "Did you mean \"\(meant)\"? " + help
            let literal = "\"\(meant)\""
            fixIts = [
                FixIt(meaning: meant, insteadOf: word, among: words, at: expression.span, replacement: literal)
            ]
        }
        report(
            "unknown-word",
            "\"\(word)\" is none of the words it can be",
            at: expression.span,
            help: help,
            fixIts: fixIts
        )
        return faulty(expression.span)
    }

    private mutating func record(
        _ expression: TypedExpression,
        _ entries: [TypedExpression.Entry],
        to members: [ValueType.Member]
    ) -> TypedExpression {
        let missing = members.filter { member in
            !member.type.isOptional && !entries.contains { $0.name == member.name }
        }
        guard missing.isEmpty else {
            let names = missing.map { "`\($0.name)`" }.joined(separator: ", ")
            report("missing-field", "The record lacks \(names)", at: expression.span, help: "Add what is missing.")
            return faulty(expression.span)
        }
        let coerced = entries.map { entry in
            let type = members.first { $0.name == entry.name }?.type ?? .unknown
            return TypedExpression.Entry(name: entry.name, value: coerce(entry.value, to: type))
        }
        return TypedExpression(.record(coerced), type: .record(members), span: expression.span)
    }

    /// Whether a value of the one type is, unchanged, one of the other.
    private func isConvertible(_ given: ValueType, to wanted: ValueType) -> Bool {
        switch (given, wanted) {
        case (let one, let other) where one == other: true
        case (.integer, .decimal), (.oneOf, .text): true
        case (.oneOf(let some), .oneOf(let all)): some.allSatisfy(all.contains)
        case (.collection(let one), .list(.entity(let other))): one == other
        case (.list(let one), .list(let other)):
            one == other || (!one.isOptional && other.unwrapped == one) || one == .unknown
        case (.record(let some), .record(let all)):
            all.allSatisfy { member in
                some.contains {
                    $0.name == member.name && ($0.type == member.type || $0.type.asOptional == member.type)
                }
                    || member.type.isOptional
            }
        case (.entity, .json), (.collection, .json), (.view, .json): false
        case (_, .json): true
        default: false
        }
    }

    // MARK: Findings

    mutating func report(
        _ id: DiagnosticID,
        _ message: String,
        at span: SourceSpan,
        leadsTo consequence: String = "",
        help: String = "",
        fixIts: [FixIt] = []
    ) {
        diagnostics.append(Diagnostic(id, .error, message, at: span, leadsTo: consequence, help: help, fixIts: fixIts))
    }

    mutating func needsGuard(_ expression: TypedExpression) {
        guard expression.type != .null else {
            return report("type-mismatch", "null stands where a value is required", at: expression.span)
        }
        report(
            "optional-needs-guard",
            "\(expression.type.unwrapped.sentenceStart) that may be null stands where one is required",
            at: expression.span,
            leadsTo: "It could not be computed where the value is missing.",
            help: "Guard it: `x != null && …`, `x != null ? … : …`, or `require x != null` in an earlier step."
        )
    }

    mutating func mismatch(_ expression: TypedExpression, expected: ValueType, reason: String = "") {
        let given = expression.type.unwrapped
        var help = reason.isEmpty ? "" : "\(reason.prefix(1).uppercased() + reason.dropFirst())."
        if let hint = conversionHint(from: expression, to: expected.unwrapped) {
            help += help.isEmpty ? hint : " " + hint
        }
        report(
            "type-mismatch",
            "\(given.sentenceStart) stands where \(expected.unwrapped) is expected",
            at: expression.span,
            help: help
        )
    }

    func conversionHint(from expression: TypedExpression, to wanted: ValueType) -> String? {
        switch (expression.type.unwrapped, wanted) {
        case (.text, .date): "Write `date(\"2026-03-01\")`."
        case (.text, .timestamp): "Write `timestamp(\"2026-03-01T12:00:00Z\")`."
        case (.text, .duration): "Write `duration(\"24h\")`."
        case (.text, .uuid): "Write `uuid(\"…\")`."
        case (.date, .timestamp): "Write `timestamp(…)` around it."
        case (.timestamp, .date): "Write `date(…)` around it."
        case (.integer, .text), (.decimal, .text), (.boolean, .text), (.uuid, .text), (.date, .text),
            (.timestamp, .text), (.duration, .text):
            "Write `string(…)` around it."
        case (.text, .integer), (.decimal, .integer): "Write `int(…)` around it."
        case (.text, .decimal): "Write `decimal(…)` around it."
        case (.uuid, .entity): "A row is meant, not its id; rows are compared as they are, or ids with ids: `x.id`."
        case (.entity, .uuid): "A row stands here; its id is `.id`."
        case (.collection, _): "Pick a row with `.first()`, count them with `.size()`, or ask with `.exists(x, …)`."
        case (_, .boolean): "A condition is meant: compare it with something."
        default: nil
        }
    }
}
