import DesignModel
import Diagnostics
import Expressions

/// A part of the design that nothing leads to.
enum PartNobodyUses: Rule {
    static let id: DiagnosticID = "part-nobody-uses"
    static let severity = Severity.warning
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: """
            A flow that no endpoint and no transition runs, a view that no answer shows, a query that no endpoint answers
            with, custom logic that no step calls, an operation of an integration that no step calls, or an entity that
            nothing creates.
            """,
        whyItMatters: """
            Either it is left over, or the row that was to use it is missing; the second is what reviewers overlook, since
            the part itself reads as if it were in force.
            """,
        bad: """
            ### Flow: Reopen (REQ-004)

            (and the row of `reject` has no effect)
            """,
        good: "| reject | customer where `self.customer == me` | | flow `Reopen` | REQ-004 |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        let uses = Uses(view)
        let flows = view.flows.map(\.name).filter { !uses.flows.contains($0.value) }.map {
            unused(
                "flow",
                $0,
                "No endpoint and no transition runs",
                help:
                    "Run it: ``flow `\($0.value)` `` as the `Does` of an endpoint or the effect of a transition; or remove it."
            )
        }
        let views = view.views.map(\.name).filter { !uses.views.contains($0.value) }.map {
            unused("view", $0, "No answer shows", help: "Answer with it in `Success` of an endpoint, or remove it.")
        }
        let queries = view.queries.map(\.name).filter { !uses.queries.contains($0.value) }.map {
            unused(
                "query",
                $0,
                "No endpoint answers with",
                help: "Add an endpoint with ``query `\($0.value)` `` as its `Does`, or remove it."
            )
        }
        let customs = view.customs.map(\.name).filter { !uses.customs.contains($0.value) }.map {
            unused("custom logic", $0, "No step calls", help: "Call it with `custom \($0.value)(…)`, or remove it.")
        }
        let operations = view.integrations.flatMap { integration in
            integration.operations.filter { !uses.operations.contains("\(integration.name.value).\($0.name.value)") }
                .map {
                    unused(
                        "operation",
                        $0.name,
                        "No step calls",
                        help: "Call it with `call \(integration.name.value).\($0.name.value)(…)`, or remove it."
                    )
                }
        }
        let entities = view.entities.map(\.name).filter { !uses.entities.contains($0.value) }.map {
            unused(
                "entity",
                $0,
                "Nothing creates a row of",
                help: "Add an endpoint `create \($0.value)`, a step that creates it, or a `Seed`."
            )
        }
        return flows + views + queries + customs + operations + entities
    }

    // MARK: Messages

    private static func unused(_ kind: String, _ name: Located<String>, _ what: String, help: String) -> Diagnostic {
        finding(
            "\(what) the \(kind) `\(name.value)`",
            at: name.span,
            leadsTo: "It would be built and never be reached.",
            help: help
        )
    }
}

/// The names that something in the design leads to.
private struct Uses {
    var flows: Set<String> = []
    var views: Set<String> = []
    var queries: Set<String> = []
    var customs: Set<String> = []
    /// `Payments.charge`.
    var operations: Set<String> = []
    /// Those of which a row can come into being.
    var entities: Set<String> = []

    init(_ view: DesignView) {
        for endpoint in view.endpoints { note(endpoint) }
        for transition in view.lifecycles.flatMap(\.transitions) {
            if case .flow(let flow) = transition.effects { flows.insert(flow.value) }
        }
        for step in view.everyStep { note(step) }
        for part in view.everyExpression.flatMap(\.everyPart) {
            if case .view(let name, _) = part.kind { views.insert(name) }
        }
        entities.formUnion(view.design.components.flatMap(\.seeds).map(\.entity.value))
        // Children are created inline with their parent.
        for field in view.entities.flatMap(\.fields) {
            if case .children(let child) = field.type.value { entities.insert(child) }
        }
        // Callers may come from where tokens come from.
        entities.formUnion(view.design.authentication?.subjects.map(\.entity.value) ?? [])
    }

    private mutating func note(_ endpoint: Endpoint) {
        switch endpoint.does.value {
        case .flow(let name): flows.insert(name)
        case .query(let name): queries.insert(name)
        case .create(let entity): entities.insert(entity)
        default: break
        }
        note(endpoint.success.body)
    }

    private mutating func note(_ body: Endpoint.Success.Body) {
        switch body {
        case .view(let name): views.insert(name)
        case .listOf(let element): note(element)
        case .nothing, .entity, .rows: break
        }
    }

    private mutating func note(_ step: Step) {
        switch step.kind {
        case .create(_, let entity, _), .ensure(let entity, _): entities.insert(entity.value)
        case .custom(_, let name, _): customs.insert(name.value)
        case .call(_, let integration, let operation, _): operations.insert("\(integration.value).\(operation.value)")
        default: break
        }
    }
}
