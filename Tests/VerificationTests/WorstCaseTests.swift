import DesignModel
import Testing

@testable import Verification

@Suite("The longest that something can take")
struct WorstCaseTests {
    @Test("Waits double up to the longest", arguments: [(0, 0), (1, 1), (5, 31), (9, 511), (10, 811), (11, 1111)])
    func exponential(waits: Int, seconds: Int) {
        let backoff = Backoff(kind: .exponential, firstMilliseconds: 1000, mostMilliseconds: 300_000)
        #expect(backoff.total(of: waits) == seconds * 1000)
    }

    @Test("Fixed waits are all the same")
    func fixed() {
        #expect(Backoff(kind: .fixed, firstMilliseconds: 1500, mostMilliseconds: 1500).total(of: 3) == 4500)
    }

    @Test("The sum is spelled out")
    func sum() {
        let backoff = Backoff(kind: .exponential, firstMilliseconds: 1000, mostMilliseconds: 300_000)
        let run = WorstCase(attempts: 6, of: 20_000, backoff)
        #expect(run.sum == "6 attempts × 20 s + 31 s of backoff = 151 s")
        #expect(run.milliseconds == 151_000)
        #expect(WorstCase(attempts: 1, of: 500, backoff).sum == "1 attempt × 500 ms")
        #expect(WorstCase(attempts: 2, of: 1250, nil).sum == "2 attempts × 1.25 s = 2.5 s")
    }

    @Test("However much is written, nothing overflows")
    func extremes() {
        let backoff = Backoff(kind: .exponential, firstMilliseconds: .max, mostMilliseconds: .max)
        #expect(WorstCase(attempts: WorstCase.mostRetries + 1, of: .max, backoff).milliseconds > 0)
    }
}
