import Planning
import SwiftTree

/// The commands of the executable: `serve`, `migrate` and `token`.
struct CommandFiles {
    let plan: ServicePlan
    private var configuration: String { ConfigurationFile(plan: plan).typeName }

    func files() -> [GeneratedFile] {
        [
            file("Main", imports: ["ArgumentParser"], [.type(main)]),
            file("ServeCommand", imports: ["ArgumentParser"], [.type(serve)]),
        ]
            + [
                file(
                    "MigrateCommand",
                    imports: ["ArgumentParser", plan.service.layout.module(of: .data), "WrightHTTP", "WrightSQLite"],
                    [.type(migrate), .type(databaseCommands)]
                )
            ]
            + (plan.service.tokens.map { [tokenFile($0)] } ?? [])
    }

    private func file(_ name: String, imports: [String], _ declarations: [Declaration]) -> GeneratedFile {
        GeneratedFile(
            path: plan.service.layout.folder(of: .service) + "/\(name).swift",
            content: SwiftFile(imports: imports, declarations).text
        )
    }

    // MARK: Main and serve

    /// `@main struct TicketsCommand: AsyncParsableCommand`
    private var main: TypeDeclaration {
        let subcommands = ["ServeCommand", "MigrateCommand"] + (plan.service.tokens == nil ? [] : ["TokenCommand"])
        return TypeDeclaration(
            .structure,
            plan.names.prefix + "Command",
            inherits: ["AsyncParsableCommand"],
            attributes: ["@main"],
            documentation: ["The executable."],
            members: [
                configuration([
                    .init("commandName", .string(plan.names.executable)),
                    .init("abstract", wrapped(plan.service.purpose)),
                    .init("subcommands", .array(subcommands.map { .code($0 + ".self") })),
                    .init("defaultSubcommand", "ServeCommand.self"),
                ])
            ]
        )
    }

    private var serve: TypeDeclaration {
        command(
            "ServeCommand",
            named: "serve",
            "Serves the API until SIGTERM.",
            run: [
                .constant("settings", .tried(.call(configuration, [.init("reading", ".process")]))),
                .expression(
                    .awaited(
                        .call(
                            .member(.call(ServiceFile(plan: plan).typeName, [.init("settings", "settings")]), "run"),
                            []
                        )
                    )
                ),
            ]
        )
    }

    // MARK: Migrations

    private var migrate: TypeDeclaration {
        let to = option("to", type: "Int?", help: "The number of the last migration to apply; all of them without it.")
        let steps = option("steps", value: "1", help: "How many migrations to take back.")
        return TypeDeclaration(
            .structure,
            "MigrateCommand",
            inherits: ["AsyncParsableCommand"],
            documentation: ["`migrate up`, `migrate down` and `migrate status`."],
            members: [
                configuration([
                    .init("commandName", .string("migrate")),
                    .init("abstract", .string("Brings the database to a schema.")),
                    .init("subcommands", .array(["Up.self", "Down.self", "Status.self"])),
                ]),
                .type(
                    command(
                        "Up",
                        "Applies the migrations that are pending.",
                        options: [to],
                        validation: [unknownNumber],
                        run: [printing("up(to: to)")]
                    )
                ),
                .type(
                    command(
                        "Down",
                        "Takes back the migrations that were applied last.",
                        options: [steps],
                        validation: [noSteps],
                        run: [printing("down(steps: steps)")]
                    )
                ),
                .type(command("Status", "Tells which migrations are applied.", run: [printing("status()")])),
            ]
        )
    }

    private var unknownNumber: Statement {
        .when(
            [.code("let to"), .code("!\(plan.data.migrationsType).all.contains(where: { $0.number == to })")],
            [refusal("There is no migration \\(to).")]
        )
    }

    private var noSteps: Statement {
        .check([.code("steps >= 1")], otherwise: [refusal("At least one migration is taken back.")])
    }

    private func refusal(_ message: String) -> Statement {
        .throwing(.call("ValidationError", [.init(nil, .code("\"\(message)\""))]))
    }

    /// `try await MigrationCommands.report { try await $0.up(to: to) }`
    private func printing(_ call: String) -> Statement {
        .expression(.code("try await MigrationCommands.report { try await $0.\(call) }"))
    }

