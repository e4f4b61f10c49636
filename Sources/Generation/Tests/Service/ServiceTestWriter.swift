import DesignModel
import Planning
import SwiftTree

/// Writes the bodies of tests of the service as a whole.
struct ServiceTestWriter {
    let plan: ServicePlan
    private var configuration: String { plan.names.prefix + "Configuration" }
    private var needed: [VariableValue] { ServiceSupportFile.needed(plan) }

    func isAsync(_ check: ServiceCheck) -> Bool {
        switch check {
        case .readsVariables, .appliesDefaults, .missing, .malformed, .everyFault, .hidesSecret, .embeddedMigrations,
            .refusesUnknownRole, .refusesSubject, .refusesMigrationNumbers:
            false
        default: true
        }
    }

    func body(of check: ServiceCheck) -> [Statement] {
        switch check {
        case .readsVariables(let values): reads(values)
        case .appliesDefaults(let values): defaults(values)
        case .missing(let variable): fault(needed.filter { $0.variable.name != variable.name }, [variable.name])
        case .malformed(let variable, let value): malformed(variable, value)
        case .everyFault(let broken, _): everyFault(broken)
        case .hidesSecret(let variable, let value): hides(variable, value)
        case .embeddedMigrations: embedded()
        case .migrateCommand: migrate()
        case .tokenCommand(let role, let key): token(role, key)
        case .refusesUnknownRole: unknownRole()
        case .refusesSubject(let role): wrongSubject(role)
        case .refusesMigrationNumbers: wrongNumbers()
        case .brokenStart(let variable, let value): brokenStart(variable, value)
        default: operation(check)
        }
    }

    // MARK: Settings

    func environment(_ values: [VariableValue]) -> Expression {
        guard !values.isEmpty else { return "[:]" }
        return .dictionary(values.map { .init(.string($0.variable.name), text($0)) })
    }

    /// The key of tokens is the one that the tests sign with.
    private func text(_ value: VariableValue) -> Expression {
        value.variable.use == .tokenKey && value.value == good(value.variable)
            ? "ServiceHarness.secret.revealed" : .string(value.value)
    }

    private func good(_ variable: VariablePlan) -> String? {
        plan.tests.service.suites.flatMap(\.tests).lazy.compactMap { test -> String? in
            guard case .readsVariables(let values) = test.check else { return nil }
            return values.first { $0.variable.name == variable.name }?.value
        }.first
    }

    private func settings(_ values: [VariableValue]) -> Statement {
        .constant(
            "settings",
            .tried(
                .call(
                    configuration,
                    [.init("reading", .call("EnvironmentSettings", [.init(nil, environment(values))]))]
                )
            )
        )
    }

    private func reads(_ values: [VariableValue]) -> [Statement] {
        [settings(values)] + values.map { expectation($0) }
    }

    private func defaults(_ values: [VariableValue]) -> [Statement] {
        let optional = plan.service.variables.filter { $0.need == .optional }
        return [values.isEmpty && optional.isEmpty ? .code("_ = 0") : settings(needed)] + values.map { expectation($0) }
            + optional.map { .code("#expect(settings.\(Names.escaped($0.member)) == nil)") }
    }

    /// `#expect(settings.port == 18080)`
    private func expectation(_ value: VariableValue) -> Statement {
        let variable = value.variable
        let member = "settings." + Names.escaped(variable.member)
        let isOptional = variable.need == .optional
        let wanted: Expression
        switch variable.valueType {
        case _ where variable.isSecret:
            return .expression(
                .code("#expect(\(member)\(isOptional ? "?" : "").revealed == \(Layoutless.text(text(value))))")
            )
        case .integer: wanted = .code(value.value)
        case .boolean: wanted = .code(value.value == "true" ? "true" : "false")
        case .oneOf: wanted = .code("." + Names.escaped(Names.member(value.value)))
        case .text, .email, .url: wanted = .string(value.value)
        default:
            return .expression(.code("#expect(\"\\(\(member))\".isEmpty == false)"))
        }
        return .expression(.code("#expect(\(member) == \(Layoutless.text(wanted)))"))
    }

