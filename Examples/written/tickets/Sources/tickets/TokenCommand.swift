import ArgumentParser
import TicketsDomain
import WrightHTTP

/// Prints a token that is signed with the configured key, to try things.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
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
        guard UUID(uuidString: subject) != nil else {
            throw ValidationError("The subject \(subject) is not the id of a row.")
        }
    }

    func run() async throws {
        let secret = try TicketsConfiguration.jwtSecret(reading: .process)
        let signer = TokenSigner(secret: secret)
        print(try await signer.token(subject: subject, roles: role, lifetime: .seconds(3600)))
    }
}
