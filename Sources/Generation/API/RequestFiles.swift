import DesignModel
import Expressions
import Planning
import SwiftTree

/// What routes read from the bodies of requests.
struct RequestFiles {
    let plan: ServicePlan
    private var layout: ServiceLayout { plan.service.layout }

    /// - Throws: `UnsupportedExpression` for a default that has no Swift form.
    func files() throws -> [GeneratedFile] { try plan.api.bodies.filter { !$0.fields.isEmpty }.map(file) }

    private func file(_ body: RequestBodyPlan) throws -> GeneratedFile {
        let declarations: [Declaration]
        var imports = ["WrightHTTP", "WrightRuntime"]
        switch body.kind {
        case .create(let entity):
            declarations = try plan.data.entity(named: entity).map { try NewRowBuilder(plan: plan, body: body, entity: $0).declarations() } ?? []
            imports.append(layout.module(of: .data))
        case .replace(let entity), .merge(let entity):
            declarations = try plan.data.entity(named: entity).map { try ChangesBuilder(plan: plan, body: body, entity: $0).declarations() } ?? []
            imports.append(layout.module(of: .data))
        case .flow(let flow):
            declarations = [try FlowInputBuilder(plan: plan, body: body, flow: flow).declaration()]
            imports += layout.imports(in: .api)
        }
        let file = SwiftFile(imports: imports, declarations)
        return GeneratedFile(path: layout.folder(of: .api) + "/Requests/" + body.fileName, content: file.text)
    }
}

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

/// The body that a new row is made of.
struct NewRowBuilder {
    let plan: ServicePlan
    let body: RequestBodyPlan
    let entity: EntityPlan

    /// ```swift
    /// struct NewCustomer: Sendable {
    ///     let email: String
    ///     init(reading request: ServiceRequest) throws { … }
    ///     func customer(at now: Timestamp) -> Customer { … }
    /// }
    /// ```
    func declarations() throws -> [Declaration] {
        let properties = body.fields.map { member in
            Declaration.property(
                PropertyDeclaration(Names.escaped(member.property), type: spelling.type(member.valueInRequest))
            )
        }
        let type = TypeDeclaration(
            .structure,
            body.typeName,
            inherits: ["Sendable"],
            documentation: [
                "What a request says of a new \(Names.prose(entity.name))." + entity.requirements.note
            ],
            members: properties + [.function(try initialiser()), .function(try maker())]
        )
        return [.type(type)]
    }

    private var spelling: APISpelling { APISpelling(plan) }

    private func initialiser() throws -> FunctionDeclaration {
        let reading = BodyReading(spelling, members: body.fields)
        let assignments = try body.fields.map { member in
            let target = member.property == reading.reader ? "self." + member.property : Names.escaped(member.property)
            return Statement.assign(target, try reading.value(member, rule: spelling.rule(of: member, in: entity)))
        }
        return FunctionDeclaration(
            "init",
            documentation: [BodyReading.failures],
            parameters: [.init("request", label: "reading", type: "ServiceRequest")],
            throwing: "throws",
            body: [reading.opening] + assignments + [reading.closing]
        )
    }

    /// `func customer(at now: Timestamp) -> Customer`
    private func maker() throws -> FunctionDeclaration {
        let id = Expression.Argument("id", ".v7(at: now)")
        let values = try body.fields.map { member -> Expression.Argument in
            let name = Names.escaped(member.property)
            guard member.hasComputedDefault else { return .init(member.property, .code(name)) }
            return .init(member.property, .chain([.code(name), try spelling.computedDefault(member)], operator: "??"))
        }
        return FunctionDeclaration(
            Names.escaped(entity.variable),
            documentation: ["The row, not yet stored."],
            parameters: [.init("now", label: "at", type: "Timestamp")],
            result: entity.typeName,
            body: [.expression(.call(entity.typeName, [id] + values))]
        )
    }
}

/// The body that changes a row: a merge patch, or a replacement of all that clients may set.
struct ChangesBuilder {
    let plan: ServicePlan
    let body: RequestBodyPlan
    let entity: EntityPlan
    private var spelling: APISpelling { APISpelling(plan) }

