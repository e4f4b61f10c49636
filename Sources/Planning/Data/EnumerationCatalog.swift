import DesignModel
import Diagnostics

/// A closed list of words as a Swift type.
public struct EnumerationPlan: Sendable, Hashable {
    public let name: EnumerationName
    public let words: [String]
    public let documentation: String
    public let requirements: [RequirementID]

    /// The cases with the words they stand for, in the order declared.
    public var cases: [(member: String, word: String)] {
        var taken: Set<String> = []
        return words.map { word in
            let wanted = Names.member(word)
            var member = wanted
            var count = 2
            while !taken.insert(member).inserted {
                member = wanted + "\(count)"
                count += 1
            }
            return (member, word)
        }
    }
}

/// Every closed list of words of the design. The same words in the same order are one Swift type, wherever they stand.
public struct EnumerationCatalog: Sendable {
    public private(set) var all: [EnumerationPlan] = []
    /// Further names for a type of another model: `Order.Priority` is `Ticket.Priority`.
    public private(set) var aliases: [EnumerationAlias] = []
    private var byWords: [[String]: EnumerationName] = [:]
    private var taken: Set<String> = []

    public struct EnumerationAlias: Sendable, Hashable {
        public let owner: String
        public let name: String
        public let target: EnumerationName
    }

    init(_ design: Design) {
        for component in design.components {
            for entity in component.entities { addFields(of: entity) }
            for lifecycle in component.lifecycles { addStates(of: lifecycle) }
        }
        for component in design.components {
            for flow in component.flows { addFree(flow.inputs, requirements: flow.requirements) }
            for custom in component.customs {
                addFree(custom.inputs + custom.result, requirements: custom.requirements)
            }
            for query in component.queries { addFree(query.inputs + query.result, requirements: query.requirements) }
            for endpoint in component.endpoints {
                for parameter in endpoint.parameters {
                    add(parameter.type.value, owner: nil, name: parameter.name.value, "", endpoint.requirements)
                }
            }
        }
    }

    /// The type for the words; every list of words in the design has one.
    public func name(of words: [String]) -> EnumerationName {
        byWords[words] ?? EnumerationName(owner: nil, name: Names.type(words.joined(separator: " or ")))
    }

    public func plan(of words: [String]) -> EnumerationPlan? { all.first { $0.words == words } }

    private mutating func addFields(of entity: Entity) {
        for field in entity.fields {
            add(
                field.type.value,
                owner: entity.name.value,
                name: field.name.value,
                field.description,
                entity.requirements
            )
        }
    }

    private mutating func addStates(of lifecycle: Lifecycle) {
        let words = lifecycle.states.map(\.value)
        let text = "States of the \(Names.prose(lifecycle.entity.value))'s lifecycle."
        add(.oneOf(words), owner: lifecycle.entity.value, name: "state", text, lifecycle.requirements)
    }

    private mutating func addFree(_ inputs: [Input], requirements: [Located<RequirementID>]) {
        for input in inputs {
            add(input.type.value, owner: nil, name: input.name.value, input.description, requirements)
        }
    }

    private mutating func add(
        _ type: FieldType,
        owner: String?,
        name: String,
        _ description: String,
        _ requirements: [Located<RequirementID>]
    ) {
        switch type {
        case .list(let element):
            return add(element, owner: owner, name: name, description, requirements)
        case .oneOf(let words):
            let model = owner.map { Names.type($0) }
            if let known = byWords[words] {
                if let model, known.owner != model || known.name != Names.type(name) {
                    aliases.append(EnumerationAlias(owner: model, name: Names.type(name), target: known))
                }
                return
            }
            let spelled = EnumerationName(owner: model, name: free(Names.type(name), in: model))
            byWords[words] = spelled
            all.append(
                EnumerationPlan(
                    name: spelled,
                    words: words,
                    documentation: description,
                    requirements: requirements.map(\.value)
                )
            )
        default: return
        }
    }

    /// The name, with a number where another list of words has taken it.
    private mutating func free(_ name: String, in owner: String?) -> String {
        var candidate = name
        var count = 2
        while !taken.insert((owner ?? "") + "." + candidate).inserted {
            candidate = name + "\(count)"
            count += 1
        }
        return candidate
    }
}
