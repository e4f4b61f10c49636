import Diagnostics
import DocumentReader
import Expressions

/// What an expression may use at its place.
struct Surroundings {
    var scope: Scope
    /// What earlier steps have shown to be there.
    var facts = NullFacts()
    /// Names that have a meaning elsewhere but not here, with the reason.
    var absent: [String: Absence] = [:]

    struct Absence {
        var message: String
        var help: String
    }

    init(names: [String: ValueType] = [:], bareFields: Scope.BareFields? = nil) {
        scope = Scope(names: names, bareFields: bareFields)
    }

    /// `self`, with its fields bare.
    static func row(of entity: String) -> Surroundings {
        Surroundings(names: ["self": .entity(entity)], bareFields: .ofSelf(entity: entity))
    }

    func with(_ name: String, _ type: ValueType?) -> Surroundings {
        var more = self
        more.scope.names[name] = type
        return more
    }

    func with(_ me: Me) -> Surroundings {
        var more = self
        more.scope.names["me"] = me.type
        more.absent["me"] = me.absence
        return more
    }

    func searching(_ entity: String) -> Surroundings {
        var more = self
        more.scope.bareFields = .ofCandidate(entity: entity)
        return more
    }
}

extension Reading {
    /// Reads and checks an expression; faults are reported, with what they lead to.
    func check(
        _ text: Located<String>,
        in place: Surroundings,
        as expected: ValueType? = nil
    ) -> TypedExpression {
        let (syntax, diagnostics) = ExpressionParser.parse(text)
        guard diagnostics.isEmpty else {
            take(diagnostics, of: text)
            return TypedExpression(.faulty, type: .unknown, span: text.span)
        }
        return check(syntax, of: text, in: place, as: expected)
    }

    /// Checks an expression that has been parsed as a part of `text`.
    func check(
        _ syntax: ExpressionSyntax,
        of text: Located<String>,
        in place: Surroundings,
        as expected: ValueType? = nil
    ) -> TypedExpression {
        var scope = place.scope
        for name in syntax.freeNames {
            guard let absence = place.absent[name.value], scope.names[name.value] == nil else { continue }
            scope.names[name.value] = .unknown
            let diagnostic = Diagnostic(
                DiagnosticID(rawValue: "no-\(name.value)-here"),
                .error,
                absence.message,
                at: name.span,
                help: absence.help
            )
            take([diagnostic], of: text)
        }
        let (typed, diagnostics) = ExpressionChecker.check(
            syntax,
            scope: scope,
            schema: schema,
            expected: expected,
            facts: place.facts
        )
        take(diagnostics, of: text)
        for call in typed.unwrittenFunctions { findings.refuse(function: call.name.rawValue, at: call.expression.span) }
        return typed
    }

    /// The code span that is the whole of a cell; reports words that stand outside of it.
    func expression(in cell: Inline) -> Located<String>? {
        if cell.runs.count == 1, let code = cell.codes.first { return code }
        findings.error(
            "expression-not-in-code",
            cell.codes.isEmpty ? "An expression stands in a code span" : "Only one code span may stand here",
            at: cell.span,
            leadsTo: "It is open what belongs to the expression.",
            help: "Write it between backticks, and nothing beside it."
        )
        return nil
    }

    /// Takes over findings in an expression, each at its very place: a cell holds `\|` where the expression has `|`.
    func take(_ diagnostics: [Diagnostic], of text: Located<String>) {
        guard !diagnostics.isEmpty else { return }
        let places = placesInSource(of: text)
        func moved(_ span: SourceSpan) -> SourceSpan {
            guard let places, text.span.start <= span.start, span.end <= text.span.end else { return span }
            let start = span.start - text.span.start
            let end = span.end - text.span.start
            guard start < places.count, end < places.count else { return span }
            return SourceSpan(file: span.file, start: places[start], end: places[end])
        }
        findings.take(
            diagnostics.map { diagnostic in
                var diagnostic = diagnostic
                diagnostic.primary.span = moved(diagnostic.primary.span)
                for index in diagnostic.secondary.indices {
                    diagnostic.secondary[index].span = moved(diagnostic.secondary[index].span)
                }
                for index in diagnostic.fixIts.indices {
                    diagnostic.fixIts[index].span = moved(diagnostic.fixIts[index].span)
                }
                if diagnostic.consequence.isEmpty {
                    diagnostic.consequence = "It is open what the service would compute here."
                }
                return diagnostic
            }
        )
    }

    /// Where each byte of the text, and its end, stands in the file; `nil` if it stands there as it is.
    private func placesInSource(of text: Located<String>) -> [Int]? {
        let bytes = Array(text.value.utf8)
        guard text.span.end - text.span.start > bytes.count, text.span.file < document.files.count else { return nil }
        let source = document.files[text.span.file].bytes
        var places: [Int] = []
        var place = text.span.start
        for byte in bytes where place < source.count {
            if source[place] == UInt8(ascii: "\\"), byte == UInt8(ascii: "|") { place += 1 }
            places.append(place)
            place += 1
        }
        places.append(min(place, text.span.end))
        return places
    }
}