    /// The commands over the database that the environment names.
    private var databaseCommands: TypeDeclaration {
        let database = plan.service.variable(.database)
        let isOptional = database?.need == .optional
        let revealed = database?.isSecret == true ? (isOptional ? "?" : "") + ".revealed" : ""
        let read = "\(configuration).\(database?.member ?? "databaseURL")(reading: .process)" + revealed
        let url = isOptional ? read + " ?? \"sqlite:\(plan.names.executable).db\"" : read
        let commands = Expression.call(
            "MigrationCommands",
            [.init("store", "store"), .init("migrations", .code(plan.data.migrationsType + ".all"))]
        )
        let report = FunctionDeclaration(
            "report",
            access: .fileprivate,
            isStatic: true,
            documentation: ["Does the work on the database that the environment names, and prints what it says."],
            parameters: [.init("work", label: "_", type: "(MigrationCommands) async throws -> [String]")],
            isAsync: true,
            throwing: "throws",
            body: [
                .constant("store", .call("try SQLiteStore", [.init("url", .code(url))])),
                .constant("lines", .awaited(.call("work", [.init(nil, commands)]))),
                .expression(.awaited(.call("store.close"))),
                .forEach("line", in: "lines", ["print(line)"]),
            ]
        )
        return TypeDeclaration(.extension, "MigrationCommands", members: [.function(report)])
    }

    // MARK: Tokens

    private func tokenFile(_ tokens: TokenPlan) -> GeneratedFile {
        let claim = tokens.rolesClaim == "roles" ? [] : [Expression.Argument("rolesClaim", .string(tokens.rolesClaim))]
        let signer = Expression.call(
            "TokenSigner",
            [.init("secret", "secret")] + claim
        )
        let signed = Expression.call(
            "signer.token",
            [
                .init("subject", "subject"), .init("roles", "role"),
                .init("lifetime", .code(".seconds(\(tokens.lifetime))")),
            ]
        )
        let type = command(
            "TokenCommand",
            named: "token",
            "Prints a token that is signed with the configured key, to try things.",
            options: [
                option("role", type: "[String]", value: "[]", help: "A role of the caller; repeat it for several."),
                option("subject", type: "String", help: "Whom the token speaks for: the id of the caller's row."),
            ],
            validation: [
                .forEach(
                    "name",
                    in: "role",
                    where: "Role(rawValue: name) == nil",
                    [
                        .constant("names", .code("Role.allCases.map(\\.rawValue).joined(separator: \", \")")),
                        refusal("There is no role \\(name). The roles are \\(names)."),
                    ]
                )
            ] + subjectCheck,
            run: [
                .constant("secret", .tried(.call(secret(tokens), [.init("reading", ".process")]))),
                .constant("signer", signer),
                .expression(.call("print", [.init(nil, .awaited(signed))])),
            ]
        )
        return file(
            "TokenCommand",
            imports: ["ArgumentParser", plan.service.layout.module(of: .domain), "WrightHTTP"],
            [.type(type)]
        )
    }

    /// `TicketsConfiguration.jwtSecret`
    private func secret(_ tokens: TokenPlan) -> String { configuration + "." + tokens.keyMember }

    /// A token whose subject is no id is good for nothing where rows are found by their ids.
    private var subjectCheck: [Statement] {
        guard plan.api.findsCallersByID else { return [] }
        return [
            .check(
                ["UUID(uuidString: subject) != nil"],
                otherwise: [refusal("The subject \\(subject) is not the id of a row.")]
            )
        ]
    }

    // MARK: Parts

    /// A text of any length as pieces that fit a line: `"…" + "…"`.
    private func wrapped(_ text: String) -> Expression {
        var pieces = [""]
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            let last = pieces[pieces.count - 1]
            if last.count + word.count > 80 {
                pieces[pieces.count - 1] += " "
                pieces.append(String(word))
            } else {
                pieces[pieces.count - 1] += (last.isEmpty ? "" : " ") + word
            }
        }
        return pieces.count == 1 ? .string(pieces[0]) : .chain(pieces.map { .string($0) }, operator: "+")
    }

    private func command(
        _ name: String,
        named commandName: String? = nil,
        _ abstract: String,
        options: [Declaration] = [],
        validation: [Statement] = [],
        run: [Statement]
    ) -> TypeDeclaration {
        let validate = FunctionDeclaration("validate", throwing: "throws", body: validation)
        return TypeDeclaration(
            .structure,
            name,
            inherits: ["AsyncParsableCommand"],
            documentation: [abstract],
            members: [
                configuration(
                    (commandName.map { [.init("commandName", .string($0))] } ?? []) + [
                        .init("abstract", .string(abstract))
                    ]
                )
            ] + options
                + (validation.isEmpty ? [] : [.function(validate)])
                + [.function(FunctionDeclaration("run", isAsync: true, throwing: "throws", body: run))]
        )
    }

    private func configuration(_ arguments: [Expression.Argument]) -> Declaration {
        .property(
            PropertyDeclaration("configuration", isStatic: true, .stored(.call("CommandConfiguration", arguments)))
        )
    }

    /// `@Option(help: "…") var to: Int?`
    private func option(_ name: String, type: String? = nil, value: String? = nil, help: String) -> Declaration {
        .property(
            PropertyDeclaration(
                name,
                isVariable: true,
                attributes: ["@Option(help: \(Literals.quoted(help)))"],
                type: type,
                .stored(value.map { .code($0) })
            )
        )
    }
}
