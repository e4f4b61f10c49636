/// Headings, tables, code blocks and expressions, wherever they stand.
let placeKinds: [MutationKind] = [
    MutationKind(
        "drop a heading",
        finds: "section-missing",
        "unknown-table",
        "duplicate-table",
        "duplicate-heading",
        "misplaced-block",
        "duplicate-name",
        "duplicate-block",
        "unknown-endpoint",
        "wrong-heading-level",
        at: "the first table, block, list or heading below that has lost its place, or the first line of the design"
    ) { text in
        text.headings.filter { $0.level > 1 && !$0.text.hasPrefix("Component") }.map { heading in
            let next = text.first { line, content in
                line > heading.line && ["|", "```", "#", "- "].contains(where: content.hasPrefix)
            }
            return Site(.delete(heading.line), at: heading.text == "Scenarios" ? 1 : next)
        }
    },
    MutationKind(
        "drop the heading of a component",
        finds: "wrong-heading-level",
        "duplicate-heading",
        at: "the first heading below that has lost its place"
    ) {
        text in
        text.headings("Component:").enumerated().map { index, heading in
            let below = text.section(heading)
            // The parts of the first one stand outside any component; those of others come to the one above.
            let lost = text.headings.first {
                $0.line > heading.line && below.contains($0.line) && (index == 0 || $0.text == "API")
            }
            return Site(.delete(heading.line), at: lost?.line)
        }
    },
    MutationKind("misspell the word of a heading", finds: "unknown-heading", at: "the heading") { text in
        text.headings.filter { $0.text.contains(":") }.map { heading in
            let word = heading.text.components(":")[0]
            return Site(
                text[heading.line].replacing(word, by: word.misspelt).map { .replace(heading.line, $0) },
                at: heading.line
            )
        }
    },
    MutationKind("put a heading at another level", finds: "wrong-heading-level", at: "the heading") { text in
        text.headings.filter { $0.level > 1 }.map { Site(.replace($0.line, "#" + text[$0.line]), at: $0.line) }
    },
    MutationKind("leave a heading without its name", finds: "heading-without-name", "heading-syntax", at: "the heading")
    { text in
        text.headings.filter { $0.text.contains(":") }.map { heading in
            let word = heading.text.components(":")[0]
            return Site(
                .replace(heading.line, String(repeating: "#", count: heading.level) + " " + word + ":"),
                at: heading.line
            )
        }
    },
    MutationKind(
        "give two things of one kind one name",
        finds: "duplicate-name",
        "duplicate-heading",
        at: "the second heading"
    ) { text in
        text.headings.filter { $0.text.contains(":") }.map { heading in
            let word = heading.text.components(":")[0]
            guard let other = text.headings.last(where: { $0.line < heading.line && $0.text.hasPrefix(word + ":") })
            else { return nil }
            return Site(
                text[heading.line].replacing(heading.name, by: other.name).map { .replace(heading.line, $0) },
                at: heading.line
            )
        }
    },
    MutationKind("misspell a column", finds: "unknown-column", "unknown-table", at: "the table's first line") {
        text,
        random in
        text.tables.compactMap { table in
            let column = table.columns[random.below(table.columns.count)]
            return Site(
                text[table.line].replacingWord(column, by: column.misspelt).map { .replace(table.line, $0) },
                at: table.line
            )
        }
    },
    MutationKind("drop a column", finds: "missing-column", "unknown-table", at: "the table's first line") {
        text,
        random in
        text.tables.compactMap { table in
            let gone = random.below(table.columns.count)
            let lines = (table.line...(table.rows.last?.line ?? table.line)).map { line -> (line: Int, text: String) in
                var cells = cells(of: text[line])
                if cells.indices.contains(gone) { cells.remove(at: gone) }
                return (line, Row.text(of: cells))
            }
            return Site(.replace(lines), at: table.line)
        }
    },
    MutationKind("write a column twice", finds: "duplicate-column", at: "the table's first line") { text in
        text.tables.map { table in
            let lines = (table.line...(table.rows.last?.line ?? table.line)).map { line -> (line: Int, text: String) in
                (line, text[line] + " " + (cells(of: text[line]).last ?? "") + " |")
            }
            return Site(.replace(lines), at: table.line)
        }
    },
    MutationKind("write a cell too many", finds: "too-many-cells", at: "its row") { text in
        text.tables.flatMap(\.rows).map { Site(.replace($0.line, text[$0.line] + " more |"), at: $0.line) }
    },
    MutationKind("drop the line below the columns", finds: "table-not-recognised", at: "the table's first line") {
        text in
        text.tables.map { Site(.delete($0.line + 1), at: $0.line) }
    },
    MutationKind("drop a table", finds: "missing-table", "section-missing", "missing-heading", at: "the heading above")
    { text in
        text.headings.filter { $0.level > 1 }.map { heading in
            let own = text.tables.filter { $0.heading.line == heading.line }
            guard own.count == 1, let table = own.first, let last = table.rows.last else { return nil }
            return Site(.delete(table.line...last.line), at: heading.line)
        }
    },
    MutationKind("drop a diagram or a statement", finds: "missing-diagram", "missing-sql", at: "the heading above") {
        text in
        text.blocks.filter { $0.language != "hurl" }.map { Site(.delete($0.start...$0.end), at: $0.heading.line) }
    },
    MutationKind("leave a code block open", finds: "fence-not-closed", at: "its first line") { text in
        text.blocks.map { Site(.delete($0.end), at: $0.start) }
    },
    MutationKind(
        "give a code block another language",
        finds: "missing-diagram",
        "missing-sql",
        "scenario-tries-nothing",
        "misplaced-block",
        "unknown-name",
        at: "the heading above or the block"
    ) { text in
        text.blocks.filter { $0.language != "hurl" }.map { Site(.replace($0.start, "```text"), at: $0.heading.line) }
    },
    MutationKind("drop the title", finds: "missing-title", at: "the first heading") { text in
        [Site(.delete(1), at: text.headings.dropFirst().first?.line)]
    },
    MutationKind("write `=` for `==`", finds: "expression-syntax", "step-syntax", at: "its line") { text in
        text.codeRows.map { line in Site(text[line].replacing(" == ", by: " = ").map { .replace(line, $0) }, at: line) }
    },
    MutationKind("drop a parenthesis", finds: "expression-syntax", "step-syntax", at: "its line") { text in
        text.codeRows.map { line in
            guard
                let span = codeSpans(of: text[line]).first(where: {
                    $0.contains("(") && $0.hasSuffix(")") && !$0.hasPrefix("POST")
                })
            else {
                return nil
            }
            return Site(text[line].replacing(span, by: String(span.dropLast())).map { .replace(line, $0) }, at: line)
        }
    },
    MutationKind("misspell `self`", finds: "unknown-name", "step-syntax", at: "its line") { text in
        text.codeRows.map { line in
            guard codeSpans(of: text[line]).contains(where: { $0.contains("self.") }) else { return nil }
            return Site(text[line].replacing("self.", by: "slef.").map { .replace(line, $0) }, at: line)
        }
    },
    MutationKind(
        "drop the end of a code span",
        finds: "expression-not-in-code",
        "step-syntax",
        "access-syntax",
        "expression-syntax",
        "rule-syntax",
        "effects-syntax",
        at: "its row"
    ) { text in
        text.codeRows.map { line in
            guard let span = codeSpans(of: text[line]).last, span.contains(" == ") || span.contains("(") else {
                return nil
            }
            return Site(text[line].replacing(span + "`", by: span).map { .replace(line, $0) }, at: line)
        }
    },
    MutationKind(
        "swap two cells of a row",
        finds: "unknown-method",
        "path-syntax",
        "unknown-type",
        "type-syntax",
        "rule-syntax",
        "success-syntax",
        "step-syntax",
        "transition-syntax",
        "unknown-event",
        "unknown-requirement",
        "unknown-rule",
        "requirement-not-ears",
        "step-number",
        "empty-cell",
        "operation-syntax",
        "requirement-id-malformed",
        at: "the row"
    ) { text in
        let pairs = [
            ("Method", "Path"), ("Type", "Rules"), ("Success", "Errors"), ("Transition", "Who"), ("ID", "Requirement"),
            ("#", "Step"),
        ]
        return text.tables.flatMap { table in
            pairs.filter { table.columns.contains($0.0) && table.columns.contains($0.1) }.flatMap { first, second in
                table.rows.map { row in
                    guard let one = table.columns.firstIndex(of: first), let two = table.columns.firstIndex(of: second)
                    else { return nil }
                    var cells = row.cells
                    cells.swapAt(one, two)
                    return Site(.replace(row.line, Row.text(of: cells)), at: row.line)
                }
            }
        }
    },
    MutationKind("waive what is not there", finds: "waiver-for-nothing", at: "its row") { text in
        [text.withWaiver("| calls-amplify | \(text.headings("Component:")[0].name) | Small shop. | 2027-01-01 |")]
    },
    MutationKind("waive a rule that is not there", finds: "waiver-of-unknown-rule", at: "its row") { text in
        [text.withWaiver("| calls-amplifyy | \(text.headings("Component:")[0].name) | Small shop. | 2027-01-01 |")]
    },
    MutationKind("waive without a reason", finds: "waiver-without-reason", at: "its row") { text in
        [text.withWaiver("| calls-amplify | \(text.headings("Component:")[0].name) | | 2027-01-01 |")]
    },
]

extension DesignText {
    /// Rows of tables with something in code, but for the rows of configuration.
    var codeRows: [Int] {
        tables.filter { $0.columns[0] != "Variable" && $0.columns[0] != "ID" && $0.columns[0] != "Operation" }.flatMap(
            \.rows
        ).map(\.line)
            .filter { self[$0].contains("`") }
    }

    func withWaiver(_ row: String) -> Site? {
        guard let scenarios = headings("Scenarios").first else { return nil }
        let lines = ["## Waivers", "", "| Rule | Where | Reason | Until |", "|---|---|---|---|", row, ""]
        return Site(.insert(lines, before: scenarios.line), at: .inserted(4))
    }
}