    /// The settings are refused, and exactly these variables are named.
    private func fault(_ values: [VariableValue], _ names: [String]) -> [Statement] {
        let expected = Expression.array(names.map { .string($0) })
        return [
            refusal(values), .constant("names", "error?.faults.map(\\.variable)"),
            .expression(.call("#expect", [.init(nil, .chain(["names", expected], operator: "=="))])),
        ]
    }

    /// `let error = #expect(throws: SettingsError.self) { … }`
    private func refusal(_ values: [VariableValue]) -> Statement {
        let reading = Expression.tried(
            .call(configuration, [.init("reading", .call("EnvironmentSettings", [.init(nil, environment(values))]))])
        )
        return .constant(
            "error",
            .call("#expect", [.init("throws", "SettingsError.self")], trailing: .init([], [.expression(reading)]))
        )
    }

    private func malformed(_ variable: VariablePlan, _ value: String) -> [Statement] {
        fault(
            needed.filter { $0.variable.name != variable.name } + [VariableValue(variable: variable, value: value)],
            [variable.name]
        )
    }

    private func everyFault(_ broken: [VariableValue]) -> [Statement] {
        let names = plan.service.variables.filter { variable in
            variable.need == .required || broken.contains { $0.variable.name == variable.name }
        }.map(\.name)
        return fault(broken, names)
    }

    private func hides(_ variable: VariablePlan, _ value: String) -> [Statement] {
        [
            refusal(
                needed.filter { $0.variable.name != variable.name } + [VariableValue(variable: variable, value: value)]
            ),
            .constant("message", .code("error.map { \"\\($0)\" } ?? \"\"")),
            APITestWriter.expectation(
                [
                    .code("message.contains(\(Literals.quoted(variable.name)))"),
                    .code("!message.contains(\(Literals.quoted(value)))"),
                ],
                shows: nil
            ),
        ]
    }

    // MARK: Migrations

    private var depth: Int { plan.service.layout.testFolder(of: .service).split(separator: "/").count + 1 }

    private func embedded() -> [Statement] {
        let up = String(repeating: "../", count: depth - 1)
        return [
            .constant("here", .code("URL(filePath: #filePath).deletingLastPathComponent()")),
            .constant(
                "folder",
                .code("here.appending(path: \(Literals.quoted(up + plan.service.layout.migrationsFolder)))")
            ),
            .code("#expect(!\(plan.data.migrationsType).all.isEmpty)"),
            .forEach(
                "migration",
                in: .code(plan.data.migrationsType + ".all"),
                [
                    .constant("digits", .code("String(migration.number)")),
                    .constant(
                        "stem",
                        .code("String(repeating: \"0\", count: 4 - digits.count) + digits + \"_\" + migration.name")
                    ),
                    .constant(
                        "up",
                        .code("try String(contentsOf: folder.appending(path: stem + \".up.sql\"), encoding: .utf8)")
                    ),
                    .constant(
                        "down",
                        .code("try String(contentsOf: folder.appending(path: stem + \".down.sql\"), encoding: .utf8)")
                    ),
                    .code("#expect(migration.up == up && migration.down == down)"),
                ]
            ),
        ]
    }

    private func migrate() -> [Statement] {
        [
            .constant("store", .tried(.call("SQLiteStore.inMemory"))),
            .constant(
                "commands",
                .call(
                    "MigrationCommands",
                    [.init("store", "store"), .init("migrations", .code(plan.data.migrationsType + ".all"))]
                )
            ),
            .constant("up", .awaited(.call("commands.up"))),
            .code("#expect(up.joined().contains(\(Literals.quoted(plan.data.migration.name))))"),
            .code("try await Migrator(store: store, migrations: \(plan.data.migrationsType).all).requireCurrent()"),
            .constant("status", .awaited(.call("commands.status"))),
            .code("#expect(status.count >= \(plan.data.migrationsType).all.count)"),
            .constant("down", .awaited(.call("commands.down"))),
            .code("#expect(down.joined().contains(\(Literals.quoted(plan.data.migration.name))))"),
            .code("let migrator = Migrator(store: store, migrations: \(plan.data.migrationsType).all)"),
            .code("await #expect(throws: (any Error).self) { try await migrator.requireCurrent() }"),
        ]
    }

    // MARK: Commands

