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
            let verifier = [Expression.Argument("secret", "parts.secret")] + claimArgument + [.init("clock", "parts.clock")]
            context.append(.init("tokens", .call("TokenVerifier", verifier)))
        }
        if plan.api.usesClock { context.append(.init("clock", "parts.clock")) }
        var limits: [Expression.Argument] = [.init("body", .code(SwiftLiteral.integer(String(plan.api.bodyLimit))))]
        if let rate = plan.api.rate {
            limits += [
                .init("requestsPerCaller", .code(String(rate.requests))), .init("per", .code(".seconds(\(rate.seconds))")),
            ]
        }
        var application: [Expression.Argument] = [.init("name", .string(plan.names.executable))]
        if !plan.api.basePath.isEmpty { application.append(.init("basePath", .string(plan.api.basePath))) }
        application += [
            .init("endpoints", .call("routes", [.init(nil, .call("ServiceContext", context))])),
            .init("store", "parts.store"),
            .init("limits", .call("ServiceLimits", limits)),
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
        let secrets = [Expression.code("ServiceHarness.secret.revealed"), .string("Bearer ey")] + sensitiveValues.map { .string($0) }
        return .closure(
            .init(
                ["service"],
                [
                    "try await test(service)",
                    .expression(.call("expectSecrecy", ["service", .init("of", .array(secrets))])),
                ]))
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
                .call(entity.repository + ".insert", [.init(nil, .code(row)), .init("in", "$0")]))
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
            documentation: ["Every row that there is."],
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
                .tried(.call(entity.repository + ".all", [.init("where", ".always"), .init("in", "transaction")])))
        }
        return TypeDeclaration(
            .structure,
            "StoredRows",
            inherits: ["Sendable", "Equatable"],
            documentation: ["Every row of every table, to see what a request has changed."],
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
        GeneratedFile(path: folder + "/Expectations.swift", content: Self.expectationsText)
    }

    private var requests: GeneratedFile {
        let claim = plan.service.tokens?.rolesClaim ?? "roles"
        let signer =
            "TokenSigner(secret: Secret(\"another key that is long enough\")"
            + (claim == "roles" ? "" : ", rolesClaim: \(Literals.quoted(claim))") + ", clock: service.clock)"
        let credentials = Self.credentialsText.replacing("SIGNER", with: signer)
        return GeneratedFile(
            path: folder + "/Requests.swift",
            content: Self.requestsText + (plan.api.usesAuthentication ? credentials : "")
        )
    }
}

