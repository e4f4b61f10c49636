import DesignModel
import Verification

/// The tests of the domain layer: lifecycles, flows, access rules, callers and hand-written logic.
public struct DomainTestsPlan: Sendable {
    public let suites: [DomainSuite]
    /// `TicketsDomainTests`
    public let target: String

    public var cases: [PlannedTest] { suites.flatMap(\.tests).map(\.test) }

    public init(
        _ verified: VerifiedDesign,
        data: DataPlan,
        domain: DomainPlan,
        samples: SamplePlan,
        layout: ServiceLayout
    ) {
        target = layout.testTarget(of: .domain)
        let view = verified.view
        let planner = DomainTestPlanner(
            view: view,
            data: data,
            domain: domain,
            samples: samples,
            target: layout.testTarget(of: .domain)
        )
        var suites: [DomainSuite] = []
        for component in view.design.components {
            for lifecycle in component.lifecycles { suites += planner.suites(of: lifecycle, in: component) }
            for flow in component.flows { suites += planner.suites(of: flow, in: component) }
            for custom in component.customs {
                if let suite = planner.suite(of: custom, in: component) { suites.append(suite) }
            }
        }
        suites += planner.accessSuites()
        if let suite = planner.callerSuite() { suites.append(suite) }
        self.suites = suites
    }
}

/// What the tests of the domain are planned from.
struct DomainTestPlanner {
    let view: DesignView
    let data: DataPlan
    let domain: DomainPlan
    let samples: SamplePlan
    let target: String

    var everything: [RequirementID] { view.design.requirements.map(\.id.value) }
    var behaviour: BehaviourModel { BehaviourModel(view: view, data: data, domain: domain, samples: samples) }

    func builder(
        _ name: String,
        _ subject: String,
        _ title: String,
        _ ids: [RequirementID]
    ) -> RowSuiteBuilder<DomainCheck> {
        RowSuiteBuilder(
            layer: .domain,
            target: target,
            name: name,
            subject: subject,
            title: title,
            requirements: ids.isEmpty ? everything : ids
        )
    }

    // MARK: Hand-written logic

    func suite(of custom: Custom, in component: Component) -> DomainSuite? {
        guard let plan = domain.custom(named: custom.name.value) else { return nil }
        let ids = view.requirements(of: custom, in: component)
        var builder = builder(plan.typeName + "Tests", "Custom: " + plan.name, "the examples of the design", ids)
        let world = ModelWorld(data: data, samples: samples)
        let evaluator = ModelEvaluator(world: world, names: [:])
        for (index, example) in plan.examples.enumerated() {
            let arguments = plan.inputs.map { input in
                value(of: input, in: example.arguments, evaluator) ?? samples.input(input, number: 1)
            }
            guard let outcome = outcome(of: example, plan, evaluator) else { continue }
            builder.add(
                .example,
                .unit,
                "gives what example \(index + 1) says",
                in: world,
                .example(plan, arguments: arguments, outcome)
            )
        }
        return builder.suite
    }

    private func value(of member: MemberPlan, in assignments: [Step.Assignment], _ evaluator: ModelEvaluator)
        -> ModelValue?
    {
        guard let assignment = assignments.first(where: { $0.name.value == member.name }),
            let value = evaluator.value(assignment.value)
        else { return nil }
        if case .decimal(let scale) = member.value.unwrapped, value != .null {
            return value.decimal(scale: scale) ?? value
        }
        return value
    }

    private func outcome(of example: Custom.Example, _ plan: CustomPlan, _ evaluator: ModelEvaluator) -> ExampleOutcome?
    {
        switch example.outcome {
        case .error(let name): return plan.errors.first { $0.name == name }.map { .error($0) }
        case .result(let assignments):
            let values = plan.result.compactMap { member in
                value(of: member, in: assignments, evaluator).map { (member: member, value: $0) }
            }
            return values.count == plan.result.count ? .result(values) : nil
        }
    }
}
