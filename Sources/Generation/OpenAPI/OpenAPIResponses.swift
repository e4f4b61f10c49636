import DesignModel
import Planning

/// The answers of operations: successes where they are given, problems shared under names.
struct OpenAPIResponses {
    let plan: ServicePlan
    private let answers: [AnswerPlan]

    init(plan: ServicePlan) {
        self.plan = plan
        answers = plan.api.endpoints.flatMap(Self.answers)
    }

    /// The answers of one operation, by status.
    func responses(of endpoint: EndpointPlan) -> OrderedValue {
        .map(
            Self.answers(of: endpoint).map { answer in
                let value: OrderedValue =
                    answer.isProblem
                    ? ["$ref": .text("#/components/responses/\(name(of: answer, in: endpoint))")]
                    : success(answer, of: endpoint)
                return .init(String(answer.status), value)
            }
        )
    }

    /// What the endpoint answers, and 408 where the request takes too long to arrive: that is decided before any endpoint.
    private static func answers(of endpoint: EndpointPlan) -> [AnswerPlan] {
        let timeout = AnswerPlan(status: 408, codes: ["request_timeout"])
        return (endpoint.answers.filter { $0.status != 408 } + [timeout]).sorted { $0.status < $1.status }
    }

    /// Every problem that some operation answers with, once.
    func components() -> OrderedValue {
        var seen: Set<String> = []
        let problems = plan.api.endpoints.flatMap { endpoint in
            Self.answers(of: endpoint).filter(\.isProblem).map { (name: name(of: $0, in: endpoint), answer: $0) }
        }
        let once = problems.filter { seen.insert($0.name).inserted }
        let sorted = once.sorted { ($0.answer.status, $0.name) < ($1.answer.status, $1.name) }
        return .map(sorted.map { .init($0.name, problem($0.answer)) })
    }

    /// `Forbidden`; where endpoints differ in the codes of a status, after the operation: `AssignTicket422`.
    private func name(of answer: AnswerPlan, in endpoint: EndpointPlan) -> String {
        let status = Names.type(StatusText.reason(answer.status))
        let isOnlyOne = !answers.contains { $0.status == answer.status && $0 != answer }
        return isOnlyOne ? status : endpoint.name + String(answer.status)
    }

    // MARK: Successes

    private func success(_ answer: AnswerPlan, of endpoint: EndpointPlan) -> OrderedValue {
        guard answer.status != 304 else {
            return ["description": "The row is as the caller holds it.", "headers": headers(["ETag", "XRequestId"])]
        }
        let body = OpenAPISchemas(plan: plan).reference(to: endpoint.success.body, isPaged: endpoint.paging != nil)
        let content = body.map { schema -> OrderedValue in
            let example = ExampleOfType.example(of: endpoint.success.body, in: plan, isPaged: endpoint.paging != nil)
            return ["application/json": .members(("schema", schema), ("example", example))]
        }
        return .members(
            ("description", .text(description(of: endpoint))),
            ("headers", headers(headerNames(of: endpoint))),
            ("content", content)
        )
    }

    private func description(of endpoint: EndpointPlan) -> String {
        switch endpoint.success.body {
        case .nothing: "Done."
        case .entity(let name): "The \(Names.prose(name))."
        case .view(let name): "The \(Names.prose(name))."
        case .rows: "The rows."
        case .listOf: endpoint.paging == nil ? "Every row." : "A page of the list."
        }
    }

    private func headerNames(of endpoint: EndpointPlan) -> [String] {
        var names: [String] = []
        if endpoint.sendsETag { names.append("ETag") }
        if endpoint.sendsLocation { names.append("Location") }
        if endpoint.paging != nil { names.append("Link") }
        if endpoint.takesIdempotencyKey { names.append("IdempotencyExpires") }
        return names + ["XRequestId"]
    }

    // MARK: Problems

    private func problem(_ answer: AnswerPlan) -> OrderedValue {
        let codes = OrderedValue.list(answer.codes.map { .text($0) })
        let schema: OrderedValue = [
            "allOf": [
                .reference(to: "Problem"),
                ["properties": ["status": ["const": .integer(Int64(answer.status))], "code": ["enum": codes]]],
            ]
        ]
        let example: OrderedValue = [
            "type": "about:blank",
            "title": .text(StatusText.reason(answer.status)),
            "status": .integer(Int64(answer.status)),
            "detail": .text(StatusText.meaning(answer.status)),
            "instance": "/",
            "code": .text(answer.codes.first ?? ""),
            "errors": [],
        ]
        return [
            "description": .text(StatusText.meaning(answer.status)),
            "headers": headers(Self.headerNames(ofStatus: answer.status) + ["XRequestId"]),
            "content": ["application/problem+json": ["schema": schema, "example": example]],
        ]
    }

    private static func headerNames(ofStatus status: Int) -> [String] {
        switch status {
        case 401: ["WWWAuthenticate"]
        case 429, 502, 503, 504: ["RetryAfter"]
        default: []
        }
    }

    // MARK: Headers

    private func headers(_ names: [String]) -> OrderedValue {
        .map(names.map { .init(Self.fieldName(of: $0), ["$ref": .text("#/components/headers/\($0)")]) })
    }

    private static func fieldName(of component: String) -> String {
        switch component {
        case "XRequestId": "X-Request-Id"
        case "WWWAuthenticate": "WWW-Authenticate"
        case "RetryAfter": "Retry-After"
        case "IdempotencyExpires": "Idempotency-Expires"
        default: component
        }
    }

    /// The header fields of answers; only those that some answer has.
    func headers() -> OrderedValue {
        let endpoints = plan.api.endpoints
        let statuses = Set(endpoints.flatMap(\.answers).map(\.status))
        let all: [(name: String, text: String, schema: OrderedValue, isUsed: Bool)] = [
            (
                "ETag", "The row's version, for If-Match and If-None-Match.", ["type": "string"],
                endpoints.contains(where: \.sendsETag)
            ),
            (
                "Location", "Where the new row is read.", ["type": "string", "format": "uri-reference"],
                endpoints.contains(where: \.sendsLocation)
            ),
            ("Link", "The next page, where there is one.", ["type": "string"], endpoints.contains { $0.paging != nil }),
            (
                "IdempotencyExpires", "Until when the answer is kept for the request's Idempotency-Key.",
                ["type": "string", "format": "date-time"], endpoints.contains(where: \.takesIdempotencyKey)
            ),
            ("WWWAuthenticate", "How to authenticate.", ["type": "string"], statuses.contains(401)),
            (
                "RetryAfter", "Seconds to wait before trying again.", ["type": "integer", "minimum": 0],
                !statuses.isDisjoint(with: [429, 502, 503, 504])
            ),
            ("XRequestId", "Names the request in every log.", ["type": "string"], true),
        ]
        return .map(
            all.filter(\.isUsed).map { header in
                .init(header.name, ["description": .text(header.text), "schema": header.schema])
            }
        )
    }
}

extension EndpointPlan {
    /// Whether the answer tells where a new row is read.
    var sendsLocation: Bool { location != nil }
}
