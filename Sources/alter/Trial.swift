/// One alteration and what the tests made of it.
struct Trial: Sendable {
    let alteration: Alteration
    let verdict: Verdict
    let seconds: Int

    enum Verdict: Sendable {
        /// A test failed, as it has to.
        case caught(by: String)
        /// Every test passed on code that is wrong.
        case survived
        /// The compiler refused it, so that nothing was tried: the alteration has to be written anew.
        case doesNotBuild(String)
    }

    /// Makes the alteration in the copy, runs the tests, and puts the files back.
    init(_ alteration: Alteration, in copy: ServiceCopy, tests: ServiceTests) async throws {
        let clock = ContinuousClock()
        let start = clock.now
        try copy.apply(alteration)
        let outcome: ServiceTests.Outcome
        do { outcome = try await tests.run() } catch {
            try copy.restore(alteration)
            throw error
        }
        try copy.restore(alteration)
        self.alteration = alteration
        verdict =
            switch outcome {
            case .passed: .survived
            case .failed(let target, let names): .caught(by: Self.summary(target, names))
            case .doesNotBuild(let errors): .doesNotBuild(errors.first ?? "the compiler gave no error")
            }
        seconds = Int((clock.now - start) / .seconds(1))
    }

    private static func summary(_ target: String, _ names: [String]) -> String {
        let others = names.count > 1 ? " and \(names.count - 1) more" : ""
        return "\(target): \(names[0])\(others)"
    }

    var isCaught: Bool { if case .caught = verdict { true } else { false } }
    var isVoid: Bool { if case .doesNotBuild = verdict { true } else { false } }

    /// `desk-takes-21  wrong constant  caught by TicketsDomainTests: "…" (41 s)`
    var line: String {
        let result =
            switch verdict {
            case .caught(let test): "caught by \(test)"
            case .survived: "SURVIVED"
            case .doesNotBuild(let error): "DOES NOT BUILD: \(error)"
            }
        return "\(alteration.columns)  \(result) (\(seconds) s)"
    }
}

extension Alteration {
    /// Id and kind, each as wide as the longest.
    var columns: String {
        let widths = (id: Self.all.map(\.id.count).max() ?? 0, kind: Self.all.map(\.kind.rawValue.count).max() ?? 0)
        return Self.padded(id, widths.id) + "  " + Self.padded(kind.rawValue, widths.kind)
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
