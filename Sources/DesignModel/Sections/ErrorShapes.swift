import Diagnostics
import DocumentReader
import Expressions

extension Reading {
    private static let caseGrammar = TableGrammar(
        name: "table of error cases",
        columns: [.errorCase, .status, .body],
        isRequired: false
    )
    private static let messageGrammar = TableGrammar(
        name: "table of messages",
        columns: [.rule, .message],
        isRequired: false
    )

    func readErrorShape() -> ErrorShape? {
        guard let part = outline.parts[.errors] else { return nil }
        let tables = findings.tables(
            in: part.section,
            of: "Errors",
            expecting: [Self.caseGrammar, Self.messageGrammar]
        )
        let hasTable = part.section.blocks.contains { if case .table = $0 { true } else { false } }
        if !hasTable { findings.missingTable(Self.caseGrammar, "Errors", part.heading.span) }
        var shape = ErrorShape(cases: [], messages: [], span: part.heading.span)
        for row in tables[0]?.rows ?? [] {
            guard let found = readCase(row) else { continue }
            if let first = shape.cases.first(where: { $0.kind.value == found.kind.value }) {
                let name = found.kind.map(\.text)
                findings.duplicate("case", name, first: first.kind.span, leadsTo: "Only the first one would count.")
            } else {
                shape.cases.append(found)
            }
        }
        for row in tables[1]?.rows ?? [] {
            guard let found = readMessage(row) else { continue }
            if let first = shape.messages.first(where: { $0.rule.value == found.rule.value }) {
                let name = found.rule.map(\.rawValue)
                findings.duplicate("rule word", name, first: first.rule.span, leadsTo: "It would have two messages.")
            } else {
                shape.messages.append(found)
            }
        }
        return shape
    }

    // MARK: Cases

    private func readCase(_ row: ReadRow) -> ErrorShape.Case? {
        let help = "Name the errors that are meant: `unique`, `404`, ``409 `out_of_stock` ``, `any other`."
        guard let cell = findings.needed(.errorCase, of: row, help: help),
            let kind = findings.readErrorCase(cell)
        else { return nil }
        let status = row[.status].flatMap { $0.isNone ? nil : $0 }
        let body = row[.body].flatMap { $0.isNone ? nil : $0 }
        return ErrorShape.Case(
            kind: kind,
            status: status.flatMap { findings.readErrorStatus($0) },
            body: body.flatMap(expression).map(checkBody),
            span: row.span
        )
    }

    /// What an error is made of.
    private static let bodyPlace = Surroundings(names: [
        "status": .integer, "code": .text, "title": .text, "detail": .text, "url": .text,
        "errors": .list(
            .record(["pointer", "field", "code", "message"].map { ValueType.Member(name: $0, type: .text) })
        ),
        // By the name of the field, which differs from request to request: a list of its messages.
        "fields": .json,
    ])

    private func checkBody(_ text: Located<String>) -> TypedExpression {
        let body = check(text, in: Self.bodyPlace)
        let work = body.firstPart { part in
            switch part.kind {
            case .everyRow, .call("sequence", _), .view: true
            default: false
            }
        }
        guard let work else { return body }
        findings.error(
            "error-body-reads-rows",
            "The body of an error is made of the error alone",
            at: work.span,
            leadsTo: "An error that says that the database is down would ask the database.",
            help: "Use `status`, `code`, `title`, `detail`, `url`, `errors` and `fields`."
        )
        return TypedExpression(.faulty, type: .unknown, span: body.span)
    }

    // MARK: Messages

    private func readMessage(_ row: ReadRow) -> ErrorShape.Message? {
        let words = ErrorShape.RuleWord.allCases
        guard let cell = findings.needed(.rule, of: row, help: "Name what is broken: `blank`, `too long`.") else {
            return nil
        }
        let key = matchKey(cell.located.value)
        guard let word = words.first(where: { matchKey($0.rawValue) == key }) else {
            findings.unknown(
                "rule word",
                cell.located,
                among: words.map(\.rawValue),
                leadsTo: "The message would be shown for nothing."
            )
            return nil
        }
        guard let text = findings.needed(.message, of: row, help: "Write what the caller reads.")?.located else {
            return nil
        }
        findings.checkPlaceholders(in: text, of: word)
        return ErrorShape.Message(rule: Located(word, at: cell.span), text: text, span: row.span)
    }
}

extension TypedExpression {
    /// It, or the first expression below it, that fits.
    fileprivate func firstPart(where fits: (TypedExpression) -> Bool) -> TypedExpression? {
        if fits(self) { return self }
        for part in parts {
            if let found = part.firstPart(where: fits) { return found }
        }
        return nil
    }
}
