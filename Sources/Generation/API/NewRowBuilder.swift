import Planning
import SwiftTree

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
