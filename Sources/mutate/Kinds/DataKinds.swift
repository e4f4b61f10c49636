/// Entities, inputs, parameters, indexes and views.
let dataKinds: [MutationKind] = [
    MutationKind("misspell a type", finds: "unknown-type", "type-syntax", at: "its row") { text in
        text.typedRows.map { row in
            let type = String(row["Type"].prefix { $0.isNamePart })
            return Site(row.changing("Type", type, to: type.misspelt), at: row.line)
        }
    },
    MutationKind("drop the bound of a text, a number or a list", finds: "value-without-bound", at: "its row") { text in
        (text.rows("Entity", "Type") + text.rows("Flow", "Type") + text.rows("GET", "Type")).map { row in
            for type in ["text(", "integer("] where row["Type"].hasPrefix(type) {
                return Site(row.changing("Type", to: String(type.dropLast())), at: row.line)
            }
            guard row["Type"].hasPrefix("list of"), let bound = row["Rules"].components(",").first else { return nil }
            return Site(
                row.changing("Rules", to: row["Rules"].replacing(bound, by: "")?.trimmedOfCommas ?? ""),
                at: row.line
            )
        }
    },
    MutationKind("turn a bound round", finds: "type-syntax", at: "its row") { text in
        text.typedRows.map { row in
            guard let inside = row["Type"].parenthesised, case let ends = inside.components(".."), ends.count == 2,
                !ends[1].isEmpty, ends[0] != ends[1]
            else { return nil }
            return Site(row.changing("Type", inside, to: "\(ends[1])..\(ends[0])"), at: row.line)
        }
    },
    MutationKind("keep money as an integer", finds: "money-not-decimal", at: "its row") { text in
        text.typedRows.filter { $0["Type"].hasPrefix("decimal") && !$0["Rules"].contains("computed") }.map {
            Site($0.changing("Type", to: "integer(0..100000)"), at: $0.line)
        }
    },
    MutationKind("keep a time as text", finds: "time-not-timestamp", at: "its row") { text in
        text.rows("Entity", "Type").filter { $0["Type"] == "timestamp" }.map {
            Site($0.changing("Type", to: "text(1..40)"), at: $0.line)
        }
    },
    MutationKind("drop `on delete`", finds: "reference-without-on-delete", at: "its row") { text in
        text.rows("Entity", "Rules").map { row in
            let rules = row["Rules"].components(",")
            let others = rules.filter { !$0.hasPrefix("on delete") }
            return others.count < rules.count
                ? Site(row.changing("Rules", to: others.joined(separator: ", ")), at: row.line) : nil
        }
    },
    MutationKind("drop `sensitive`", finds: "sensitive-not-marked", at: "its row") { text in
        text.rows("Entity", "Rules").map { row in
            let rules = row["Rules"].components(",")
            let others = rules.filter { $0 != "sensitive" }
            return others.count < rules.count
                ? Site(row.changing("Rules", to: others.joined(separator: ", ")), at: row.line) : nil
        }
    },
    MutationKind(
        "drop a `unique` whose breach a contract answers",
        finds: "endpoint-cannot-answer",
        at: "the first endpoint that lists it"
    ) { text in
        text.rows("Entity", "Rules").filter { $0["Rules"].hasPrefix("unique,") || $0["Rules"] == "unique" }.map { row in
            let entity = text.entity(at: row.line)
            let endpoint = text.rows("API", "Errors").first {
                $0["Errors"].contains("`\(row.name)_taken`") && $0["Does"].hasSuffix(" " + entity)
            }
            return Site(
                row.changing("Rules", to: row["Rules"].replacing("unique", by: "")?.trimmedOfCommas ?? ""),
                at: endpoint?.line
            )
        }
    },
    MutationKind(
        "make a field unique that clients write",
        finds: "endpoint-leaves-out-error",
        at: "the endpoint that creates it"
    ) { text in
        text.rows("Entity", "Rules").map { row in
            let rules = row["Rules"]
            guard !rules.contains("unique"), !rules.contains("set by service"), !rules.contains("computed"),
                row["Type"].hasPrefix("text")
            else { return nil }
            let entity = text.entity(at: row.line)
            let endpoint = text.rows("API", "Does").first { $0["Does"] == "create " + entity }
            return Site(row.changing("Rules", to: rules.isEmpty ? "unique" : "unique, " + rules), at: endpoint?.line)
        }
    },
    MutationKind("misspell a rule", finds: "rule-syntax", "unknown-rule", at: "its row") { text in
        text.ruledRows.map { row in
            let word = String(row["Rules"].prefix { $0.isNamePart })
            guard word.first?.isLetter ?? false else { return nil }
            return Site(row.changing("Rules", word, to: word.misspelt), at: row.line)
        }
    },
    MutationKind("write a rule twice", finds: "duplicate-rule", at: "its row") { text in
        text.ruledRows.map { row in
            guard let last = row["Rules"].components(",").last, last.first?.isLetter ?? false, !last.hasPrefix("where"),
                last != "stored"
            else {
                return nil
            }
            return Site(row.changing("Rules", to: row["Rules"] + ", " + last), at: row.line)
        }
    },
    MutationKind(
        "give a default that the type refuses",
        finds: "default-breaks-rule",
        "unknown-word",
        "unknown-name",
        at: "its row"
    ) { text in
        text.ruledRows.map { row in
            guard let rule = row["Rules"].components(",").first(where: { $0.hasPrefix("default ") }) else { return nil }
            return Site(row.changing("Rules", rule, to: "default `sometimes`"), at: row.line)
        }
    },
    MutationKind("drop a field", finds: "unknown-name", "unknown-field", at: "the first line that uses it") { text in
        text.rows("Entity", "Field").map { row in
            Site(.delete(row.line), at: text.firstUse(ofField: row, besides: row.line))
        }
    },
    MutationKind("misspell a field", finds: "unknown-name", "unknown-field", at: "the first line that uses it") {
        text in
        text.rows("Entity", "Field").map { row in
            Site(row.changing("Field", to: row.name.misspelt), at: text.firstUse(ofField: row))
        }
    },
    MutationKind("empty the first cell of a row", finds: "empty-cell", at: "its row") { text in
        text.tables.flatMap(\.rows).map { Site($0.changing($0.columns[0], to: ""), at: $0.line) }
    },
    MutationKind("write a row twice", finds: "duplicate-name", "duplicate-index", "step-number", at: "the second one") {
        text in
        text.tables.flatMap(\.rows).map { Site(.insert(text[$0.line], after: $0.line), at: .inserted) }
    },
    MutationKind("add a field that nobody writes", finds: "field-nobody-writes", at: "its row") { text in
        text.tables("Entity", "Field").map {
            Site(
                .insert("| archivedAt | timestamp | optional, set by service | When. |", after: $0.line + 1),
                at: .inserted
            )
        }
    },
    MutationKind("use a type's name for a field's name", finds: "bad-name", at: "its row") { text in
        text.rows("Entity", "Field").map { row in
            Site(row.changing("Field", to: row.name.prefix(1).uppercased() + row.name.dropFirst()), at: row.line)
        }
    },
    MutationKind(
        "drop an entity",
        finds: "unknown-type",
        "unknown-entity",
        "unknown-name",
        at: "the first line that names it"
    ) { text in
        text.headings("Entity:").map { heading in
            let section = text.section(heading)
            return Site(
                .delete(section),
                at: text.first { line, content in
                    !section.contains(line) && (content.hasPrefix("|") || content.hasPrefix("#"))
                        && content.hasWord(heading.name)
                }
            )
        }
    },
    MutationKind("misspell a condition on a field", finds: "unknown-name", at: "its row") { text in
        text.rows("Entity", "Rules").map { row in
            guard let span = codeSpans(of: row["Rules"]).first, span.hasWord(row.name),
                let wrong = span.replacingWord(row.name, by: row.name.misspelt)
            else { return nil }
            return Site(row.changing("Rules", span, to: wrong), at: row.line)
        }
    },
    MutationKind("misspell a field of an index", finds: "unknown-field", "unknown-name", at: "its row") { text in
        text.rows("Entity", "Index").map { row in
            let field = String((codeSpans(of: row.name).first ?? "").prefix { $0.isNamePart })
            return Site(row.changing("Index", field, to: field.misspelt), at: row.line)
        }
    },
    MutationKind("add an index that nobody needs", finds: "index-nobody-needs", at: "its row") { text in
        text.tables("Entity", "Index").map { table in
            let used = text.lines.joined(separator: "\n")
            let field = text.rows("Entity: \(table.heading.name)", "Field").last {
                $0["Type"].hasPrefix("text") && !$0["Rules"].contains("unique") && !used.contains("self.\($0.name)")
            }
            return field.map { Site(.insert("| `\($0.name)` | some day |", after: table.line + 1), at: .inserted) }
        }
    },
    MutationKind("drop the index of a reference", finds: "reference-without-index", at: "the reference's row") { text in
        text.indexes.map { index in
            let field = text.rows("Entity: \(index.entity)", "Field").first { $0.name == index.columns[0] }
            let isReference = field.map { $0["Rules"].contains("on delete") } ?? false
            return isReference && index.isAloneWithFirst ? Site(.delete(index.line), at: field?.line) : nil
        }
    },
    MutationKind("drop the index of a filter", finds: "filter-without-index", at: "the filter's row") { text in
        text.indexes.map { index in
            let filter = text.rows("GET", "Filter").first {
                $0["Filter"].contains("self.\(index.columns[0])") && $0["Filter"].contains(" == ")
                    && text.entityListed(at: $0.line) == index.entity
            }
            return index.isAloneWithFirst ? Site(.delete(index.line), at: filter?.line) : nil
        }
    },
    MutationKind("drop the index of a sort", finds: "sort-without-index", at: "the row of `sort`") { text in
        text.indexes.map { index in
            let isFilter = text.rows("GET", "Filter").contains { $0["Filter"].contains("self.\(index.columns[0])") }
            let sort =
                isFilter
                ? nil
                : text.rows("GET", "Filter").first {
                    $0.name == "sort" && $0["Type"].contains("`\(index.columns[0])`")
                        && text.entityListed(at: $0.line) == index.entity
                }
            return index.isAloneWithFirst ? Site(.delete(index.line), at: sort?.line) : nil
        }
    },
    MutationKind("misspell the value of a view's field", finds: "unknown-name", "unknown-field", at: "its row") {
        text in
        text.rows("View", "Value").map { row in
            let name = String((codeSpans(of: row["Value"]).first ?? "").prefix { $0.isNamePart })
            return Site(row.changing("Value", name, to: name.misspelt), at: row.line)
        }
    },
    MutationKind("drop a view", finds: "unknown-entity-or-view", at: "the endpoint that answers with it") { text in
        text.headings("View:").map { heading in
            Site(
                .delete(text.section(heading)),
                at: text.rows("API", "Success").first { $0["Success"].hasWord(heading.name) }?.line
            )
        }
    },
    MutationKind("compare with a value of another type", finds: "type-mismatch", at: "its row") { text in
        text.tables.flatMap(\.rows).map { row in
            for column in ["Rules", "Step", "Filter"] {
                for number in ["> 0", "< 20", "+ 1"] where row[column].contains(number) {
                    return Site(row.changing(column, number, to: number.prefix(2) + "\"x\""), at: row.line)
                }
            }
            return nil
        }
    },
]

