import SwiftSyntax

/// At least two tests for each endpoint, and no test that checks nothing or a status alone.
struct TestsCheckAnswers: Check {
    let id = "tests-check-answers"
    let title = "At least two tests per endpoint, and none that only looks at a status"

    func judge(_ subject: GateSubject) -> Evidence {
        var faults: [String] = []
        for endpoint in subject.inventory.endpoints {
            let count = subject.inventory.tests.count { $0.subject == endpoint.name }
            if count < 2 { faults.append("\(endpoint.name) has \(count) tests") }
        }
        var read = 0
        var declared: Set<String> = []
        for source in subject.sources where source.isTest {
            for test in source.testFunctions {
                read += 1
                declared.insert(test.name)
                if let fault = Self.fault(of: test) {
                    faults.append("\(source.place(of: test.node)): \(test.name) \(fault)")
                }
            }
        }
        for test in subject.inventory.tests where !declared.contains(test.function) {
            faults.append("\(test.identifier) is planned and declared nowhere")
        }
        return verdict(
            faults,
            "\(read) test functions read by syntax, \(subject.inventory.endpoints.count) endpoints with two tests or more"
        )
    }

    /// What is wrong with the checks of a test; `nil` if nothing is.
    static func fault(of test: TestFunction) -> String? {
        let checks = test.checks
        if checks.isEmpty { return "checks nothing" }
        if checks.allSatisfy(looksAtStatusAlone) { return "looks at a status alone" }
        if checks.allSatisfy(isConstant) { return "checks a constant" }
        return nil
    }

    /// `#expect(answer.status == 201)`
    private static func looksAtStatusAlone(_ check: String) -> Bool {
        check.contains(".status") && check.count { $0 == "=" } <= 2 && !check.contains("&&")
            && check.hasPrefix("#expect")
    }

    /// `#expect(true)`, `#expect(1 == 1)`
    private static func isConstant(_ check: String) -> Bool {
        guard let open = check.firstIndex(of: "("), let close = check.lastIndex(of: ")"), open < close else {
            return true
        }
        let inside = check[check.index(after: open)..<close].filter { !$0.isWhitespace }
        let sides = inside.split(separator: "=", omittingEmptySubsequences: true)
        return inside == "true" || (sides.count == 2 && sides[0] == sides[1])
    }
}
