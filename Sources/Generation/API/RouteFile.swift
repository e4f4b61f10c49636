import DesignModel
import Planning
import SwiftTree

/// One endpoint as a Swift type: who may call it, what it reads, what it does, what it answers.
struct RouteFile {
    let plan: ServicePlan
    let endpoint: EndpointPlan

    /// ```swift
    /// /// POST /tickets/{id}/assign: assign Ticket. (REQ-002, REQ-005)
    /// struct AssignTicketRoute: Endpoint {
    ///     static let method = HTTPRequest.Method.post
    ///     static let path = "/tickets/{id}/assign"
    ///     static let body = BodyKind.json
    ///
    ///     let context: ServiceContext
    ///
    ///     func respond(to request: ServiceRequest) async throws -> ServiceResponse { … }
    /// }
    /// ```
    func file() throws -> GeneratedFile {
        let layout = plan.service.layout
        let type = TypeDeclaration(
            .structure,
            endpoint.typeName,
            inherits: ["Endpoint"],
            documentation: ["\(endpoint.title): \(endpoint.does)." + endpoint.requirements.note],
            members: constants + [
                .property(PropertyDeclaration("context", type: "ServiceContext")),
                .function(try respond()),
            ]
        )
        let file = SwiftFile(imports: layout.imports(in: .api) + ["WrightHTTP"], [.type(type)])
        return GeneratedFile(path: layout.folder(of: .api) + "/Routes/" + endpoint.fileName, content: file.text)
    }

    private var constants: [Declaration] {
        let method = endpoint.endpoint.method.value.rawValue.lowercased()
        var constants = [
            constant("method", .code("HTTPRequest.Method." + method)),
            constant("path", .string(endpoint.endpoint.path.value.text)),
        ]
        if let body = endpoint.body, !body.fields.isEmpty {
            constants.append(constant("body", body.isMergePatch ? "BodyKind.mergePatch" : "BodyKind.json"))
        }
        return constants
    }

    private func constant(_ name: String, _ value: Expression) -> Declaration {
        .property(PropertyDeclaration(name, isStatic: true, .stored(value)))
    }

    private func respond() throws -> FunctionDeclaration {
        FunctionDeclaration(
            "respond",
            parameters: [.init("request", label: "to", type: "ServiceRequest")],
            isAsync: true,
            throwing: "throws",
            result: "ServiceResponse",
            body: try body()
        )
    }

    private func body() throws -> [Statement] {
        switch endpoint.action {
        case .create(let entity): try WriteRoute(plan: plan, endpoint: endpoint).create(entity)
        case .update(let entity, let lookup, _): try WriteRoute(plan: plan, endpoint: endpoint).update(entity, lookup)
        case .delete(let entity, let lookup): try WriteRoute(plan: plan, endpoint: endpoint).delete(entity, lookup)
        case .event(let event, let entity, let lookup, let flow):
            try WriteRoute(plan: plan, endpoint: endpoint).event(event, entity, lookup, flow: flow)
        case .flow(let flow): try WriteRoute(plan: plan, endpoint: endpoint).flow(flow)
        case .read(let entity, let lookup): try ReadRoute(plan: plan, endpoint: endpoint).read(entity, lookup)
        case .list(let entity, let parent): try ReadRoute(plan: plan, endpoint: endpoint).list(entity, parent)
        case .query(let query): try ReadRoute(plan: plan, endpoint: endpoint).query(query)
        }
    }
}
