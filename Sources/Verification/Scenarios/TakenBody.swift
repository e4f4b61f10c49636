import DesignModel
import Diagnostics

/// A value that a body may hold.
struct TakenField {
    var name: Located<String>
    var type: FieldType
    var typeSpan: SourceSpan
    /// `nil` for a member of a record.
    var rules: FieldRules?
    /// Whether a request without it is refused.
    var isNeeded: Bool

    init(_ input: Input) {
        name = input.name
        type = input.type.value
        typeSpan = input.type.span
        rules = input.rules
        isNeeded = input.rules.mustBeGiven && type != .faulty
    }

    init(_ field: Field, merges: Bool) {
        name = field.name
        type = field.type.value
        typeSpan = field.type.span
        rules = field.rules
        switch type {
        case .children, .setOf, .faulty: isNeeded = false
        default: isNeeded = field.rules.mustBeGiven && !merges
        }
    }

    init(_ member: FieldType.Member, of owner: TakenField) {
        name = Located(member.name, at: owner.name.span)
        type = member.type
        typeSpan = owner.typeSpan
        rules = nil
        isNeeded = member.type != .faulty
    }

    /// Whether null, too, says that there is no value.
    var mayBeNull: Bool { rules.map { $0.isOptional?.value == true || $0.emptyIsNull != nil } ?? false }
}

extension FieldRules {
    fileprivate var mustBeGiven: Bool { isOptional?.value != true && defaultValue == nil && emptyIsNull == nil }
}

extension DesignView {
    /// What an endpoint takes in its body; `nil` where it takes none, or one of another shape than its operation's.
    func takenBody(of endpoint: Endpoint) -> [TakenField]? {
        guard !hasOwnShape("A `Request`", endpoint) else { return nil }
        switch body(of: endpoint) {
        case .nothing: return nil
        case .inputs(let inputs): return inputs.map { TakenField($0) }
        case .fields(let fields, let merges): return fields.map { TakenField($0, merges: merges) }
        }
    }

    /// What a record of a row that stands inline takes.
    func takenFields(ofChild entity: String) -> [TakenField]? {
        guard let child = self.entity(entity), !isTroubled(below: child.span) else { return nil }
        return child.fields.filter(\.isWrittenAtCreation).map { TakenField($0, merges: false) }
    }

    /// Whether the endpoint's row has a shape of its own, by the word with which that part of the format is named.
    func hasOwnShape(_ feature: String, _ endpoint: Endpoint) -> Bool {
        design.beyondToday.contains { part in
            part.feature.hasPrefix(feature) && part.span.file == endpoint.span.file
                && part.span.start >= endpoint.span.start && part.span.end <= endpoint.span.end
        }
    }
}
