import Foundation
import Synchronization

/// One line for each step of a build, with its time; a bar while a long one runs.
final class Progress: Sendable {
    private let terminal: Terminal
    private let isSilent: Bool
    private let state = Mutex(State())

    private struct State {
        var barIsShown = false
        var lastReport: ContinuousClock.Instant?
    }

    /// - Parameter isSilent: where the output is JSON and must hold nothing else.
    init(_ terminal: Terminal, isSilent: Bool = false) {
        self.terminal = terminal
        self.isSilent = isSilent
    }

    /// `Verify   Examples/tickets.md: 0 errors   21 ms`
    func done(_ step: String, _ text: String, seconds: Double, passed: Bool = true) {
        guard !isSilent else { return }
        clearBar()
        let mark = passed ? terminal.styled("✓", .green) : terminal.styled("✗", .red)
        let name = terminal.styled(step.padding(toLength: 12, withPad: " ", startingAt: 0), .bold)
        Terminal.print("\(mark) \(name) \(text)  \(terminal.styled(Self.time(seconds), .dim))")
    }

    /// A remark below a step.
    func note(_ text: String) {
        guard !isSilent else { return }
        clearBar()
        Terminal.print("  " + text)
    }

    /// A bar on a terminal; elsewhere a line every 20 seconds, so that a log shows that it goes on.
    func advance(_ step: String, _ fraction: Double, _ text: String) {
        guard !isSilent else { return }
        if terminal.isInteractive {
            let cells = 24
            let full = Int(Double(cells) * min(1, max(0, fraction)))
            let bar = String(repeating: "█", count: full) + String(repeating: "░", count: cells - full)
            let line = "  " + step.padding(toLength: 12, withPad: " ", startingAt: 0) + " " + bar + " " + text
            state.withLock { state in
                state.barIsShown = true
                FileHandle.standardOutput.write(Data(("\r\u{1B}[K" + String(line.prefix(terminal.width - 1))).utf8))
            }
            return
        }
        let isDue = state.withLock { state in
            let now = ContinuousClock.now
            guard let last = state.lastReport, now - last < .seconds(20) else {
                state.lastReport = now
                return true
            }
            return false
        }
        if isDue { Terminal.print("  \(step): \(Int(100 * fraction)) %, \(text)") }
    }

    private func clearBar() {
        state.withLock { state in
            if state.barIsShown { FileHandle.standardOutput.write(Data("\r\u{1B}[K".utf8)) }
            state.barIsShown = false
            state.lastReport = nil
        }
    }

    static func time(_ seconds: Double) -> String {
        seconds < 1
            ? String(format: "%.0f ms", seconds * 1000)
            : seconds < 120
                ? String(format: "%.1f s", seconds)
                : String(format: "%d min %02d s", Int(seconds) / 60, Int(seconds) % 60)
    }
}

/// Runs `body` and tells how long it took.
func timed<Result>(_ body: () throws -> Result) rethrows -> (Result, Double) {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try body()
    return (result, Double((clock.now - start) / .microseconds(1)) / 1_000_000)
}

/// The same for what has to be awaited.
func timedAwaiting<Result: Sendable>(_ body: () async throws -> Result) async rethrows -> (Result, Double) {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try await body()
    return (result, Double((clock.now - start) / .microseconds(1)) / 1_000_000)
}
