import DesignModel
import Diagnostics
import Expressions

/// A design with its names looked up, and the questions that rules, planning and generation ask of it.
public struct DesignView: Sendable {
    public let design: Design
    /// Places of what was not understood and has been reported.
    let reported: [SourceSpan]
    /// The same, and those of what the design does not hold beyond its place: what follows from them is not known.
    let troubles: [SourceSpan]
    /// Where the parts of the design begin, sorted; a part reaches up to the next beginning.
    let headingStarts: [SourceSpan]

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
    /// By method and number of segments of the path, so that a request is compared with few.
    private var endpointsByShape: [String: [Endpoint]] = [:]
    /// Where components and other parts of level 2 begin, in order, with the name of those that are components.
    private(set) var partStarts: [(span: SourceSpan, name: String?)] = []

    public init(_ design: Design) {
        self.init(design, reported: [])
    }

    init(_ design: Design, reported: [SourceSpan]) {
        self.design = design
        self.reported = reported
        troubles = reported + design.beyondToday.filter { !$0.isModelled }.map(\.span)
        headingStarts = Self.headings(of: design)
        let parts = design.components
        entitiesByName = Self.byName(parts.flatMap(\.entities), \.name.value)
        lifecyclesByEntity = Self.byName(parts.flatMap(\.lifecycles), \.entity.value)
        viewsByName = Self.byName(parts.flatMap(\.views), \.name.value)
        flowsByName = Self.byName(parts.flatMap(\.flows), \.name.value)
        queriesByName = Self.byName(parts.flatMap(\.queries), \.name.value)
        customsByName = Self.byName(parts.flatMap(\.customs), \.name.value)
        workersByName = Self.byName(parts.flatMap(\.workers), \.name.value)
        integrationsByName = Self.byName(parts.flatMap(\.integrations), \.name.value)
        for endpoint in endpoints {
            derivations[endpoint.span] = Derivation(of: endpoint, in: self)
            let shape = Self.shape(endpoint.method.value.rawValue, endpoint.path.value.segments.first)
            endpointsByShape[shape, default: []].append(endpoint)
        }
        statedAccesses = findStatedAccesses()
        var beginnings: [(span: SourceSpan, name: String?)] = design.headings.values.map { (span: $0, name: nil) }
        beginnings += design.components.map { (span: $0.span, name: "Component: \($0.name.value)") }
        partStarts = beginnings.sorted { $0.span.isBefore($1.span) }
    }

    /// Endpoints whose first segment is this word, and those that begin with a parameter or with nothing.
    func endpoints(method: String, first word: String?) -> [Endpoint] {
        (word.map { endpointsByShape["\(method) /\($0)", default: []] } ?? [])
            + endpointsByShape[method, default: []]
    }

    private static func shape(_ method: String, _ first: Endpoint.Path.Segment?) -> String {
        if case .literal(let word) = first { "\(method) /\(word)" } else { method }
    }

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

    /// In the order of the document.
    public var entities: [Entity] { design.components.flatMap(\.entities) }
    public var lifecycles: [Lifecycle] { design.components.flatMap(\.lifecycles) }
    public var views: [View] { design.components.flatMap(\.views) }
    public var flows: [Flow] { design.components.flatMap(\.flows) }
    public var queries: [Query] { design.components.flatMap(\.queries) }
    public var customs: [Custom] { design.components.flatMap(\.customs) }
    public var endpoints: [Endpoint] { design.components.flatMap(\.endpoints) }
    public var workers: [Worker] { design.components.flatMap(\.workers) }
    public var integrations: [Integration] { design.components.flatMap(\.integrations) }

    /// What the endpoint can answer, with whether all that decides it was understood.
    func derivation(of endpoint: Endpoint) -> Derivation {
        derivations[endpoint.span] ?? Derivation(of: endpoint, in: self)
    }
}
