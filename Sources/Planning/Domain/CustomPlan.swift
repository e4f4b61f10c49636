import DesignModel
import Expressions

/// Logic that is written by hand: the protocol that it has to fulfil, and where it has to stand.
public struct CustomPlan: Sendable {
    /// As the design spells it: `Price rule`.
    public let name: String
    public let inputs: [MemberPlan]
    public let result: [MemberPlan]
    public let errors: [ErrorCase]
    public let examples: [Custom.Example]
    public let requirements: [RequirementID]
    /// Where the hand-written type stands, relative to the service.
    public let path: String

    public struct ErrorCase: Sendable, Hashable {
        /// As steps name it: `unknown_currency`.
        public let name: String
        public let member: String
        public let description: String
    }

    /// The type that a person writes: `PriceRule`.
    public var typeName: String { Names.type(name) }
    /// What it conforms to: `PriceRuleLogic`.
    public var protocolName: String { typeName + "Logic" }
    /// The function of the protocol: `priceRule`.
    public var function: String { Names.member(name) }
    /// `PriceRuleError`; `nil`: it cannot fail.
    public var errorName: String? { errors.isEmpty ? nil : typeName + "Error" }
    /// `PriceRuleResult` where the result has several values; `nil`: the one value itself, or nothing.
    public var resultName: String? { result.count > 1 ? typeName + "Result" : nil }

    init(_ custom: Custom, serving requirements: [RequirementID], data: DataPlan, names: ServiceNames) {
        name = custom.name.value
        inputs = custom.inputs.map { MemberPlan($0, data.words) }
        result = custom.result.map { MemberPlan($0, data.words) }
        errors = custom.errors.map {
            ErrorCase(name: $0.name.value, member: Names.member($0.name.value), description: $0.description)
        }
        examples = custom.examples
        self.requirements = requirements
        path = ServiceLayout(names: names).customFolder + "/" + Names.type(custom.name.value) + ".swift"
    }
}
