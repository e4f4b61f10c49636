import Planning
import SwiftTree

/// What all tests of the API share: the service under test, rows, and expectations.
struct APISupportFile {
    let plan: ServicePlan
    private var folder: String { plan.service.layout.testFolder(of: .api) }
    private var layout: ServiceLayout { plan.service.layout }

    func files() -> [GeneratedFile] { [service, storedRows, expectations, requests] }

    private func file(_ name: String, imports: [String], _ declarations: [Declaration]) -> GeneratedFile {
        GeneratedFile(path: folder + "/\(name).swift", content: SwiftFile(imports: imports, declarations).text)
    }

    // MARK: The service under test

    /// ```swift
    /// func withService(_ test: @Sendable (ServiceHarness) async throws -> Void) async throws
    /// extension ServiceHarness { func add(_ ticket: Ticket) async throws -> Ticket }
    /// struct StoredRows: Equatable { let tickets: [Ticket] }
    /// ```
    private var service: GeneratedFile {
        let imports =
            [layout.module(of: .api), layout.module(of: .data), "WrightHTTP", "WrightRuntime", "WrightTesting"]
            .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return file("TestService", imports: imports + ["Testing"], [.function(withService)])
    }

    /// A file of its own, without Swift Testing, whose names an entity may bear: `Comment`.
    private var storedRows: GeneratedFile {
        let imports = [layout.module(of: .data), "WrightRuntime", "WrightTesting"]
        return file("StoredRows", imports: imports, [.type(rows), .type(contents)])
    }

    private var withService: FunctionDeclaration {
        var context: [Expression.Argument] = [.init("store", "parts.store")]
        let claim = plan.service.tokens?.rolesClaim ?? "roles"
        let claimArgument = claim == "roles" ? [] : [Expression.Argument("rolesClaim", .string(claim))]
        if plan.api.usesAuthentication {
            let verifier =
                [Expression.Argument("secret", "parts.secret")] + claimArgument + [.init("clock", "parts.clock")]
            context.append(.init("tokens", .call("TokenVerifier", verifier)))
        }
        if plan.api.usesClock { context.append(.init("clock", "parts.clock")) }
        var application: [Expression.Argument] = [.init("name", .string(plan.names.executable))]
        if !plan.api.basePath.isEmpty { application.append(.init("basePath", .string(plan.api.basePath))) }
        application += [
            .init("endpoints", .call("Routes.all", [.init(nil, .call("ServiceContext", context))])),
            .init("store", "parts.store"),
            .init("limits", "Limits.service"),
            .init("openAPI", .string("{}")),
            .init("logger", "parts.logger"),
        ]
        let closure = Expression.closure(.init(["parts"], [.expression(.call("ServiceApplication", application))]))
        let run = Expression.call(
            "ServiceHarness.run",
            [.init("migrations", .code(plan.data.migrationsType + ".all"))] + claimArgument
                + [.init("application", closure), .init("test", watched)]
        )
        return FunctionDeclaration(
            "withService",
            documentation: [
                "Runs a test against the service: its own routes on an empty database in memory, with a clock that stands still."
            ],
            parameters: [.init("test", label: "_", type: "@Sendable (ServiceHarness) async throws -> Void")],
            isAsync: true,
            throwing: "throws",
            body: [.expression(.awaited(run))]
        )
    }

    /// The test, and then a look at what the service has logged meanwhile.
    private var watched: Expression {
        let secrets =
            [Expression.code("ServiceHarness.secret.revealed"), .string("Bearer ey")]
            + sensitiveValues.map { .string($0) }
        return .closure(
            .init(
                ["service"],
                [
                    "try await test(service)",
                    .expression(.call("expectSecrecy", ["service", .init("of", .array(secrets))])),
                ]
            )
        )
    }

    /// What requests of the tests send in sensitive fields.
    private var sensitiveValues: [String] {
        let samples = SamplePlan(plan.verified, data: plan.data)
        let values = plan.data.entities.flatMap { entity in
            entity.members.filter(\.isSensitive).map { samples.input($0, in: entity, number: 51).plainText }
        }
        return Array(Set(values.filter { $0.count > 5 })).sorted()
    }

    private var rows: TypeDeclaration {
        let additions = plan.data.entities.map { entity -> Declaration in
            let row = Names.escaped(entity.variable)
            let insert = Expression.tried(
                .call(entity.repository + ".insert", [.init(nil, .code(row)), .init("in", "$0")])
            )
            return .function(
                FunctionDeclaration(
                    "add",
                    attributes: ["@discardableResult"],
                    parameters: [.init(row, label: "_", type: entity.typeName)],
                    isAsync: true,
                    throwing: "throws",
                    result: entity.typeName,
                    body: [.expression(.awaited(.call("write", trailing: .init([], [.expression(insert)]))))]
                )
            )
        }
        let look = FunctionDeclaration(
            "contents",
            documentation: ["Every row of every entity."],
            isAsync: true,
            throwing: "throws",
            result: "StoredRows",
            body: [.expression("try await read { try StoredRows(reading: $0) }")]
        )
        return TypeDeclaration(
            .extension,
            "ServiceHarness",
            documentation: ["Rows before and after a request."],
            members: additions + [.function(look)]
        )
    }

    private var contents: TypeDeclaration {
        let properties = plan.data.entities.map { entity -> Declaration in
            .property(PropertyDeclaration(Self.contentsMember(entity), type: "[\(entity.typeName)]"))
        }
        let body = plan.data.entities.map { entity -> Statement in
            .assign(
                Self.contentsMember(entity),
                .tried(.call(entity.repository + ".all", [.init("where", ".always"), .init("in", "transaction")]))
            )
        }
        return TypeDeclaration(
            .structure,
            "StoredRows",
            inherits: ["Sendable", "Equatable"],
            documentation: [
                "Every row of every entity, to see what a request has changed; kept answers and counters are none of them."
            ],
            members: properties + [
                .function(
                    FunctionDeclaration(
                        "init",
                        parameters: [.init("transaction", label: "reading", type: "any ReadTransaction")],
                        throwing: "throws",
                        body: body
                    )
                )
            ]
        )
    }

    /// `tickets`
    static func contentsMember(_ entity: EntityPlan) -> String { Names.escaped(Names.plural(entity.variable)) }

    // MARK: Expectations

    private var expectations: GeneratedFile {
        GeneratedFile(
            path: folder + "/Expectations.swift",
            content: Self.expectationsText + (usesMembers ? Self.membersText : "")
        )
    }

    /// Whether some answer is known by its members only.
    private var usesMembers: Bool {
        plan.tests.api.suites.flatMap(\.tests).contains { test in
            guard case .succeeds(let expected) = test.check else { return false }
            return expected.body == nil && !expected.members.isEmpty
        }
    }

    private var requests: GeneratedFile {
        let claim = plan.service.tokens?.rolesClaim ?? "roles"
        let signer =
            "TokenSigner(secret: otherKey"
            + (claim == "roles" ? "" : ", rolesClaim: \(Literals.quoted(claim))") + ", clock: service.clock)"
        let credentials = Self.credentialsText.replacing("SIGNER", with: signer)
        return GeneratedFile(
            path: folder + "/Requests.swift",
            content: Self.requestsText + (plan.api.usesAuthentication ? credentials : "")
        )
    }
}
