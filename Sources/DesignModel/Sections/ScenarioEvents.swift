import Diagnostics
import DocumentReader
import Expressions

/// Reads the bullets about other systems, the clock and workers.
struct ScenarioEventReader {
    let reading: Reading
    /// Actors and rows that stand above, by their names.
    var place: Surroundings
    let item: Inline

    private var findings: Findings { reading.findings }

    /// `nil` where the bullet is none of these; `.some(nil)` where it is one, and faulty, which has been reported.
    func read() -> Scenario.Event?? {
        var cursor = CellCursor(item)
        if cursor.takeWords("workers", "run") != nil { return end(cursor, .workersRun) }
        if cursor.takeWords("it", "is") != nil { return readTime(&cursor) }
        if cursor.peek.kind == .number, let time = findings.takeSeconds(&cursor) {
            guard cursor.takeWords("pass") ?? cursor.takeWords("passes") != nil else { return nil }
            return end(cursor, .passes(seconds: time.value))
        }
        cursor = CellCursor(item)
        if cursor.takeWords("start") != nil, cursor.peek.kind == .code { return readStart(&cursor) }
        if cursor.takeWords("an", "alert", "of") != nil {
            guard let worker = worker(cursor.takeName(), cursor) else { return .some(nil) }
            guard cursor.takeWords("was", "raised") != nil else { return fault(cursor) }
            return end(cursor, .alertWasRaised(worker: worker))
        }
        if cursor.peek.kind == .code, cursor.peek(ahead: 1).key == matchKey("has") { return readDeadLetters(&cursor) }
        return readSystem(&cursor)
    }

    private func end(_ cursor: CellCursor, _ event: Scenario.Event) -> Scenario.Event?? {
        cursor.isAtEnd ? .some(event) : fault(cursor)
    }

    private func fault(_ cursor: CellCursor) -> Scenario.Event?? {
        findings.error(
            "bullet-syntax",
            "This is no bullet of a scenario",
            at: cursor.isAtEnd ? item.span : cursor.restSpan,
            leadsTo: "The scenario would go on without it.",
            help:
                "Write ``Payments `charge` answers 402 {…}``, `Payments is down`, ``Payments `charge` was called once``, `it is 2026-03-01T00:00:00Z`, `31m pass`, `workers run`, ``start `Worker` with `row` ``, `` `Worker` has 1 dead letter`` or ``an alert of `Worker` was raised``."
        )
        return .some(nil)
    }

    // MARK: Clock

    private func readTime(_ cursor: inout CellCursor) -> Scenario.Event?? {
        let rest = cursor.restSpan
        let text = sourceText(rest)
        guard let text, ConstantText.isTimestamp(text) else { return fault(cursor) }
        return .some(.clockIs(Located(text, at: rest)))
    }

    /// What stands in the file: signs of JSON and of times as they were written.
    private func sourceText(_ span: SourceSpan) -> String? {
        guard span.file < reading.document.files.count else { return nil }
        let bytes = reading.document.files[span.file].bytes
        guard span.start >= 0, span.start <= span.end, span.end <= bytes.count else { return nil }
        return String(decoding: bytes[span.start..<span.end], as: UTF8.self)
    }

    // MARK: Workers

    /// The worker of that name; reports one that there is not.
    private func worker(_ name: Located<String>?, _ cursor: CellCursor) -> Located<String>? {
        guard let name else {
            _ = fault(cursor)
            return nil
        }
        if reading.names.workers.contains(name.value) { return name }
        findings.unknown(
            "worker",
            name,
            among: reading.names.workers.order,
            leadsTo: "The scenario would try nothing here."
        )
        return nil
    }

    /// ``start `Book shipment` with `order` ``: a value for each input, in their order.
    private func readStart(_ cursor: inout CellCursor) -> Scenario.Event?? {
        guard let worker = worker(cursor.takeCode(), cursor) else { return .some(nil) }
        guard let inputs = reading.workerInputs[worker.value] else { return .some(nil) }
        var values: [Located<String>] = []
        if cursor.takeWords("with") != nil {
            repeat {
                guard let value = cursor.takeCode() else { return fault(cursor) }
                values.append(value)
            } while cursor.takeSymbol(",") || cursor.takeWords("and") != nil
        }
        guard values.count <= inputs.count, inputs.dropFirst(values.count).allSatisfy({ !$0.isRequired }) else {
            let names = inputs.map { "`\($0.name.value)`" }.joined(separator: ", ")
            findings.error(
                "missing-input",
                "`\(worker.value)` takes \(inputs.isEmpty ? "no input" : names), and here stand \(values.count) values",
                at: item.span,
                because: inputs.map { DiagnosticLabel($0.span, "an input") },
                leadsTo: "The job could not be started.",
                help: "Write a value for each input, in their order: ``start `\(worker.value)` with `…` ``."
            )
            return .some(nil)
        }
        let arguments = zip(inputs, values).map { input, value in
            Step.Assignment(name: input.name, value: reading.check(value, in: place, as: input.valueType))
        }
        return end(cursor, .start(worker: worker, arguments: arguments))
    }

