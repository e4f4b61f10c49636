import ArgumentParser
import Foundation

/// The entry point: parses the command line, runs a command, turns what stops it into an exit code.
@main
struct Wright: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "wright",
        abstract: "Implements a service from its design document, and proves it.",
        discussion: """
            EXAMPLES
              wright new shop                                    write a small design to start from
              wright check shop.md                               what is missing, ambiguous or not understood
              wright explain unknown-type                        what a finding means
              wright fmt shop.md                                 align the tables
              wright plan shop.md                                what would be built, item by item
              wright build shop.md --output build/shop           write the service, test it, hand it off
              wright gate build/shop                             judge a written service again

            EXIT CODES
              0 done   1 the design has errors, or is not formatted   2 usage, or a file that cannot be read or written
              3 build or test failed   4 gate failed
            """,
        version: version,
        subcommands: [
            CheckCommand.self, ExplainCommand.self, FormatCommand.self, PlanCommand.self, BuildCommand.self,
            GateCommand.self, NewCommand.self,
        ]
    )

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let stop as Stop {
            if let message = stop.message { Terminal.printError("wright: " + message) }
            Foundation.exit(stop.code.rawValue)
        } catch {
            let isRequest = exitCode(for: error) == .success
            if isRequest {
                print(fullMessage(for: error))
            } else {
                Terminal.printError(fullMessage(for: error))
            }
            Foundation.exit(isRequest ? 0 : StopCode.usage.rawValue)
        }
    }
}

/// Why `wright` ends with another exit code than 0.
enum StopCode: Int32 {
    case designHasErrors = 1
    case usage = 2
    case buildOrTestFailed = 3
    case gateFailed = 4
}

/// Ends the run with a code; a message where nothing was said yet.
struct Stop: Error {
    var code: StopCode
    var message: String?

    init(_ code: StopCode, _ message: String? = nil) {
        self.code = code
        self.message = message
    }
}
