import Diagnostics
import DocumentReader

extension Findings {
    /// Reads ``409 `out_of_stock` "Not enough stock." `` and ``declined: 402 `card_declined`; unavailable: 503``; in
    /// workers `rejected: dead-letter; unavailable: retry` and `skip`.
    func readAnswers(_ cell: Inline, ofWorker: Bool) -> ([FailureAnswer], [JobAnswer]) {
        var answers: [FailureAnswer] = []
        var jobs: [JobAnswer] = []
        for var part in CellCursor.parts(of: cell, separatedBy: ";") {
            let label = takeLabel(&part)
            if let action = takeAction(&part) {
                let job = JobAnswer(label: label, action: action, span: part.span)
                guard ofWorker else { return ([], notOfWorker(job)) }
                guard isEnd(part) else { continue }
                if let first = jobs.first(where: { $0.label?.value == label?.value }) {
                    duplicateAnswer(label, part.span, first.span)
                } else {
                    jobs.append(job)
                }
            } else if ofWorker {
                answersNobody(at: part.restSpan)
            } else if let answer = readAnswer(&part, label) {
                if let first = answers.first(where: { $0.label?.value == label?.value }) {
                    duplicateAnswer(label, part.span, first.span)
                } else {
                    answers.append(answer)
                }
            }
        }
        return (answers, jobs)
    }

    private func takeLabel(_ cursor: inout CellCursor) -> Located<String>? {
        guard cursor.peek(ahead: 1).isSymbol(":"), let name = cursor.takeName() else { return nil }
        cursor.take()
        return name
    }

    private func takeAction(_ cursor: inout CellCursor) -> JobAnswer.Action? {
        JobAnswer.Action.allCases.first { cursor.takeWords($0.rawValue) != nil }
    }

    private func isEnd(_ cursor: CellCursor) -> Bool {
        guard !cursor.isAtEnd else { return true }
        answerSyntax(
            "Nothing may follow here, found `\(cursor.restText)`",
            at: cursor.restSpan,
            help: "Write `retry`, `dead-letter` or `skip`, with labels where there are several."
        )
        return false
    }

    private func notOfWorker(_ job: JobAnswer) -> [JobAnswer] {
        answerSyntax(
            "`\(job.action.rawValue)` is for the steps of workers",
            at: job.span,
            help: "Here a caller waits: write the status that is answered, ``503 `payments_unavailable` ``."
        )
        return []
    }

    private func answersNobody(at span: SourceSpan) {
        answerSyntax(
            "A worker answers nobody",
            at: span,
            help: "Write `retry`, `dead-letter` or `skip`: `rejected: dead-letter; unavailable: retry`."
        )
    }

    private func readAnswer(_ cursor: inout CellCursor, _ label: Located<String>?) -> FailureAnswer? {
        let help =
            "Write ``409 `code` \"Message.\" ``; several answers have labels and are separated by `;`: `absent: 404; rule: 422`."
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

    private func duplicateAnswer(_ label: Located<String>?, _ span: SourceSpan, _ first: SourceSpan) {
        error(
            "duplicate-answer",
            label.map { "`\($0.value)` is answered twice" } ?? "Two answers have no label",
            at: span,
            because: [DiagnosticLabel(first, "the first one")],
            leadsTo: "Only one of the two can be given.",
            help: "Label each answer with the failure that it is for: `absent: 404; rule: 422`."
        )
    }
}
