import DesignModel
import Planning

/// The API description (OpenAPI 3.1): exactly what the service reads and answers.
public struct OpenAPIDocument: Sendable {
    let root: OrderedValue

    public init(_ plan: ServicePlan) {
        let responses = OpenAPIResponses(plan: plan)
        let components = OrderedValue.members(
            ("securitySchemes", Self.securitySchemes(of: plan)),
            ("schemas", OpenAPISchemas(plan: plan).all()),
            ("parameters", Self.parameters(of: plan)),
            ("headers", responses.headers()),
            ("responses", responses.components())
        )
        root = .members(
            ("openapi", "3.1.0"),
            ("info", Self.information(of: plan)),
            ("servers", [["url": .text(plan.api.basePath.isEmpty ? "/" : plan.api.basePath)]]),
            ("tags", Self.tags(of: plan)),
            ("paths", Self.paths(of: plan, responses: responses)),
            ("components", components)
        )
    }

    /// `openapi.yaml`.
    public var yaml: String { root.yaml }

    /// What `/openapi.json` answers, broken over lines so that a change shows where it is.
    public var json: String { root.json(brokenToDepth: 3) }

    private static func information(of plan: ServicePlan) -> OrderedValue {
        [
            "title": .text(plan.design.name.value),
            "version": "1.0.0",
            "description": .text(plan.service.purpose),
            "license": ["name": "Proprietary", "identifier": "LicenseRef-Proprietary"],
        ]
    }

    private static func tags(of plan: ServicePlan) -> OrderedValue {
        let components = plan.design.components.filter { !$0.endpoints.isEmpty }
        return .list(
            components.map { component in
                .members(
                    ("name", .text(component.name.value)),
                    ("description", component.responsibility.map { .text($0.value) })
                )
            }
        )
    }

    /// How callers say who they are; `nil` for a design without authentication.
    private static func securitySchemes(of plan: ServicePlan) -> OrderedValue? {
        guard let authentication = plan.design.authentication else { return nil }
        var sentences = ["A JSON Web Token that names the caller in `sub`."]
        if case .claim(let claim)? = authentication.roles?.value {
            sentences.append("Claim `\(claim)` lists the caller's roles.")
        }
        for subject in authentication.subjects {
            let roles = subject.roles.map(\.value).joined(separator: ", ")
            sentences.append("For \(roles), `sub` is `\(subject.field.value)` of \(subject.entity.value).")
        }
        if let lifetime = authentication.lifetime?.value { sentences.append("It is good for \(lifetime) seconds.") }
        return [
            "bearer": [
                "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
                "description": .text(sentences.joined(separator: " ")),
            ]
        ]
    }

    /// Operations by path, in the order of the design.
    private static func paths(of plan: ServicePlan, responses: OpenAPIResponses) -> OrderedValue {
        var paths: [OrderedValue.Member] = []
        for endpoint in plan.api.endpoints {
            let path = endpoint.endpoint.path.value.text
            let method = endpoint.endpoint.method.value.rawValue.lowercased()
            let operation = OpenAPIOperation(plan: plan, endpoint: endpoint, responses: responses).value
            if let known = paths.firstIndex(where: { $0.name == path }) {
                paths[known].value = paths[known].value.adding((method, operation))
            } else {
                paths.append(.init(path, .map([.init(method, operation)])))
            }
        }
        return .map(paths)
    }

    /// Parameters that more than one operation takes; only those that are used.
    private static func parameters(of plan: ServicePlan) -> OrderedValue? {
        let endpoints = plan.api.endpoints
        let all: [(String, OrderedValue, Bool)] = [
            ("IfMatch", ifMatch, endpoints.contains(where: \.takesIfMatch)),
            ("IfNoneMatch", ifNoneMatch, endpoints.contains(where: \.takesIfNoneMatch)),
            ("IdempotencyKey", idempotencyKey, endpoints.contains(where: \.takesIdempotencyKey)),
            ("Cursor", cursor, endpoints.contains { $0.paging != nil }),
        ]
        let used = all.filter { $0.2 }.map { OrderedValue.Member($0.0, $0.1) }
        return used.isEmpty ? nil : .map(used)
    }

    private static let ifMatch: OrderedValue = [
        "name": "If-Match", "in": "header", "required": false,
        "description": "The `ETag` that the caller has seen: if the row has changed since, the answer is 412.",
        "schema": ["type": "string"],
    ]

    private static let ifNoneMatch: OrderedValue = [
        "name": "If-None-Match", "in": "header", "required": false,
        "description": "The `ETag` that the caller holds: if it still stands, the answer is 304.",
        "schema": ["type": "string"],
    ]

    private static let idempotencyKey: OrderedValue = [
        "name": "Idempotency-Key", "in": "header", "required": false,
        "description": .text(
            "Makes a repetition harmless: the same key with the same request gets the stored answer again. "
                + "A key that is in use for another request answers 422."
        ),
        "schema": ["type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"],
    ]

    private static let cursor: OrderedValue = [
        "name": "cursor", "in": "query", "required": false,
        "description": "Where the page begins: `next` of the page before.",
        "schema": ["type": "string", "minLength": 1, "pattern": "^[A-Za-z0-9_-]+$"],
    ]
}
