import DesignModel

/// What the gate must know of a plan to judge the written folder without the design: `checklist.json`.
public struct Inventory: Sendable, Equatable, Codable {
    /// Of this file's own layout; a gate that knows another refuses it.
    public static let currentFormat = 1

    public var format: Int
    public var service: String
    public var executable: String
    public var requirements: [StatedRequirement]
    public var items: [Checklist.Item]
    public var tests: [PlannedTest]
    public var endpoints: [EndpointContract]
    public var variables: [StatedVariable]
    /// The test targets of each layer, in the order in which they are run; empty for a layer the design has none of.
    public var testTargets: [LayerTargets]
    /// The test target that starts the executable and runs the scenarios; `nil` for a design without scenarios.
    public var endToEndTarget: String?
    /// Numbers of the design that a check names where there is nothing to check: `workers`, `integrations`.
    public var workers: Int
    public var integrations: Int

    public struct StatedRequirement: Sendable, Equatable, Codable {
        public var id: RequirementID
        public var sentence: String
    }

    public struct EndpointContract: Sendable, Equatable, Codable {
        /// `POST /tickets/{id}/assign`
        public var name: String
        /// `409 desk_full`, `404`: every error of its contract.
        public var errors: [String]
    }

    public struct StatedVariable: Sendable, Equatable, Codable {
        public var name: String
        public var description: String
    }

    public struct LayerTargets: Sendable, Equatable, Codable {
        public var layer: Layer
        public var targets: [String]
    }
}
