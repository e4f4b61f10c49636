import DesignModel
import Expressions
import Planning

/// One operation of the API description.
struct OpenAPIOperation {
    let plan: ServicePlan
    let endpoint: EndpointPlan
    let responses: OpenAPIResponses

    var value: OrderedValue {
        .members(
            ("operationId", .text(endpoint.operationID)),
            ("summary", .text(summary)),
            ("description", .text(description)),
            ("tags", .list([.text(endpoint.component)])),
            ("security", security),
            ("parameters", parameters.isEmpty ? nil : .list(parameters)),
            ("requestBody", requestBody),
            ("responses", responses.responses(of: endpoint))
        )
    }

    /// `Assign ticket`
    private var summary: String {
        let words = Names.words(of: endpoint.name).map { $0.lowercased() }.joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// What it does in the design's words, for whom, and why it is there.
    private var description: String {
        var sentences = [endpoint.does.prefix(1).uppercased() + endpoint.does.dropFirst() + "."]
        if plan.api.usesAuthentication { sentences.append("For " + plan.callers(of: endpoint) + ".") }
        if !endpoint.requirements.isEmpty {
            sentences.append("(" + endpoint.requirements.joined(separator: ", ") + ")")
        }
        return sentences.joined(separator: " ")
    }

    private var security: OrderedValue? {
        switch endpoint.credentials {
        case .required: [["bearer": []]]
        case .optional: [[:], ["bearer": []]]
        case .ignored: []
        }
    }

    // MARK: Parameters

    private var parameters: [OrderedValue] {
        endpoint.pathParameters.map(pathParameter) + endpoint.parameters.map(queryParameter) + pagingParameters
            + headerParameters
    }

    private func pathParameter(_ parameter: PathParameterPlan) -> OrderedValue {
        let what = parameter.field == nil ? "id" : parameter.name
        return [
            "name": .text(parameter.name), "in": "path", "required": true,
            "description": .text("The \(what) of the \(Names.prose(parameter.entity))."),
            "schema": SchemaOfType.schema(parameter.type, pattern: parameter.field?.pattern),
        ]
    }

    private func queryParameter(_ parameter: ParameterPlan) -> OrderedValue {
        .members(
            ("name", .text(parameter.name)),
            ("in", "query"),
            ("required", .boolean(parameter.isRequired)),
            ("description", parameter.description.isEmpty ? nil : .text(parameter.description)),
            (
                "schema",
                SchemaOfType.schema(parameter.type, pattern: parameter.pattern)
                    .adding(("default", parameter.standard.map { Self.value($0, as: parameter.type) }))
            )
        )
    }

    /// A default as JSON.
    private static func value(_ text: String, as type: FieldType) -> OrderedValue {
        switch type {
        case .integer: Int64(text).map { .integer($0) } ?? .text(text)
        case .boolean: .boolean(text == "true")
        default: .text(text)
        }
    }

    private var pagingParameters: [OrderedValue] {
        guard let paging = endpoint.paging else { return [] }
        let limit: OrderedValue = [
            "name": "limit", "in": "query", "required": false, "description": "How many rows a page has at most.",
            "schema": [
                "type": "integer", "minimum": 1, "maximum": .integer(Int64(paging.most)),
                "default": .integer(Int64(paging.standard)),
            ],
        ]
        let cursor: OrderedValue = ["$ref": "#/components/parameters/Cursor"]
        guard !paging.sortKeys.isEmpty else { return [limit, cursor] }
        let sort: OrderedValue = [
            "name": "sort", "in": "query", "required": false,
            "description": "What the rows are sorted by, `-` before it for descending; ties by id.",
            "schema": [
                "type": "string", "enum": .list(paging.sortKeys.flatMap { [.text($0), .text("-" + $0)] }),
                "default": .text((paging.order.descending ? "-" : "") + paging.order.field),
            ],
        ]
        return [sort, limit, cursor]
    }

    private var headerParameters: [OrderedValue] {
        var names: [String] = []
        if endpoint.takesIfMatch { names.append("IfMatch") }
        if endpoint.takesIfNoneMatch { names.append("IfNoneMatch") }
        if endpoint.takesIdempotencyKey { names.append("IdempotencyKey") }
        return names.map { ["$ref": .text("#/components/parameters/\($0)")] }
    }

    // MARK: Body

    private var requestBody: OrderedValue? {
        guard let body = endpoint.body, !body.fields.isEmpty else { return nil }
        let content = OrderedValue.members(
            ("schema", .reference(to: body.typeName)),
            ("example", ExampleOfType.example(of: body))
        )
        let types = body.isMergePatch ? ["application/merge-patch+json", "application/json"] : ["application/json"]
        return ["required": true, "content": .map(types.map { .init($0, content) })]
    }
}

extension ServicePlan {
    /// Who may call an endpoint, in the words of the design: ``agent; customer where `self.customer == me` ``.
    func callers(of endpoint: EndpointPlan) -> String {
        domain.access[endpoint.index].clauses.map { clause in
            let role =
                switch clause.role {
                case .anyone: "anyone"
                case .system: "system"
                case .role(let name): name
                }
            return role + (clause.text.map { " where `\($0)`" } ?? "")
        }.joined(separator: "; ")
    }
}
