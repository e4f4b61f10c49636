import Logging
import Synchronization
import Testing
import WrightRuntime
import WrightTesting

@testable import WrightHTTP

struct LogTests {
    private final class Lines: Sendable {
        private let value = Mutex<[String]>([])
        var all: [String] { value.withLock { $0 } }
        func add(_ line: [UInt8]) { value.withLock { $0.append(String(decoding: line, as: UTF8.self)) } }
    }

    private func logger(_ lines: Lines, level: Logger.Level = .info) -> Logger {
        Logger(label: "svc") { label in
            JSONLogHandler(label: label, level: level, clock: ManualClock(ServiceHarness.start)) { lines.add($0) }
        }
    }

    @Test func anEventIsOneLineOfJSON() {
        let lines = Lines()
        var logger = logger(lines)
        logger[metadataKey: "z"] = "from the logger"
        logger.warning(
            "two\nlines \"quoted\"",
            metadata: [
                "a": .stringConvertible(1), "b": .stringConvertible(2.5), "c": .stringConvertible(true),
                "d": .array(["x", .dictionary(["k": "v"])]), "key": .stringConvertible(Secret("hidden")),
            ]
        )
        #expect(
            lines.all == [
                #"{"time":"2026-03-01T00:00:00.000000Z","level":"warning","logger":"svc","#
                    + #""message":"two\nlines \"quoted\"","a":1,"b":2.5,"c":true,"d":["x",{"k":"v"}],"#
                    + #""key":"<redacted>","z":"from the logger"}"# + "\n"
            ]
        )
    }

    @Test func whatIsBelowTheLevelIsNotWritten() {
        let lines = Lines()
        logger(lines, level: .error).info("quiet")
        #expect(lines.all.isEmpty)
    }
}
