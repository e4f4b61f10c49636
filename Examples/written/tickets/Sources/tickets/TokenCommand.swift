import ArgumentParser
import TicketsDomain
import WrightHTTP

/// Prints a token that is signed with the configured key, to try things.
struct Token: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints a token that is signed with the configured key, to try things."
    )

    @Option(help: "A role of the caller; repeat it for several.")
    var role: [String] = []
    @Option(help: "Whom the token speaks for: the id of the caller's row.")
    var subject: String

    func validate() throws {
        for name in role where Role(rawValue: name) == nil {
            let names = Role.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("There is no role \(name). The roles are \(names).")
        }
    }

    func run() async throws {
        let settings = try TicketsConfiguration(reading: .process)
        let signer = TokenSigner(secret: settings.jwtSecret)
        print(try await signer.token(subject: subject, roles: role, lifetime: .seconds(3600)))
    }
}
