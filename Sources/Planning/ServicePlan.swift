import DesignModel
import Verification

/// Every decision that is taken before a file is written; generation spells it out and decides nothing.
///
/// Each layer's plan lives in a folder of its own: `Data/`, `Domain/`, `API/`, `Service/`, `Tests/`.
public struct ServicePlan: Sendable {
    public let verified: VerifiedDesign
    public var design: Design { verified.design }
    public let names: ServiceNames
    public let data: DataPlan
    public let domain: DomainPlan
    public let api: APIPlan
    public let service: ServiceLayerPlan
    public let tests: TestsPlan

    public init(_ buildable: BuildableDesign) {
        let verified = buildable.verified
        self.verified = verified
        names = ServiceNames(service: verified.design.name.value)
        data = DataPlan(verified, names: names)
        domain = DomainPlan(verified, names: names, data: data)
        api = APIPlan(verified, names: names, data: data, domain: domain)
        service = ServiceLayerPlan(verified, names: names, api: api)
        tests = TestsPlan(verified, names: names, data: data, domain: domain, api: api, service: service)
    }
}

/// What the package, its modules and its executable are called.
public struct ServiceNames: Sendable, Equatable {
    /// The executable and the package: `tickets`, `help-desk`.
    public let executable: String
    /// The prefix of modules and types: `Tickets`, `HelpDesk`.
    public let prefix: String

    public init(service name: String) {
        let words = Names.words(of: name)
        executable = words.map { $0.lowercased() }.joined(separator: "-")
        prefix = Names.type(name)
    }

    public var dataModule: String { prefix + "Data" }
    public var domainModule: String { prefix + "Domain" }
    public var apiModule: String { prefix + "API" }
    /// The module of the executable: `-` is not allowed in module names, so SwiftPM writes `_`.
    public var executableModule: String { executable.map { $0 == "-" ? "_" : String($0) }.joined() }
}
