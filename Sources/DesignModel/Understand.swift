import Diagnostics
import DocumentReader

/// Turns a document into a design: names resolved, cells understood, expressions typed.
///
/// Never fails: what is not understood is a diagnostic at its place and stands in the design as little as possible.
/// The diagnostics stand in the order of their places; those of the document itself are not repeated.
public func understand(_ document: Document) -> (design: Design, diagnostics: [Diagnostic]) {
    let reading = Reading(document)
    let design = reading.readAll()
    return (design, reading.findings.sorted)
}

/// One reading of a document: first all names are collected, then everything that uses them is resolved.
final class Reading {
    let document: Document
    let findings = Findings()
    let schema = Schema()
    let outline: Outline
    var names = Names()
    var components: [ComponentDraft]
    var authentication: Authentication?
    /// Whose tokens some roles bring was not understood, which has been reported.
    var hasFaultySubject = false
    /// What is declared, by name, before it is resolved.
    var entityDrafts: [String: EntityDraft] = [:]
    var lifecycleDrafts: [String: LifecycleDraft] = [:]
    var flowDrafts: [String: FlowDraft] = [:]
    /// Who reaches each flow, and who fires each event by an endpoint of its own.
    var flowCallers: [String: FlowCallers] = [:]
    var eventCallers: [EventOfEntity: [RoleName]] = [:]
    /// What the declarations come to, by name, once they are resolved.
    var entities: [String: Entity] = [:]
    var customs: [String: Custom] = [:]
    var queries: [String: Query] = [:]
    var integrations: [String: Integration] = [:]
    var workerInputs: [String: [Input]] = [:]
    /// The references, by entity, that a child has to its parents without its being said.
    var parents: [String: [String]] = [:]
    /// Operations whose row was not understood.
    var faultyOperations: Set<String> = []
    var views: [String: View] = [:]
    /// Views whose members are being found out.
    var openViews: Set<String> = []
    var resolvedFlows: [String: Flow] = [:]

    init(_ document: Document) {
        self.document = document
        var outlineReader = OutlineReader(findings: findings)
        outlineReader.read(document)
        outline = outlineReader.outline
        components = outline.components.map(ComponentDraft.init)
    }

    func readAll() -> Design {
        let (name, purpose) = readTitle()
        let requirements = readRequirements()
        let roles = readRoles()
        declareNames()
        readWorkerTables()
        readEntityTables()
        readLifecycleDiagrams()
        declareEntities()
        let variables = readConfiguration()
        readIntegrations()
        authentication = readAuthentication()
        resolveViews()
        resolveEntities()
        resolveQueries()
        resolveCustoms()
        resolveWorkerInputs()
        readFlowTables()
        readTransitionTables()
        readEndpointTables()
        findCallers()
        let resolved = components.indices.map(resolveComponent)
        checkResults(resolved)
        let (conventions, limits) = (readConventions(), readLimits())
        let errorShape = readErrorShape()
        let scenarios = readScenarios()
        refuseWholeParts()
        return Design(
            name: name,
            purpose: purpose,
            requirements: requirements,
            roles: roles,
            authentication: authentication,
            conventions: conventions,
            errorShape: errorShape,
            components: resolved,
            limits: limits,
            configuration: variables,
            scenarios: scenarios,
            waivers: readWaivers(),
            openQuestions: readOpenQuestions(),
            headings: headings(),
            beyondToday: findings.beyondToday.sorted { $0.span < $1.span },
            prose: (findings.prose + purposes()).sorted { $0.span < $1.span },
            tablesWithoutHeading: findings.tablesWithoutHeading,
            sources: document.files
        )
    }

    private func readTitle() -> (name: Located<String>, purpose: Located<String>?) {
        for case .table(let table) in document.preamble + (outline.title?.blocks ?? []) {
            findings.unknownTable(table, "", [])
        }
        for component in outline.components {
            guard let section = component.section, let name = component.heading?.name?.value else { continue }
            findings.blocks(directlyIn: section, of: "Component: \(name)")
        }
        if let scenarios = outline.parts[.scenarios] {
            findings.blocks(directlyIn: scenarios.section, of: "Scenarios", lists: true)
        }
        guard let title = outline.title else { return (Located("", at: SourceSpan(start: 0, end: 0)), nil) }
        return (title.title.located, Self.firstParagraph(of: title))
    }

    /// The paragraphs below the title and the components' headings.
    private func purposes() -> [Prose] {
        let sections = [outline.title].compactMap { $0 } + outline.components.compactMap(\.section)
        return sections.flatMap(\.paragraphs).map(Prose.init)
    }

    static func firstParagraph(of section: Section) -> Located<String>? {
        for case .paragraph(let inline) in section.blocks { return inline.located }
        return nil
    }

    private func headings() -> [Design.Heading: SourceSpan] {
        var spans: [Design.Heading: SourceSpan] = [:]
        let kinds: [(HeadingKind, Design.Heading)] = [
            (.requirements, .requirements), (.roles, .roles), (.authentication, .authentication),
            (.conventions, .conventions), (.errors, .errors), (.limits, .limits), (.configuration, .configuration),
            (.scenarios, .scenarios), (.waivers, .waivers), (.openQuestions, .openQuestions),
        ]
        for (kind, heading) in kinds { spans[heading] = outline.parts[kind]?.heading.span }
        return spans
    }

    /// Parts that are not read beyond their heading, since no service is written from them yet.
    private func refuseWholeParts() {
        if let errors = outline.parts[.errors] { findings.refuse(.errorShape, at: errors.heading.span) }
        for component in outline.components {
            for part in component.parts(.workers) + component.parts(.worker) {
                findings.refuse(.workers, at: part.heading.span)
            }
            for part in component.parts(.integration) { findings.refuse(.integrations, at: part.heading.span) }
            for part in component.parts(.seed) { findings.refuse(.seed, at: part.heading.span) }
        }
    }
}

/// What is known of a component before its expressions are resolved.
struct ComponentDraft {
    var outline: OutlineComponent
    var entities: [EntityDraft] = []
    var lifecycles: [LifecycleDraft] = []
    var flows: [FlowDraft] = []
    var endpoints: [EndpointDraft] = []
    var workers: [WorkerDraft] = []
    var integrations: [Integration] = []

    init(_ outline: OutlineComponent) { self.outline = outline }

    var name: Located<String> {
        outline.heading?.name ?? Located("", at: outline.parts.first?.heading.span ?? SourceSpan(start: 0, end: 0))
    }

    /// As diagnostics are grouped by it.
    var label: String? { outline.heading?.name.map { "Component: \($0.value)" } }
}
