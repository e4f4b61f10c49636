import Diagnostics
import DocumentReader

extension Findings {
    /// Reads `201 Order`, `204`, `200 list of OrderLine`, `200 [Todo]`, `200 {article: ArticleView}`.
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
        var reader = SuccessReader(cursor: cursor, names: names, findings: self)
        guard let body = reader.read() else { return nil }
        if !reader.members.isEmpty { refuse(.wrappedSuccess, at: cell.span) }
        if reader.isWholeList { refuse(.wholeList, at: cell.span) }
        return Endpoint.Success(
            status: status.value,
            body: body,
            members: reader.members,
            isWholeList: reader.isWholeList,
            span: cell.span
        )
    }

    fileprivate func successSyntax(_ message: String, at span: SourceSpan, help: String = "") {
        let forms = """
            Write `201 Order`, `204`, `200 list of Order`, `200 [Order]`, `200 {order: OrderView}` or \
            `200 {orders: list of OrderView, count: count}`.
            """
        error(
            "success-syntax",
            message,
            at: span,
            leadsTo: "It is open what the caller gets.",
            help: help.isEmpty ? forms : help
        )
    }
}

/// Reads what stands behind the status; each fault is reported once, and `nil` is given for it.
private struct SuccessReader {
    var cursor: CellCursor
    let names: Names
    let findings: Findings
    var members: [AnswerMember] = []
    var isWholeList = false

    init(cursor: CellCursor, names: Names, findings: Findings) {
        // A shape may stand in a code span as a whole.
        let token = cursor.peek
        let inside = CellCursor(inside: Located(token.text, at: token.span))
        let isShape = token.kind == .code && cursor.peek(ahead: 1).kind == .end
        self.cursor = isShape && ["{", "["].contains(where: inside.peek.isSymbol) ? inside : cursor
        self.names = names
        self.findings = findings
    }

    mutating func read() -> Endpoint.Success.Body? {
        let body = cursor.peek.isSymbol("{") ? readWrapper() : readShown()
        guard let body else { return nil }
        guard cursor.isAtEnd else { return fault("Nothing may follow here, found \(cursor.peek.described)") }
        return body
    }

    /// `{articles: list of ArticleView, articlesCount: count}`.
    private mutating func readWrapper() -> Endpoint.Success.Body? {
        cursor.take()
        var shown: (body: Endpoint.Success.Body, name: Located<String>)?
        var count: SourceSpan?
        repeat {
            guard let name = cursor.takeMemberName(), cursor.takeSymbol(":") else {
                return fault("Expected `name: VALUE`, found \(cursor.peek.described)")
            }
            let isNew = findings.isNew(name, among: members.map(\.name))
            if let place = cursor.takeWords("count") {
                count = count ?? place
                if isNew { members.append(AnswerMember(name: name, value: .count)) }
                continue
            }
            guard let body = readShown() else { return nil }
            if let first = shown?.name {
                return isNew ? second(name, first) : nil
            }
            shown = (body, name)
            members.append(AnswerMember(name: name, value: .body))
        } while cursor.takeSymbol(",")
        guard cursor.takeSymbol("}") else { return fault("Expected `,` or `}`, found \(cursor.peek.described)") }
        guard let body = shown?.body else {
            return fault("The answer shows nothing of what was done", at: cursor.span)
        }
        if let count, !body.isList { countWithoutList(at: count) }
        return body
    }

    /// `NAME`, `list of NAME`, `[NAME]`.
    private mutating func readShown() -> Endpoint.Success.Body? {
        let isWhole = cursor.takeSymbol("[")
        let isList = !isWhole && cursor.takeWords("list", "of") != nil
        if !isList, cursor.peek.text == "list" { return fault("Expected `list of NAME`, found `\(cursor.restText)`") }
        guard let name = cursor.takeName() else {
            return fault("Expected the name of an entity or a view, found \(cursor.peek.described)")
        }
        if isWhole {
            guard cursor.takeSymbol("]") else { return fault("Expected `]`, found \(cursor.peek.described)") }
            isWholeList = true
        }
        return body(name, isList: isList || isWhole)
    }

    private func body(_ name: Located<String>, isList: Bool) -> Endpoint.Success.Body? {
        if names.entities.contains(name.value) { return isList ? .listOf(.entity(name.value)) : .entity(name.value) }
        if names.views.contains(name.value) { return isList ? .listOf(.view(name.value)) : .view(name.value) }
        if names.queries.contains(name.value) {
            return isList ? .rows(ofQuery: name.value) : fault("A query answers with a list", at: name.span)
        }
        findings.unknown(
            "entity or view",
            name,
            among: names.entities.order + names.views.order + names.queries.order,
            leadsTo: "It is open what the answer shows."
        )
        return nil
    }

    private func fault(_ message: String, at span: SourceSpan? = nil) -> Endpoint.Success.Body? {
        findings.successSyntax(message, at: span ?? cursor.restSpan)
        return nil
    }

    private func second(_ name: Located<String>, _ first: Located<String>) -> Endpoint.Success.Body? {
        findings.successSyntax(
            "`\(first.value)` and `\(name.value)` both show something; an operation gives one thing",
            at: name.span,
            help: "Show both in one view, or give each an endpoint of its own."
        )
        return nil
    }

    private func countWithoutList(at span: SourceSpan) {
        findings.successSyntax(
            "`count` stands beside no list",
            at: span,
            help: "Write `{articles: list of ArticleView, articlesCount: count}`, or leave it out."
        )
    }
}

extension Endpoint.Success.Body {
    public var isList: Bool {
        switch self {
        case .listOf, .rows: true
        case .nothing, .entity, .view: false
        }
    }
}
