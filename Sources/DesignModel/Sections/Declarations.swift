import Diagnostics
import DocumentReader

extension Reading {
    /// Collects the names that headings declare; two of one kind with one name are reported.
    func declareNames() {
        var componentNames = Names.Table()
        for component in outline.components {
            if let name = component.heading?.name {
                findings.checkStyle(name, "a component", .words)
                declare(name, "component", in: &componentNames)
            }
            findings.component = component.heading?.name.map { "Component: \($0.value)" }
            for part in component.parts { declare(part) }
            for part in component.parts { checkEntity(of: part) }
        }
        findings.component = nil
        var scenarios = names.scenarios
        for part in outline.scenarios where !part.name.value.isEmpty { declare(part.name, "scenario", in: &scenarios) }
        names.scenarios = scenarios
    }

    private func declare(_ part: OutlinePart) {
        let name = part.name
        guard !name.value.isEmpty else { return }
        switch part.kind {
        case .entity:
            findings.checkStyle(name, "an entity", .upperCamel)
            declare(name, "entity", in: &names.entities)
        case .view:
            guard let parts = viewParts(of: part) else { return }
            findings.checkStyle(parts.name, "a view", .upperCamel)
            declare(parts.name, "view", in: &names.views)
            if let entity = names.entities.place(of: parts.name.value) {
                findings.duplicate(
                    "name",
                    parts.name,
                    first: entity,
                    leadsTo: "`\(parts.name.value)` would mean an entity and a view."
                )
            }
        case .flow:
            findings.checkStyle(name, "a flow", .words)
            declare(name, "flow", in: &names.flows)
        case .query:
            findings.checkStyle(name, "a query", .words)
            declare(name, "query", in: &names.queries)
        case .custom:
            findings.checkStyle(name, "custom logic", .words)
            declare(name, "custom logic", in: &names.customs)
        case .integration: declare(name, "integration", in: &names.integrations)
        default: break
        }
    }

    private func declare(_ name: Located<String>, _ kind: String, in table: inout Names.Table) {
        if let alike = table.nameLike(name.value), let first = table.place(of: alike) {
            findings.duplicate(kind, name, first: first, leadsTo: "It would be open which of the two is meant.")
        } else {
            _ = table.declare(name)
        }
    }

    /// `NAME of ENTITY`.
    func viewParts(of part: OutlinePart) -> (name: Located<String>, entity: Located<String>)? {
        let text = SpannedText(part.name)
        let words = text.split(text.all, at: " ").filter { !$0.isEmpty }
        guard words.count == 3, text.text(words[1]).lowercased() == "of" else { return nil }
        return (text.located(words[0]), text.located(words[2]))
    }

    /// A lifecycle, a seed and a view belong to an entity that there must be.
    private func checkEntity(of part: OutlinePart) {
        guard part.kind == .view, !part.name.value.isEmpty, viewParts(of: part) == nil else { return }
        findings.error(
            "heading-syntax",
            "The view does not say of which entity it is",
            at: part.name.span,
            leadsTo: "It is open what its values are taken from.",
            help: "Write `### View: NAME of ENTITY`."
        )
    }

    /// Whether there is such an entity; reports one that there is not.
    func isEntity(_ name: Located<String>, leadsTo consequence: String) -> Bool {
        if names.entities.contains(name.value) { return true }
        findings.unknown("entity", name, among: names.entities.order, leadsTo: consequence)
        return false
    }
}
