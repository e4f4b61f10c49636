/// Requirements, roles and who callers are.
let requirementKinds: [MutationKind] = [
    MutationKind(
        "drop a requirement",
        finds: "unknown-requirement",
        at: "the first line that names it"
    ) { text in
        text.requirements.map { row in Site(.delete(row.line), at: text.firstLine(citing: row.name)) }
    },
    MutationKind(
        "misspell a requirement's id",
        finds: "unknown-requirement",
        at: "the first line that names it"
    ) { text in
        text.requirements.map { row in
            Site(row.changing("ID", to: row.name.replacing("-0", by: "-9") ?? ""), at: text.firstLine(citing: row.name))
        }
    },
    MutationKind("give a requirement another's id", finds: "duplicate-name", at: "the later of the two rows") { text in
        zip(text.requirements, text.requirements.dropFirst()).map { first, second in
            Site(second.changing("ID", to: first.name), at: second.line)
        }
    },
    MutationKind("write an id without a hyphen", finds: "requirement-id-malformed", at: "its row") { text in
        text.requirements.map { Site($0.changing("ID", "-", to: " "), at: $0.line) }
    },
    MutationKind(
        "empty `Acceptance` where no scenario names the requirement",
        finds: "requirement-without-scenario",
        at: "its row"
    ) { text in
        let named = Set(text.headings("Scenario:").flatMap(\.requirements))
        return text.requirements.filter { !named.contains($0.name) }.map {
            Site($0.changing("Acceptance", to: ""), at: $0.line)
        }
    },
    MutationKind("misspell the scenario in `Acceptance`", finds: "acceptance-names-no-scenario", at: "its row") {
        text in
        text.requirements.map { row in
            let scenario = row["Acceptance"].components(";")[0].dropFirst(10)
            return Site(row.changing("Acceptance", String(scenario), to: scenario.misspelt), at: row.line)
        }
    },
    MutationKind("write `should` for `shall`", finds: "requirement-not-ears", at: "its row") { text in
        text.requirements.map { Site($0.changing("Requirement", " shall ", to: " should "), at: $0.line) }
    },
    MutationKind("say a second `shall`", finds: "requirement-not-ears", at: "its row") { text in
        text.requirements.map { row in
            let words = String(row["Requirement"].dropLast())
            return Site(row.changing("Requirement", to: words + ", and it shall say so."), at: row.line)
        }
    },
    MutationKind("drop the `then` of an `If`", finds: "requirement-not-ears", at: "its row") { text in
        text.requirements.filter { $0["Requirement"].hasPrefix("If ") }.map {
            Site($0.changing("Requirement", ", then the", to: " the"), at: $0.line)
        }
    },
    MutationKind("add a vague word", finds: "requirement-vague", at: "its row") { text, random in
        text.requirements.compactMap { row in
            let word = ["quickly", "in an appropriate way", "if possible", "always", "efficiently"][random.below(5)]
            return Site(row.changing("Requirement", " shall ", to: " shall \(word) "), at: row.line)
        }
    },
    MutationKind("leave a list open", finds: "requirement-vague", at: "its row") { text in
        text.requirements.map { row in
            Site(row.changing("Requirement", to: String(row["Requirement"].dropLast()) + ", etc."), at: row.line)
        }
    },
    MutationKind("drop the unit of a number", finds: "number-without-unit", at: "its row") { text in
        text.requirements.map { row in
            guard let (number, unit) = row["Requirement"].numberWithUnit else { return nil }
            return Site(row.changing("Requirement", "\(number) \(unit)", to: number), at: row.line)
        }
    },
    MutationKind(
        "unbalance a number of a requirement",
        finds: "numbers-disagree",
        at: "the step, arrow or worker with the same number"
    ) { text, random in
        text.requirements.compactMap { row in
            guard let (number, unit) = row["Requirement"].numberWithUnit, let value = Int(number) else { return nil }
            let other = "\(value + 1 + random.below(9)) \(unit)"
            let element = text.first { line, content in
                line > row.line && (content.hasPrefix("|") || content.contains("-->"))
                    && (content.contains("< \(number)`") || content.contains("after \(number)m")
                        || content.contains("retry \(number) times"))
            }
            return Site(row.changing("Requirement", "\(number) \(unit)", to: other), at: element)
        }
    },
    MutationKind("unbalance a number of an answer's sentence", finds: "numbers-disagree", at: "its row") { text in
        text.rows("Flow:", "On failure").map { row in
            guard let (number, unit) = row["On failure"].lastQuoted?.numberWithUnit, let value = Int(number) else {
                return nil
            }
            return Site(row.changing("On failure", "\(number) \(unit)", to: "\(value + 5) \(unit)"), at: row.line)
        }
    },
    MutationKind("leave a placeholder", finds: "placeholder-text", at: "its row") { text, random in
        let words = ["TBD", "TODO", "???", "FIXME", "to be defined"]
        return ["Description", "Recovery", "Requirement"].flatMap { column in
            text.tables.flatMap(\.rows).compactMap { row in
                guard row[column].count > 3 else { return nil }
                return Site(row.changing(column, to: words[random.below(5)]), at: row.line)
            }
        }
    },
    MutationKind("leave a question open", finds: "open-question", at: "its line") { text in
        text.headings.filter { $0.level == 2 }.dropFirst().map {
            Site(.insert(["## Open questions", "", "- Who pays for it?", ""], before: $0.line), at: .inserted(2))
        }
    },
    MutationKind("drop the requirements of an element", finds: "element-without-requirement", at: "its row") { text in
        text.rows("API", "Requirements").filter { row in
            let does = row["Does"]
            let isLinkedOtherwise =
                does.contains("`")
                || text.rows("Lifecycle", "Transition").contains { does.hasPrefix($0.name.components(" ")[0]) }
            return !isLinkedOtherwise
        }.map { Site($0.changing("Requirements", to: ""), at: $0.line) }
            + text.workers.map { Site($0.changing("Requirements", to: ""), at: $0.line) }
    },
    MutationKind("name a requirement that is not there", finds: "unknown-requirement", at: "its line") { text, random in
        text.lines.indices.compactMap { index in
            let line = text.lines[index]
            guard line.contains("REQ-0"), !line.hasPrefix("| REQ"),
                let wrong = line.replacing("REQ-0", by: "REQ-\(random.below(8) + 1)")
            else { return nil }
            return Site(.replace(index + 1, wrong), at: index + 1)
        }
    },
    MutationKind("drop a scenario", finds: "acceptance-names-no-scenario", at: "the first requirement that names it") {
        text in
        text.headings("Scenario:").map { heading in
            let row = text.requirements.first { $0["Acceptance"].contains("Scenario: " + heading.name) }
            return Site(.delete(text.section(heading)), at: row?.line)
        }
    },
    MutationKind("drop a role", finds: "unknown-role", at: "the first line that names it") { text in
        text.rows("Roles", "Role").map { row in
            Site(.delete(row.line), at: text.firstLine(withRole: row.name))
        }
    },
    MutationKind("misspell a role in its table", finds: "unknown-role", at: "the first line that names it") { text in
        text.rows("Roles", "Role").map { row in
            Site(row.changing("Role", to: row.name.misspelt), at: text.firstLine(withRole: row.name))
        }
    },
    MutationKind("add a role that nobody has", finds: "role-never-used", at: "its row") { text in
        text.rows("Roles", "Role").map {
            Site(.insert("| auditor | Reads the books. |", after: $0.line), at: .inserted)
        }
    },
    MutationKind("drop a row of `Authentication`", finds: "authentication-incomplete", at: "the heading") { text in
        text.tables("Authentication", "Setting").flatMap { table in
            table.rows.filter { !["API key", "Subject"].contains($0.name) }.map {
                Site(.delete($0.line), at: table.heading.line)
            }
        }
    },
    MutationKind("misspell a setting", finds: "unknown-setting", at: "its row") { text in
        (text.rows("Authentication", "Setting") + text.rows("Integration", "Setting") + text.rows("Limits", "Limit"))
            .map { row in Site(row.changing(row.columns[0], to: row.name.misspelt), at: row.line) }
    },
    MutationKind("write nonsense as a setting's value", finds: "setting-syntax", "unknown-variable", at: "its row") {
        text in
        let prose = ["Circuit breaker", "Degraded mode", "Owner"]
        return
            (text.rows("Authentication", "Setting") + text.rows("Integration", "Setting") + text.rows("Limits", "Limit"))
            .filter { !prose.contains($0.name) }.map { Site($0.changing("Value", to: "as usual"), at: $0.line) }
    },
]

extension DesignText {
    var requirements: [Row] { rows("Requirements", "Requirement") }

    func firstLine(withRole role: String) -> Int? {
        let table = tables("Roles", "Role").last?.rows.last?.line ?? 0
        return first { $0 > table && $1.hasPrefix("|") && $1.hasWord(role) }
    }

    /// Behind the table of requirements.
    func firstLine(citing id: String) -> Int? { first { !$1.hasPrefix("| REQ") && $1.hasWord(id) } }
}

extension String {
    /// A number and the word behind it.
    var numberWithUnit: (number: String, unit: String)? {
        let words = split(separator: " ").map(String.init)
        return zip(words, words.dropFirst()).first { Int($0.0) != nil && ($0.1.first?.isLetter ?? false) }
            .map { ($0.0, String($0.1.prefix { $0.isLetter })) }
    }

    /// What stands in the last pair of quotes.
    var lastQuoted: String? {
        let parts = components("\"")
        return parts.count > 2 ? parts[parts.count - 2] : nil
    }
}
