import DesignModel
import Diagnostics

/// Nobody asked for a part of the design.
enum ElementWithoutRequirement: Rule {
    static let id: DiagnosticID = "element-without-requirement"
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault:
            "An entity, lifecycle, transition, flow, query, custom, worker or endpoint serves no requirement, directly or through its endpoints.",
        whyItMatters:
            "What nobody asked for is work without a judge: either a requirement is missing, or the part is not needed.",
        bad: """
            | Method | Path | Does | Who | Success | Errors | Requirements |
            |---|---|---|---|---|---|---|
            | GET | /workload | query `Workload` | lead | 200 list of Workload | 401, 403 | |
            """,
        good: """
            | Method | Path | Does | Who | Success | Errors | Requirements |
            |---|---|---|---|---|---|---|
            | GET | /workload | query `Workload` | lead | 200 list of Workload | 401, 403 | REQ-008 |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        guard !view.design.requirements.isEmpty else { return [] }
        return view.design.components.flatMap { component -> [Diagnostic] in
            var found: [Diagnostic] = []
            for entity in component.entities
            where entity.requirements.isEmpty && view.requirements(of: entity, in: component).isEmpty {
                found.append(without("The entity `\(entity.name.value)`", at: entity.name.span))
            }
            for lifecycle in component.lifecycles {
                found += check(lifecycle, in: component, view)
            }
            for flow in component.flows
            where flow.requirements.isEmpty && view.requirements(of: flow, in: component).isEmpty {
                found.append(without("The flow `\(flow.name.value)`", at: flow.name.span))
            }
            for query in component.queries
            where query.requirements.isEmpty && view.requirements(of: query, in: component).isEmpty {
                found.append(without("The query `\(query.name.value)`", at: query.name.span))
            }
            for custom in component.customs
            where custom.requirements.isEmpty && view.requirements(of: custom, in: component).isEmpty {
                found.append(without("The custom logic `\(custom.name.value)`", at: custom.name.span))
            }
            for worker in component.workers
            where worker.requirements.isEmpty && view.requirements(of: worker, in: component).isEmpty {
                found.append(without("The worker `\(worker.name.value)`", at: worker.name.span))
            }
            for endpoint in component.endpoints
            where endpoint.requirements.isEmpty && view.requirements(of: endpoint).isEmpty {
                found.append(without(endpoint.title, at: endpoint.path.span))
            }
            return found
        }
    }

    private static func check(_ lifecycle: Lifecycle, in component: Component, _ view: DesignView) -> [Diagnostic] {
        if view.requirements(of: lifecycle, in: component).isEmpty {
            return [without("The lifecycle of `\(lifecycle.entity.value)`", at: lifecycle.entity.span)]
        }
        return view.rows(of: lifecycle).filter { view.requirements(of: $0, of: lifecycle).isEmpty }.map {
            without("The transition `\($0.trigger.value.text)` of `\(lifecycle.entity.value)`", at: $0.trigger.span)
        }
    }

    // MARK: Messages

    private static func without(_ element: String, at span: SourceSpan) -> Diagnostic {
        finding(
            "\(element) serves no requirement",
            at: span,
            leadsTo: "It would be built without anybody having asked for it, and no scenario would judge it.",
            help:
                "Name the requirement in the `Requirements` column or in parentheses behind the heading, or remove the part."
        )
    }
}