    /// ```swift
    /// struct CustomerChanges: Sendable {
    ///     let email: Patch<String>
    ///     init(reading request: ServiceRequest) throws { … }
    ///     func apply(to customer: inout Customer) { … }
    /// }
    /// ```
    func declarations() throws -> [Declaration] {
        let properties = body.fields.map { member in
            let type = spelling.type(body.isMergePatch ? member.value : member.valueInRequest)
            return Declaration.property(
                PropertyDeclaration(Names.escaped(member.property), type: body.isMergePatch ? "Patch<\(type)>" : type)
            )
        }
        let prose = Names.article(entity.name) + " " + Names.prose(entity.name)
        let text = body.isMergePatch
            ? "What a request changes of \(prose): a JSON Merge Patch." : "What a request puts in the place of \(prose)."
        let type = TypeDeclaration(
            .structure,
            body.typeName,
            inherits: ["Sendable"],
            documentation: [text + entity.requirements.note],
            members: properties + [.function(try initialiser()), .function(try applier())]
        )
        return [.type(type)]
    }

    private func initialiser() throws -> FunctionDeclaration {
        let reading = BodyReading(spelling, members: body.fields)
        let assignments = try body.fields.map { member in
            let rule = spelling.rule(of: member, in: entity)
            return Statement.assign(
                Names.escaped(member.property),
                try body.isMergePatch ? reading.patch(member, rule: rule) : reading.value(member, rule: rule)
            )
        }
        return FunctionDeclaration(
            "init",
            documentation: [BodyReading.failures],
            parameters: [.init("request", label: "reading", type: "ServiceRequest")],
            throwing: "throws",
            body: [reading.opening] + assignments + [reading.closing]
        )
    }

    private func applier() throws -> FunctionDeclaration {
        let row = entity.variable
        let assignments = try body.fields.map { member in
            let name = Names.escaped(member.property)
            // A parameter of the same name as a property hides it.
            let own = member.property == row ? "self." + name : name
            let target = Names.escaped(row) + "." + member.property
            if body.isMergePatch { return Statement.assign(target, .code("\(own).applied(to: \(target))")) }
            guard member.hasComputedDefault else { return .assign(target, .code(own)) }
            return .assign(target, .chain([.code(own), try spelling.computedDefault(member)], operator: "??"))
        }
        let now = body.needsMoment ? [FunctionDeclaration.Parameter("now", label: "at", type: "Timestamp")] : []
        return FunctionDeclaration(
            "apply",
            documentation: ["Changes the row, not yet stored."],
            parameters: [.init(Names.escaped(row), label: "to", type: "inout " + entity.typeName)] + now,
            body: assignments
        )
    }
}

/// The input of a flow, read from the body and the path.
struct FlowInputBuilder {
    let plan: ServicePlan
    let body: RequestBodyPlan
    let flow: String

    /// ```swift
    /// extension AddCommentFlow.Input {
    ///     init(reading request: ServiceRequest, id: UUID) throws { … }
    /// }
    /// ```
    func declaration() throws -> Declaration {
        let spelling = APISpelling(plan)
        let inputs = plan.domain.flow(named: flow)?.inputs ?? body.fromPath + body.fields
        let reading = BodyReading(spelling, members: inputs)
        let constants = try body.fields.map { member in
            Statement.constant(Names.escaped(member.property), try reading.value(member, rule: spelling.rule(of: member)))
        }
        let path = body.fromPath.map {
            FunctionDeclaration.Parameter(Names.escaped($0.property), type: spelling.type($0.value))
        }
        let arguments = inputs.map { Expression.Argument($0.property, .code(Names.escaped($0.property))) }
        let initialiser = FunctionDeclaration(
            "init",
            documentation: [BodyReading.failures],
            parameters: [.init("request", label: "reading", type: "ServiceRequest")] + path,
            throwing: "throws",
            body: [reading.opening] + constants + [reading.closing, .expression(.call("self.init", arguments))]
        )
        return .type(
            TypeDeclaration(
                .extension,
                Names.type(flow) + "Flow.Input",
                documentation: ["What a request says to flow `\(flow)`."],
                members: [.function(initialiser)]
            )
        )
    }
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
