import DesignModel
import Expressions

/// A row of the model.
public struct ModelRow: Sendable, Hashable {
    /// The constant that holds it in a test.
    public let name: String
    public let entity: String
    /// Which sample it is; what a test does not say of it is as in the sample of this number.
    public let number: Int
    /// By the name of the member; a reference that nobody has chosen yet is missing.
    public internal(set) var values: [String: ModelValue]
    /// It is there to be counted; no test speaks of it.
    public let isAnonymous: Bool
    /// It was added since another row has to name one.
    let isShared: Bool
}

/// Rows of a database, before and after what a request does.
public struct ModelWorld: Sendable {
    public internal(set) var rows: [ModelRow] = []
    /// Seconds since the start of the test.
    public internal(set) var clock = 0
    var sequences: [String: Int] = [:]
    let data: DataPlan
    let samples: SamplePlan
    private var lastNumber = 0

    public init(data: DataPlan, samples: SamplePlan) {
        self.data = data
        self.samples = samples
    }

    public subscript(_ name: String) -> ModelRow? { rows.first { $0.name == name } }

    /// The rows of an entity in the order in which they were added.
    public func rows(of entity: String) -> [ModelRow] { rows.filter { $0.entity == entity } }

    // MARK: Changing it

    /// Adds a sample row; its references are still open.
    @discardableResult
    public mutating func add(
        _ entity: String,
        named wanted: String? = nil,
        isAnonymous: Bool = false,
        isShared: Bool = false
    ) -> String {
        lastNumber += 1
        let name = freeName(wanted ?? Names.member(entity))
        var values: [String: ModelValue] = [:]
        guard let plan = data.entity(named: entity) else { return name }
        for member in plan.members {
            if member.referencedEntity != nil {
                if member.isOptional { values[member.name] = .null }
            } else {
                values[member.name] = samples.value(of: member, in: plan, number: lastNumber)
            }
        }
        values["version"] = .integer(1)
        values["createdAt"] = .moment(after: clock)
        values["updatedAt"] = .moment(after: clock)
        rows.append(
            ModelRow(
                name: name,
                entity: entity,
                number: lastNumber,
                values: values,
                isAnonymous: isAnonymous,
                isShared: isShared
            )
        )
        return name
    }

    /// Adds a row that the service itself makes.
    mutating func addMade(_ entity: String, named wanted: String, values: [String: ModelValue]) -> String {
        let name = freeName(wanted)
        rows.append(
            ModelRow(name: name, entity: entity, number: 0, values: values, isAnonymous: false, isShared: false)
        )
        return name
    }

    public mutating func set(_ name: String, _ member: String, _ value: ModelValue) {
        guard let index = rows.firstIndex(where: { $0.name == name }) else { return }
        rows[index].values[member] = value
    }

    mutating func remove(_ name: String) { rows.removeAll { $0.name == name } }

    public mutating func advanceClock() { clock += 1 }

    /// A name that no row has and that no test uses for anything else.
    private func freeName(_ wanted: String) -> String {
        let wanted = Self.ownNames.contains(wanted) ? wanted + "Row" : wanted
        guard self[wanted] != nil else { return wanted }
        let isOther = wanted.hasPrefix("other")
        let other = "other" + Names.type(wanted)
        if !isOther, self[other] == nil { return other }
        var count = isOther ? 2 : 3
        while self[wanted + String(count)] != nil { count += 1 }
        return wanted + String(count)
    }

    private static let ownNames: Set<String> = [
        "after", "answer", "before", "body", "broken", "caller", "changed", "expected", "filter", "first", "found",
        "headers",
        "id", "input", "items", "key", "number", "path", "refusal", "result", "rows", "second", "service", "shown",
        "situation", "store", "stored", "token", "transaction", "violation",
    ]

    // MARK: References

    /// The name that stands for the row which an open reference will name.
    static func open(_ row: String, _ member: String) -> String { "?" + row + "." + member }

    /// The row that the name stands for; an open reference gets a row of its own now.
    mutating func materialised(_ name: String) -> String? {
        guard name.hasPrefix("?") else { return self[name] == nil ? nil : name }
        let parts = name.dropFirst().split(separator: ".")
        guard parts.count == 2, let owner = materialised(String(parts[0])) else { return nil }
        let member = String(parts[1])
        if case .row(let known)? = self[owner]?.values[member] { return known }
        guard let entity = target(of: member, owner) else { return nil }
        let added = add(entity, named: member, isShared: true)
        set(owner, member, .row(added))
        return added
    }

    private func target(of member: String, _ row: String) -> String? {
        guard let entity = self[row]?.entity else { return nil }
        return data.entity(named: entity)?.member(named: member)?.referencedEntity
    }

    /// Gives every open reference a row: one that is there only to be referred to, or a new one.
    public mutating func completeReferences() {
        closeReferences()
        settleMoments()
    }

    /// A row is there before those that refer to it.
    private mutating func settleMoments() {
        var isSettled = false
        while !isSettled {
            isSettled = true
            for row in rows {
                for name in row.values.values.compactMap(\.rowName) {
                    guard let other = self[name], other.moment > row.moment else { continue }
                    set(name, "createdAt", .timestamp(microseconds: row.moment))
                    set(name, "updatedAt", .timestamp(microseconds: row.moment))
                    isSettled = false
                }
            }
        }
    }

    private mutating func closeReferences() {
        while let (row, member) = firstOpenReference() {
            guard let entity = target(of: member, row) else { return }
            let shared = rows.first { other in
                other.entity == entity && other.isShared && other.name != row
                    && !breaksUnique(row, member, .row(other.name))
            }
            set(row, member, .row(shared?.name ?? add(entity, named: member, isShared: true)))
        }
    }

    private func firstOpenReference() -> (row: String, member: String)? {
        for row in rows {
            let open = data.entity(named: row.entity)?.members.first { member in
                member.referencedEntity != nil && row.values[member.name] == nil
            }
            if let open { return (row.name, open.name) }
        }
        return nil
    }

    /// Whether another row of the entity would have the same unique values.
    private func breaksUnique(_ row: String, _ member: String, _ value: ModelValue) -> Bool {
        var copy = self
        copy.set(row, member, value)
        return copy.brokenUnique(of: row) != nil
    }

    /// The uniqueness that a row breaks: the other row has the same values, and none of them is null.
    func brokenUnique(of name: String) -> UniquePlan? {
        guard let row = self[name], let plan = data.entity(named: row.entity) else { return nil }
        return plan.uniques.first { unique in
            rows(of: row.entity).contains { other in
                other.name != name
                    && unique.members.allSatisfy { member in
                        guard let value = row.values[member.name], value != .null else { return false }
                        return other.values[member.name] == value
                    }
            }
        }
    }

    /// The rows in an order in which each comes after those that it refers to.
    public var inOrderOfCreation: [ModelRow] {
        var ordered: [ModelRow] = []
        var open = rows
        while !open.isEmpty {
            let index = open.firstIndex { row in
                !row.values.values.contains { value in open.contains { $0.name == value.rowName && $0.name != row.name }
                }
            }
            ordered.append(open.remove(at: index ?? 0))
        }
        // Time only goes on: rows of a later moment stay behind those of an earlier one.
        return ordered.enumerated().sorted { left, right in
            (left.element.moment, left.offset) < (right.element.moment, right.offset)
        }.map(\.element)
    }
}

extension ModelRow {
    /// Microseconds since 1970 at which it was made.
    public var moment: Int64 { if case .timestamp(let moment)? = values["createdAt"] { moment } else { 0 } }
}
