/// Every migration has both directions, and tests took it up, down and up again on rows.
struct MigrationsTestedBothWays: Check {
    let id = "migrations-both-ways"
    let title = "Migrations are tested up and down"

    func judge(_ subject: GateSubject) -> Evidence {
        let migrations = subject.inventory.items.filter { $0.kind == .migration }
        guard !migrations.isEmpty else { return passed("the design has 0 migrations") }
        guard subject.runs.contains(where: { $0.layer == .data }) else {
            return unknown("the tests of the data layer were not run")
        }
        var faults: [String] = []
        for migration in migrations {
            for direction in ["up", "down"]
            where !migration.files.contains(where: { $0.hasSuffix(".\(direction).sql") && subject.exists($0) }) {
                faults.append("\(migration.name) has no \(direction) file")
            }
        }
        let results = subject.results
        let tests = subject.inventory.tests.filter { $0.kind == .migration }
        if tests.isEmpty { faults.append("no test runs a migration") }
        faults += tests.filter { results[$0.identifier]?.outcome != .passed }.map { "\($0.identifier) did not pass" }
        return verdict(
            faults,
            "\(migrations.count) migrations with an up and a down file; \(tests.count) tests took them up, down and up on rows"
        )
    }
}
