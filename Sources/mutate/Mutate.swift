import ArgumentParser
import Foundation
import SeededRandom
import Synchronization

/// Makes faults in designs and tells which of them `check` finds as was stated beforehand.
@main
struct Mutate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mutate",
        abstract:
            "Makes faults in designs and tells which of them check finds, by the rule and at the line that were stated.",
        discussion: """
            The kinds of mutation, with the rules and places that are stated for each, are listed in docs/mutations.md.
            Exit code 0: enough were found; 1: too few, or the report is not the one that is kept.

            EXAMPLES
              swift run mutate Examples/*.md --check docs/mutations.md
              swift run mutate Examples/*.md --write docs/mutations.md
              swift run mutate Examples/orders.md --kind 'drop a field' --all --show
            """
    )

    @Argument(help: "Designs without any finding.")
    var designs: [String] = []

    @Option(help: "What is left to chance; the same seed gives the same mutants.")
    var seed: UInt64 = 1

    @Option(help: "At most so many mutants of one kind of one design.")
    var most = 3

    @Option(help: "Kinds whose name holds this.")
    var kind: String?

    @Flag(help: "Every place of each kind, instead of some.")
    var all = false

    @Flag(help: "Print every mutant with what was found.")
    var show = false

    @Option(help: "Write the report to this file.")
    var write: String?

    @Option(help: "Compare the report with this file.")
    var check: String?

    /// The part of the mutants that has to be found.
    static let target = 0.97

    func run() throws {
        let texts = try designs.map { path in
            DesignText(
                name: URL(filePath: path).lastPathComponent,
                text: String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
            )
        }
        let report = Report(trials: trials(of: texts), seed: seed, most: most)
        for trial in report.trials where show || report.isMissed(trial) { print(report.line(of: trial)) }
        print(report.summary)
        for stale in report.stale { print("no valid other design: \(stale)") }
        if let write { try report.text.write(toFile: write, atomically: true, encoding: .utf8) }
        var isKept = true
        if let check { isKept = try String(contentsOfFile: check, encoding: .utf8) == report.text }
        if !isKept { print("\(check ?? "") is not what was found; `swift run mutate … --write` writes it anew") }
        throw report.isEnough && report.stale.isEmpty && isKept ? ExitCode.success : ExitCode.failure
    }

    private func trials(of texts: [DesignText]) -> [Trial] {
        var work: [(Site, MutationKind, DesignText)] = []
        for text in texts {
            for mutation in mutationKinds where kind.map(mutation.name.contains) ?? true {
                var random = SeededGenerator(
                    seed: seed &+ UInt64(mutation.name.utf8.reduce(0) { ($0 &* 31 &+ UInt64($1)) })
                )
                var sites = mutation.sites(text, &random).filter { $0.edit.applied(to: text.lines) != text.lines }
                if !all { sites = Array(sites.shuffled(using: &random).prefix(most)) }
                work += sites.map { ($0, mutation, text) }.sorted { $0.0.edit.start < $1.0.edit.start }
            }
        }
        let done = Mutex<[Int: Trial]>([:])
        DispatchQueue.concurrentPerform(iterations: work.count) { [work] index in
            let trial = Trial(work[index].0, work[index].1, work[index].2)
            done.withLock { $0[index] = trial }
        }
        return done.withLock { trials in work.indices.compactMap { trials[$0] } }
    }
}

extension Edit {
    var start: Int { changes.first?.range.lowerBound ?? 0 }
}
