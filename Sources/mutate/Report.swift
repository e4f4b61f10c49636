import Foundation

/// What came of all trials, as it is kept in `docs/mutations.md`.
struct Report {
    let trials: [Trial]
    let seed: UInt64
    let most: Int

    private var valid: [Trial] { trials.filter { reason(of: $0) != nil } }
    private var counted: [Trial] { trials.filter { reason(of: $0) == nil } }
    private var found: [Trial] { counted.filter(\.isFound) }
    private var missed: [Trial] { counted.filter { !$0.isFound } }

    func isMissed(_ trial: Trial) -> Bool { reason(of: trial) == nil && !trial.isFound }

    var isEnough: Bool { Double(found.count) >= Mutate.target * Double(counted.count) }

    /// Mutants that are listed as right designs and have findings.
    var stale: [String] { valid.filter { !$0.findings.isEmpty }.map(line) }

    private func reason(of trial: Trial) -> String? {
        validOthers.first {
            $0.kind == trial.kind.name && $0.design == trial.design && $0.line == trial.changed
                && !trial.after.contains($0.without)
        }?.reason
    }

    var summary: String {
        let percent = counted.isEmpty ? 0 : 100 * Double(found.count) / Double(counted.count)
        return """
            \(trials.count) mutants of \(Set(trials.map(\.kind.name)).count) kinds with seed \(seed): \
            \(found.count) of \(counted.count) found as stated (\(String(format: "%.1f", percent)) %), \
            \(found.count(where: \.isToldOnce)) of them told in one finding; \(valid.count) are valid other designs
            """
    }

    func line(of trial: Trial) -> String {
        let found = trial.findings.map(\.description).joined(separator: "; ")
        return """
            \(trial.isFound ? "found" : "MISSED") \(trial.kind.name): \(trial.design):\(trial.changed)
                - \(trial.before)
                + \(trial.after)
                stated \(trial.kind.rules.joined(separator: " or ")) at \(trial.stated); found \(found.isEmpty ? "nothing" : found)
            """
    }

    var text: String {
        """
        # Mutations: does `check` find what is wrong?

        A program makes faults in both examples, one at a time, and looks whether `wright check` finds each. For every *kind*
        of fault the rule and the line are stated in `Sources/mutate/Kinds/`, which reads designs with string functions of its
        own. What counts is the stated rule at the stated line; some other finding, or the right one elsewhere, is a miss. At
        least 97 % have to be found. `scripts/test` runs it and compares this page.

        ```
        swift run mutate Examples/*.md --check docs/mutations.md       as part of scripts/test
        swift run mutate Examples/*.md --write docs/mutations.md       after a change
        swift run mutate Examples/*.md --all                           at every place, not \(most) for each kind and design
        ```

        \(history)

        ## Score

        \(summary).

        ## Misses

        \(missed.isEmpty ? "None." : missed.map(missLine).joined(separator: "\n"))

        ## Valid other designs

        Right as they are, so that nothing can be found. Listed by hand in `Sources/mutate/ValidOthers.swift`; one of them that
        has a finding ends the run with exit code 1.

        \(valid.isEmpty ? "None." : valid.map(validLine).joined(separator: "\n"))

        ## Kinds

        | Mutation | Has to be found | At | Mutants | Found |
        |---|---|---|---|---|
        \(kindLines.joined(separator: "\n"))

        """
    }

    private func missLine(_ trial: Trial) -> String {
        let found = trial.findings.map { "`\($0.id)` at line \($0.line)" }.joined(separator: ", ")
        let rules = trial.kind.rules.map { "`\($0)`" }.joined(separator: " or ")
        return
            "- \(trial.kind.name), \(trial.design), line \(trial.changed): \(rules) at line \(trial.stated) was stated; "
            + (found.isEmpty ? "nothing was found." : "found: \(found).")
    }

    private func validLine(_ trial: Trial) -> String {
        "- \(trial.kind.name), \(trial.design), line \(trial.changed): \(reason(of: trial) ?? "")"
    }

    private var kindLines: [String] {
        mutationKinds.compactMap { kind in
            let own = counted.filter { $0.kind.name == kind.name }
            guard !own.isEmpty else { return nil }
            let rules = kind.rules.map { "`\($0)`" }.joined(separator: " or ")
            return "| \(kind.name) | \(rules) | \(kind.place) | \(own.count) | \(own.count(where: \.isFound)) |"
        }
    }
}
