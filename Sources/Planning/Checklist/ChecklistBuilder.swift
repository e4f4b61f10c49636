import DesignModel
import Verification

extension Checklist {
    /// Everything that the plan says has to be there.
    public init(_ plan: ServicePlan) {
        var builder = ChecklistBuilder(plan)
        builder.addData()
        builder.addDomain()
        builder.addAPI()
        builder.addService()
        builder.addTests()
        items = builder.numberedItems()
        faults = builder.faults(items)
    }
}

/// Gathers the items layer by layer.
struct ChecklistBuilder {
    private let plan: ServicePlan
    private let view: DesignView
    private var items: [Checklist.Item] = []

    init(_ plan: ServicePlan) {
        self.plan = plan
        view = plan.verified.view
    }

    private var design: Design { plan.design }
    private var layout: ServiceLayout { plan.service.layout }
    private var allRequirements: [RequirementID] { design.requirements.map(\.id.value) }

    private mutating func add(
        _ kind: Checklist.Kind,
        _ name: String,
        _ layer: Layer,
        of component: Component? = nil,
        for requirements: [RequirementID],
        in files: [String]
    ) {
        items.append(
            Checklist.Item(
                id: "",
                layer: layer,
                kind: kind,
                name: name,
                component: component?.name.value,
                requirements: Array(Set(requirements)).sorted(),
                files: files
            )
        )
    }

    mutating func addData() {
        let folder = layout.folder(of: .data)
        let stem = layout.migrationsFolder + "/" + plan.data.migration.fileStem
        let migrationFiles = [stem + ".up.sql", stem + ".down.sql"]
        for component in design.components {
            for entity in component.entities {
                guard let planned = plan.data.entity(named: entity.name.value) else { continue }
                let ids = view.requirements(of: entity, in: component)
                add(
                    .entity,
                    entity.name.value,
                    .data,
                    of: component,
                    for: ids,
                    in: [
                        folder + "/Models/" + planned.typeName + ".swift",
                        folder + "/Repositories/" + planned.repository + ".swift",
                    ]
                )
                let constraints =
                    planned.checks.map(\.name) + planned.uniques.map(\.name) + planned.foreignKeys.map(\.name)
                for name in constraints {
                    add(.constraint, name, .data, of: component, for: ids, in: [migrationFiles[0]])
                }
                for index in planned.indexes {
                    add(.index, index.name, .data, of: component, for: ids, in: [migrationFiles[0]])
                }
            }
            addReadings(of: component, in: folder)
        }
        add(.migration, plan.data.migration.fileStem, .data, for: allRequirements, in: migrationFiles)
    }

    private mutating func addReadings(of component: Component, in folder: String) {
        for shown in component.views {
            let endpoints = view.endpoints.filter { $0.success.body.shows(view: shown.name.value) }
            let ids = shown.requirements.map(\.value) + endpoints.flatMap { view.requirements(of: $0) }
            let file = folder + "/Views/" + Names.type(shown.name.value) + ".swift"
            add(.view, shown.name.value, .data, of: component, for: ids, in: [file])
        }
        for query in component.queries {
            let ids = view.requirements(of: query, in: component)
            let file = folder + "/Queries/" + Names.type(query.name.value) + "Query.swift"
            add(.query, query.name.value, .data, of: component, for: ids, in: [file])
        }
    }

    mutating func addDomain() {
        let folder = layout.folder(of: .domain)
        let everyEndpoint = view.endpoints
        for role in design.roles {
            let name = RoleName.role(role.name.value)
            let reached = everyEndpoint.filter { endpoint in
                view.access(of: endpoint).contains { $0.role.value == name }
            }
            let ids = reached.flatMap { view.requirements(of: $0) }
            add(.role, role.name.value, .domain, for: ids, in: [folder + "/Caller.swift"])
        }
        for component in design.components {
            var componentIDs = component.requirements.map(\.value)
            componentIDs += component.entities.flatMap { view.requirements(of: $0, in: component) }
            componentIDs += component.endpoints.flatMap { view.requirements(of: $0) }
            let models = component.entities.map {
                layout.folder(of: .data) + "/Models/" + Names.type($0.name.value) + ".swift"
            }
            add(.component, component.name.value, .domain, of: component, for: componentIDs, in: models)
            for lifecycle in component.lifecycles {
                let file = folder + "/Lifecycles/" + Names.type(lifecycle.entity.value) + "Lifecycle.swift"
                for arrow in lifecycle.arrows {
                    let transition = lifecycle.transitions.first { one in
                        one.trigger.value == arrow.trigger && (one.from.map { $0.value == arrow.from } ?? true)
                    }
                    let ids = transition.map { view.requirements(of: $0, of: lifecycle) } ?? []
                    let name = "\(lifecycle.entity.value): \(arrow.from) → \(arrow.to) on \(arrow.trigger.text)"
                    add(.transition, name, .domain, of: component, for: ids, in: [file])
                }
            }
            for flow in component.flows {
                let file = folder + "/Flows/" + Names.type(flow.name.value) + "Flow.swift"
                add(
                    .flow,
                    flow.name.value,
                    .domain,
                    of: component,
                    for: view.requirements(of: flow, in: component),
                    in: [file]
                )
            }
            for custom in component.customs {
                let name = Names.type(custom.name.value)
                let files = [folder + "/Logic/" + name + "Logic.swift", layout.customFolder + "/" + name + ".swift"]
                let ids = view.requirements(of: custom, in: component)
                add(.custom, custom.name.value, .domain, of: component, for: ids, in: files)
            }
        }
    }

