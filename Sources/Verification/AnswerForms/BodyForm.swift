import DesignModel
import Diagnostics

/// What the body of a request has to be made of.
struct BodyForm {
    var members: [Member]

    struct Member {
        var name: String
        /// Whether a request without it is refused.
        var isRequired: Bool
        /// Of a member that only wraps others; `nil`: the value of an input, of which nothing more is said.
        var inner: BodyForm?
    }
}

extension DesignView {
    /// `nil` where the endpoint takes no body, or `Request` does not carry all of it.
    func bodyForm(of endpoint: Endpoint) -> BodyForm? {
        guard RequestDoesNotFit.check(endpoint, self).isEmpty else { return nil }
        let members: [BodyForm.Member]
        switch body(of: endpoint) {
        case .nothing: return nil
        case .inputs(let inputs): members = inputs.map { Self.member($0.name, $0.type.value, $0.rules) }
        case .fields(let fields, let merges):
            members = fields.map { field in
                var member = Self.member(field.name, field.type.value, field.rules)
                if merges { member.isRequired = false }
                return member
            }
        }
        let plain = BodyForm(members: members)
        return endpoint.request.map { Self.wrap(plain, in: $0.members) } ?? plain
    }

    private static func member(_ name: Located<String>, _ type: FieldType, _ rules: FieldRules) -> BodyForm.Member {
        var isRequired = rules.isOptional?.value != true && rules.defaultValue == nil
        // Without children a row has none of them; how many there have to be is another rule.
        switch type {
        case .children, .setOf, .faulty: isRequired = false
        default: break
        }
        return BodyForm.Member(name: name.value, isRequired: isRequired, inner: nil)
    }

    private static func wrap(_ plain: BodyForm, in shape: [RequestShape.Member]) -> BodyForm {
        BodyForm(
            members: shape.map { member in
                var inner: BodyForm?
                switch member.value {
                case .input: inner = plain
                case .members(let members): inner = wrap(plain, in: members)
                case .field(let name):
                    let field = plain.members.first { $0.name == name.value }
                    return .init(name: member.name.value, isRequired: field?.isRequired ?? false, inner: nil)
                }
                let isRequired = inner?.members.contains(where: \.isRequired) ?? false
                return .init(name: member.name.value, isRequired: isRequired, inner: inner)
            }
        )
    }
}
