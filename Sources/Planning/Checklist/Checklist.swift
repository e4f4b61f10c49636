import DesignModel
import Verification

/// Everything that has to be there, by layer: the other face of the plan.
public struct Checklist: Sendable, Equatable {
    /// By layer, then in the order of the design.
    public var items: [Item]
    public var faults: [Fault]

    public struct Item: Sendable, Hashable, Codable {
        /// `DATA-001`, counted within its layer.
        public var id: String
        public var layer: Layer
        public var kind: Kind
        /// As the design names it.
        public var name: String
        /// The component it belongs to; `nil` for what belongs to the service as a whole.
        public var component: String?
        /// Sorted, without repeats.
        public var requirements: [RequirementID]
        /// Files of the written service that hold it.
        public var files: [String]
    }

    public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
        case component, entity, migration, constraint, index, query, view
        case transition, flow, policy, custom
        case endpoint, parameter
        case role, variable, limit
        case failureMode = "failure mode"
        case document, scenario, test
    }

    /// Why a checklist cannot be worked through.
    public enum Fault: Sendable, Hashable {
        case requirementWithoutItem(RequirementID)
        case itemWithoutRequirement(kind: Kind, name: String)
    }

    public func items(of layer: Layer) -> [Item] { items.filter { $0.layer == layer } }
    public func items(of kind: Kind) -> [Item] { items.filter { $0.kind == kind } }
}

extension Checklist.Fault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .requirementWithoutItem(let id):
            "\(id) maps to no item of the checklist: nothing would be built for it"
        case .itemWithoutRequirement(let kind, let name):
            "the \(kind.rawValue) \(name) maps to no requirement: nobody asked for it"
        }
    }
}
