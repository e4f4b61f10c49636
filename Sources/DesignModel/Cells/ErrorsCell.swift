import Diagnostics
import DocumentReader

extension Findings {
    /// Reads ``400, 401, 409 `email_taken` ``.
    func readErrors(_ cell: Inline) -> [Endpoint.ContractError] {
        var errors: [Endpoint.ContractError] = []
        for var part in CellCursor.parts(of: cell, separatedBy: ",") {
            guard let found = readError(&part) else { continue }
            if let first = errors.first(where: { $0.status == found.status && $0.code == found.code }) {
                error(
                    "duplicate-error",
                    "The error stands here for the second time",
                    at: found.span,
                    because: [DiagnosticLabel(first.span, "the first one")],
                    leadsTo: "The contract says the same twice.",
                    help: "Remove one of them."
                )
            } else {
                errors.append(found)
            }
        }
        return errors
    }

    private func readError(_ cursor: inout CellCursor) -> Endpoint.ContractError? {
        let help = "Write statuses separated by commas, with a code where it has one: ``404, 409 `email_taken` ``."
        guard let status = cursor.takeInteger() else {
            errorsSyntax("Expected a status, found \(cursor.peek.described)", at: cursor.span, help: help)
            return nil
        }
        guard (400...599).contains(status.value) else {
            errorsSyntax("\(status.value) is the status of no error", at: status.span, help: "Errors are 400 to 599.")
            return nil
        }
        let code = cursor.takeName()
        if let code { checkStyle(code, "an error code", .lowerSnake) }
        if !cursor.isAtEnd {
            errorsSyntax("Expected `,`, found \(cursor.peek.described)", at: cursor.restSpan, help: help)
        }
        if status.value == 409, code == nil {
            errorsSyntax(
                "A bare 409 does not say which conflict it is",
                at: status.span,
                help: "Add the code: ``409 `email_taken` ``, ``409 `illegal_transition` ``."
            )
        }
        return Endpoint.ContractError(status: status.value, code: code?.value, span: cursor.span)
    }

    private func errorsSyntax(_ message: String, at span: SourceSpan, help: String) {
        error("errors-syntax", message, at: span, leadsTo: "The contract cannot be kept.", help: help)
    }
}
