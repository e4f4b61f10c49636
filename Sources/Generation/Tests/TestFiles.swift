import Planning

/// Every file of the written service's tests.
///
/// - Throws: `UnsupportedExpression` for an expression that has no form in Swift.
func testFiles(_ plan: ServicePlan) throws -> [GeneratedFile] {
    supportFiles(plan) + dataTestFiles(plan) + domainTestFiles(plan) + apiTestFiles(plan) + serviceTestFiles(plan)
        + scenarioTestFiles(plan)
}