    mutating func addAPI() {
        for component in design.components {
            for endpoint in plan.api.endpoints where endpoint.component == component.name.value {
                let ids = view.requirements(of: endpoint.endpoint)
                let file = layout.folder(of: .api) + "/Routes/" + endpoint.fileName
                add(.endpoint, endpoint.title, .api, of: component, for: ids, in: [file])
                add(.policy, "who may " + endpoint.title, .api, of: component, for: ids, in: [file])
                for parameter in endpoint.endpoint.parameters {
                    let name = endpoint.title + "?" + parameter.name.value
                    add(.parameter, name, .api, of: component, for: ids, in: [file])
                }
            }
        }
    }

    mutating func addService() {
        let folder = layout.folder(of: .service)
        for variable in plan.service.variables {
            let file = folder + "/" + plan.names.prefix + "Configuration.swift"
            add(.variable, variable.name, .service, for: allRequirements, in: [file, "ENVIRONMENT.md"])
        }
        let service = folder + "/" + plan.names.prefix + "Service.swift"
        if design.limits.body != nil { add(.limit, "Body", .service, for: allRequirements, in: [service]) }
        if design.limits.page != nil {
            let lists = plan.api.endpoints.filter { $0.paging != nil }
            let files = lists.map { layout.folder(of: .api) + "/Routes/" + $0.fileName }
            add(.limit, "Page", .service, for: lists.flatMap(\.requirements), in: files)
        }
        if design.limits.rate != nil { add(.limit, "Rate per caller", .service, for: allRequirements, in: [service]) }
        for component in design.components {
            let ids = component.endpoints.flatMap { view.requirements(of: $0) }
            for mode in component.failureModes {
                add(.failureMode, mode.name.value, .service, of: component, for: ids, in: ["RUNBOOK.md"])
            }
        }
        for document in ["README.md", "openapi.yaml", "ENVIRONMENT.md", "DEPENDENCIES.md", "RUNBOOK.md", "Dockerfile"] {
            add(.document, document, .service, for: allRequirements, in: [document])
        }
        for scenario in design.scenarios {
            let files = plan.tests.cases.filter {
                $0.kind == .scenario && $0.subject == "Scenario: " + scenario.name.value
            }
            .map { layout.scenarioFolder + "/" + $0.suite + ".swift" }
            add(.scenario, scenario.name.value, .service, for: scenario.requirements.map(\.value), in: files)
        }
    }

    mutating func addTests() {
        for test in plan.tests.cases {
            let file = "Tests/" + test.target + "/" + test.suite + ".swift"
            add(.test, test.suite + "/" + test.function, test.layer, for: test.requirements, in: [file])
        }
    }

    /// The items with their numbers, by layer; within a layer in the order in which they were added.
    func numberedItems() -> [Checklist.Item] {
        Layer.allCases.flatMap { layer in
            items.filter { $0.layer == layer }.enumerated().map { index, item in
                var item = item
                let digits = String(index + 1)
                item.id =
                    layer.rawValue.uppercased() + "-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
                return item
            }
        }
    }

    func faults(_ items: [Checklist.Item]) -> [Checklist.Fault] {
        let covered = Set(items.filter { $0.kind != .test && $0.kind != .document }.flatMap(\.requirements))
        return allRequirements.filter { !covered.contains($0) }.map { .requirementWithoutItem($0) }
            + items.filter(\.requirements.isEmpty).map { .itemWithoutRequirement(kind: $0.kind, name: $0.name) }
    }
}

extension Inventory {
    public init(_ plan: ServicePlan, checklist: Checklist) {
        let design = plan.design
        let layout = plan.service.layout
        let targets = Layer.allCases.map { layer in
            LayerTargets(
                layer: layer,
                targets: plan.tests.cases.contains { $0.layer == layer && $0.reach != .endToEnd }
                    ? [layout.testTarget(of: layer)] : []
            )
        }
        self.init(
            format: Self.currentFormat,
            service: design.name.value,
            executable: plan.names.executable,
            requirements: design.requirements.map { StatedRequirement(id: $0.id.value, sentence: $0.sentence.value) },
            items: checklist.items,
            tests: plan.tests.cases,
            endpoints: plan.api.endpoints.map { endpoint in
                EndpointContract(
                    name: endpoint.title,
                    errors: endpoint.endpoint.errors.map(\.text)
                )
            },
            variables: plan.service.variables.map { variable in
                StatedVariable(name: variable.name, description: variable.description)
            },
            testTargets: targets,
            endToEndTarget: design.scenarios.isEmpty ? nil : layout.scenarioTarget,
            workers: 0,
            integrations: 0
        )
    }
}

extension Endpoint.ContractError {
    /// `409 desk_full`, `404`
    public var text: String { code.map { "\(status) \($0)" } ?? String(status) }
}
