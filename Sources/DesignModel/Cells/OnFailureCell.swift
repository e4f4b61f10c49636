import Diagnostics
import DocumentReader

extension Findings {
    /// Reads ``409 `out_of_stock` "Not enough stock." `` and ``declined: 402 `card_declined`; unavailable: 503``.
    func readAnswers(_ cell: Inline) -> [FailureAnswer] {
        var answers: [FailureAnswer] = []
        for var part in CellCursor.parts(of: cell, separatedBy: ";") {
            guard let answer = readAnswer(&part) else { continue }
            if let first = answers.first(where: { $0.label?.value == answer.label?.value }) {
                duplicateAnswer(answer, first)
            } else {
                answers.append(answer)
            }
        }
        return answers
    }

    private func readAnswer(_ cursor: inout CellCursor) -> FailureAnswer? {
        let help =
            "Write ``409 `code` \"Message.\" ``; several answers have labels and are separated by `;`: `absent: 404; rule: 422`."
        var label: Located<String>?
        if cursor.peek(ahead: 1).isSymbol(":"), let name = cursor.takeName() {
            label = name
            cursor.take()
        }
        if cursor.takeWords("retry") != nil || cursor.takeWords("skip") != nil || cursor.takeWords("dead-letter") != nil
        {
            refuse(.workerAnswer, at: cursor.span)
            return nil
        }
        guard let status = cursor.takeInteger() else {
            answerSyntax("Expected a status, found \(cursor.peek.described)", at: cursor.restSpan, help: help)
            return nil
        }
        guard (400...599).contains(status.value) else {
            answerSyntax(
                "\(status.value) is the status of no failure",
                at: status.span,
                help: "Failures are 400 to 599."
            )
            return nil
        }
        let code = cursor.peek.kind == .quoted ? nil : cursor.takeName()
        if let code { checkStyle(code, "an error code", .lowerSnake) }
        let message = cursor.takeQuoted()
        if !cursor.isAtEnd {
            answerSyntax("Nothing may follow here, found `\(cursor.restText)`", at: cursor.restSpan, help: help)
        }
        return FailureAnswer(
            label: label,
            status: status.value,
            code: code?.value,
            message: message?.value,
            span: cursor.span
        )
    }

    private func answerSyntax(_ message: String, at span: SourceSpan, help: String) {
        error("failure-syntax", message, at: span, leadsTo: "It is open what the caller is told.", help: help)
    }

    private func duplicateAnswer(_ answer: FailureAnswer, _ first: FailureAnswer) {
        error(
            "duplicate-answer",
            answer.label.map { "`\($0.value)` is answered twice" } ?? "Two answers have no label",
            at: answer.span,
            because: [DiagnosticLabel(first.span, "the first one")],
            leadsTo: "Only one of the two can be given.",
            help: "Label each answer with the failure that it is for: `absent: 404; rule: 422`."
        )
    }
}
