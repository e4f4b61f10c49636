import DesignModel
import Expressions
import Verification

/// The data layer: tables, models, repositories, views, queries and migrations.
public struct DataPlan: Sendable {
    /// In the order of the design.
    public let entities: [EntityPlan]
    public let views: [ViewPlan]
    public let queries: [QueryPlan]
    public let migration: MigrationPlan
    public let words: EnumerationCatalog
    public let conditions: ConditionCatalog
    /// Values that expressions take from tables, beside rows and counts of them.
    public let readings: ReadingCatalog
    /// By the position of the endpoint in the design.
    public let endpointConditions: [EndpointConditions]
    /// What no service can be written from: reported before anything is written.
    public let faults: [Fault]
    /// The prefix of types and modules.
    public let names: ServiceNames

    public enum Fault: Sendable, Hashable {
        /// Tables that refer to each other in a circle.
        case referenceCycle([String])
    }

    /// `TicketsMigrations`
    public var migrationsType: String { names.prefix + "Migrations" }

    public func entity(named name: String) -> EntityPlan? { entities.first { $0.name == name } }
    public func view(named name: String) -> ViewPlan? { views.first { $0.name == name } }
    public func query(named name: String) -> QueryPlan? { queries.first { $0.name == name } }

    /// What lists of the entity can be sorted by, each once.
    public func sortKeys(of entity: String) -> [SortKeyPlan] {
        let keys = endpointConditions.flatMap(\.sortKeys).filter { $0.entity == entity }
        return keys.enumerated().filter { index, key in !keys[..<index].contains { $0.name == key.name } }.map(
            \.element
        )
    }

    /// The type of a value that stands outside an entity: an input, a parameter, a setting.
    public func value(of type: FieldType, isOptional: Bool = false) -> ValuePlan {
        ValuePlan(type, words).optional(isOptional)
    }

    public init(_ verified: VerifiedDesign, names: ServiceNames) {
        let design = verified.design
        let words = EnumerationCatalog(design)
        let endpoints = design.components.flatMap(\.endpoints)
        let entities = design.components.flatMap { component in
            component.entities.map { entity in
                Self.plan(entity, in: component, of: verified, endpoints, words)
            }
        }
        let (order, cycle) = ReferenceOrder(entities: entities).sorted()
        var questions = QuestionCollector(design: design, entities: entities)
        questions.collect()
        self.names = names
        self.words = words
        self.entities = entities
        conditions = questions.conditions
        readings = questions.readings
        endpointConditions = questions.endpointConditions()
        faults = cycle.isEmpty ? [] : [.referenceCycle(cycle)]
        let views = ViewPlanner(words: words, scales: DecimalScales(design))
        self.views = design.components.flatMap(\.views).map { view in
            let shown = endpoints.filter { $0.success.body.shows(view: view.name.value) }
            let ids = view.requirements.map(\.value) + shown.flatMap { $0.requirements.map(\.value) }
            return views.plan(view, used: Array(Set(ids)).sorted())
        }
        queries = design.components.flatMap { component in
            component.queries.map { QueryPlan($0, words, serving: verified.view.requirements(of: $0, in: component)) }
        }
        let stem = names.executable.split(separator: "-").joined(separator: "_")
        migration = MigrationPlan(number: 1, name: "create_" + stem, order: order)
    }

    private static func plan(
        _ entity: Entity,
        in component: Component,
        of verified: VerifiedDesign,
        _ endpoints: [Endpoint],
        _ words: EnumerationCatalog
    ) -> EntityPlan {
        let lists = endpoints.filter { endpoint in
            if case .list(entity.name.value, _, _) = endpoint.does.value { true } else { false }
        }
        let lifecycles = verified.design.components.flatMap(\.lifecycles)
        return EntityPlanner(
            entity: entity,
            component: component,
            requirements: verified.view.requirements(of: entity, in: component),
            lifecycle: lifecycles.first { $0.entity.value == entity.name.value },
            words: words,
            lists: lists,
            callersFields: CallersFields(of: entity, in: verified.design).names
        ).plan()
    }
}

extension Endpoint.Success.Body {
    func shows(view name: String) -> Bool {
        switch self {
        case .view(name): true
        case .listOf(let inner): inner.shows(view: name)
        default: false
        }
    }
}

extension DataPlan {
    /// The condition as functions of repositories with their arguments.
    ///
    /// - Parameter binding: the name of the row in the condition; `nil`: the candidate of `get … where`.
    public func use(_ condition: TypedExpression, of entity: String, binding: String?) -> ConditionUse {
        conditions.use(condition, of: entity, row: binding.map { .name($0) } ?? .candidate)
    }

    /// The expression as a question to the database; `nil` where it is none itself (its parts may be).
    public func reading(_ expression: TypedExpression) -> Reading? {
        guard let part = ReadingShape.part(expression) else { return nil }
        switch part {
        case .count(let rows): return .count(entity: rows.entity, use(rows))
        case .exists(let rows): return .exists(entity: rows.entity, use(rows))
        case .none(let rows): return .none(entity: rows.entity, use(rows))
        case .exactlyOne(let rows): return .exactlyOne(entity: rows.entity, use(rows))
        case .rows(let rows): return .rows(entity: rows.entity, use(rows))
        case .first(let rows): return .first(entity: rows.entity, use(rows))
        case .contains(let row, let rows): return .contains(entity: rows.entity, row: row, use(rows))
        case .value(let entity, let value): return .value(readings.call(value, of: entity))
        }
    }

    private func use(_ rows: CollectionShape) -> ConditionUse {
        let parts = rows.filters.map { conditions.use($0.condition, of: rows.entity, row: .name($0.binding)) }
        let flat = parts.flatMap { part -> [ConditionUse] in
            switch part {
            case .all(let inner): inner
            case .always: []
            default: [part]
            }
        }
        return flat.isEmpty ? .always : flat.count == 1 ? flat[0] : .all(flat)
    }
}