extension DesignText {
    /// Rows of tables that give types to fields, inputs and parameters.
    var typedRows: [Row] {
        tables.filter { $0.columns.contains("Type") && $0.columns[0] != "Variable" }.flatMap(\.rows)
            .filter { !$0["Type"].hasPrefix("sort by") && !$0["Type"].hasPrefix("{") }
    }

    var ruledRows: [Row] {
        tables.filter { $0.columns.contains("Rules") && $0.columns.contains("Type") }.flatMap(\.rows)
            .filter { !$0["Rules"].isEmpty }
    }

    func entity(at line: Int) -> String {
        headings.last { $0.line < line && $0.text.hasPrefix("Entity:") }?.name ?? ""
    }

    /// The entity that the list gives to which the parameter table around a line belongs.
    func entityListed(at line: Int) -> String {
        guard let heading = headings.last(where: { $0.line < line })?.text.components(" "), heading.count == 2 else {
            return ""
        }
        let row = rows("API", "Does").first { $0["Method"] == heading[0] && $0["Path"] == heading[1] }
        let words = row?["Does"].components(" ") ?? []
        return words.count > 1 ? words[1] : ""
    }

    struct Index {
        let line: Int
        let entity: String
        let columns: [String]
        /// Whether no other index of the entity begins with its first column.
        let isAloneWithFirst: Bool
    }

