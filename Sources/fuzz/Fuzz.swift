import ArgumentParser
import Foundation
import SeededRandom
import Synchronization

/// Tries the compiler's front with inputs that nobody would write.
@main
struct Fuzz: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fuzz",
        abstract: "Reads, checks, formats and mends mutated designs; stops at the first fault and keeps its input.",
        discussion: """
            The input that is being tried stands in the folder --keep, so that it is there after a crash.

            EXAMPLES
              swift run fuzz Examples/*.md --seconds 600
              swift run fuzz Examples/*.md --seed 7 --seconds 10
              swift run fuzz --again build/fuzz/input.md
            """
    )

    @Argument(help: "Designs to begin with.")
    var designs: [String] = []

    @Option(help: "How long.")
    var seconds = 60.0

    @Option(help: "Where the sequence of inputs begins; the same seed gives the same inputs.")
    var seed: UInt64 = 1

    @Option(help: "How many seconds one input may take.")
    var limit = 10.0

    @Option(help: "The folder for the input that is being tried.")
    var keep = "build/fuzz"

    @Option(help: "Try this file alone.")
    var again: String?

    func run() throws {
        if let again {
            let input = [UInt8](try Data(contentsOf: URL(filePath: again)))
            let faults = Trial(input: input).faults()
            print(faults.isEmpty ? "no fault" : faults.joined(separator: "\n"))
            throw faults.isEmpty ? ExitCode.success : ExitCode.failure
        }
        let folder = URL(filePath: keep)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let seeds = try designs.map { [UInt8](try Data(contentsOf: URL(filePath: $0))) }
        var mutator = Mutator(seeds: seeds, random: SeededGenerator(seed: seed))
        let watch = Watch(limit: limit)
        let start = ContinuousClock.now
        var count = 0
        var slowest = Duration.zero
        while ContinuousClock.now - start < .seconds(seconds) {
            let input = mutator.next()
            try Data(input).write(to: folder.appending(path: "input.md"))
            let began = watch.begin()
            let faults = Trial(input: input).faults()
            slowest = max(slowest, ContinuousClock.now - began)
            count += 1
            guard faults.isEmpty else {
                print("input \(count) of seed \(seed), kept in \(keep)/input.md:\n" + faults.joined(separator: "\n"))
                throw ExitCode.failure
            }
        }
        watch.end()
        print("\(count) inputs in \(Int(seconds)) s with seed \(seed): no fault; the slowest took \(slowest)")
    }
}

/// Ends the process where one input takes too long.
final class Watch: Sendable {
    private let began = Mutex<ContinuousClock.Instant?>(nil)

    init(limit: Double) {
        let thread = Thread { [self] in
            while true {
                Thread.sleep(forTimeInterval: 0.5)
                guard let began = began.withLock({ $0 }), ContinuousClock.now - began > .seconds(limit) else {
                    continue
                }
                FileHandle.standardError.write(Data("an input takes longer than \(limit) s; it is kept\n".utf8))
                exit(3)
            }
        }
        thread.start()
    }

    func begin() -> ContinuousClock.Instant {
        let now = ContinuousClock.now
        began.withLock { $0 = now }
        return now
    }

    func end() { began.withLock { $0 = nil } }
}
