import Diagnostics
import DocumentReader

/// The cell `Does` with its condition still as written.
enum OperationDraft {
    case create(Located<String>)
    case read(Located<String>, condition: Located<String>?)
    case list(Located<String>, condition: Located<String>?, order: CellCursor?)
    case update(Located<String>)
    case patch(Located<String>)
    case delete(Located<String>)
    case event(Located<String>, Located<String>)
    case flow(Located<String>)
    case query(Located<String>)

    var entity: Located<String>? {
        switch self {
        case .create(let entity), .read(let entity, _), .list(let entity, _, _), .update(let entity),
            .patch(let entity),
            .delete(let entity), .event(_, let entity):
            entity
        case .flow, .query: nil
        }
    }
}

extension Findings {
    /// Reads `create Ticket`, ``list Ticket where `…` by `createdAt desc` ``, `assign Ticket`, ``flow `Assign` ``.
    func readOperation(_ cell: Inline) -> Located<OperationDraft>? {
        var cursor = CellCursor(cell)
        guard let word = cursor.takeName() else {
            doesSyntax("Expected an operation, found \(cursor.peek.described)", at: cell.span)
            return nil
        }
        let key = word.value.lowercased()
        let namesPart = cursor.peek.kind == .code
        guard let name = cursor.takeName() else {
            let isPart = key == "flow" || key == "query"
            doesSyntax(isPart ? "`\(key)` names none" : "`\(word.value)` names no entity", at: cell.span)
            return nil
        }
        if namesPart, !Self.operations.contains(key), let meant = didYouMean(key, among: ["flow", "query"]) {
            doesSyntax("`\(word.value)` is no operation on `\(name.value)`", at: word.span, meant: meant)
            return nil
        }
        guard let operation = operation(key, word, name, &cursor) else { return nil }
        if !cursor.isAtEnd {
            doesSyntax("Nothing may follow here, found `\(cursor.restText)`", at: cursor.restSpan)
            return nil
        }
        return Located(operation, at: cell.span)
    }

    private static let operations: Set = ["create", "update", "patch", "delete", "flow", "query", "read", "list"]

    private func operation(
        _ key: String,
        _ word: Located<String>,
        _ name: Located<String>,
        _ cursor: inout CellCursor
    ) -> OperationDraft? {
        switch key {
        case "create": return .create(name)
        case "update": return .update(name)
        case "patch": return .patch(name)
        case "delete": return .delete(name)
        case "flow": return .flow(name)
        case "query": return .query(name)
        case "read":
            return readWhere(&cursor).map { .read(name, condition: $0) }
        case "list":
            guard let condition = readWhere(&cursor) else { return nil }
            guard let by = cursor.takeWords("by") else { return .list(name, condition: condition, order: nil) }
            guard let order = cursor.takeCode() else {
                doesSyntax("`by` gives no order", at: by)
                return nil
            }
            return .list(name, condition: condition, order: CellCursor(inside: order))
        default: return .event(word, name)
        }
    }

    /// `nil` after a fault; `.some(nil)` where no `where` stands.
    private func readWhere(_ cursor: inout CellCursor) -> Located<String>?? {
        guard let span = cursor.takeWords("where") else { return .some(nil) }
        guard let condition = cursor.takeCode() else {
            doesSyntax("`where` gives no condition", at: span)
            return nil
        }
        return .some(condition)
    }

    /// Behind the field that a list is ordered by.
    func secondOrder(at span: SourceSpan) {
        error(
            "does-syntax",
            "A list is ordered by one field",
            at: span,
            leadsTo: "What stands here would be dropped.",
            help:
                "Write ``by `createdAt` `` or ``by `createdAt desc` ``; rows that are equal in it are ordered by `id`."
        )
    }

    private func doesSyntax(_ message: String, at span: SourceSpan, meant: String? = nil) {
        error(
            "does-syntax",
            message,
            at: span,
            leadsTo: "It is open what the endpoint does.",
            help: meant.map { "Did you mean `\($0)`?" }
                ?? "Write `create E`, `read E`, `list E`, ``list E where `expr` by `createdAt desc` ``, `update E`, `patch E`, `delete E`, `EVENT E`, ``flow `NAME` `` or ``query `NAME` ``.",
            fixIts: meant.map { [FixIt("write `\($0)`", replacing: span, with: $0)] } ?? []
        )
    }
}
