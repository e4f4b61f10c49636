import DesignModel
import Verification

/// The tests of the API layer: each endpoint with everything that it may answer.
public struct APITestsPlan: Sendable {
    /// The request that succeeds, for each endpoint for which one was found.
    public let situations: [SharedSituation]
    public let suites: [APISuite]
    /// `TicketsAPITests`
    public let target: String
    /// Whether credentials are needed anywhere.
    public let usesTokens: Bool

    public var cases: [PlannedTest] { suites.flatMap(\.tests).map(\.test) }

    public init(
        _ verified: VerifiedDesign,
        data: DataPlan,
        domain: DomainPlan,
        api: APIPlan,
        samples: SamplePlan,
        layout: ServiceLayout
    ) {
        let view = verified.view
        let planner = SituationPlanner(view: view, data: data, domain: domain, samples: samples)
        target = layout.testTarget(of: .api)
        usesTokens = api.usesAuthentication
        var situations: [SharedSituation] = []
        var suites: [APISuite] = []
        for endpoint in api.endpoints {
            let tests = EndpointTests(
                view: view,
                data: data,
                api: api,
                samples: samples,
                planner: planner,
                endpoint: endpoint,
                target: layout.testTarget(of: .api)
            )
            if let shared = tests.shared { situations.append(SharedSituation(endpoint: endpoint, situation: shared)) }
            suites += tests.suites()
        }
        self.situations = situations
        self.suites = suites
    }

    /// The shared situation of an endpoint.
    public func situation(of endpoint: EndpointPlan) -> SharedSituation? {
        situations.first { $0.endpoint.index == endpoint.index }
    }
}
