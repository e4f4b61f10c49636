import DesignModel
import Expressions
import Planning

/// The schemas of requests and answers, under the names that the API description gives them.
struct OpenAPISchemas {
    let plan: ServicePlan

    /// Every schema in the order: answers, requests, problems.
    func all() -> OrderedValue {
        var members: [OrderedValue.Member] = []
        for entity in plan.api.shownEntities {
            members.append(.init(Names.type(entity.name.value), schema(of: entity)))
        }
        for view in plan.api.shownViews { members.append(.init(Names.type(view.name.value), schema(of: view))) }
        for query in plan.api.shownQueries {
            members.append(.init(Self.rowName(of: query.name.value), schema(of: query)))
        }
        for body in pages() {
            members.append(.init(Self.listName(of: body.item, isPaged: body.isPaged), schema(ofListOf: body)))
        }
        for body in plan.api.bodies where !body.fields.isEmpty {
            members.append(.init(body.typeName, schema(of: body)))
        }
        return .map(members + [.init("Problem", Self.problem), .init("FieldError", Self.fieldError)])
    }

    /// The schema of an answer's body; `nil` where there is none.
    func reference(to body: Endpoint.Success.Body, isPaged: Bool) -> OrderedValue? {
        switch body {
        case .nothing: nil
        case .entity(let name), .view(let name): .reference(to: Names.type(name))
        case .rows: .reference(to: Self.listName(of: body, isPaged: false))
        case .listOf(let item): .reference(to: Self.listName(of: item, isPaged: isPaged))
        }
    }

    // MARK: Answers

    private func schema(of entity: Entity) -> OrderedValue {
        let members = plan.data.entity(named: entity.name.value)?.columns ?? []
        let shown = members.filter { $0.type != .password }
        let object = SchemaOfType.object(shown.map { ($0.name, Self.answerSchema($0), true) })
        return SchemaOfType.described(object, entity.description ?? "")
    }

    private static func answerSchema(_ member: MemberPlan) -> OrderedValue {
        SchemaOfType.schema(member).adding(("readOnly", ["id", "version"].contains(member.name) ? true : nil))
    }

    private func schema(of view: View) -> OrderedValue {
        let types = ValueSchemas(plan: plan)
        let object = SchemaOfType.object(
            view.fields.map { field in
                let schema = types.schema(of: field.value)
                return (field.name.value, SchemaOfType.described(schema, field.description), true)
            }
        )
        return SchemaOfType.described(
            object,
            "What is shown of \(Names.article(view.entity.value)) \(Names.prose(view.entity.value))."
        )
    }

    private func schema(of query: Query) -> OrderedValue {
        let members = plan.data.query(named: query.name.value)?.result ?? []
        return SchemaOfType.object(members.map { ($0.name, SchemaOfType.schema($0), true) })
    }

    /// Each list that is answered, once.
    private func pages() -> [(item: Endpoint.Success.Body, isPaged: Bool)] {
        var pages: [(item: Endpoint.Success.Body, isPaged: Bool)] = []
        for endpoint in plan.api.endpoints {
            guard let item = endpoint.success.body.item else { continue }
            let isPaged = endpoint.paging != nil
            if !pages.contains(where: { $0.item == item && $0.isPaged == isPaged }) { pages.append((item, isPaged)) }
        }
        return pages
    }

    private func schema(ofListOf body: (item: Endpoint.Success.Body, isPaged: Bool)) -> OrderedValue {
        let most = body.isPaged ? plan.api.endpoints.compactMap(\.paging).first?.most : nil
        let items = OrderedValue.members(
            ("type", "array"),
            ("items", schema(ofItem: body.item)),
            ("maxItems", most.map { .integer(Int64($0)) })
        )
        guard body.isPaged else { return SchemaOfType.object([("items", items, true)]) }
        let next: OrderedValue = [
            "type": ["string", "null"],
            "description": "What `cursor` takes to get the next page; null on the last one.",
        ]
        return SchemaOfType.object([("items", items, true), ("next", next, true)])
    }

    private func schema(ofItem item: Endpoint.Success.Body) -> OrderedValue {
        if case .rows(let query) = item { return .reference(to: Self.rowName(of: query)) }
        return reference(to: item, isPaged: false) ?? [:]
    }

    static func rowName(of query: String) -> String { Names.type(query) + "Row" }

    static func listName(of item: Endpoint.Success.Body, isPaged: Bool) -> String {
        switch item {
        case .entity(let name), .view(let name): Names.type(name) + (isPaged ? "Page" : "List")
        case .rows(let query): Names.type(query) + "Result"
        case .nothing, .listOf: "List"
        }
    }

    // MARK: Requests

    private func schema(of body: RequestBodyPlan) -> OrderedValue {
        let members = body.fields.map { member in
            let isRequired = !body.isMergePatch && !member.mayBeAbsent
            return (member.name, Self.requestSchema(member, isMergePatch: body.isMergePatch), isRequired)
        }
        return SchemaOfType.object(members)
    }

    private static func requestSchema(_ member: MemberPlan, isMergePatch: Bool) -> OrderedValue {
        var schema = SchemaOfType.schema(member)
        if member.emptyIsNull {
            let plain = SchemaOfType.schema(member.type, pattern: member.pattern)
            schema = ["anyOf": [plain, ["const": ""], ["type": "null"]]]
        }
        guard !isMergePatch, let standard = member.defaultValue.flatMap(defaultValue) else { return schema }
        return schema["$ref"] == nil && schema["allOf"] == nil ? schema.adding(("default", standard)) : schema
    }

    /// A constant as JSON; `nil` for what is computed.
    private static func defaultValue(_ expression: TypedExpression) -> OrderedValue? {
        switch expression.withoutConversion.kind {
        case .literal(.boolean(let value)): .boolean(value)
        case .literal(.integer(let value)):
            expression.type.unwrapped == .decimal ? .text(String(value)) : .integer(value)
        case .literal(.decimal(let digits)): .text(digits)
        case .literal(.text(let text)): .text(text)
        case .literal(.null): .null
        default: nil
        }
    }

    // MARK: Problems

    private static let problem: OrderedValue = SchemaOfType.object([
        ("type", ["type": "string", "const": "about:blank"], true),
        ("title", ["type": "string", "description": "The status in words."], true),
        ("status", ["type": "integer", "minimum": 400, "maximum": 599], true),
        ("detail", ["type": "string", "description": "What is wrong, in one sentence."], true),
        ("instance", ["type": "string", "description": "The path of the request."], true),
        ("code", ["type": "string", "description": "Names the case for programs."], true),
        (
            "errors",
            [
                "type": "array", "items": .reference(to: "FieldError"),
                "description": "Every broken rule; empty where the request as a whole is meant.",
            ], true
        ),
    ]).adding(("description", "What is wrong, as RFC 9457 describes it."))

    private static let fieldError: OrderedValue = SchemaOfType.object([
        (
            "pointer",
            ["type": "string", "description": "A JSON pointer into the body, or the name of a parameter."],
            true
        ),
        ("code", ["type": "string", "description": "The rule that is broken."], true),
        ("message", ["type": "string", "description": "What is wrong, in words."], true),
    ])
}

extension Endpoint.Success.Body {
    /// What a list holds; a query's answer is a list of its rows.
    var item: Endpoint.Success.Body? {
        switch self {
        case .listOf(let item): item
        case .rows: self
        case .nothing, .entity, .view: nil
        }
    }
}
