import Diagnostics
import DocumentReader
import Expressions

extension Reading {
    private static let viewGrammar = TableGrammar(name: "table of values", columns: [.field, .value, .description])

    /// Declares all views, then finds out their members, each when it is first asked for.
    func resolveViews() {
        var parts: [String: (part: OutlinePart, component: String?)] = [:]
        for component in components {
            findings.component = component.label
            for part in component.outline.parts(.view) {
                guard let (name, entity) = viewParts(of: part), names.views.place(of: name.value) == name.span,
                    isEntity(entity, leadsTo: "The view has nothing to show.")
                else { continue }
                schema.declare(view: name.value, of: entity.value)
                parts[name.value] = (part, component.label)
            }
        }
        schema.resolveView = { [weak self] name in
            guard let self, let (part, label) = parts[name] else { return }
            let outer = findings.component
            findings.component = label
            resolve(part)
            findings.component = outer
        }
        for name in schema.viewNames { _ = schema.view(named: name) }
        schema.resolveView = nil
        findings.component = nil
    }

    private func resolve(_ part: OutlinePart) {
        guard let (name, entity) = viewParts(of: part), views[name.value] == nil else { return }
        guard openViews.insert(name.value).inserted else {
            findings.error(
                "view-shows-itself",
                "The view `\(name.value)` shows itself",
                at: name.span,
                leadsTo: "Its answer would have no end.",
                help: "Show the id of the other row, or a smaller view of it."
            )
            return schema.set([], ofView: name.value)
        }
        let table = findings.table(in: part.section, of: "View: \(name.value)", Self.viewGrammar)
        var fields: [View.ViewField] = []
        for row in table?.rows ?? [] {
            guard let field = readViewField(row, entity.value) else { continue }
            if let first = fields.first(where: { $0.name.value == field.name.value }) {
                findings.duplicate("field", field.name, first: first.name.span, leadsTo: "JSON would hold it twice.")
            } else {
                fields.append(field)
            }
        }
        openViews.remove(name.value)
        schema.set(fields.map { .init(name: $0.name.value, type: $0.value.type) }, ofView: name.value)
        views[name.value] = View(
            name: name,
            entity: entity,
            requirements: findings.readRequirements(of: part.heading, known: names.requirements),
            fields: fields,
            span: part.heading.span
        )
    }

    private func readViewField(_ row: ReadRow, _ entity: String) -> View.ViewField? {
        guard let name = findings.needed(.field, of: row, help: "Name the member of the answer.")?.located else {
            return nil
        }
        findings.checkStyle(name, "a field of a view", .lowerCamel)
        guard let cell = findings.needed(.value, of: row, help: "Say what it shows: `` `customer.name` ``."),
            let text = expression(in: cell)
        else { return nil }
        let value = check(text, in: .row(of: entity))
        return View.ViewField(name: name, value: value, description: row.prose(.description), span: row.span)
    }
}
