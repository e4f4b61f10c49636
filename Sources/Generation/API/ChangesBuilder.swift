import Planning
import SwiftTree

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
        let text =
            body.isMergePatch
            ? "What a request changes of \(prose): a JSON Merge Patch."
            : "What a request puts in the place of \(prose)."
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
