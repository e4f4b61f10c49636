import Diagnostics
import Expressions

extension Reading {
    /// Each name in a body of one's own is an input of the flow, or a field of the entity; reports those that are not.
    func checkNames(inRequestOf endpoint: Endpoint, _ components: [Component]) {
        guard let request = endpoint.request else { return }
        let (kind, known) = inputNames(of: endpoint, components)
        guard let known else { return }
        for case .field(let name) in request.uses where !known.contains(name.value) {
            findings.unknown(
                kind,
                name,
                among: known,
                leadsTo: "It is open where the value would go.",
                help: known.isEmpty ? "" : "Known: \(known.map { "`\($0)`" }.joined(separator: ", ")); `input` is all."
            )
        }
    }

    /// `nil` where the endpoint takes no input at all, which is for a rule to say.
    private func inputNames(of endpoint: Endpoint, _ components: [Component]) -> (kind: String, known: [String]?) {
        switch endpoint.does.value {
        case .create(let entity), .update(let entity, _):
            return ("field", schema.fields(ofEntity: entity)?.map(\.name))
        case .flow(let name): return ("input", resolvedFlows[name]?.inputs.map(\.name.value))
        case .event(let event, let entity):
            let rows = components.flatMap(\.lifecycles).filter { $0.entity.value == entity }.flatMap(\.transitions)
            for row in rows where row.event?.value == event {
                if case .flow(let name) = row.effects {
                    return ("input", resolvedFlows[name.value]?.inputs.map(\.name.value))
                }
            }
            return ("input", nil)
        case .read, .list, .delete, .query: return ("input", nil)
        }
    }
}
