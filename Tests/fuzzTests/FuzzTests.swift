import Foundation
import SeededRandom
import Testing

@testable import fuzz

/// A short run with a fixed seed; `swift run fuzz Examples/*.md --seconds 600` is a long one.
struct FuzzTests {
    @Test(.timeLimit(.minutes(5)))
    func nothingBreaksIt() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let design = try Data(contentsOf: root.appending(path: "Examples/tickets.md"))
        let count = Int(ProcessInfo.processInfo.environment["WRIGHT_FUZZ_INPUTS"] ?? "") ?? 60
        var mutator = Mutator(seeds: [[UInt8](design)], random: SeededGenerator(seed: 20_260_301))
        for number in 1...max(1, count) {
            let input = mutator.next()
            let faults = Trial(input: input).faults()
            #expect(faults == [], "input \(number): \(String(decoding: input.prefix(2000), as: UTF8.self))")
            if !faults.isEmpty { return }
        }
    }

    @Test func theSameSeedGivesTheSameInputs() {
        var first = Mutator(seeds: [Array("# T\n\n| a |\n|---|\n| b |\n".utf8)], random: SeededGenerator(seed: 3))
        var second = first
        for _ in 0..<50 { #expect(first.next() == second.next()) }
    }
}
