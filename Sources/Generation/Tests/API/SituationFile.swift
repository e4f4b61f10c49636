import Planning
import SwiftTree

/// The situation that the suites of an endpoint share: rows, a caller, and a request that succeeds.
struct SituationFile {
    let plan: ServicePlan
    let shared: SharedSituation
    private var spelling: TestSpelling { TestSpelling(plan) }
    private var situation: Situation { shared.situation }
    private var endpoint: EndpointPlan { shared.endpoint }

    /// ```swift
    /// struct AssignTicketSituation: Sendable {
    ///     let service: ServiceHarness
    ///     let ticket: Ticket
    ///     let token: String
    ///     init(in service: ServiceHarness) async throws { … }
    ///     var path: String { "/tickets/\(ticket.id.text)/assign" }
    ///     var body: JSONValue { ["agent": agent.id.json] }
    ///     func send(_ body: JSONValue? = nil, headers: [String: String] = [:]) async throws -> TestAnswer
    /// }
    /// ```
    func file() -> GeneratedFile {
        let layout = plan.service.layout
        let type = TypeDeclaration(
            .structure,
            shared.typeName,
            inherits: ["Sendable"],
            documentation: ["What \(endpoint.title) needs to succeed: rows, a caller, and the request."],
            members: properties.map { .property($0) } + [.function(initialiser)] + request.map { .property($0) } + [
                .function(send)
            ]
        )
        let imports = [layout.module(of: .data), spelling.supportModule, "WrightRuntime", "WrightTesting"]
        return GeneratedFile(
            path: layout.testFolder(of: .api) + "/Situations/\(shared.typeName).swift",
            content: SwiftFile(imports: imports, [.type(type)]).text
        )
    }

    /// Rows that are made one by one: each is a property.
    private var rows: [ModelRow] { situation.world.inOrderOfCreation.filter { !$0.isAnonymous } }

    private var properties: [PropertyDeclaration] {
        [PropertyDeclaration("service", type: "ServiceHarness")]
            + rows.map { row in
                PropertyDeclaration(
                    Names.escaped(row.name),
                    type: plan.data.entity(named: row.entity)?.typeName ?? row.entity
                )
            }
            + (situation.caller == nil ? [] : [PropertyDeclaration("token", type: "String")])
    }

    private var initialiser: FunctionDeclaration {
        let token = situation.caller.map {
            [Statement.assign("token", spelling.token($0) { Names.escaped($0) })]
        }
        return FunctionDeclaration(
            "init",
            parameters: [.init("service", label: "in", type: "ServiceHarness")],
            isAsync: true,
            throwing: "throws",
            body: [.assign("self.service", "service")] + spelling.arrange(situation.world, assigns: true) { _ in true }
                + (token ?? [])
        )
    }

    private var request: [PropertyDeclaration] {
        let path = PropertyDeclaration(
            "path",
            type: "String",
            .computed([.expression(.code(spelling.path(situation.path) { Names.escaped($0) }))])
        )
        let body = spelling.body(situation) { Names.escaped($0) }.map {
            PropertyDeclaration("body", type: "JSONValue", .computed([.expression($0)]))
        }
        return [path] + (body.map { [$0] } ?? [])
    }

    private var send: FunctionDeclaration {
        let hasBody = !situation.fields.isEmpty
        let body: [FunctionDeclaration.Parameter] =
            hasBody ? [.init("json", label: "_", type: "JSONValue?", defaultValue: "nil")] : []
        let token: [Expression.Argument] = situation.caller == nil ? [] : [.init("token", "token")]
        let json: [Expression.Argument] = hasBody ? [.init("json", "json ?? body")] : []
        let call = Expression.call(
            "service.send",
            [.init(nil, .code(spelling.method(endpoint))), .init(nil, "path")] + token + json + [
                .init("headers", "headers")
            ]
        )
        return FunctionDeclaration(
            "send",
            documentation: ["Sends the request" + (hasBody ? ", with another body where one is given." : ".")],
            parameters: body + [.init("headers", type: "[String: String]", defaultValue: "[:]")],
            isAsync: true,
            throwing: "throws",
            result: "TestAnswer",
            body: [.expression(.awaited(call))]
        )
    }
}