    /// `` `Book shipment` has 1 dead letter``.
    private func readDeadLetters(_ cursor: inout CellCursor) -> Scenario.Event?? {
        guard let worker = worker(cursor.takeCode(), cursor) else { return .some(nil) }
        guard cursor.takeWords("has") != nil else { return fault(cursor) }
        let count = cursor.takeWords("no") != nil ? 0 : cursor.takeInteger()?.value
        guard let count, cursor.takeWords("dead", "letter") ?? cursor.takeWords("dead-letter") != nil else {
            return fault(cursor)
        }
        return end(cursor, .deadLetters(worker: worker, count: count))
    }

    // MARK: Other systems

    private func readSystem(_ cursor: inout CellCursor) -> Scenario.Event?? {
        guard cursor.peek.kind == .word else { return nil }
        let name = cursor.takeName()
        guard let name, isAboutSystem(cursor) || reading.names.integrations.contains(name.value) else { return nil }
        guard let integration = reading.integrations[name.value] else {
            findings.unknown(
                "integration",
                name,
                among: reading.names.integrations.order,
                leadsTo: "The scenario would try nothing here."
            )
            return .some(nil)
        }
        if cursor.takeWords("is") != nil {
            let word = cursor.takeName()
            guard let word, let state = Scenario.SystemState(rawValue: word.value.lowercased()) else {
                return fault(cursor)
            }
            return end(cursor, .system(integration: name, is: state))
        }
        guard let called = cursor.takeCode() else { return fault(cursor) }
        guard integration.operation(called.value) != nil || reading.faultyOperations.contains(called.value) else {
            findings.unknown(
                "operation",
                called,
                among: integration.operations.map(\.name.value),
                leadsTo: "The scenario would try nothing here."
            )
            return .some(nil)
        }
        if cursor.takeWords("answers") != nil { return readAnswer(&cursor, name, called) }
        guard cursor.takeWords("was") != nil else { return fault(cursor) }
        let isNever = cursor.takeWords("not") ?? cursor.takeWords("never") != nil
        guard cursor.takeWords("called") != nil else { return fault(cursor) }
        var count = isNever ? 0 : nil
        if count == nil, cursor.takeWords("once") != nil { count = 1 }
        if count == nil, cursor.takeWords("twice") != nil { count = 2 }
        if count == nil, let times = cursor.takeInteger(), cursor.takeWords("times") != nil { count = times.value }
        guard let count else { return fault(cursor) }
        return end(cursor, .wasCalled(integration: name, operation: called, times: count))
    }

    /// ``NAME `operation` answers …``, `NAME is down`: what can be said of no role.
    private func isAboutSystem(_ cursor: CellCursor) -> Bool {
        let next = cursor.peek.kind == .code ? cursor.peek(ahead: 1) : cursor.peek
        return ["answers", "is", "was"].map(matchKey).contains(next.key)
    }

    /// `answers 402 {"error":"declined"}`.
    private func readAnswer(
        _ cursor: inout CellCursor,
        _ integration: Located<String>,
        _ operation: Located<String>
    ) -> Scenario.Event?? {
        guard let status = cursor.takeInteger(), (100...599).contains(status.value) else { return fault(cursor) }
        var body: Located<String>?
        if cursor.peek.kind == .code, let code = cursor.takeCode() {
            body = code
            guard cursor.isAtEnd else { return fault(cursor) }
        } else if !cursor.isAtEnd {
            body = sourceText(cursor.restSpan).map { Located($0, at: cursor.restSpan) }
        }
        if let body {
            let bytes = Array(body.value.utf8)
            let end = try? JSONSyntax.end(of: bytes, from: 0)
            guard let end, bytes[end...].allSatisfy({ isBlank($0) }) else {
                findings.error(
                    "bullet-syntax",
                    "The answer is no JSON",
                    at: body.span,
                    leadsTo: "The other system could not answer like this.",
                    help: "Write ``\(integration.value) `\(operation.value)` answers 200 {\"id\": \"1\"}``."
                )
                return .some(nil)
            }
        }
        return .some(.answers(integration: integration, operation: operation, status: status.value, body: body))
    }
}
