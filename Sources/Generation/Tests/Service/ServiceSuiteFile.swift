import Planning
import SwiftTree

/// One file of tests of the service as a whole.
struct ServiceSuiteFile {
    let plan: ServicePlan
    let suite: ServiceSuite
    private var layout: ServiceLayout { plan.service.layout }

    /// ```swift
    /// @testable import tickets
    /// @Suite("Configuration")
    /// struct TicketsConfigurationTests { … }
    /// ```
    func file() -> GeneratedFile {
        let writer = ServiceTestWriter(plan: plan)
        let functions = suite.tests.map { test in
            FunctionDeclaration(
                Names.escaped(test.test.function),
                attributes: ["@Test(\(Literals.quoted(test.test.title)))"],
                documentation: ["(" + test.test.requirements.joined(separator: ", ") + ")"],
                isAsync: writer.isAsync(test.check),
                throwing: "throws",
                body: writer.body(of: test.check)
            )
        }
        let type = TypeDeclaration(
            .structure,
            suite.name,
            attributes: ["@Suite(\(Literals.quoted(suite.title)))"],
            documentation: [suite.title + "."],
            members: functions.map { .function($0) }
        )
        let wanted = [
            ("Foundation", "URL("), (layout.module(of: .data), plan.data.migrationsType), ("WrightHTTP", ""),
            ("WrightRuntime", ""),
            ("WrightSQLite", "SQLiteStore"), ("WrightTesting", ""),
        ]
        let text = SwiftFile([.type(type)]).text { printed in
            ["Testing"] + wanted.filter { printed.holds($0.1) }.map(\.0)
        }
        return GeneratedFile(
            path: layout.testFolder(of: .service) + "/\(suite.name).swift",
            content: testable(text, plan.names.executableModule)
        )
    }
}

/// The text with `@testable import tickets` behind its plain imports.
private func testable(_ text: String, _ module: String) -> String {
    guard let end = text.firstRange(of: "\n\n") else { return text }
    return String(text[..<end.lowerBound]) + "\n\n@testable import \(module)" + String(text[end.lowerBound...])
}

/// Every file of the service's own tests.
public func serviceTestFiles(_ plan: ServicePlan) -> [GeneratedFile] {
    [ServiceSupportFile(plan: plan).file()]
        + plan.tests.service.suites.map { ServiceSuiteFile(plan: plan, suite: $0).file() }
}

/// The service under test, wired as its main program does it.
struct ServiceSupportFile {
    let plan: ServicePlan

    /// ```swift
    /// func withService(_ test: @Sendable (ServiceHarness) async throws -> Void) async throws
    /// ```
    func file() -> GeneratedFile {
        let layout = plan.service.layout
        let environment = ServiceTestWriter(plan: plan).environment(Self.needed(plan))
        let settings = Statement.constant(
            "settings",
            .tried(
                .call(
                    plan.names.prefix + "Configuration",
                    [.init("reading", .call("EnvironmentSettings", [.init(nil, environment)]))]
                )
            )
        )
        let application = Expression.closure(
            .init(
                ["parts"],
                [
                    .expression(
                        .call(
                            .member(
                                .call(plan.names.prefix + "Service", [.init("settings", "settings")]),
                                "application"
                            ),
                            [.init("store", "parts.store")]
                        )
                    )
                ]
            )
        )
        let run = Expression.call(
            "ServiceHarness.run",
            [
                .init("migrations", .code(plan.data.migrationsType + ".all")), .init("application", application),
                .init("test", "test"),
            ]
        )
        let function = FunctionDeclaration(
            "withService",
            documentation: [
                "Runs a test against the service as its main program wires it, on an empty database in memory."
            ],
            parameters: [.init("test", label: "_", type: "@Sendable (ServiceHarness) async throws -> Void")],
            isAsync: true,
            throwing: "throws",
            body: [settings, .expression(.awaited(run))]
        )
        let file = SwiftFile(
            imports: [layout.module(of: .data), "WrightHTTP", "WrightRuntime", "WrightTesting"],
            [.function(function)]
        )
        let text = testable(file.text, plan.names.executableModule)
        return GeneratedFile(path: layout.testFolder(of: .service) + "/TestService.swift", content: text)
    }

    /// Every variable that must be set, with a good value.
    static func needed(_ plan: ServicePlan) -> [VariableValue] {
        let valid =
            plan.tests.service.suites.flatMap(\.tests).lazy.compactMap { test -> [VariableValue]? in
                if case .readsVariables(let values) = test.check { values } else { nil }
            }.first ?? []
        return valid.filter { $0.variable.need == .required }
    }
}
