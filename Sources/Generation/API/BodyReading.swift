import Planning
import SwiftTree

/// How the members of a body are read, one line each.
struct BodyReading {
    let spelling: APISpelling
    /// The reader's name: one that no member has.
    let reader: String

    init(_ spelling: APISpelling, members: [MemberPlan]) {
        self.spelling = spelling
        let taken = Set(members.map(\.property))
        reader = ["body", "object", "reader"].first { !taken.contains($0) } ?? "requestBody"
    }

    /// `var body = try request.object()`
    var opening: Statement { .variable(reader, .tried(.call("request.object"))) }
    /// `try body.finish()`
    var closing: Statement { .expression(.tried(.call("\(reader).finish"))) }

    /// `body.required("name", Customer.Rules.name)`
    func value(_ member: MemberPlan, rule: Expression) throws -> Expression {
        let arguments: [Expression.Argument] = [.init(nil, .string(member.name))]
        if member.emptyIsNull {
            let relaxed = Expression.call(".emptyAsNull", [.init(nil, spelling.rule(outsideOf: member))])
            return .call("\(reader).value", arguments + [.init(nil, relaxed), .init("default", "nil")])
        }
        if member.hasConstantDefault, let standard = try spelling.constant(member) {
            return .call("\(reader).value", arguments + [.init(nil, rule), .init("default", standard)])
        }
        let method = member.mayBeAbsent ? "optional" : "required"
        return .call("\(reader).\(method)", arguments + [.init(nil, rule)])
    }

    /// `body.patch("name", Customer.Rules.name)`
    func patch(_ member: MemberPlan, rule: Expression) -> Expression {
        let arguments: [Expression.Argument] = [.init(nil, .string(member.name))]
        if member.emptyIsNull {
            let relaxed = Expression.call(".emptyAsNull", [.init(nil, spelling.rule(outsideOf: member))])
            return .call("\(reader).patch", arguments + [.init(nil, relaxed)])
        }
        let method = member.isOptional ? "patchOptional" : "patch"
        return .call("\(reader).\(method)", arguments + [.init(nil, rule)])
    }

    /// What reading a body throws.
    static let failures =
        "- Throws: `Refusal` 400 where the body is no JSON object, 422 with every broken rule."
}

extension MemberPlan {
    /// Whether the default is computed when the row is written: `now()`.
    var hasComputedDefault: Bool { defaultValue != nil && !hasConstantDefault }
    /// What a request says of it: a default that is computed leaves it open until the row is written.
    var valueInRequest: ValuePlan { value.optional(hasComputedDefault) }
}

extension RequestBodyPlan {
    /// Whether applying the body to a row needs the moment at which it is written.
    var needsMoment: Bool {
        guard case .replace = kind else { return false }
        return fields.contains(where: \.hasComputedDefault)
    }
}
