import Planning
import SwiftTree

/// The input of a flow, read from the body and the path.
struct FlowInputBuilder {
    let plan: ServicePlan
    let body: RequestBodyPlan
    let flow: String

    /// `Ticket.Rules.subject` of an input that goes into a field as it is; `.text(3...140)` of another.
    private func rule(of input: MemberPlan, in flow: FlowPlan?, _ spelling: APISpelling) -> Expression {
        guard let field = flow?.fieldOfInput[input.name], let entity = plan.data.entity(named: field.entity) else {
            return spelling.rule(of: input)
        }
        return spelling.rule(of: field.member, in: entity)
    }

    /// ```swift
    /// extension AddCommentFlow.Input {
    ///     init(reading request: ServiceRequest, id: UUID) throws { … }
    /// }
    /// ```
    func declaration() throws -> Declaration {
        let spelling = APISpelling(plan)
        let flowPlan = plan.domain.flow(named: flow)
        let inputs = flowPlan?.inputs ?? body.fromPath + body.fields
        let reading = BodyReading(spelling, members: inputs)
        let constants = try body.fields.map { member in
            Statement.constant(
                Names.escaped(member.property),
                try reading.value(member, rule: rule(of: member, in: flowPlan, spelling))
            )
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
