import Testing
import WrightHTTP
import WrightRuntime
import WrightTesting

@testable import tickets

/// Commands.
@Suite("Commands")
struct TicketsCommandTests {
    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("signs a token that the service accepts")
    func signsWhatTheServiceAccepts() async throws {
        let printed = try await BuiltCommand.run(
            "tickets",
            ["token", "--role", "lead", "--subject", "00000000-0000-7000-8000-000000000001"],
            environment: ["JWT_SECRET": ServiceHarness.secret.revealed, "PORT": "no port"]
        )
        #expect(printed.status == 0, "\(printed.errors)")
        let verifier = TokenVerifier(secret: ServiceHarness.secret)
        let token = try await verifier.verify(printed.output.filter { !$0.isWhitespace })
        #expect(token.subject == "00000000-0000-7000-8000-000000000001" && token.roles == ["lead"])
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("refuses a role that is none")
    func refusesAnUnknownRole() throws {
        let error = #expect(throws: (any Error).self) { try TokenCommand.parse(["--role=nobody", "--subject=1"]) }
        #expect(error.map { TokenCommand.message(for: $0).contains("nobody") } == true)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("refuses a subject that is no id")
    func refusesASubjectThatIsNoID() throws {
        let error = #expect(throws: (any Error).self) {
            try TokenCommand.parse(["--role", "lead", "--subject", "somebody"])
        }
        #expect(error.map { TokenCommand.message(for: $0).contains("somebody") } == true)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("refuses to start with broken settings")
    func refusesToStartWithBrokenSettings() async throws {
        let run = try await BuiltCommand.run(
            "tickets",
            ["serve"],
            environment: ["JWT_SECRET": "s3cret-s3cret-s3cret-s3cret-s3c"]
        )
        #expect(
            run.status != 0
                && run.errors.contains("JWT_SECRET")
                && !run.errors.contains("s3cret-s3cret-s3cret-s3cret-s3c"),
            "\(run.errors)"
        )
    }
}
