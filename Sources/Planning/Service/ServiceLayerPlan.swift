import DesignModel
import Verification

/// The layer that makes a service of the others: package, configuration, wiring, commands, documents.
public struct ServiceLayerPlan: Sendable {
    public let names: ServiceNames
    public let layout: ServiceLayout
    public let variables: [VariablePlan]
    public let targets: [TargetPlan]
    public let dependencies: [PackageDependency]
    /// One sentence: what the service is for.
    public let purpose: String
    public let tokens: TokenPlan?

    public init(_ verified: VerifiedDesign, names: ServiceNames, api: APIPlan) {
        let design = verified.design
        self.names = names
        layout = ServiceLayout(names: names)
        let variables = VariablePlan.all(of: design)
        self.variables = variables
        targets = TargetPlan.all(of: layout)
        dependencies = PackageDependency.all
        purpose = design.purpose?.value ?? "The service \(design.name.value)."
        tokens = design.authentication.map { TokenPlan($0, variables: variables) }
    }

    /// The variable of a use that the service itself makes of it.
    public func variable(_ use: VariablePlan.Use) -> VariablePlan? { variables.first { $0.use == use } }
}

/// How the service signs and verifies tokens.
public struct TokenPlan: Sendable {
    /// The property of the configuration that holds the key: `jwtSecret`.
    public let keyMember: String
    public let rolesClaim: String
    /// The role of every token, where no claim says it.
    public let roleOfEveryToken: String?
    /// How long a signed token is good for, in seconds.
    public let lifetime: Int

    init(_ authentication: Authentication, variables: [VariablePlan]) {
        let key = authentication.key?.value ?? "JWT_SECRET"
        keyMember = variables.first { $0.name == key }?.member ?? VariablePlan.member(key)
        switch authentication.roles?.value {
        case .claim(let claim): (rolesClaim, roleOfEveryToken) = (claim, nil)
        case .everyToken(let role): (rolesClaim, roleOfEveryToken) = ("roles", role)
        case nil: (rolesClaim, roleOfEveryToken) = ("roles", nil)
        }
        lifetime = authentication.lifetime?.value ?? 3600
    }
}
