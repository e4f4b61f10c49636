import Diagnostics
import DocumentReader
import Expressions

/// An entity whose rules are not resolved yet.
struct EntityDraft {
    var part: OutlinePart
    var name: Located<String>
    var fields: [FieldDraft]
    var indexes: ReadTable?
    var countsItsIDs = false

    /// Whether the field alone has the rule `unique`.
    func isUnique(_ field: String) -> Bool {
        fields.contains { $0.name.value == field && $0.rules.rules.isUnique != nil }
    }
}

extension Reading {
    private static let fieldGrammar = TableGrammar(name: "field table", columns: [.field, .type, .rules, .description])
    private static let indexGrammar = TableGrammar(name: "index table", columns: [.index, .purpose], isRequired: false)

    /// Reads the tables of all entities; expressions in them wait until all fields are known.
    func readEntityTables() {
        let withLifecycle = Set(outline.components.flatMap { $0.parts(.lifecycle) }.map(\.name.value))
        for index in components.indices {
            findings.component = components[index].label
            var seen: Set<String> = []
            for part in components[index].outline.parts(.entity) {
                let tables = findings.tables(
                    in: part.section,
                    of: "Entity: \(part.name.value)",
                    expecting: [Self.fieldGrammar, Self.indexGrammar]
                )
                var draft = EntityDraft(
                    part: part,
                    name: part.name,
                    fields: readFields(tables[0], .field, .field),
                    indexes: tables[1]
                )
                takeUnsaidFields(&draft, withLifecycle)
                // An entity of that name elsewhere has been reported; only the first one counts.
                if names.entities.place(of: part.name.value) == part.name.span, seen.insert(part.name.value).inserted {
                    components[index].entities.append(draft)
                    entityDrafts[draft.name.value] = draft
                }
            }
        }
        findings.component = nil
    }

    /// `id` may be declared as `integer, set by service`; the other unsaid fields may not.
    private func takeUnsaidFields(_ draft: inout EntityDraft, _ withLifecycle: Set<String>) {
        let hasLifecycle = withLifecycle.contains(draft.name.value)
        draft.fields.removeAll { field in
            guard unsaidFields.contains(field.name.value), field.name.value != "state" || hasLifecycle else {
                return false
            }
            if field.name.value == "id", case .integer = field.type.value, field.rules.rules.isSetByService != nil {
                findings.refuse(.countedID, at: field.span)
                draft.countsItsIDs = true
            } else {
                reportUnsaid(field)
            }
            return true
        }
    }

    private func reportUnsaid(_ field: FieldDraft) {
        findings.error(
            "reserved-name",
            "`\(field.name.value)` is there without being said",
            at: field.name.span,
            leadsTo: "The field would be there twice.",
            help: field.name.value == "id"
                ? "Remove the row, or declare it as `integer`, `set by service`, to have it count up."
                : "Remove the row, or give the field another name."
        )
    }

    /// Makes the fields of all entities known to expressions.
    func declareEntities() {
        let parents = parentsOfChildren()
        self.parents = parents.mapValues { $0.map(\.name) }
        for draft in components.flatMap(\.entities) {
            let idType: ValueType = draft.countsItsIDs ? .integer : .uuid
            var members = [ValueType.Member(name: "id", type: idType)] + draft.fields.map(\.member)
            members += parents[draft.name.value] ?? []
            if let lifecycle = lifecycle(of: draft.name.value) {
                members.append(.init(name: "state", type: .oneOf(lifecycle.states.map(\.value))))
            }
            members += [
                .init(name: "version", type: .integer), .init(name: "createdAt", type: .timestamp),
                .init(name: "updatedAt", type: .timestamp),
            ]
            schema.declare(entity: draft.name.value, fields: members)
        }
    }

    /// A child has a reference named as its parent, in lower camel case, without its being said.
    private func parentsOfChildren() -> [String: [ValueType.Member]] {
        var parents: [String: [ValueType.Member]] = [:]
        for parent in components.flatMap(\.entities) {
            let name = parent.name.value.prefix(1).lowercased() + parent.name.value.dropFirst()
            for field in parent.fields {
                guard case .children(let child) = field.type.value,
                    entityDrafts[child]?.fields.contains(where: { $0.name.value == name }) == false
                else { continue }
                parents[child, default: []].append(.init(name: name, type: .entity(parent.name.value)))
            }
        }
        return parents
    }

    func lifecycle(of entity: String) -> LifecycleDraft? { lifecycleDrafts[entity] }

    /// Checks the rules of all entities.
    func resolveEntities() {
        for component in components {
            findings.component = component.label
            for draft in component.entities { entities[draft.name.value] = resolve(draft) }
        }
        findings.component = nil
    }

    private func resolve(_ draft: EntityDraft) -> Entity {
        let place = Surroundings.row(of: draft.name.value)
        let known = (schema.fields(ofEntity: draft.name.value) ?? []).map(\.name)
        let fields = draft.fields.map { field in
            checkUniqueWith(field, known)
            return Field(
                name: field.name,
                type: field.type,
                rules: finish(field, in: place, .field),
                description: field.description,
                span: field.span
            )
        }
        return Entity(
            name: draft.name,
            requirements: findings.readRequirements(of: draft.part.heading, known: names.requirements),
            fields: fields,
            indexes: readIndexes(draft, known),
            description: Self.firstParagraph(of: draft.part.section)?.value,
            span: draft.part.heading.span,
            countsItsIDs: draft.countsItsIDs
        )
    }

    private func checkUniqueWith(_ field: FieldDraft, _ known: [String]) {
        for constraint in field.rules.rules.uniqueWith {
            for name in constraint.value where !known.contains(name) {
                findings.unknown(
                    "field",
                    Located(name, at: constraint.span),
                    among: known,
                    leadsTo: "The database could not hold the rule."
                )
            }
        }
    }

    private func readIndexes(_ draft: EntityDraft, _ known: [String]) -> [Index] {
        var indexes: [Index] = []
        for row in draft.indexes?.rows ?? [] {
            guard
                let cell = findings.needed(.index, of: row, help: "Name the fields: `` `customer, createdAt desc` ``."),
                let index = findings.readIndex(
                    cell,
                    purpose: row.prose(.purpose),
                    known: known,
                    entity: draft.name.value,
                    span: row.span
                )
            else { continue }
            if let first = indexes.first(where: { $0.columns == index.columns }) {
                findings.error(
                    "duplicate-index",
                    "The index stands here for the second time",
                    at: cell.span,
                    because: [DiagnosticLabel(first.span, "the first one")],
                    leadsTo: "The database would keep both up to date for nothing.",
                    help: "Remove one of them."
                )
            } else {
                indexes.append(index)
            }
        }
        return indexes
    }
}
