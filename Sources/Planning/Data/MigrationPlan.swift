import DesignModel

/// The first migration: every table of the design, in an order in which each finds the tables that it refers to.
///
/// Once it was applied somewhere it must stay as it is. A design that needs other tables needs a second migration, so
/// files that are there already and differ are a fault, never to be overwritten.
public struct MigrationPlan: Sendable {
    public let number: Int
    /// `create_tickets`
    public let name: String
    /// Names of entities, referred-to ones first.
    public let order: [String]

    /// `0001_create_tickets`
    public var fileStem: String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "_" + name
    }

    /// The Swift constant that holds it: `createTickets`.
    public var member: String { Names.member(name) }
}

/// Puts tables behind those that they refer to.
struct ReferenceOrder {
    let entities: [EntityPlan]

    /// In the order of the design where references leave it free. Tables on a cycle come last, in that order too.
    func sorted() -> (order: [String], cycle: [String]) {
        var order: [String] = []
        var rest = entities
        while !rest.isEmpty {
            let free = rest.filter { entity in
                entity.foreignKeys.allSatisfy { key in
                    key.entity == entity.name || order.contains(key.entity)
                        || !entities.contains { $0.name == key.entity }
                }
            }
            guard let next = free.first else { return (order + rest.map(\.name), rest.map(\.name)) }
            order.append(next.name)
            rest.removeAll { $0.name == next.name }
        }
        return (order, [])
    }
}
