import DesignModel
import Verification

/// The tests of the data layer: rows, constraints, conditions, orders, views, queries and migrations.
public struct DataTestsPlan: Sendable {
    public let suites: [DataSuite]
    /// `TicketsDataTests`
    public let target: String

    public var cases: [PlannedTest] { suites.flatMap(\.tests).map(\.test) }

    public init(_ verified: VerifiedDesign, data: DataPlan, samples: SamplePlan, layout: ServiceLayout) {
        target = layout.testTarget(of: .data)
        let view = verified.view
        let everything = view.design.requirements.map(\.id.value)
        var suites: [DataSuite] = []
        for component in view.design.components {
            for entity in component.entities {
                guard let plan = data.entity(named: entity.name.value) else { continue }
                let ids = view.requirements(of: entity, in: component)
                let tests = EntityTests(
                    entity: plan,
                    data: data,
                    samples: samples,
                    view: view,
                    target: layout.testTarget(of: .data),
                    requirements: ids.isEmpty ? everything : ids
                )
                suites += tests.suites()
            }
        }
        let readings = ReadingTests(
            data: data,
            samples: samples,
            view: view,
            target: layout.testTarget(of: .data),
            everything: everything
        )
        suites += readings.views() + readings.queries()
        suites += [readings.migrations()].compactMap(\.self)
        self.suites = suites
    }
}
