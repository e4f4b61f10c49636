import Diagnostics
import DocumentReader

extension Findings {
    /// Reads `201 Order`, `204`, `200 list of OrderLine`.
    func readSuccess(_ cell: Inline, names: Names) -> Endpoint.Success? {
        var cursor = CellCursor(cell)
        guard let status = cursor.takeInteger(), (200...299).contains(status.value) else {
            successSyntax("Expected a status from 200 to 299, found \(CellCursor(cell).peek.described)", at: cell.span)
            return nil
        }
        if cursor.isAtEnd { return Endpoint.Success(status: status.value, body: .nothing, span: cell.span) }
        if [204, 205].contains(status.value) {
            successSyntax("An answer with status \(status.value) has no body", at: cursor.restSpan)
            return nil
        }
        if let feature = beyondToday(cursor) {
            refuse(feature, at: cell.span)
            return nil
        }
        let isList = cursor.takeWords("list", "of") != nil
        guard let name = cursor.takeName(), cursor.isAtEnd else {
            successSyntax(
                "Expected the name of an entity or a view, found \(cursor.peek.described)",
                at: cursor.restSpan
            )
            return nil
        }
        guard let body = body(name, names, isList: isList) else { return nil }
        return Endpoint.Success(status: status.value, body: body, span: cell.span)
    }

    private func beyondToday(_ cursor: CellCursor) -> Feature? {
        let first =
            cursor.peek.kind == .code
            ? CellCursor(inside: Located(cursor.peek.text, at: cursor.span)).peek : cursor.peek
        if first.isSymbol("{") { return .wrappedSuccess }
        return first.isSymbol("[") ? .wholeList : nil
    }

    private func body(_ name: Located<String>, _ names: Names, isList: Bool) -> Endpoint.Success.Body? {
        if names.entities.contains(name.value) { return isList ? .listOf(.entity(name.value)) : .entity(name.value) }
        if names.views.contains(name.value) { return isList ? .listOf(.view(name.value)) : .view(name.value) }
        if names.queries.contains(name.value) {
            if isList { return .rows(ofQuery: name.value) }
            successSyntax("A query answers with a list", at: name.span)
            return nil
        }
        unknown(
            "entity or view",
            name,
            among: names.entities.order + names.views.order + names.queries.order,
            leadsTo: "It is open what the answer shows."
        )
        return nil
    }

    private func successSyntax(_ message: String, at span: SourceSpan) {
        error(
            "success-syntax",
            message,
            at: span,
            leadsTo: "It is open what the caller gets.",
            help: "Write `201 Order`, `204`, `200 list of Order`, `200 list of OrderView`."
        )
    }
}