    private func token(_ role: String, _ key: VariablePlan?) -> [Statement] {
        let arguments = ["token", "--role", role, "--subject", "00000000-0000-7000-8000-000000000001"]
        let claim = plan.service.tokens?.rolesClaim ?? "roles"
        let claimArgument = claim == "roles" ? "" : ", rolesClaim: \(Literals.quoted(claim))"
        return [
            .constant(
                "printed",
                .awaited(
                    .call(
                        "BuiltCommand.run",
                        [
                            .init(nil, .string(plan.names.executable)),
                            .init(nil, .array(arguments.map { .string($0) })),
                            .init("environment", environment(neededForTokens)),
                        ]
                    )
                )
            ),
            APITestWriter.expectation([.code("printed.status == 0")], shows: "printed.errors"),
            .constant("verifier", .code("TokenVerifier(secret: ServiceHarness.secret\(claimArgument))")),
            .constant("token", .code("try await verifier.verify(printed.output.filter { !$0.isWhitespace })")),
            APITestWriter.expectation(
                [
                    .code("token.subject == \(Literals.quoted(arguments[4]))"),
                    .code("token.roles == [\(Literals.quoted(role))]"),
                ],
                shows: nil
            ),
        ]
    }

    /// The key of tokens, beside a port that is none: `token` does not look at it.
    private var neededForTokens: [VariableValue] {
        let key = needed.filter { $0.variable.use == .tokenKey }
        let port = plan.service.variable(.port).map { [VariableValue(variable: $0, value: "no port")] } ?? []
        return key.isEmpty ? needed : key + port
    }

    private func wrongSubject(_ role: String) -> [Statement] {
        [
            .constant(
                "error",
                .call(
                    "#expect",
                    [.init("throws", "(any Error).self")],
                    trailing: .init(
                        [],
                        [.code("try TokenCommand.parse([\"--role\", \"\(role)\", \"--subject\", \"somebody\"])")]
                    )
                )
            ),
            .code("#expect(error.map { TokenCommand.message(for: $0).contains(\"somebody\") } == true)"),
        ]
    }

    private func wrongNumbers() -> [Statement] {
        [
            .forEach(
                "arguments",
                in: .code("[[\"up\", \"--to=99999\"], [\"down\", \"--steps=0\"], [\"down\", \"--steps=-3\"]]"),
                [.code("#expect(throws: (any Error).self) { try MigrateCommand.parseAsRoot(arguments) }")]
            ),
            .code("#expect(throws: Never.self) { try MigrateCommand.parseAsRoot([\"down\", \"--steps=1\"]) }"),
        ]
    }

    private func unknownRole() -> [Statement] {
        [
            .constant(
                "error",
                .call(
                    "#expect",
                    [.init("throws", "(any Error).self")],
                    trailing: .init(
                        [],
                        [.code("try TokenCommand.parse([\"--role=nobody\", \"--subject=1\"])")]
                    )
                )
            ),
            .code("#expect(error.map { TokenCommand.message(for: $0).contains(\"nobody\") } == true)"),
        ]
    }

    private func brokenStart(_ variable: VariablePlan, _ value: String?) -> [Statement] {
        let values =
            needed.filter { $0.variable.name != variable.name }
            + (value.map { [VariableValue(variable: variable, value: $0)] } ?? [])
        let hides = value.map { [Expression.code("!run.errors.contains(\(Literals.quoted($0)))")] } ?? []
        return [
            .constant(
                "run",
                .awaited(
                    .call(
                        "BuiltCommand.run",
                        [
                            .init(nil, .string(plan.names.executable)), .init(nil, "[\"serve\"]"),
                            .init("environment", environment(values)),
                        ]
                    )
                )
            ),
            APITestWriter.expectation(
                ["run.status != 0", .code("run.errors.contains(\(Literals.quoted(variable.name)))")] + hides,
                shows: "run.errors"
            ),
        ]
    }
}

/// An expression on one line.
enum Layoutless {
    static func text(_ expression: Expression) -> String {
        let printed = SwiftFile([.function(FunctionDeclaration("x", body: [.expression(expression)]))]).text
        let lines = printed.split(separator: "\n")
        return lines.count == 3 ? String(lines[1].drop { $0 == " " }) : printed
    }
}
