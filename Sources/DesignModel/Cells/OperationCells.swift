import Diagnostics
import DocumentReader

/// Readers of an operation's row.
extension Findings {
    func operationSyntax(_ message: String, at span: SourceSpan, help: String) {
        error("operation-syntax", message, at: span, leadsTo: "It is open what the other system is told.", help: help)
    }

    /// `POST /charges {amount: decimal(12,2)}`, in a code span.
    func readRequest(
        _ cell: Inline,
        entities: Names.Table
    ) -> (method: Endpoint.Method, path: Endpoint.Path, parameters: [Integration.Parameter])? {
        let help = "Write `` `POST /charges {amount: decimal(12,2), source: text(1..200)}` ``."
        guard cell.runs.count == 1, let code = cell.codes.first else {
            operationSyntax("A request stands in one code span", at: cell.span, help: help)
            return nil
        }
        let text = SpannedText(code)
        let words = text.split(text.all, at: " ").filter { !$0.isEmpty }
        guard words.count >= 2, let method = Endpoint.Method(rawValue: text.text(words[0]).uppercased()) else {
            let span = words.first.map { text.located($0).span } ?? code.span
            operationSyntax("A request begins with its method and its path", at: span, help: help)
            return nil
        }
        guard let path = readPath(text.located(words[1])) else { return nil }
        var parameters = pathParameters(path, at: text.located(words[1]))
        let rest = text.trimmed(words[1].upperBound..<text.all.upperBound)
        if !rest.isEmpty {
            guard let members = readRecord(text.located(rest), entities: entities, help: help) else { return nil }
            for (name, type) in members {
                if let first = parameters.first(where: { $0.name.value == name.value }) {
                    duplicate("parameter", name, first: first.name.span, leadsTo: "It would be open which is meant.")
                } else {
                    parameters.append(.init(name: name, type: type, place: method == .get ? .query : .body))
                }
            }
        }
        return (method, path, parameters)
    }

    private func pathParameters(_ path: Endpoint.Path, at place: Located<String>) -> [Integration.Parameter] {
        path.parameters.map { name in
            Integration.Parameter(name: Located(name, at: place.span), type: .text(.init(least: 1)), place: .path)
        }
    }

    /// The members of `{ name: TYPE, … }`, each name at its place.
    func readRecord(
        _ text: Located<String>,
        entities: Names.Table,
        help: String
    ) -> [(name: Located<String>, type: FieldType)]? {
        guard text.value.hasPrefix("{") else {
            operationSyntax("Expected a record, found `\(text.value)`", at: text.span, help: help)
            return nil
        }
        var reader = TypeReader(inside: text, entities: entities, findings: self, place: .result)
        guard case .record(let members) = reader.readAll() else { return nil }
        var places = CellCursor(inside: text)
        var depth = 0
        var spans: [SourceSpan] = []
        while !places.isAtEnd {
            let token = places.take()
            if token.isSymbol("{") || token.isSymbol("(") { depth += 1 }
            if token.isSymbol("}") || token.isSymbol(")") { depth -= 1 }
            if depth == 1, places.peek.isSymbol(":") { spans.append(token.span) }
        }
        return members.enumerated().map { index, member in
            (Located(member.name, at: index < spans.count ? spans[index] : text.span), member.type)
        }
    }

    /// `` `201 {id: text(1..80)}` ``, `202`.
    func readAnswer(_ cell: Inline, entities: Names.Table) -> Integration.Success? {
        let help = "Write `` `201 {id: text(1..80)}` ``, or the status alone where nothing of the answer is read."
        let whole = cell.runs.count == 1 ? cell.codes.first ?? cell.located : cell.located
        let text = SpannedText(whole)
        let words = text.split(text.all, at: " ").filter { !$0.isEmpty }
        guard let first = words.first, let status = Int(text.text(first)), (200...299).contains(status) else {
            operationSyntax("Expected a status from 200 to 299", at: whole.span, help: help)
            return nil
        }
        let rest = text.trimmed(first.upperBound..<text.all.upperBound)
        guard !rest.isEmpty else { return Integration.Success(status: status, members: [], span: cell.span) }
        guard let members = readRecord(text.located(rest), entities: entities, help: help) else { return nil }
        let types = members.map { FieldType.Member(name: $0.name.value, type: $0.type) }
        return Integration.Success(status: status, members: types, span: cell.span)
    }

    /// `402 declined, 404 unknown`.
    func readDeclaredErrors(_ cell: Inline) -> [Integration.DeclaredError] {
        var errors: [Integration.DeclaredError] = []
        for var part in CellCursor.parts(of: cell, separatedBy: ",") {
            guard let status = part.takeInteger(), (400...599).contains(status.value), let name = part.takeName(),
                part.isAtEnd
            else {
                operationSyntax(
                    "This names no error of the other system",
                    at: part.span,
                    help: "Write its status and a name for it: `402 declined`; several are separated by commas."
                )
                continue
            }
            checkStyle(name, "an error", .lowerSnake)
            if name.value == "unavailable" {
                operationSyntax(
                    "Every call can be `unavailable` without its being said",
                    at: name.span,
                    help: "Give the error another name."
                )
            } else if let first = errors.first(where: { $0.name.value == name.value || $0.status.value == status.value }
            ) {
                duplicate("error", name, first: first.span, leadsTo: "It would be open which of the two is meant.")
            } else {
                errors.append(.init(status: status, name: name, span: part.span))
            }
        }
        return errors
    }

    /// ``header `Idempotency-Key` ``, ``path `reference` ``, ``body `key` ``; names are among the parameters.
    func readIdempotencyKey(
        _ cell: Inline,
        parameters: [Integration.Parameter]
    ) -> Located<Integration.IdempotencyKey>? {
        var cursor = CellCursor(cell)
        if cursor.takeWords("header") != nil, let name = cursor.takeName(), cursor.isAtEnd {
            return Located(.header(name.value), at: cell.span)
        }
        let isPath = cursor.takeWords("path") != nil
        guard isPath || cursor.takeWords("body") != nil, let name = cursor.takeName(), cursor.isAtEnd else {
            operationSyntax(
                "This does not say how the other system knows a repetition",
                at: cell.span,
                help: "Write ``header `Idempotency-Key` ``, ``path `reference` `` or ``body `key` ``; `–` for none."
            )
            return nil
        }
        let known = parameters.filter { isPath ? $0.place == .path : $0.place != .path }.map(\.name.value)
        guard known.contains(name.value) else {
            unknown("parameter", name, among: known, leadsTo: "Repetitions of a call could not be known.")
            return nil
        }
        return Located(isPath ? .path(name.value) : .body(name.value), at: cell.span)
    }
}
