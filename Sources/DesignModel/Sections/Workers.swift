import Diagnostics
import DocumentReader
import Expressions

/// A worker whose expressions are not resolved yet.
struct WorkerDraft {
    var name: Located<String>
    var row: ReadRow
    /// The heading `Worker: NAME`, and the tables below it.
    var part: OutlinePart?
    var inputs: [FieldDraft] = []
    var steps: ReadTable?
}

extension Reading {
    private static let workerGrammar = TableGrammar(
        name: "worker table",
        columns: [
            .worker, .trigger, .frequency, .onFailure, .idempotentBy, .timeout, .concurrency, .monitoring,
            .requirements,
        ]
    )

    /// Reads the rows and what stands below each worker's heading; expressions wait until all names are known.
    func readWorkerTables() {
        for index in components.indices {
            findings.component = components[index].label
            // Rows without a name of their own; each may be the one that a heading lacks.
            var faultyRows = 0
            for part in components[index].outline.parts(.workers) {
                let table = findings.table(in: part.section, of: "Workers", Self.workerGrammar)
                for row in table?.rows ?? [] where !declareWorker(row, in: index) { faultyRows += 1 }
            }
            var idleHeadings = 0
            for part in components[index].outline.parts(.worker) {
                if readWorkerHeading(part, in: index) { continue }
                if faultyRows > 0 { faultyRows -= 1 } else { reportIdle(part, in: index) }
                idleHeadings += 1
            }
            let missing = components[index].workers.filter { $0.part == nil }
            // A heading that names none of them is the one that a worker lacks, and has been reported.
            for draft in missing.dropFirst(idleHeadings) { missingSteps(draft) }
        }
        findings.component = nil
    }

    /// Whether the row gives a new name.
    private func declareWorker(_ row: ReadRow, in component: Int) -> Bool {
        guard let name = findings.needed(.worker, of: row, help: "Name the worker.")?.located else { return false }
        findings.checkStyle(name, "a worker", .words)
        if let alike = names.workers.nameLike(name.value), let first = names.workers.place(of: alike) {
            findings.duplicate("worker", name, first: first, leadsTo: "It would be open which of the two is meant.")
            return false
        }
        components[component].workers.append(WorkerDraft(name: name, row: row))
        return names.workers.declare(name)
    }

    private func reportIdle(_ part: OutlinePart, in component: Int) {
        guard !part.name.value.isEmpty else { return }
        findings.unknown(
            "worker",
            part.name,
            among: components[component].workers.map(\.name.value),
            leadsTo: "Nothing says when these steps are done.",
            help: "Add a row `\(part.name.value)` to the table below `### Workers`."
        )
    }

    /// Whether the heading belongs to a row.
    private func readWorkerHeading(_ part: OutlinePart, in component: Int) -> Bool {
        let workers = components[component].workers
        guard let index = workers.firstIndex(where: { $0.name.value == part.name.value }) else { return false }
        if let first = workers[index].part {
            findings.duplicate(
                "worker",
                part.name,
                first: first.name.span,
                leadsTo: "Only the first one would be read."
            )
            return true
        }
        let tables = findings.tables(
            in: part.section,
            of: "Worker: \(part.name.value)",
            expecting: [Self.inputGrammar, Self.stepGrammar]
        )
        components[component].workers[index].part = part
        components[component].workers[index].inputs = readFields(tables[0], .input, .input)
        components[component].workers[index].steps = tables[1]
        return true
    }

    private func missingSteps(_ draft: WorkerDraft) {
        findings.error(
            "missing-heading",
            "No steps are given for the worker `\(draft.name.value)`",
            at: draft.name.span,
            leadsTo: "It would do nothing.",
            help: "Add `#### Worker: \(draft.name.value)` with a table of inputs and a table of steps."
        )
    }

    /// The inputs, before any step that starts the worker is read.
    func resolveWorkerInputs() {
        for component in components {
            findings.component = component.label
            // What a worker without its heading takes is not known, which has been reported.
            for draft in component.workers where draft.part != nil {
                workerInputs[draft.name.value] = inputs(draft.inputs)
            }
        }
        findings.component = nil
    }

