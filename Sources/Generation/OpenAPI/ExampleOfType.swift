import DesignModel
import Expressions
import Planning

/// Examples for the API description: values that the rules take.
enum ExampleOfType {
    /// The body of a request; `nil` where a pattern makes a guess unsafe.
    static func example(of body: RequestBodyPlan) -> OrderedValue? {
        let needed = body.isMergePatch ? Array(body.fields.prefix(1)) : body.fields.filter { !$0.mayBeAbsent }
        return object(needed.isEmpty ? Array(body.fields.prefix(1)) : needed)
    }

    /// The body of an answer.
    static func example(of body: Endpoint.Success.Body, in plan: ServicePlan, isPaged: Bool) -> OrderedValue? {
        switch body {
        case .nothing: nil
        case .entity(let name):
            object((plan.data.entity(named: name)?.columns ?? []).filter { $0.type != .password })
        case .view(let name): example(ofView: name, in: plan)
        case .rows(let query): object(plan.data.query(named: query)?.result ?? []).map { ["items": [$0]] }
        case .listOf(.rows(let query)): example(of: .rows(ofQuery: query), in: plan, isPaged: false)
        case .listOf(let item):
            example(of: item, in: plan, isPaged: false).map { item in
                .members(("items", [item]), ("next", isPaged ? .null : nil))
            }
        }
    }

    private static func example(ofView name: String, in plan: ServicePlan) -> OrderedValue? {
        guard let view = plan.data.view(named: name) else { return nil }
        var members: [OrderedValue.Member] = []
        for field in view.fields {
            guard let value = value(shownBy: field.expression, named: field.name, in: plan) else { return nil }
            members.append(.init(field.name, value))
        }
        return .map(members)
    }

    private static func value(shownBy expression: TypedExpression, named name: String, in plan: ServicePlan)
        -> OrderedValue?
    {
        if case .member(let receiver, let field) = expression.withoutConversion.kind,
            case .entity(let entity) = receiver.type.unwrapped,
            let member = plan.data.entity(named: entity)?.member(named: field)
        {
            return value(of: member.type, named: field, pattern: member.pattern)
        }
        return switch expression.type.unwrapped {
        case .boolean: true
        case .integer: 1
        case .decimal: "1.00"
        case .text: .text(Names.prose(name))
        case .uuid, .entity: .text(uuid)
        case .date: .text(date)
        case .timestamp: .text(timestamp)
        case .duration: "PT30M"
        case .oneOf(let words): words.first.map { .text($0) }
        case .list, .collection: []
        case .json, .null, .record, .view, .optional, .unknown: nil
        }
    }

    private static func object(_ members: [MemberPlan]) -> OrderedValue? {
        var values: [OrderedValue.Member] = []
        for member in members {
            guard let value = value(of: member.type, named: member.name, pattern: member.pattern) else { return nil }
            values.append(.init(member.name, value))
        }
        return .map(values)
    }

    /// A value of the type; `nil` where none is safe.
    static func value(of type: FieldType, named name: String, pattern: String?) -> OrderedValue? {
        guard pattern == nil else { return nil }
        return switch type {
        case .text(let bounds): .text(text(of: name, bounds))
        case .password: .text("correct horse battery")
        case .integer(let bounds):
            .integer(Int64(bounds.least.map { max($0, min(1, bounds.most ?? 1)) } ?? min(1, bounds.most ?? 1)))
        case .decimal(let precision, let scale): .text(decimal(precision: precision, scale: scale))
        case .boolean: true
        case .uuid, .reference: .text(uuid)
        case .date: .text(date)
        case .timestamp: .text(timestamp)
        case .duration: "PT30M"
        case .email: "ada@example.org"
        case .url: "https://example.org/"
        case .oneOf(let words): words.first.map { .text($0) }
        case .list(let element): value(of: element, named: name, pattern: nil).map { [$0] }
        case .record(let members): object(members)
        case .json: [:]
        case .secret(let inner): value(of: inner, named: name, pattern: nil)
        case .children, .setOf: []
        case .sort, .faulty: nil
        }
    }

    private static func object(_ members: [FieldType.Member]) -> OrderedValue? {
        var values: [OrderedValue.Member] = []
        for member in members {
            guard let value = value(of: member.type, named: member.name, pattern: nil) else { return nil }
            values.append(.init(member.name, value))
        }
        return .map(values)
    }

    /// The name in prose, filled up or cut to the length that is asked for.
    private static func text(of name: String, _ bounds: FieldType.Bounds) -> String {
        var text = name == "name" || name.hasSuffix("Name") ? "Ada Lovelace" : Names.prose(name)
        while text.unicodeScalars.count < bounds.least ?? 0 { text += " text" }
        guard let most = bounds.most, text.unicodeScalars.count > most else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(most)))
    }

    private static func decimal(precision: Int, scale: Int) -> String {
        guard scale > 0 else { return "1" }
        return (precision > scale ? "1." : "0.") + String(repeating: "0", count: scale)
    }

    private static let uuid = "0190a5d2-4f6b-7c1e-9a3d-5b8e7f601234"
    private static let date = "2026-03-01"
    private static let timestamp = "2026-03-01T09:30:00.000000Z"
}
