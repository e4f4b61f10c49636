/// Steps of flows and workers, their inputs and answers.
let flowKinds: [MutationKind] = [
    MutationKind("drop a step and leave the gap", finds: "step-number", at: "the step below") { text in
        text.stepTables.flatMap { table in
            zip(table.rows, table.rows.dropFirst()).map { first, next in
                first.name.contains(".") == next.name.contains(".") ? Site(.delete(first.line), at: next.line) : nil
            }
        }
    },
    MutationKind("drop a `let` and close the gap", finds: "unknown-name", at: "the first step that uses the name") {
        text in
        text.stepTables.flatMap { table in
            table.rows.map { row in
                guard let name = row["Step"].letName, !row.name.contains(".") else { return nil }
                let user = table.rows.first {
                    $0.line > row.line && (codeSpans(of: $0["Step"]).first ?? "").hasWord(name)
                }
                return Site(table.dropping(row), at: user?.line)
            }
        }
    },
    MutationKind("swap a `let` with the step below that uses it", finds: "unknown-name", at: "the step that uses it") {
        text in
        text.stepTables.flatMap { table in
            zip(table.rows, table.rows.dropFirst()).map { first, second in
                guard let name = first["Step"].letName, (codeSpans(of: second["Step"]).first ?? "").hasWord(name),
                    !first.name.contains("."), !second.name.contains(".")
                else { return nil }
                return Site(
                    .replace([
                        (first.line, Row.text(of: [first.name] + second.cells.dropFirst())),
                        (second.line, Row.text(of: [second.name] + first.cells.dropFirst())),
                    ]),
                    at: first.line
                )
            }
        }
    },
    MutationKind("empty the answer of a `require`", finds: "step-without-answer", at: "its row") { text in
        text.steps.filter { $0["Step"].hasPrefix("`require") }.map {
            Site($0.changing("On failure", to: ""), at: $0.line)
        }
    },
    MutationKind("drop an answer of a call", finds: "step-without-answer", at: "its row") { text, random in
        text.steps.compactMap { row in
            let answers = row["On failure"].components(";")
            guard row["Step"].contains("call "), answers.count > 1 else { return nil }
            return Site(row.changing("On failure", to: answers[random.below(answers.count)]), at: row.line)
        }
    },
    MutationKind(
        "change the code of an answer",
        finds: "endpoint-cannot-answer",
        "endpoint-leaves-out-error",
        at: "the endpoint that can give it"
    ) { text in
        text.rows("Flow:", "On failure").map { row in
            guard let code = codeSpans(of: row["On failure"]).first else { return nil }
            return Site(
                row.changing("On failure", code, to: code.misspelt),
                at: text.endpoint(listing: code, flowAt: row.line)
            )
        }
    },
    MutationKind("answer with a status that is none for failures", finds: "failure-syntax", at: "its row") { text in
        text.rows("Flow:", "On failure").map { row in
            guard let status = ["402", "404", "409", "422", "503"].first(where: { row["On failure"].contains($0) })
            else { return nil }
            return Site(row.changing("On failure", status, to: "200"), at: row.line)
        }
    },
    MutationKind("misspell the label of an answer", finds: "answer-cannot-happen", "failure-syntax", at: "its row") {
        text in
        text.steps.map { row in
            guard let label = row["On failure"].components(":").first, row["On failure"].contains(":"),
                !label.contains("`")
            else {
                return nil
            }
            return Site(row.changing("On failure", label + ":", to: label.misspelt + ":"), at: row.line)
        }
    },
    MutationKind("answer a failure that cannot be", finds: "answer-cannot-happen", at: "its row") { text in
        text.rows("Flow:", "Step").filter { $0["Step"].hasPrefix("`return") || $0["Step"].contains("now()") }.map {
            Site($0.changing("On failure", to: "409 `not_now` \"Not now.\""), at: $0.line)
        }
    },
    MutationKind("misspell an input where it is used", finds: "unknown-field", "unknown-input", at: "the step") {
        text in
        text.steps.map { row in
            guard let input = row["Step"].names(behind: "input.").first else { return nil }
            return Site(row.changing("Step", "input." + input, to: "input." + input.misspelt), at: row.line)
        }
    },
    MutationKind("misspell an entity in a step", finds: "unknown-entity", "unknown-name", at: "the step") { text in
        let entities = text.headings("Entity:").map(\.name)
        return text.steps.map { row in
            guard let entity = entities.first(where: { row["Step"].hasWord($0) && !row["Step"].contains("\"\($0)") }),
                let wrong = row["Step"].replacingWord(entity, by: entity.misspelt)
            else { return nil }
            return Site(row.changing("Step", to: wrong), at: row.line)
        }
    },
    MutationKind("misspell a function", finds: "unknown-function", at: "its line") { text in
        text.tables.flatMap(\.rows).map { row in
            for function in [
                "now()", "sequence(", "size()", "isUnique()", ".map(", ".sum()", "sortBy(", "contains(", "startsWith(",
                ".filter(",
            ]
            where codeSpans(of: text[row.line]).contains(where: { $0.contains(function) }) {
                let name = String(function.drop { !$0.isLetter }.prefix { $0.isNamePart })
                return Site(
                    text[row.line].replacingWord(name, by: name.misspelt).map { .replace(row.line, $0) },
                    at: row.line
                )
            }
            return nil
        }
    },
    MutationKind("misspell the keyword of a step", finds: "step-syntax", at: "the step") { text in
        text.steps.map { row in
            let word = String(row["Step"].dropFirst().prefix { $0.isNamePart })
            return Site(row.changing("Step", word, to: word.misspelt), at: row.line)
        }
    },
    MutationKind("leave a required field out of `create`", finds: "missing-field", at: "the step") { text, random in
        text.steps.compactMap { row in
            guard let open = row["Step"].range(of: " { "), let close = row["Step"].range(of: " }`") else { return nil }
            // A comma inside parentheses parts no fields.
            var fields: [String] = []
            for part in String(row["Step"][open.upperBound..<close.lowerBound]).components(", ") {
                if part.contains(": ") { fields.append(part) } else { fields[fields.count - 1] += ", " + part }
            }
            let required = fields.indices.filter { !fields[$0].hasPrefix("priority") }
            guard fields.count > 1 else { return nil }
            fields.remove(at: required[random.below(required.count)])
            let start = row["Step"][..<open.upperBound]
            return Site(row.changing("Step", to: start + fields.joined(separator: ", ") + " }`"), at: row.line)
        }
    },
    MutationKind("misspell a field in `create`", finds: "unknown-field", at: "the step") { text in
        text.steps.map { row in
            guard let field = row["Step"].names(behind: " { ").first else { return nil }
            return Site(row.changing("Step", "{ " + field, to: "{ " + field.misspelt), at: row.line)
        }
    },
    MutationKind("misspell the field that `set` changes", finds: "unknown-field", at: "the step") { text in
        text.steps.filter { $0["Step"].hasPrefix("`set ") }.map { row in
            let path = String(row["Step"].dropFirst(5).prefix { $0 != " " })
            let field = path.components(".").last ?? ""
            return Site(row.changing("Step", path, to: path.dropLast(field.count) + field.misspelt), at: row.line)
        }
    },
    MutationKind("take a step out of its code span", finds: "step-syntax", "expression-not-in-code", at: "the step") {
        text in
        text.steps.map { row in Site(row.changing("Step", to: codeSpans(of: row["Step"]).joined()), at: row.line) }
    },
    MutationKind("write below `return`", finds: "step-after-return", at: "the new step") { text in
        text.stepTables.map { table in
            guard let last = table.rows.last, last["Step"].hasPrefix("`return"), let number = Int(last.name) else {
                return nil
            }
            return Site(.insert("| \(number + 1) | `let late = now()` | |", after: last.line), at: .inserted)
        }
    },
    MutationKind("name a value that nobody uses", finds: "name-never-used", at: "the new step") { text in
        text.stepTables.map { table in
            guard let first = table.rows.first, table.rows.allSatisfy({ Int($0.name) != nil }) else { return nil }
            let moved = table.rows.map { row in
                Row.text(of: ["\((Int(row.name) ?? 0) + 1)"] + row.cells.dropFirst())
            }
            let last = table.rows.last?.line ?? first.line
            return Site(
                Edit(changes: [(first.line..<(last + 1), ["| 1 | `let spare = now()` | |"] + moved)]),
                at: .inserted
            )
        }
    },
    MutationKind("drop an input", finds: "unknown-field", at: "the first step that uses it") { text in
        text.tables("Flow:", "Input").flatMap { table in
            table.rows.map { row in
                let steps = text.steps(below: table.heading)
                return Site(
                    .delete(row.line),
                    at: steps.first { $0["Step"].names(behind: "input.").contains(row.name) }?.line
                )
            }
        }
    },
    MutationKind("add an input that no step uses", finds: "name-never-used", at: "its row") { text in
        text.tables("Flow:", "Input").map {
            Site(
                .insert("| remark | text(1..80) | optional | Why. |", after: $0.rows.last?.line ?? $0.line),
                at: .inserted
            )
        }
    },
    MutationKind("misspell a flow's heading", finds: "unknown-flow", at: "the first line that names it") { text in
        text.headings("Flow:").map { heading in
            Site(
                text[heading.line].replacing(heading.name, by: heading.name.misspelt).map {
                    .replace(heading.line, $0)
                },
                at: text.first { $0 != heading.line && $1.contains("flow `\(heading.name)`") }
            )
        }
    },
    MutationKind("lock in the order of the caller", finds: "lock-order-deadlock", at: "the loop") { text in
        text.steps.filter { $0["Step"].contains(".sortBy(") }.map { row in
            guard let start = row["Step"].range(of: ".sortBy(") else { return nil }
            return Site(row.changing("Step", to: row["Step"][..<start.lowerBound] + "`"), at: row.line)
        }
    },
    MutationKind(
        "give back a value that is not what the endpoint shows",
        finds: "success-does-not-fit",
        "type-mismatch",
        at: "the endpoint"
    ) {
        text in
        text.stepTables.map { table in
            guard let last = table.rows.last, last["Step"].hasPrefix("`return") else { return nil }
            return Site(
                last.changing("Step", to: "`return now()`"),
                at: text.rows("API", "Does").first { $0["Does"].contains("`\(table.heading.name)`") }?.line
            )
        }
    },
]

