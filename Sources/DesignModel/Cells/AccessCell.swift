import Diagnostics
import DocumentReader
import Expressions

/// A clause of the cell `Who` with its condition still as written.
struct AccessDraft {
    var role: Located<RoleName>
    var condition: Located<String>?
    var span: SourceSpan
}

/// The whole cell `Who`.
struct AccessCell {
    var clauses: [AccessDraft] = []
    /// `as designed`: the transition's row says it.
    var isAsDesigned = false
    var span: SourceSpan

    var roles: [RoleName] { clauses.map(\.role.value) }
}

extension Findings {
    /// Reads ``agent; lead; customer where `self.customer == me` ``, or `as designed`.
    func readAccess(_ cell: Inline, roles: Names.Table) -> AccessCell {
        var access = AccessCell(span: cell.span)
        var whole = CellCursor(cell)
        if whole.takeWords("as", "designed") != nil, whole.isAtEnd {
            access.isAsDesigned = true
            return access
        }
        for var part in CellCursor.parts(of: cell, separatedBy: ";") {
            guard let clause = readClause(&part, roles) else { continue }
            if let first = access.clauses.first(where: { $0.role.value == clause.role.value }) {
                duplicateClause(clause, first)
            } else {
                access.clauses.append(clause)
            }
        }
        return access
    }

    private func readClause(_ cursor: inout CellCursor, _ roles: Names.Table) -> AccessDraft? {
        let help =
            "Write roles separated by `;`, each with a condition where it needs one: ``customer where `self == me` ``."
        guard let name = cursor.takeName() else {
            accessSyntax("Expected a role, found \(cursor.peek.described)", at: cursor.span, help: help)
            return nil
        }
        var condition: Located<String>?
        if let span = cursor.takeWords("where") {
            condition = cursor.takeCode()
            if condition == nil {
                accessSyntax("`where` gives no condition", at: span, help: "Write the condition in a code span.")
                return nil
            }
        }
        if !cursor.isAtEnd {
            accessSyntax("Expected `where` or `;`, found \(cursor.peek.described)", at: cursor.restSpan, help: help)
        }
        guard let role = role(name, roles) else { return nil }
        return AccessDraft(role: Located(role, at: name.span), condition: condition, span: cursor.span)
    }

    /// The role of that name; reports one that the design does not declare.
    func role(_ name: Located<String>, _ roles: Names.Table) -> RoleName? {
        switch name.value.lowercased() {
        case "anyone": return .anyone
        case "system": return .system
        default: break
        }
        if roles.contains(name.value) { return .role(name.value) }
        if let same = roles.order.first(where: { matchKey($0) == matchKey(name.value) }) { return .role(same) }
        unknown(
            "role",
            name,
            among: roles.order + ["anyone", "system"],
            leadsTo: "Nobody would be let in by it.",
            help: "Declare it below `## Roles`."
        )
        return nil
    }

    private func accessSyntax(_ message: String, at span: SourceSpan, help: String) {
        error("access-syntax", message, at: span, leadsTo: "It is open who may do this.", help: help)
    }

    private func duplicateClause(_ clause: AccessDraft, _ first: AccessDraft) {
        error(
            "duplicate-clause",
            "The role stands here for the second time",
            at: clause.span,
            because: [DiagnosticLabel(first.span, "the first one")],
            leadsTo: "Only one of the two can count.",
            help: "Join the two conditions with `||`."
        )
    }
}