    func resolve(_ draft: WorkerDraft) -> Worker {
        let row = draft.row
        let place = workerPlace(draft)
        var reader = StepReader(reading: self, place: place)
        reader.isOfWorker = true
        let steps = draft.steps.map { reader.readTable($0) } ?? []
        let trigger = cell(.trigger, of: row).flatMap { findings.readTrigger($0, isState: isState) }
        if let trigger { checkInputs(of: draft, filledBy: trigger) }
        let (frequency, missed) = cell(.frequency, of: row).map(findings.readFrequency) ?? (nil, nil)
        return Worker(
            name: draft.name,
            trigger: trigger,
            frequency: frequency,
            missed: missed,
            onFailure: cell(.onFailure, of: row).flatMap(findings.readFailurePolicy),
            // Without its heading the worker has no inputs, which has been reported.
            idempotentBy: cell(.idempotentBy, of: row).flatMap { draft.part == nil ? nil : pieceOfWork($0, place) },
            timeout: cell(.timeout, of: row).flatMap(findings.readSeconds),
            concurrency: cell(.concurrency, of: row).flatMap {
                findings.readCount($0, of: "pieces of work", help: "Write `8`: as many run at once.")
            },
            monitoring: cell(.monitoring, of: row).map(findings.readMonitoring) ?? [],
            requirements: findings.readRequirements(row[.requirements], known: names.requirements)
                + (draft.part.map { findings.readRequirements(of: $0.heading, known: names.requirements) } ?? []),
            inputs: workerInputs[draft.name.value] ?? [],
            steps: steps,
            cells: Worker.Cells(
                trigger: row.span(.trigger),
                frequency: row.span(.frequency),
                onFailure: row.span(.onFailure),
                idempotentBy: row.span(.idempotentBy),
                timeout: row.span(.timeout),
                concurrency: row.span(.concurrency),
                monitoring: row.span(.monitoring)
            ),
            rowSpan: row.span,
            span: draft.part?.heading.span ?? row.span
        )
    }

    /// The cell, if something stands in it.
    private func cell(_ column: Column, of row: ReadRow) -> Inline? {
        row[column].flatMap { $0.isNone ? nil : $0 }
    }

    /// A worker has its inputs; nobody calls it, and it is about no row by itself.
    private func workerPlace(_ draft: WorkerDraft) -> Surroundings {
        var place = Surroundings(names: ["input": record(of: draft.inputs)])
        place.absent["me"] = .init(
            message: "`me` is nothing in a worker, which nobody calls",
            help: "Give the worker an input for the row that is meant."
        )
        place.absent["self"] = .init(
            message: "`self` is nothing in a worker",
            help: "Name the input: `input.order`."
        )
        return place
    }

    /// A state that is entered brings the row and `state`, the clock `day` or `time`; a step brings what it says.
    private func checkInputs(of draft: WorkerDraft, filledBy trigger: Located<Worker.Trigger>) {
        let help: String
        let isFilled: (FieldDraft) -> Bool
        switch trigger.value {
        case .started: return
        case .entered(let entries):
            let entities = Set(entries.map(\.entity.value))
            help = "It brings `\(entities.sorted().joined(separator: "` or `"))` and `state`, a text."
            isFilled = { field in
                switch field.type.value {
                case .reference(let entity): entities == [entity]
                case .text, .oneOf: field.name.value == "state"
                default: false
                }
            }
        case .schedule:
            help = "It brings `day`, a date, or `time`, a timestamp."
            isFilled = { field in
                (field.name.value == "day" && field.type.value == .date)
                    || (field.name.value == "time" && field.type.value == .timestamp)
            }
        }
        for field in draft.inputs where field.type.value != .faulty && !isFilled(field) {
            findings.error(
                "worker-input",
                "Nothing gives the worker its input `\(field.name.value)`",
                at: field.name.span,
                because: [DiagnosticLabel(trigger.span, "what starts it")],
                leadsTo: "The worker could not be started.",
                help: help
            )
        }
    }

    /// `input.order.id`, or `[input.order.id, input.state]`, whose parts may have different types.
    private func pieceOfWork(_ cell: Inline, _ place: Surroundings) -> Located<[TypedExpression]>? {
        guard let text = expression(in: cell) else { return nil }
        let (syntax, diagnostics) = ExpressionParser.parse(text)
        guard diagnostics.isEmpty, case .list(let parts) = syntax.kind else {
            return Located([check(text, in: place)], at: text.span)
        }
        return Located(parts.map { check($0, of: text, in: place) }, at: text.span)
    }

    /// Whether there is such a state; reports what there is not.
    private func isState(_ entity: Located<String>, _ state: Located<String>) -> Bool {
        let consequence = "Nothing would ever start the worker."
        guard isEntity(entity, leadsTo: consequence) else { return false }
        guard let lifecycle = lifecycle(of: entity.value) else {
            findings.error(
                "unknown-state",
                "\(entity.value) has no lifecycle",
                at: entity.span,
                leadsTo: consequence,
                help: "Add `### Lifecycle: \(entity.value)`, or start the worker by a step: `started`."
            )
            return false
        }
        let states = lifecycle.states.map(\.value)
        // A diagram without states has been reported.
        if states.contains(state.value) || states.isEmpty { return true }
        findings.unknown("state", state, among: states, leadsTo: consequence)
        return false
    }
}
