import DesignModel
import Verification

/// Plans every test of one endpoint.
struct EndpointTests {
    let view: DesignView
    let data: DataPlan
    let api: APIPlan
    let samples: SamplePlan
    let planner: SituationPlanner
    let endpoint: EndpointPlan
    let target: String
    /// A request that succeeds, of the first role for which one was found.
    let shared: Situation?
    let requirements: [RequirementID]

    var oracle: SituationOracle { SituationOracle(view: view, data: data) }

    init(
        view: DesignView,
        data: DataPlan,
        api: APIPlan,
        samples: SamplePlan,
        planner: SituationPlanner,
        endpoint: EndpointPlan,
        target: String
    ) {
        self.view = view
        self.data = data
        self.api = api
        self.samples = samples
        self.planner = planner
        self.endpoint = endpoint
        self.target = target
        let named = view.requirements(of: endpoint.endpoint)
        requirements = named.isEmpty ? view.design.requirements.map(\.id.value) : named
        shared =
            Self.roles(of: endpoint, view).lazy.compactMap { role in
                planner.success(endpoint, role: role, fill: .least)
            }.first
    }

    /// Roles that some clause admits, in order; `nil` is nobody in particular.
    static func roles(of endpoint: EndpointPlan, _ view: DesignView) -> [String?] {
        let clauses = view.access(of: endpoint.endpoint)
        var roles: [String?] = []
        for clause in clauses {
            if case .role(let role) = clause.role.value, !roles.contains(role) { roles.append(role) }
        }
        if clauses.contains(where: { $0.role.value == .anyone }) || endpoint.credentials == .ignored {
            roles.append(nil)
        }
        return roles
    }

    func suites() -> [APISuite] {
        var suites: [APISuite] = []
        func add(_ kind: String, _ subtitle: String, _ drafts: [Draft]) {
            let name = endpoint.name + kind + "Tests"
            guard !drafts.isEmpty else { return }
            suites.append(
                APISuite(
                    name: name,
                    title: endpoint.title + ": " + subtitle,
                    endpoint: endpoint,
                    requirements: requirements,
                    tests: tests(drafts, suite: name),
                    identity: identity ?? "id",
                    members: members(of: endpoint.success.body)
                )
            )
        }
        add("Route", "what it does", successes() + preconditions() + repetitions() + malformed() + failures())
        add("Access", "who may", access())
        add("Input", "what it takes", inputs())
        add("Conflict", "when it refuses", conflicts())
        add("List", "what it shows", lists())
        add("Page", "orders and pages", pages())
        return suites
    }

    // MARK: Drafts

    /// A test before it has its place.
    struct Draft {
        var kind: PlannedTest.Kind
        var function: String
        var title: String
        var answer: String?
        var situation: Situation?
        var check: APICheck

        init(
            _ kind: PlannedTest.Kind,
            _ function: String,
            _ title: String,
            answer: String? = nil,
            in situation: Situation? = nil,
            _ check: APICheck
        ) {
            self.kind = kind
            self.function = function
            self.title = title
            self.answer = answer
            self.situation = situation
            self.check = check
        }
    }

    private func tests(_ drafts: [Draft], suite: String) -> [APITest] {
        var taken: Set<String> = []
        return drafts.map { draft in
            var function = draft.function
            var count = 2
            while !taken.insert(function).inserted {
                function = draft.function + String(count)
                count += 1
            }
            let test = PlannedTest(
                layer: .api,
                reach: .integration,
                kind: draft.kind,
                subject: endpoint.title,
                target: target,
                suite: suite,
                function: function,
                title: endpoint.title + " " + draft.title,
                requirements: requirements,
                answer: draft.answer
            )
            return APITest(test: test, situation: draft.situation, check: draft.check)
        }
    }

    /// What the endpoint answers to a request that succeeds.
    func expected(_ situation: Situation, _ outcome: SituationOutcome) -> ExpectedAnswer {
        var row: String?
        if case .done(let name) = outcome.result { row = name }
        let body = oracle.body(of: endpoint, outcome)
        let isKnown = outcome.isSuccess && endpoint.action.writes
        let entities = data.entities.map(\.name)
        let entity = row.flatMap { outcome.world[$0]?.entity }
        return ExpectedAnswer(
            status: endpoint.success.status,
            body: body,
            members: members(of: endpoint.success.body),
            row: row,
            isNew: row.map { situation.world[$0] == nil } ?? false,
            etag: endpoint.sendsETag ? row.flatMap { outcome.world[$0]?.values["version"]?.integerValue } : nil,
            location: endpoint.location,
            counts: isKnown
                ? entities.map { ($0, outcome.world.rows(of: $0).count) }
                    .filter { $0.1 != situation.world.rows(of: $0.0).count } : [],
            removed: situation.world.rows.filter { outcome.world[$0.name] == nil && !$0.isAnonymous }.map(\.name),
            entity: endpoint.action.writes ? entity : nil,
            showsRow: { if case .entity = endpoint.success.body { true } else { false } }()
        )
    }

    /// The member that holds a row's id where the answer shows rows; `nil` where none does.
    var identity: String? {
        switch endpoint.success.body {
        case .listOf(.view(let name)), .view(let name):
            return data.view(named: name)?.fields.first { field in
                guard case .member(let base, "id") = field.expression.kind else { return false }
                switch base.kind {
                case .name("self"), .candidate: return true
                default: return false
                }
            }?.name
        default: return "id"
        }
    }

    func members(of body: Endpoint.Success.Body) -> [String] {
        switch body {
        case .entity(let name): data.entity(named: name)?.columns.filter { $0.type != .password }.map(\.name) ?? []
        case .view(let name): data.view(named: name)?.fields.map(\.name) ?? []
        case .listOf(let item): members(of: item)
        case .rows(let query): data.query(named: query)?.result.map(\.name) ?? []
        case .nothing: []
        }
    }
}
