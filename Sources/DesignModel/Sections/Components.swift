import DocumentReader

extension Reading {
    /// Puts a component together once all names are known.
    func resolveComponent(_ index: Int) -> Component {
        let draft = components[index]
        findings.component = draft.label
        defer { findings.component = nil }
        let outline = draft.outline
        let flows = draft.flows.map(resolve)
        let endpoints = draft.endpoints.compactMap(resolve)
        resolvedFlows.merge(flows.map { ($0.name.value, $0) }) { first, _ in first }
        return Component(
            name: draft.name,
            responsibility: outline.section.flatMap(Self.firstParagraph),
            requirements: outline.heading.map { findings.readRequirements(of: $0, known: names.requirements) } ?? [],
            entities: draft.entities.compactMap { entities[$0.name.value] },
            lifecycles: draft.lifecycles.map(resolve),
            views: outline.parts(.view).compactMap { part in
                viewParts(of: part).flatMap { views[$0.name.value] }
            },
            seeds: readSeeds(outline),
            flows: flows,
            queries: outline.parts(.query).compactMap { queries[$0.name.value] },
            customs: outline.parts(.custom).compactMap { customs[$0.name.value] },
            endpoints: endpoints,
            workers: draft.workers.map(resolve),
            integrations: draft.integrations,
            failureModes: readFailureModes(outline),
            apiSpan: outline.part(.api)?.heading.span,
            failureModesSpan: outline.part(.failureModes)?.heading.span,
            span: outline.heading?.span ?? draft.name.span
        )
    }

    /// Flows may be called from other components, so that this waits until all are resolved.
    func checkResults(_ components: [Component]) {
        for component in components {
            findings.component = "Component: \(component.name.value)"
            for endpoint in component.endpoints {
                checkNames(inRequestOf: endpoint, components)
                guard case .flow(let name) = endpoint.does.value, let flow = resolvedFlows[name] else { continue }
                checkResult(of: flow, for: endpoint)
            }
        }
        findings.component = nil
    }
}
