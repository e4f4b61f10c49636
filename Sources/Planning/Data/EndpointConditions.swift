import DesignModel
import Expressions

/// What an endpoint asks the database beside its access rule.
public struct EndpointConditions: Sendable {
    /// For each parameter with a filter, the rows that it leaves. `input.NAME` is given where it applies.
    public internal(set) var filters: [(parameter: String, use: ConditionUse)] = []
    /// `` list E where … ``, `` read E where … ``.
    public internal(set) var condition: ConditionUse?
    /// The row that a unique field in the path names.
    public internal(set) var lookup: ConditionUse?
    /// What a list can be sorted by; the first is the default order's.
    public internal(set) var sortKeys: [SortKeyPlan] = []
    public internal(set) var order: Index.Column?

    public func filter(of parameter: String) -> ConditionUse? { filters.first { $0.parameter == parameter }?.use }
}

/// Something that lists of an entity are sorted by: `TicketRepository.byCreatedAt`.
public struct SortKeyPlan: Sendable {
    public let entity: String
    public let member: MemberPlan

    /// `byCreatedAt`
    public var name: String { Names.member("by " + member.name) }
    /// The words whose order it is, for a `one of`.
    public var words: [String]? { if case .oneOf(let words) = member.type { words } else { nil } }
}

extension Endpoint {
    /// The fields that the list can be sorted by, the default first; empty for other operations.
    var sortFields: [Index.Column] {
        guard case .list(_, _, let order) = does.value else { return [] }
        var fields: [Index.Column] = []
        for parameter in parameters {
            guard case .sort(let names) = parameter.type.value else { continue }
            if let standard = parameter.defaultValue?.value {
                let isDescending = standard.hasPrefix("-")
                fields.append(
                    .init(field: String(isDescending ? standard.dropFirst() : standard[...]), descending: isDescending)
                )
            }
            fields += names.map { .init(field: $0, descending: false) }
        }
        if let order { fields.insert(order, at: 0) }
        if fields.isEmpty { fields = [.init(field: "createdAt", descending: true)] }
        return fields.enumerated().filter { index, column in
            !fields[..<index].contains { $0.field == column.field }
        }.map(\.element)
    }

    /// The fields that its filters compare with a given value.
    var filteredFields: [String] {
        guard case .list = does.value else { return [] }
        return parameters.compactMap { parameter in
            guard case .binary(.equal, let left, _)? = parameter.filter?.kind,
                case .member(let base, let name) = left.withoutConversion.kind, case .name("self") = base.kind
            else { return nil }
            return name
        }
    }
}
