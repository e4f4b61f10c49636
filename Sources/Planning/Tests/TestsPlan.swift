import Verification

/// Every test of the written service, with what it needs and what it expects: taken from the design, not from the code.
public struct TestsPlan: Sendable {
    /// The values of the rows that tests are made of.
    public let samples: SamplePlan
    public let data: DataTestsPlan
    public let domain: DomainTestsPlan
    public let api: APITestsPlan
    public let service: ServiceTestsPlan
    public let scenarios: ScenarioTestsPlan
    /// All tests in the order of the layers.
    public let cases: [PlannedTest]

    public init(
        _ verified: VerifiedDesign,
        names: ServiceNames,
        data: DataPlan,
        domain: DomainPlan,
        api: APIPlan,
        service: ServiceLayerPlan
    ) {
        let samples = SamplePlan(verified, data: data)
        self.samples = samples
        self.data = DataTestsPlan(verified, data: data, samples: samples, layout: service.layout)
        self.domain = DomainTestsPlan(verified, data: data, domain: domain, samples: samples, layout: service.layout)
        self.api = APITestsPlan(
            verified,
            data: data,
            domain: domain,
            api: api,
            samples: samples,
            layout: service.layout
        )
        self.service = ServiceTestsPlan(verified, service: service, api: api)
        scenarios = ScenarioTestsPlan(verified, data: data, samples: samples, layout: service.layout)
        cases = self.data.cases + self.domain.cases + self.api.cases + self.service.cases + scenarios.cases
    }
}
