import Foundation
import HTTPTypes
import HummingbirdTesting
import Logging
import WrightHTTP
import WrightRuntime
import WrightSQLite

/// What a service under test is made from: hand these to its own wiring.
public struct TestParts: Sendable {
    /// An empty database with every migration applied; it fails on demand.
    public let store: FailingStore
    /// A clock that stands still until the test moves it.
    public let clock: ManualClock
    /// The key of the tokens.
    public let secret: Secret
    /// Keeps every line for the test to look at.
    public let logger: Logger
}

/// A service in the process of its tests: requests go through all of it but the network.
///
/// ```swift
/// try await ServiceHarness.run(migrations: TicketsMigrations.all, application: makeTickets) { service in
///     let answer = try await service.send(.get, "/tickets", token: service.token("lead", subject: lead.id))
///     #expect(answer.status == 200)
/// }
/// ```
public struct ServiceHarness: Sendable {
    /// Where requests go.
    public enum Transport: Sendable {
        /// Straight to the router.
        case router
        /// Over a socket to a server on a free port.
        case live
    }

    /// The moment at which each test begins.
    public static let start = Timestamp(microseconds: 1_772_323_200_000_000)
    /// The key of the tokens.
    public static let secret = Secret("a key for tests that is long enough")

    /// The database; it fails on demand.
    public let store: FailingStore
    /// The clock of the service.
    public let clock: ManualClock
    /// What the service has logged, if it was given the logger of its parts.
    public let log: LogRecorder
    /// The port that the server listens on; `nil` where requests go straight to the router.
    public let port: Int?
    private let signer: TokenSigner
    private let client: any TestClientProtocol

    /// Puts a service together on an empty database, runs the test and takes it down again.
    ///
    /// - Parameters:
    ///   - migrations: The service's migrations, all of which are applied.
    ///   - rolesClaim: The claim of its tokens that holds the roles.
    ///   - application: Makes the service from its parts, as its own main program does.
    public static func run<Result: Sendable>(
        migrations: [Migration],
        transport: Transport = .router,
        rolesClaim: String = "roles",
        application: (TestParts) throws -> ServiceApplication,
        test: @Sendable (ServiceHarness) async throws -> Result
    ) async throws -> Result {
        let clock = ManualClock(start)
        let store = FailingStore(try SQLiteStore.inMemory(clock: clock))
        try await Migrator(store: store, migrations: migrations).up()
        let log = LogRecorder()
        let parts = TestParts(store: store, clock: clock, secret: secret, logger: log.logger(clock: clock))
        let service = try application(parts)
        let signer = TokenSigner(secret: secret, rolesClaim: rolesClaim, clock: clock)
        let result = try await service.httpApplication().test(transport == .live ? .ahc() : .router) { client in
            try await test(
                ServiceHarness(
                    store: store,
                    clock: clock,
                    log: log,
                    port: client.port,
                    signer: signer,
                    client: client
                )
            )
        }
        try await store.close()
        return result
    }

    /// A token for a subject with one role or several.
    public func token(
        _ roles: String...,
        subject: UUID,
        lifetime: Duration = .seconds(3600)
    ) async throws -> String {
        try await signer.token(subject: subject.text, roles: roles, lifetime: lifetime)
    }

    /// The same for a subject that is no id.
    public func token(
        _ roles: String...,
        subject: String,
        lifetime: Duration = .seconds(3600)
    ) async throws -> String {
        try await signer.token(subject: subject, roles: roles, lifetime: lifetime)
    }

    /// Sends a request.
    ///
    /// - Parameters:
    ///   - path: The path with its query.
    ///   - token: Sent as `Authorization: Bearer …`.
    ///   - json: The body, sent as `application/json`, for PATCH as `application/merge-patch+json`.
    ///   - text: A body that is sent as it stands, instead of `json`, without a type unless `headers` say one.
    ///   - headers: Further header fields, which win.
    public func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        token: String? = nil,
        json: JSONValue? = nil,
        text: String? = nil,
        headers: [String: String] = [:]
    ) async throws -> TestAnswer {
        var fields: HTTPFields = [:]
        if let token { fields[.authorization] = "Bearer \(token)" }
        if json != nil {
            fields[.contentType] = method == .patch ? "application/merge-patch+json" : "application/json"
        }
        for (name, value) in headers {
            guard let name = HTTPField.Name(name) else { throw Mismatch("not the name of a header field: \(name)") }
            fields[name] = value
        }
        let body = json?.bytes ?? text.map { Array($0.utf8) }
        return try await client.execute(
            uri: path,
            method: method,
            headers: fields,
            body: body.map { .init(bytes: $0) }
        ) { response in
            TestAnswer(
                request: "\(method.rawValue) \(path)",
                status: response.status.code,
                headers: response.headers,
                bytes: Array(response.body.readableBytesView)
            )
        }
    }
}