extension DesignText {
    var stepTables: [Table] { tables.filter { $0.columns.contains("Step") } }

    var steps: [Row] { stepTables.flatMap(\.rows) }

    func steps(below heading: Heading) -> [Row] {
        stepTables.first { $0.heading.line == heading.line }?.rows ?? []
    }

    /// The endpoint whose contract lists a code of the flow that stands at a line.
    func endpoint(listing code: String, flowAt line: Int) -> Int? {
        let flow = headings.last { $0.line < line }?.name ?? ""
        let events = rows("Lifecycle", "Effects").filter { $0["Effects"].contains("`\(flow)`") }.map {
            $0.name.components(" ")[0]
        }
        return rows("API", "Errors").first { row in
            row["Errors"].contains("`\(code)`")
                && (row["Does"].contains("`\(flow)`") || events.contains { row["Does"].hasPrefix($0 + " ") })
        }?.line
    }
}

extension DesignText.Table {
    /// The table without a row of steps, the numbers of those below one less.
    func dropping(_ row: Row) -> Edit {
        let top = Int(row.name) ?? 0
        let moved = rows.filter { $0.line > row.line }.map { later -> (line: Int, text: String) in
            var parts = later.name.components(".")
            if let number = Int(parts[0]), number > top { parts[0] = "\(number - 1)" }
            return (later.line, Row.text(of: [parts.joined(separator: ".")] + later.cells.dropFirst()))
        }
        return .all([.delete(row.line), .replace(moved)])
    }
}

extension String {
    /// The name that a step gives to a value.
    var letName: String? { hasPrefix("`let ") ? names(behind: "`let ").first : nil }
}
