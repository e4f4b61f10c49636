import DesignModel
import Diagnostics
import Expressions

/// A design with its names looked up, and the questions that rules, planning and generation ask of it.
public struct DesignView: Sendable {
    public let design: Design
    /// Places of what was not understood and has been reported: what follows from them is not known.
    let reported: PlaceIndex
    /// Where the parts of the design begin, sorted; a part reaches up to the next beginning.
    let headingStarts: [SourceSpan]

    /// What all components hold, in the order of the document.
    public let entities: [Entity]
    public let lifecycles: [Lifecycle]
    public let views: [View]
    public let flows: [Flow]
    public let queries: [Query]
    public let customs: [Custom]
    public let endpoints: [Endpoint]
    public let workers: [Worker]
    public let integrations: [Integration]

    /// The requirements with the words of their sentences, which several rules look at.
    let sentences: [(requirement: Requirement, tokens: [ProseToken])]
    /// The names of integrations, workers and scenarios as failure modes speak of them; places count in the lists.
    let spokenSystems: SpokenNames
    let spokenWorkers: SpokenNames
    let spokenScenarios: SpokenNames
    /// Whether the type of a field was not understood.
    let hasFaultyFields: Bool
    /// By entity: what keeps its rows from being deleted.
    private(set) var restrictions: [String: Restriction] = [:]
    /// Every step of the design, and every expression; in no particular order.
    private(set) var everyStep: [Step] = []
    private(set) var everyExpression: [TypedExpression] = []

    private let entitiesByName: [String: Entity]
    private let lifecyclesByEntity: [String: Lifecycle]
    private let viewsByName: [String: View]
    private let flowsByName: [String: Flow]
    private let queriesByName: [String: Query]
    private let customsByName: [String: Custom]
    private let workersByName: [String: Worker]
    private let integrationsByName: [String: Integration]
    private var derivations: [SourceSpan: Derivation] = [:]
    /// How rows are looked for, by entity.
    private(set) var statedAccesses: [String: [RowAccess]] = [:]
    /// Those whose operation names the entity.
    private var endpointsByEntity: [String: [Endpoint]] = [:]
    private var readClauses: [String: [AccessClause]] = [:]
    /// By method.
    private var paths: [String: PathTree] = [:]
    /// Where components and other parts of level 2 begin, in order, with the name of those that are components.
    private(set) var partStarts: [(span: SourceSpan, name: String?)] = []

    public init(_ design: Design) {
        self.init(design, reported: [])
    }

    init(_ design: Design, reported: [SourceSpan]) {
        self.design = design
        self.reported = PlaceIndex(reported)
        headingStarts = Self.headings(of: design)
        sentences = design.requirements.map { ($0, $0.prose.tokens) }
        let parts = design.components
        entities = parts.flatMap(\.entities)
        lifecycles = parts.flatMap(\.lifecycles)
        views = parts.flatMap(\.views)
        flows = parts.flatMap(\.flows)
        queries = parts.flatMap(\.queries)
        customs = parts.flatMap(\.customs)
        endpoints = parts.flatMap(\.endpoints)
        workers = parts.flatMap(\.workers)
        integrations = parts.flatMap(\.integrations)
        entitiesByName = Self.byName(entities, \.name.value)
        lifecyclesByEntity = Self.byName(lifecycles, \.entity.value)
        viewsByName = Self.byName(views, \.name.value)
        flowsByName = Self.byName(flows, \.name.value)
        queriesByName = Self.byName(queries, \.name.value)
        customsByName = Self.byName(customs, \.name.value)
        workersByName = Self.byName(workers, \.name.value)
        integrationsByName = Self.byName(integrations, \.name.value)
        hasFaultyFields = entities.contains { $0.fields.contains { $0.type.value == .faulty } }
        spokenSystems = SpokenNames(integrations.map(\.name.value))
        spokenWorkers = SpokenNames(workers.map(\.name.value))
        spokenScenarios = SpokenNames(design.scenarios.map(\.name.value))
        everyStep = stepsOfRequests + stepsOfWorkers
        everyExpression = findExpressions()
        for (place, endpoint) in endpoints.enumerated() {
            paths[endpoint.method.value.rawValue, default: PathTree()].add(endpoint, place)
            if let entity = endpoint.does.value.entity { endpointsByEntity[entity, default: []].append(endpoint) }
        }
        readClauses = endpointsByEntity.mapValues { endpoints in
            endpoints.filter(\.readsOneRow).flatMap { access(of: $0) }
        }
        restrictions = findRestrictions()
        for endpoint in endpoints {
            derivations[endpoint.span] = Derivation(of: endpoint, in: self)
        }
        statedAccesses = findStatedAccesses()
        var beginnings: [(span: SourceSpan, name: String?)] = design.headings.values.map { (span: $0, name: nil) }
        beginnings += design.components.map { (span: $0.span, name: "Component: \($0.name.value)") }
        partStarts = beginnings.sorted { $0.span.isBefore($1.span) }
    }

    /// The endpoint that a request with these segments reaches.
    func endpoint(method: String, segments: [String]) -> Endpoint? {
        paths[method]?.endpoint(for: segments).map { endpoints[$0] }
    }

    /// What reads the row that a path begins with: a GET, or it has been reported.
    func reader(above path: Endpoint.Path) -> Endpoint? {
        paths["GET"]?.reader(above: path.segments).map { endpoints[$0] }
    }

    /// The first endpoint before it, of its method, that one request fits as well.
    func crossing(_ endpoint: Endpoint, at place: Int) -> Endpoint? {
        paths[endpoint.method.value.rawValue]?.crossing(endpoint.path.value.segments, before: place)
            .map { endpoints[$0] }
    }

    /// Those whose operation names the entity, in the order of the document.
    func endpoints(of entity: String) -> [Endpoint] { endpointsByEntity[entity] ?? [] }

    /// The clauses of the endpoints that read one row of the entity.
    func readClauses(of entity: String) -> [AccessClause] { readClauses[entity] ?? [] }

    private static func byName<Part>(_ parts: [Part], _ name: (Part) -> String) -> [String: Part] {
        Dictionary(parts.map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
    }

    public func entity(_ name: String) -> Entity? { entitiesByName[name] }
    public func lifecycle(of entity: String) -> Lifecycle? { lifecyclesByEntity[entity] }
    public func view(_ name: String) -> View? { viewsByName[name] }
    public func flow(_ name: String) -> Flow? { flowsByName[name] }
    public func query(_ name: String) -> Query? { queriesByName[name] }
    public func custom(_ name: String) -> Custom? { customsByName[name] }
    public func worker(_ name: String) -> Worker? { workersByName[name] }
    public func integration(_ name: String) -> Integration? { integrationsByName[name] }

    /// What the endpoint can answer, with whether all that decides it was understood.
    func derivation(of endpoint: Endpoint) -> Derivation {
        derivations[endpoint.span] ?? Derivation(of: endpoint, in: self)
    }
}
