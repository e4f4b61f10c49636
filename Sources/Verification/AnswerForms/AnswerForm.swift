import DesignModel
import Expressions

/// What JSON an answer is made of, as far as the design says it.
indirect enum AnswerForm: Sendable {
    /// The design does not say: `json` fields, and what was not understood.
    case open
    /// No body at all.
    case nothing
    /// A text, a number, a boolean or null.
    case value
    case list(of: AnswerForm)
    case object([Member])

    struct Member: Sendable {
        var name: String
        var form: AnswerForm
    }

    static func object(_ members: KeyValuePairs<String, AnswerForm>) -> AnswerForm {
        .object(members.map { Member(name: $0.key, form: $0.value) })
    }

    /// Where a path leads to nothing.
    struct DeadEnd {
        /// Up to where it leads: `$.article`.
        var reached: String
        var reason: Reason
    }

    enum Reason {
        case hasNoBody
        case isValue
        case isList
        case isNoList
        case lacks(String, known: [String])
    }

    /// `nil` where something may stand at the path.
    func deadEnd(of path: JSONPath) -> DeadEnd? { deadEnd(of: path.segments[...], reached: "$") }

    private func deadEnd(of segments: ArraySlice<JSONPath.Segment>, reached: String) -> DeadEnd? {
        if case .nothing = self { return DeadEnd(reached: reached, reason: .hasNoBody) }
        guard let segment = segments.first else { return nil }
        let rest = segments.dropFirst()
        switch (self, segment) {
        case (.open, _), (.nothing, _): return nil
        case (.value, _): return DeadEnd(reached: reached, reason: .isValue)
        case (.list(let element), .index(let index)): return element.deadEnd(of: rest, reached: "\(reached)[\(index)]")
        case (.list, .member): return DeadEnd(reached: reached, reason: .isList)
        case (.object, .index): return DeadEnd(reached: reached, reason: .isNoList)
        case (.object(let members), .member(let name)):
            guard let member = members.first(where: { $0.name == name }) else {
                return DeadEnd(reached: reached, reason: .lacks(name, known: members.map(\.name)))
            }
            return member.form.deadEnd(of: rest, reached: "\(reached).\(name)")
        }
    }
}

extension AnswerForm {
    /// What a value of an expression is in JSON; a row is its id, or more of it, which the design does not say.
    init(_ type: ValueType, in view: DesignView) {
        switch type.unwrapped {
        case .record(let members):
            self = .object(members.map { Member(name: $0.name, form: AnswerForm($0.type, in: view)) })
        case .list(let element): self = .list(of: AnswerForm(element, in: view))
        case .view(let name): self = view.form(ofView: name)
        case .boolean, .integer, .decimal, .text, .uuid, .date, .timestamp, .duration, .oneOf, .null: self = .value
        case .json, .entity, .collection, .optional, .unknown: self = .open
        }
    }
}
