import DesignModel
import Planning
import SwiftTree

/// The service, wired from its settings.
struct ServiceFile {
    let plan: ServicePlan

    /// `TicketsService`
    var typeName: String { plan.names.prefix + "Service" }

    /// ```swift
    /// struct TicketsService {
    ///     let settings: TicketsConfiguration
    ///     func run() async throws { … }
    ///     func application(store: any Store) -> ServiceApplication { … }
    /// }
    /// ```
    func file() -> GeneratedFile {
        let layout = plan.service.layout
        let type = TypeDeclaration(
            .structure,
            typeName,
            inherits: ["Sendable"],
            documentation: ["The service, wired from its settings."],
            members: [
                .property(PropertyDeclaration("settings", type: ConfigurationFile(plan: plan).typeName)),
                .function(run), .function(application),
            ]
        )
        let imports = [
            layout.module(of: .api), layout.module(of: .data), "WrightHTTP", "WrightSQLite",
        ]
        let file = SwiftFile(imports: imports, [.type(type)])
        return GeneratedFile(path: layout.folder(of: .service) + "/\(typeName).swift", content: file.text)
    }

    private var run: FunctionDeclaration {
        FunctionDeclaration(
            "run",
            documentation: [
                "Serves until the process is told to stop.", "",
                "- Throws: what keeps it from serving: a database that cannot be opened, a schema that is behind, a port in use.",
            ],
            isAsync: true,
            throwing: "throws",
            body: [
                .constant(
                    "store",
                    .tried(
                        .call(
                            "SQLiteStore",
                            [.init("url", setting(.database, "\"sqlite:\(plan.names.executable).db\""))]
                        )
                    )
                ),
                .expression(
                    .awaited(
                        .call(
                            .member(
                                .call(
                                    "Migrator",
                                    [
                                        .init("store", "store"),
                                        .init("migrations", .code(plan.data.migrationsType + ".all")),
                                    ]
                                ),
                                "requireCurrent"
                            ),
                            []
                        )
                    )
                ),
                .expression(.awaited(.call(.member(.call("application", [.init("store", "store")]), "run"), []))),
                .expression(.awaited(.call("store.close"))),
            ]
        )
    }

    private var application: FunctionDeclaration {
        var arguments: [Expression.Argument] = [
            .init("name", .string(plan.names.executable)),
            .init(
                "address",
                .call(
                    "ServiceAddress",
                    [.init("host", setting(.host, "\"127.0.0.1\"")), .init("port", setting(.port, "8080"))]
                )
            ),
        ]
        if !plan.api.basePath.isEmpty { arguments.append(.init("basePath", .string(plan.api.basePath))) }
        arguments += [
            .init("endpoints", .call("Routes.all", [.init(nil, context)])),
            .init("store", "store"),
            .init("limits", "Limits.service"),
            .init("openAPI", "OpenAPI.document"),
            .init("logLevel", logLevel),
        ]
        return FunctionDeclaration(
            "application",
            documentation: ["The endpoints behind everything that every service needs."],
            parameters: [.init("store", type: "any Store")],
            result: "ServiceApplication",
            body: [.expression(.call("ServiceApplication", arguments))]
        )
    }

    private var context: Expression {
        var arguments: [Expression.Argument] = [.init("store", "store")]
        if let tokens = plan.service.tokens {
            let claim =
                tokens.rolesClaim == "roles" ? [] : [Expression.Argument("rolesClaim", .string(tokens.rolesClaim))]
            arguments.append(
                .init(
                    "tokens",
                    .call("TokenVerifier", [.init("secret", .code("settings." + tokens.keyMember))] + claim)
                )
            )
        }
        if plan.api.usesClock { arguments.append(.init("clock", .call("SystemClock"))) }
        return .call("ServiceContext", arguments)
    }

    private var logLevel: Expression {
        guard let variable = plan.service.variable(.logLevel) else { return ".info" }
        let name = "settings." + variable.member
        return variable.need == .optional
            ? .chain([.code(name + "?.level"), ".info"], operator: "??") : .code(name + ".level")
    }

    /// `settings.host`, with a default where the design lets it be absent.
    private func setting(_ use: VariablePlan.Use, _ standard: String) -> Expression {
        guard let variable = plan.service.variable(use) else { return .code(standard) }
        let isOptional = variable.need == .optional
        let name = "settings." + variable.member + (variable.isSecret ? (isOptional ? "?" : "") + ".revealed" : "")
        return isOptional ? .chain([.code(name), .code(standard)], operator: "??") : .code(name)
    }
}

/// The API description as the executable carries it.
struct OpenAPIFile {
    let plan: ServicePlan

    /// ```swift
    /// enum OpenAPI {
    ///     static let document = #"""
    ///         …
    ///         """#
    /// }
    /// ```
    func file() -> GeneratedFile {
        let document = OpenAPIDocument(plan).json
        var marks = "#"
        while document.holds("\"\"\"" + marks) || document.holds("\\" + marks) { marks += "#" }
        let lines = document.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { "        " + Substring($0) }
        let content =
            "/// The API description that `/openapi.json` answers with; `openapi.yaml` holds the same.\n"
            + "enum OpenAPI {\n    static let document = \(marks)\"\"\"\n" + lines.joined(separator: "\n")
            + "\n        \"\"\"\(marks)\n}\n"
        return GeneratedFile(path: plan.service.layout.folder(of: .service) + "/OpenAPI.swift", content: content)
    }
}
