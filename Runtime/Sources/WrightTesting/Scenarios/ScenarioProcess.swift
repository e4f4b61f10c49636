import Foundation
import HTTPTypes
import WrightHTTP
import WrightRuntime
import WrightSQLite

/// The shipped executable of a service, started on a free port with a database of its own, for one scenario.
///
/// ```swift
/// try await ScenarioProcess.run(executable: "tickets", migrations: TicketsMigrations.all) { service in
///     let answer = try await service.send(.get, "/tickets")
///     try answer.expect(status: 401)
/// }
/// ```
///
/// Afterwards it gets SIGTERM and has to exit with status 0 within ten seconds. Its files are removed and the process
/// ended in every case; where something fails, the failure shows what the process has logged.
public struct ScenarioProcess: Sendable {
    /// Where the service listens, such as `http://127.0.0.1:40123`.
    public let baseURL: String
    private let port: Int
    private let client: ScenarioClient
    private let signer: TokenSigner

    private init(port: Int, signer: TokenSigner) {
        self.port = port
        baseURL = "http://127.0.0.1:\(port)"
        client = ScenarioClient(baseURL: baseURL)
        self.signer = signer
    }

    /// Runs a scenario on rows that are there before the service starts.
    ///
    /// - Parameters:
    ///   - executable: The name of the executable, which is looked for beside the running tests.
    ///   - migrations: The migrations of the service, which are applied before it starts.
    ///   - environment: Variables beside or instead of `HOST`, `PORT`, `DATABASE_URL` and `JWT_SECRET`.
    ///   - rolesClaim: The claim of its tokens that holds the roles.
    ///   - seed: Inserts rows; what it returns goes to the scenario.
    /// - Returns: What the scenario returns, after the service has stopped.
    /// - Throws: What the scenario throws; `Mismatch` where the service does not start or does not stop well.
    @discardableResult
    public static func run<Seeded: Sendable, Result: Sendable>(
        executable: String,
        migrations: [Migration],
        environment: [String: String] = [:],
        rolesClaim: String = "roles",
        seed: @Sendable @escaping (any WriteTransaction) throws -> Seeded,
        scenario: (ScenarioProcess, Seeded) async throws -> Result
    ) async throws -> Result {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let database = folder.path(of: "service.db")
        let seeded = try await prepare(database, migrations: migrations, seed: seed)
        let secret = Secret(environment["JWT_SECRET"] ?? ServiceHarness.secret.revealed)
        var attempt = 1
        while true {
            let port = try LocalPort.free()
            let process = try ServiceProcess(
                executable: executable,
                arguments: ["serve"],
                environment: [
                    "HOST": "127.0.0.1", "PORT": String(port), "DATABASE_URL": "sqlite:\(database)",
                    "JWT_SECRET": secret.revealed,
                ].merging(environment) { $1 },
                log: folder.path(of: "log")
            )
            let service = ScenarioProcess(port: port, signer: TokenSigner(secret: secret, rolesClaim: rolesClaim))
            do {
                guard try await service.isReady(process) else {
                    guard attempt < 3 else { throw Mismatch("the service stopped while it started") }
                    // Somebody else may have taken the port meanwhile; there are others.
                    attempt += 1
                    continue
                }
                let result = try await scenario(service, seeded)
                try await process.stop()
                return result
            } catch {
                await process.kill()
                throw Mismatch("\(error)\n\nlog of \(executable):\n\(process.log)")
            }
        }
    }

    /// Runs a scenario on an empty database.
    @discardableResult
    public static func run<Result: Sendable>(
        executable: String,
        migrations: [Migration],
        environment: [String: String] = [:],
        rolesClaim: String = "roles",
        scenario: (ScenarioProcess) async throws -> Result
    ) async throws -> Result {
        try await run(
            executable: executable,
            migrations: migrations,
            environment: environment,
            rolesClaim: rolesClaim,
            seed: { _ in },
            scenario: { service, _ in try await scenario(service) }
        )
    }

    /// A token for a subject with one role or several, signed with the service's key.
    public func token(_ roles: String..., subject: UUID) async throws -> String {
        try await signer.token(subject: subject.text, roles: roles)
    }

    /// The same for a subject that is no id.
    public func token(_ roles: String..., subject: String) async throws -> String {
        try await signer.token(subject: subject, roles: roles)
    }

    /// Sends a request over HTTP.
    ///
    /// - Parameters:
    ///   - path: The path with its query, or a whole URL.
    ///   - json: The body; sent as `application/json` unless `headers` say otherwise.
    public func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        headers: [String: String] = [:],
        json: JSONValue? = nil
    ) async throws -> TestAnswer {
        try await client.send(method, path, headers: headers, json: json)
    }

    private static func prepare<Seeded: Sendable>(
        _ database: String,
        migrations: [Migration],
        seed: @Sendable @escaping (any WriteTransaction) throws -> Seeded
    ) async throws -> Seeded {
        let store = try SQLiteStore(url: "sqlite:\(database)")
        try await Migrator(store: store, migrations: migrations).up()
        let seeded = try await store.write(seed)
        try await store.close()
        return seeded
    }

    /// Waits for `/health/ready`; `false` where the process ended instead.
    private func isReady(_ process: ServiceProcess) async throws -> Bool {
        let deadline = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < deadline {
            guard process.isRunning else { return false }
            // The client would go on trying by itself, more and more seldom; so it is asked only when it can succeed.
            if LocalPort.isOpen(port), try await send(.get, "/health/ready").status == 200 {
                // An answer of somebody else's is none: then ours could not listen and has ended.
                return process.isRunning
            }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw Mismatch("the service is not ready after 20 s")
    }
}
