import DesignModel
import Verification

/// The domain layer: who may do what, lifecycles, flows and hand-written logic.
public struct DomainPlan: Sendable {
    public let roles: [RolePlan]
    public let caller: CallerPlan
    /// By the position of the endpoint in the design.
    public let access: [AccessPlan]
    public let lifecycles: [LifecyclePlan]
    public let flows: [FlowPlan]
    public let customs: [CustomPlan]

    public func lifecycle(of entity: String) -> LifecyclePlan? { lifecycles.first { $0.entity == entity } }
    public func flow(named name: String) -> FlowPlan? { flows.first { $0.name == name } }
    public func custom(named name: String) -> CustomPlan? { customs.first { $0.name == name } }

    /// Whether some function takes callers of several kinds, as `Caller.Me`.
    public var usesSharedMe: Bool {
        let calls = flows.map(\.call) + lifecycles.flatMap(\.events).map(\.call)
        return calls.contains { $0.me?.kind == .any }
    }

    /// The types that hold access rules, each with its functions, in the order of the design.
    public var accessTypes: [(name: String, functions: [AccessPlan])] {
        var types: [(name: String, functions: [AccessPlan])] = []
        for plan in access {
            if let index = types.firstIndex(where: { $0.name == plan.typeName }) {
                types[index].functions.append(plan)
            } else {
                types.append((plan.typeName, [plan]))
            }
        }
        return types
    }

    public init(_ verified: VerifiedDesign, names: ServiceNames, data: DataPlan) {
        let design = verified.design
        let caller = CallerPlan(design)
        roles = design.roles.map {
            RolePlan(name: $0.name.value, member: Names.member($0.name.value), description: $0.description)
        }
        self.caller = caller
        access = AccessPlanner(verified: verified, data: data, caller: caller).plans()
        let customs = design.components.flatMap { component in
            component.customs.map { custom in
                let requirements = verified.view.requirements(of: custom, in: component)
                return CustomPlan(custom, serving: requirements, data: data, names: names)
            }
        }
        self.customs = customs
        let behaviour = BehaviourPlanner(verified: verified, data: data, caller: caller, customs: customs)
        flows = design.components.flatMap { component in component.flows.map { behaviour.plan($0, in: component) } }
        lifecycles = design.components.flatMap { component in
            component.lifecycles.map { behaviour.plan($0, in: component) }
        }
    }
}

/// A role of the design: a case of `Role`.
public struct RolePlan: Sendable, Hashable {
    /// As tokens spell it.
    public let name: String
    public let member: String
    public let description: String
}
