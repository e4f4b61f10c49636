import DesignModel
import Diagnostics

/// A field, an input, a result or a list parameter: what has a name and a type.
struct NamedValue {
    var name: Located<String>
    var type: Located<FieldType>
    var description: String
}

extension DesignView {
    var namedValues: [NamedValue] {
        let fields = entities.flatMap(\.fields).map {
            NamedValue(name: $0.name, type: $0.type, description: $0.description)
        }
        let inputs = flows.flatMap(\.inputs) + workers.flatMap(\.inputs) + queries.flatMap { $0.inputs + $0.result }
        let values = (inputs + customs.flatMap { $0.inputs + $0.result }).map {
            NamedValue(name: $0.name, type: $0.type, description: $0.description)
        }
        let parameters = endpoints.flatMap(\.parameters).map {
            NamedValue(name: $0.name, type: $0.type, description: "")
        }
        return fields + values + parameters
    }
}

extension FieldType {
    var isText: Bool { if case .text = self { true } else { false } }
    var isInteger: Bool { if case .integer = self { true } else { false } }
    var isOneOf: Bool { if case .oneOf = self { true } else { false } }
}