extension APISupportFile {
    private static let expectationsText = """
        import Testing
        import WrightRuntime
        import WrightTesting

        /// The answer is a problem as RFC 9457 has it, with this status and code, at these fields.
        func expectProblem(
            _ answer: TestAnswer,
            _ status: Int,
            _ code: String,
            at pointers: [String] = [],
            detail: String? = nil,
            _ what: String = "",
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            let expected = ExpectedProblem(status: status, code: code, pointers: pointers)
            #expect(answer.problem == expected, "\\(what)\\n\\(answer)", sourceLocation: sourceLocation)
            guard let detail else { return }
            #expect(answer["detail"] == .string(detail), "\\(answer)", sourceLocation: sourceLocation)
        }

        /// The answer has this status and exactly this body.
        func expectJSON(
            _ answer: TestAnswer,
            _ status: Int,
            _ body: JSONValue,
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            #expect(answer.status == status && answer.json == body, "\\(answer)", sourceLocation: sourceLocation)
        }

        /// The answer has this status and an object with exactly these members.
        func expectMembers(
            _ answer: TestAnswer,
            _ status: Int,
            _ names: [String],
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            let found = answer.json?.object?.members.map(\\.name)
            #expect(answer.status == status && found == names, "\\(answer)", sourceLocation: sourceLocation)
        }

        /// The header field of the answer holds this.
        func expectHeader(
            _ answer: TestAnswer,
            _ name: String,
            _ value: String,
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            #expect(answer.header(name) == value, "\\(answer)", sourceLocation: sourceLocation)
        }

        /// No table holds anything else than before.
        func expectUnchanged(
            _ service: ServiceHarness,
            since before: StoredRows,
            sourceLocation: SourceLocation = #_sourceLocation
        ) async throws {
            let after = try await service.contents()
            #expect(after == before, sourceLocation: sourceLocation)
        }

        /// What must stay secret stands in no line that the service has logged.
        func expectSecrecy(_ service: ServiceHarness, of secrets: [String]) {
            let log = service.log.text
            let told = secrets.filter { log.contains($0) }
            #expect(told.isEmpty, "\\(log)")
        }

        /// The one rule that the field breaks is told, and no other.
        func expectBroken(
            _ answer: TestAnswer,
            _ broken: BrokenField,
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            let what = "\\(broken.field) \\(broken.what)"
            let problem = ExpectedProblem(422, "validation", at: "/\\(broken.field)")
            #expect(answer.problem == problem, "\\(what)\\n\\(answer)", sourceLocation: sourceLocation)
            let codes = answer.fieldErrors?.map(\\.code)
            #expect(codes == [broken.code], "\\(what)\\n\\(answer)", sourceLocation: sourceLocation)
        }

        /// A value of a field is taken, and shown where the answer shows the field.
        func expectAccepted(
            _ answer: TestAnswer,
            _ status: Int,
            _ accepted: AcceptedValue,
            isShown: Bool,
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            let isTaken = answer.status == status && (!isShown || answer[accepted.field] == accepted.value)
            #expect(isTaken, "\\(accepted.field) \\(accepted.what)\\n\\(answer)", sourceLocation: sourceLocation)
        }

        /// The list holds the rows of these ids and no others. Groups stand in ascending order; rows of one group tie, and
        /// stand in the order of their ids.
        func expectItems(
            _ answer: TestAnswer,
            inOrder groups: [[UUID]],
            descending: Bool,
            id: String = "id",
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            let found = answer["items"]?.array?.map { $0[id]?.string ?? "" }
            let expected = ids(inOrder: groups, descending: descending)
            #expect(answer.status == 200 && found == expected, "\\(answer)", sourceLocation: sourceLocation)
            #expect(answer["next"] == .null && answer.header("Link") == nil, "\\(answer)", sourceLocation: sourceLocation)
        }

        /// Page by page the list holds each row once and in its order, and links to the next page while there is one.
        func expectPages(
            of path: String,
            token: String?,
            limit: Int,
            in service: ServiceHarness,
            inOrder groups: [[UUID]],
            descending: Bool,
            id: String = "id",
            sourceLocation: SourceLocation = #_sourceLocation
        ) async throws {
            let start = path + (path.contains("?") ? "&" : "?") + "limit=\\(limit)"
            var found: [String] = []
            var target: String? = start
            while let next = target, found.count <= 1000 {
                let answer = try await service.send(.get, next, token: token)
                let items = try #require(answer["items"]?.array, "\\(answer)", sourceLocation: sourceLocation)
                #expect(!items.isEmpty && items.count <= limit, "\\(answer)", sourceLocation: sourceLocation)
                found += items.map { $0[id]?.string ?? "" }
                let cursor = answer["next"]?.string
                let links = answer.header("Link")?.contains("rel=\\"next\\"") == true
                #expect(links == (cursor != nil), "\\(answer)", sourceLocation: sourceLocation)
                target = cursor.map { start + "&cursor=" + $0 }
            }
            #expect(found == ids(inOrder: groups, descending: descending), sourceLocation: sourceLocation)
        }

        private func ids(inOrder groups: [[UUID]], descending: Bool) -> [String] {
            let ascending = groups.flatMap { $0.map(\\.text).sorted() }
            return descending ? ascending.reversed() : ascending
        }

        """

    private static let requestsText = """
        import WrightHTTP
        import WrightRuntime
        import WrightTesting

        /// One rule that a body breaks.
        struct BrokenField: Sendable {
            let field: String
            /// What is sent; nothing where the field is left out.
            let value: JSONValue?
            /// The code of the field's error.
            let code: String
            let what: String

            init(_ field: String, _ value: JSONValue?, _ code: String, _ what: String) {
                self.field = field
                self.value = value
                self.code = code
                self.what = what
            }
        }

        /// One value that a field may have.
        struct AcceptedValue: Sendable {
            let field: String
            let value: JSONValue
            let what: String

            init(_ field: String, _ value: JSONValue, _ what: String) {
                self.field = field
                self.value = value
                self.what = what
            }
        }

        extension JSONValue {
            /// The same object with one member set, or left out.
            func changing(_ name: String, to value: JSONValue?) -> JSONValue {
                var object = object ?? JSONObject()
                object[name] = value
                return .object(object)
            }
        }

        """

    private static let credentialsText = """

        /// Credentials that are no good, each with what is wrong with it.
        func badTokens(
            _ role: String,
            subject: UUID,
            hasRow: Bool,
            of service: ServiceHarness
        ) async throws -> [(what: String, token: String)] {
            let good = try await service.token(role, subject: subject)
            let payload = good.split(separator: ".")[1]
            let stranger = SIGNER
            let forged = try await stranger.token(subject: subject.text, roles: [role])
            let expired = try await service.token(role, subject: subject, lifetime: .seconds(-120))
            var tokens = [
                (what: "no token", token: "garbage"),
                (what: "signed with another key", token: forged),
                (what: "not signed: alg none", token: "eyJhbGciOiJub25lIn0.\\(payload)."),
                (what: "expired", token: expired),
            ]
            if hasRow {
                let nobody = try await service.token(role, subject: UUID.v7())
                tokens.append((what: "its subject has no row", token: nobody))
            }
            return tokens
        }

        """
}
