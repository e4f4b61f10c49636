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
    /// Of a member that only wraps others.
    var inner: [TakenField]?

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

    /// `article` of `{article: input}`.
    init(_ name: Located<String>, wrapping inner: [TakenField]) {
        self.name = name
        type = .record(inner.map { FieldType.Member(name: $0.name.value, type: $0.type) })
        typeSpan = name.span
        rules = nil
        isNeeded = inner.contains(where: \.isNeeded)
        self.inner = inner
    }

    /// Whether null, too, says that there is no value; of what wraps nothing needed that is not said.
    var mayBeNull: Bool {
        if inner != nil { return !isNeeded }
        return rules.map { $0.isOptional?.value == true || $0.emptyIsNull != nil } ?? false
    }
}

extension FieldRules {
    fileprivate var mustBeGiven: Bool { isOptional?.value != true && defaultValue == nil && emptyIsNull == nil }
}

extension DesignView {
    /// What an endpoint takes in its body, as `Request` has it; `nil` where it takes none, or `Request` does not carry it.
    func takenBody(of endpoint: Endpoint) -> [TakenField]? {
        let fields: [TakenField]
        switch body(of: endpoint) {
        case .nothing: return nil
        case .inputs(let inputs): fields = inputs.map { TakenField($0) }
        case .fields(let written, let merges): fields = written.map { TakenField($0, merges: merges) }
        }
        guard let request = endpoint.request else { return fields }
        guard RequestDoesNotFit.check(endpoint, self).isEmpty else { return nil }
        return Self.wrap(fields, in: request.members)
    }

    private static func wrap(_ fields: [TakenField], in shape: [RequestShape.Member]) -> [TakenField] {
        shape.compactMap { member in
            switch member.value {
            case .input: return TakenField(member.name, wrapping: fields)
            case .members(let inner): return TakenField(member.name, wrapping: wrap(fields, in: inner))
            case .field(let name):
                var field = fields.first { $0.name.value == name.value }
                // Where it is declared tells more than where it is named.
                field?.name.value = member.name.value
                return field
            }
        }
    }

    /// What a record of a row that stands inline takes.
    func takenFields(ofChild entity: String) -> [TakenField]? {
        guard let child = self.entity(entity), !isTroubled(below: child.span) else { return nil }
        return child.fields.filter(\.isWrittenAtCreation).map { TakenField($0, merges: false) }
    }
}
