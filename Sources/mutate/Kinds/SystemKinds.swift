/// Workers, other systems, failure modes, limits and configuration.
let systemKinds: [MutationKind] = [
    MutationKind("empty a cell of a worker", finds: "worker-incomplete", "worker-nobody-starts", at: "the worker's row")
    { text in
        ["Trigger", "Frequency", "On failure", "Idempotent by", "Timeout", "Concurrency", "Monitoring"].flatMap {
            column in
            text.workers.map { Site($0.changing(column, to: ""), at: $0.line) }
        }
    },
    MutationKind(
        "write nonsense into a cell of a worker",
        finds: "worker-syntax",
        "setting-syntax",
        "expression-not-in-code",
        at: "the worker's row"
    ) {
        text in
        ["Trigger", "Frequency", "On failure", "Idempotent by", "Timeout", "Concurrency", "Monitoring"].flatMap {
            column in
            text.workers.map { Site($0.changing(column, to: "as usual"), at: $0.line) }
        }
    },
    MutationKind("misspell the state that starts a worker", finds: "unknown-state", at: "the worker's row") { text in
        text.workers.map { row in
            guard let state = row["Trigger"].names(behind: "Order.").first else { return nil }
            return Site(row.changing("Trigger", state, to: state.misspelt), at: row.line)
        }
    },
    MutationKind("retry forever", finds: "retry-without-end", at: "the worker's row") { text in
        text.workers.map { row in
            guard let times = row["On failure"].components(",").first else { return nil }
            return Site(row.changing("On failure", times, to: "retry forever"), at: row.line)
        }
    },
    MutationKind("tell nobody of dead letters", finds: "dead-letter-without-alert", at: "the worker's row") { text in
        text.workers.map { Site($0.changing("On failure", " and alert", to: ""), at: $0.line) }
    },
    MutationKind("drop the dead letter", finds: "worker-incomplete", at: "the worker's row") { text in
        text.workers.map { Site($0.changing("On failure", "; then dead-letter and alert", to: ""), at: $0.line) }
    },
    MutationKind("drop the backoff", finds: "worker-incomplete", at: "the worker's row") { text in
        text.workers.map { row in
            let parts = row["On failure"].components(";")
            return Site(row.changing("On failure", parts[0], to: parts[0].components(",")[0]), at: row.line)
        }
    },
    MutationKind("give a worker less time than its calls take", finds: "deadline-too-short", at: "the worker's row") {
        text in
        text.workers.filter { row in
            text.headings("Worker: \(row.name)").contains {
                text.steps(below: $0).contains { $0["Step"].contains("call ") }
            }
        }.map { Site($0.changing("Timeout", to: "1s"), at: $0.line) }
    },
    MutationKind("drop the unit of a timeout", finds: "setting-syntax", at: "the worker's row") { text in
        text.workers.map { Site($0.changing("Timeout", to: String($0["Timeout"].dropLast())), at: $0.line) }
    },
    MutationKind(
        "misspell what a worker is idempotent by",
        finds: "unknown-input",
        "unknown-field",
        at: "the worker's row"
    ) { text in
        text.workers.map { row in
            guard let name = row["Idempotent by"].names(behind: "input.").last else { return nil }
            return Site(row.changing("Idempotent by", "input." + name, to: "input." + name.misspelt), at: row.line)
        }
    },
    MutationKind("misspell the heading of a worker", finds: "unknown-worker", at: "the heading") { text in
        text.headings("Worker:").map { Site(.replace($0.line, "#### Worker: " + $0.name.misspelt), at: $0.line) }
    },
    MutationKind("drop the row of a worker", finds: "unknown-worker", at: "the first line that names it") { text in
        text.workers.map { row in
            Site(
                .delete(row.line),
                at: text.first {
                    $0 != row.line && ($1 == "#### Worker: \(row.name)" || $1.contains("start \(row.name)("))
                }
            )
        }
    },
    MutationKind("drop what starts a worker", finds: "worker-nobody-starts", at: "the worker's row") { text in
        text.workers.filter { $0["Trigger"] == "started" }.map { row in
            let effect = text.rows("Lifecycle", "Effects").first { $0["Effects"].contains("start \(row.name)(") }
            return Site(effect?.changing("Effects", to: ""), at: row.line)
        }
    },
    MutationKind("misspell an input of `start`", finds: "unknown-input", "missing-input", at: "its row") { text in
        text.rows("Lifecycle", "Effects").map { row in
            guard row["Effects"].contains("start "), let input = row["Effects"].parenthesised?.components(":").first
            else { return nil }
            return Site(row.changing("Effects", "(" + input, to: "(" + input.misspelt), at: row.line)
        }
    },
    MutationKind("drop a setting of an integration", finds: "integration-incomplete", at: "the integration's heading") {
        text in
        text.tables("Integration", "Setting").flatMap { table in
            table.rows.filter { $0.name != "Bulkhead" }.map { Site(.delete($0.line), at: table.heading.line) }
        }
    },
    MutationKind("empty a setting", finds: "empty-cell", "integration-incomplete", "limit-absent", at: "its row") {
        text in
        (text.rows("Integration", "Setting") + text.rows("Authentication", "Setting") + text.rows("Limits", "Limit"))
            .map {
                Site($0.changing("Value", to: ""), at: $0.line)
            }
    },
    MutationKind("retry what cannot succeed", finds: "retry-cannot-succeed", at: "the row of `Retry`") { text, random in
        text.rows("Integration", "Setting").filter { $0.name == "Retry" && $0["Value"] != "none" }.flatMap { row in
            ["400", "401", "403", "404", "422"].map {
                Site(row.changing("Value", to: row["Value"] + ", " + $0), at: row.line)
            }
        }
    },
    MutationKind(
        "retry in the integration of workers that retry",
        finds: "retry-at-two-layers",
        at: "the row of `Retry`"
    ) { text in
        text.rows("Integration", "Setting").filter { $0.name == "Retry" && $0["Value"] == "none" }.map {
            Site($0.changing("Value", to: "2 times, fixed 1s, on timeout"), at: $0.line)
        }
    },
    MutationKind("leave no time for the retries", finds: "deadline-too-short", at: "the row of `Timeout`") { text in
        text.rows("Integration", "Setting").filter { $0.name == "Timeout" }.map { row in
            let retries = text.rows("Integration", "Setting").first { $0.line == row.line + 1 }?["Value"] ?? "none"
            guard retries != "none", let all = row["Value"].components(",").last else { return nil }
            return Site(row.changing("Value", all, to: "2s in all"), at: row.line)
        }
    },
    MutationKind("drop an operation", finds: "unknown-operation", at: "the first line that names it") { text in
        text.operations.map { row in
            Site(.delete(row.line), at: text.first { $0 != row.line && $1.contains(".\(row.name)(") })
        }
    },
    MutationKind("misspell an operation in a call", finds: "unknown-operation", at: "the step") { text in
        text.operations.flatMap { operation in
            text.steps.filter { $0["Step"].contains(".\(operation.name)(") }.map { row in
                Site(row.changing("Step", ".\(operation.name)(", to: ".\(operation.name.misspelt)("), at: row.line)
            }
        }
    },
    MutationKind("misspell the integration of a call", finds: "unknown-integration", at: "the step") { text in
        text.headings("Integration:").flatMap { heading in
            text.steps.filter { $0["Step"].contains("call \(heading.name).") }.map { row in
                Site(row.changing("Step", heading.name + ".", to: heading.name.misspelt + "."), at: row.line)
            }
        }
    },
    MutationKind(
        "drop an error of an operation",
        finds: "answer-cannot-happen",
        "unknown-error",
        at: "the step that answers it"
    ) { text in
        text.operations.map { row in
            let step = text.steps.first { $0["Step"].contains(".\(row.name)(") }
            return Site(row.changing("Errors", to: ""), at: step?.line)
        }
    },
    MutationKind("add an error to an operation", finds: "step-without-answer", at: "the step that calls it") { text in
        text.operations.map { row in
            let step = text.steps.first { $0["Step"].contains(".\(row.name)(") }
            return Site(row.changing("Errors", to: row["Errors"] + ", 410 gone"), at: step?.line)
        }
    },
    MutationKind("drop the key of an operation", finds: "call-without-key", "retry-not-idempotent", at: "its row") {
        text in
        text.operations.map { Site($0.changing("Idempotent by", to: ""), at: $0.line) }
    },
    MutationKind(
        "misspell a part of an operation's request",
        finds: "unknown-input",
        "missing-input",
        at: "the step that calls it"
    ) {
        text in
        text.operations.map { row in
            guard let part = row["Request"].names(behind: "{").last(where: { row["Request"].contains("{\($0):") })
            else { return nil }
            let step = text.steps.first { $0["Step"].contains(".\(row.name)(") }
            return Site(row.changing("Request", "{\(part):", to: "{\(part.misspelt):"), at: step?.line)
        }
    },
    MutationKind("read of an answer what is not in it", finds: "unknown-field", at: "the step") { text in
        text.steps.map { row in
            for part in ["charge.id", "parcel.tracking"] where row["Step"].contains("= " + part) {
                return Site(row.changing("Step", part, to: part + "Code"), at: row.line)
            }
            return nil
        }
    },
    MutationKind("misspell a variable where it is used", finds: "unknown-variable", at: "its row") { text in
        (text.rows("Integration", "Setting") + text.rows("Authentication", "Setting")).map { row in
            guard let variable = codeSpans(of: row["Value"]).last, variable.contains("_"),
                variable == variable.uppercased()
            else { return nil }
            return Site(row.changing("Value", variable, to: variable.misspelt), at: row.line)
        }
    },
    MutationKind(
        "drop a variable",
        finds: "unknown-variable",
        "variable-not-declared",
        at: "where it is used, or the heading"
    ) { text in
        text.variables.map { row in
            let name = codeSpans(of: row.name)[0]
            let use = text.first { $0 < row.line && codeSpans(of: $1).contains(name) }
            return Site(.delete(row.line), at: use ?? text.headings("Configuration").first?.line)
        }
    },
    MutationKind(
        "misspell a variable in its table",
        finds: "unknown-variable",
        "variable-not-declared",
        at: "where it is used, or the heading"
    ) {
        text in
        text.variables.map { row in
            let name = codeSpans(of: row.name)[0]
            let use = text.first { $0 < row.line && codeSpans(of: $1).contains(name) }
            return Site(
                row.changing("Variable", name, to: name.misspelt),
                at: use ?? text.headings("Configuration").first?.line
            )
        }
    },
    MutationKind("add a variable that nothing uses", finds: "variable-never-used", at: "its row") { text in
        text.variables.map {
            Site(.insert("| `SHOP_NAME` | text(1..80) | none | Its name. |", after: $0.line), at: .inserted)
        }
    },
    MutationKind("give a variable a default that its type refuses", finds: "default-does-not-fit", at: "its row") {
        text in
        text.variables.map { row in
            let strict = row["Type"].hasPrefix("integer") || row["Type"].hasPrefix("one of")
            return strict ? Site(row.changing("Default", to: "`loud`"), at: row.line) : nil
        }
    },
    MutationKind("give a secret a default", finds: "secret-with-default", at: "its row") { text in
        text.variables.filter { $0["Type"].hasPrefix("secret") }.map {
            let long = "`" + String(repeating: "a", count: 64) + "`"
            return Site($0.changing("Default", to: long), at: $0.line)
        }
    },
    MutationKind("give a service's variable another type", finds: "variable-of-wrong-type", at: "its row") { text in
        text.variables.map { Site($0.changing("Type", to: "boolean"), at: $0.line) }
    },
    MutationKind("drop a limit", finds: "limit-absent", at: "the heading") { text in
        text.rows("Limits", "Limit").map { Site(.delete($0.line), at: text.headings("Limits").first?.line) }
    },
    MutationKind("leave a component two failure modes", finds: "failure-modes-too-few", at: "the heading of the table")
    { text in
        text.tables("Failure modes", "RTO").filter { $0.rows.count >= 3 }.map { table in
            let kept = table.rows.filter { !$0.name.contains("Database") }.prefix(2).map(\.line)
            let gone = table.rows.filter { !kept.contains($0.line) }.map { Edit.delete($0.line) }
            return Site(.all(gone), at: table.heading.line)
        }
    },
    MutationKind(
        "drop the failure modes of a dependency",
        finds: "dependency-without-failure-mode",
        at: "the integration's heading or the worker's row"
    ) { text in
        let modes = text.rows("Failure modes", "RTO")
        let integrations = text.headings("Integration:").map { ($0.name, $0.line) }
        return (integrations + text.workers.map { ($0.name, $0.line) }).map { name, line in
            let gone = modes.filter { $0.name.hasPrefix(name) || $0.name.hasPrefix("Worker " + name) }
            return gone.isEmpty ? nil : Site(.all(gone.map { .delete($0.line) }), at: line)
        }
    },
    MutationKind("empty a cell of a failure mode", finds: "failure-mode-incomplete", at: "its row") { text in
        ["Detection", "Impact", "Recovery", "RTO"].flatMap { column in
            text.rows("Failure modes", "RTO").map { Site($0.changing(column, to: ""), at: $0.line) }
        }
    },
    MutationKind("name a failure that nothing can try", finds: "failure-mode-untried", at: "its row") { text in
        text.rows("Failure modes", "RTO").filter { !$0.name.contains("down") && !$0.name.hasPrefix("Worker") }.map {
            row in
            Site(
                .replace(row.line, Row.text(of: ["The moon is full", "somebody calls"] + row.cells.dropFirst(2))),
                at: row.line
            )
        }
    },
    MutationKind("detect by what the design does not have", finds: "failure-mode-cites-nothing", at: "its row") {
        text,
        random in
        text.tables("Failure modes", "RTO").flatMap { table -> [Site] in
            let integrates = text.headings("Integration:").contains { heading in
                text.tables.contains { $0.component == table.component && $0.heading.line == heading.line }
            }
            let workers =
                text.tables("Workers", "Worker").contains { $0.component == table.component }
                || text.tables("Lifecycle", "Effects").contains { rows in
                    rows.component == table.component && rows.rows.contains { $0["Effects"].contains("start ") }
                }
            let absent =
                ["dead letter"].filter { _ in !workers }
                + ["circuit breaker"].filter { _ in !integrates && table.component != "Ordering" }
            return table.rows.compactMap { row in
                absent.isEmpty
                    ? nil : Site(row.changing("Detection", to: absent[random.below(absent.count)]), at: row.line)
            }
        }
    },
]

extension DesignText {
    var workers: [Row] { rows("Workers", "Worker") }

    var operations: [Row] { rows("Integration", "Operation") }

    var variables: [Row] { rows("Configuration", "Variable") }
}
