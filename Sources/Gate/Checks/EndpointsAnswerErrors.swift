/// For each error in the contract of each endpoint a test exists that provokes it, and that test passed.
struct EndpointsAnswerErrors: Check {
    let id = "endpoints-answer-errors"
    let title = "Every endpoint answers its errors properly"

    func judge(_ subject: GateSubject) -> Evidence {
        guard subject.runs.contains(where: { $0.layer == .api }) else {
            return unknown("the tests of the API layer were not run")
        }
        let results = subject.results
        var faults: [String] = []
        var proven = 0
        for endpoint in subject.inventory.endpoints {
            let tests = subject.inventory.tests.filter { $0.subject == endpoint.name }
            for error in endpoint.errors {
                let provers = tests.filter { $0.answer == error }
                if provers.isEmpty {
                    faults.append("\(endpoint.name): no test provokes \(error)")
                } else if provers.contains(where: { results[$0.identifier]?.outcome == .passed }) {
                    proven += 1
                } else {
                    faults.append("\(endpoint.name): the test of \(error) did not pass: \(provers[0].identifier)")
                }
            }
        }
        return verdict(
            faults,
            "\(proven) errors in the contracts of \(subject.inventory.endpoints.count) endpoints, each provoked by a test "
                + "that passed"
        )
    }
}