    var indexes: [Index] {
        tables("Entity", "Index").flatMap { table -> [Index] in
            let all = table.rows.map { row in
                (codeSpans(of: row.name).first ?? "").components(",").map { String($0.prefix { $0.isNamePart }) }
            }
            return zip(table.rows, all).map { row, columns in
                Index(
                    line: row.line,
                    entity: table.heading.name,
                    columns: columns,
                    isAloneWithFirst: all.count { $0.first == columns.first } == 1
                )
            }
        }
    }

    /// The first line, in reading order, that uses an entity's field by name, as far as it can be told from the text: in its
    /// indexes, its views, in `create ENTITY { … }`, behind `self.` of what belongs to it, and behind what refers to it.
    func firstUse(ofField row: Row, besides gone: Int? = nil) -> Int? {
        let entity = entity(at: row.line)
        let field = row.name
        let variable = entity.prefix(1).lowercased() + entity.dropFirst()
        let references = rows("Entity", "Type").filter { $0["Type"] == entity }.map(\.name) + [variable]
        let isItsOwn = rows("Entity", "Field").count { $0.name == field } == 1
        return first { line, content in
            guard line != gone else { return false }
            let heading = headings.last { $0.line < line }
            let spans = codeSpans(of: content)
            let isOwn = heading?.text.hasPrefix("Entity: \(entity)") ?? false
            if isOwn, spans.contains(where: { $0.hasWord(field) }) { return true }
            let isOfParent = rows("Entity", "Type").contains {
                $0["Type"] == "list of \(entity)" && self.entity(at: $0.line) == heading?.name
            }
            if isOfParent, spans.contains(where: { $0.contains(".\(field)") }) { return true }
            if isItsOwn, spans.contains(where: { $0.contains(".\(field)") && !$0.contains("input.\(field)") }) {
                return true
            }
            if heading?.text.hasSuffix(" of \(entity)") ?? false {
                return spans.contains { $0.hasWord(field) && !$0.contains("." + field) }
            }
            if spans.contains(where: { $0.contains("\(entity) {") && $0.contains("\(field): ") }) { return true }
            if references.contains(where: { reference in
                spans.contains { $0.hasWord(reference) && $0.contains("\(reference).\(field)") }
            }) {
                return true
            }
            return spans.contains { $0.contains("self.\(field)") } && self.isAbout(entity, line, heading)
        }
    }

    /// Whether `self` is a row of the entity in a line: of its lifecycle, a flow that is its effect, its endpoints.
    private func isAbout(_ entity: String, _ line: Int, _ heading: Heading?) -> Bool {
        guard let heading else { return false }
        if heading.text.hasPrefix("Lifecycle: \(entity)") { return true }
        if heading.text.hasPrefix("GET") { return entityListed(at: line) == entity }
        if heading.text.hasPrefix("API") {
            return rows("API", "Does").contains { $0.line == line && $0["Does"].hasWord(entity) }
        }
        return heading.text.hasPrefix("Flow:")
            && rows("Lifecycle: \(entity)", "Effects").contains { $0["Effects"].contains("`\(heading.name)`") }
    }
}

extension String {
    /// What stands in the first pair of parentheses.
    var parenthesised: String? {
        guard let open = range(of: "("), let close = range(of: ")"), open.upperBound < close.lowerBound else {
            return nil
        }
        return String(self[open.upperBound..<close.lowerBound])
    }

    /// Without commas at the ends, or two in a row.
    var trimmedOfCommas: String { components(",").filter { !$0.isEmpty }.joined(separator: ", ") }
}
