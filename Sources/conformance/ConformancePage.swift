/// `docs/cel-conformance.md`.
struct ConformancePage {
    var results: [CaseResult]

    var text: String {
        ([
            Self.introduction, "## By file", table(by: \.file), "## By section",
            table(by: { "\($0.file)/\($0.section)" }),
        ]
            + [
                "## What differs", differences, "## What is refused before it runs", refused, "## What is outside",
                outside,
            ])
            .joined(separator: "\n\n")
    }

    private static let introduction = """
        # Expressions and the conformance suite of CEL

        Expressions are based on the [Common Expression Language](https://github.com/google/cel-spec), whose project publishes cases
        that every implementation should pass (`tests/simple/testdata`). `scripts/cel-conformance` reads them, takes those that
        expressions of a design can say, computes each in written Swift and, where it has a form in SQL, on SQLite, and writes
        this page. Cases are called `file/section/name`, as there. A `double` of the suite is a decimal here, where its value is the same.

        - **Pass**: the value, or the failure, of the suite.
        - **Refused**: fails as it runs there, is a finding of `wright check` here, before anything runs.
        - **Differ**: comes out otherwise; each is below with its reason.
        - **Outside**: says something that expressions of a design do not have, and is refused; the reasons are below.
        """

    // MARK: Counts

    private func table(by key: (SuiteCase) -> String) -> String {
        var order: [String] = []
        var counts: [String: Counts] = [:]
        for result in results {
            let name = key(result.suiteCase)
            if counts[name] == nil { order.append(name) }
            counts[name, default: Counts()].add(result.outcome)
        }
        let all = results.reduce(into: Counts()) { $0.add($1.outcome) }
        let head = ["| | Cases | Pass | Refused | Differ | Outside |", "|---|---|---|---|---|---|"]
        return (head + order.map { row($0, counts[$0] ?? Counts()) } + [row("All", all)]).joined(separator: "\n")
    }

    private func row(_ name: String, _ counts: Counts) -> String {
        let all = counts.pass + counts.refused + counts.differ + counts.outside
        return "| \(name) | \(all) | \(counts.pass) | \(counts.refused) | \(counts.differ) | \(counts.outside) |"
    }

    private struct Counts {
        var (pass, refused, differ, outside) = (0, 0, 0, 0)

        mutating func add(_ outcome: CaseResult.Outcome) {
            switch outcome {
            case .passes: pass += 1
            case .refused: refused += 1
            case .differs: differ += 1
            case .outside: outside += 1
            }
        }
    }

    // MARK: Lists

    private var differences: String {
        let rows = results.compactMap { result -> String? in
            guard case .differs(let difference) = result.outcome else { return nil }
            return "| `\(result.suiteCase.title)` | \(difference?.rawValue ?? "**not known**") |"
        }
        return (["| Case | Why |", "|---|---|"] + rows).joined(separator: "\n")
    }

    private var refused: String {
        results.compactMap { result -> String? in
            if case .refused = result.outcome { "- `\(result.suiteCase.title)`" } else { nil }
        }.joined(separator: "\n")
    }

    private var outside: String {
        var counts: [String: Int] = [:]
        for case .outside(let reason) in results.map(\.outcome) { counts[reason, default: 0] += 1 }
        let rows = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "| \($0.key) | \($0.value) |" }
        return (["| What it says | Cases |", "|---|---|"] + rows).joined(separator: "\n")
    }
}
