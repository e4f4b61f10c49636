import DesignModel
import Diagnostics
import Expressions

/// Two runs that each wait for a row that the other one holds.
enum LockOrderDeadlock: Rule {
    static let id: DiagnosticID = "lock-order-deadlock"
    static let severity = Severity.danger
    static let explanation = Explanation(
        fault: """
            Two flows lock rows of the same entities in opposite orders; a flow locks two rows of one entity, so that two runs
            can meet crosswise; or a loop locks rows in the order in which the caller sends them.
            """,
        whyItMatters: "Under load two runs wait for each other for ever, until the database breaks one of them off.",
        bad: """
            | 1 | `for line in input.lines` | |
            | 1.1 | `let product = get Product where id == line.product.id` | absent: 404 |
            """,
        good: """
            | 1 | `for line in input.lines.sortBy(l, l.product.id)` | |
            | 1.1 | `let product = get Product where id == line.product.id` | absent: 404 |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        let lists = view.flows.map { LockList($0) }
        let alone = lists.compactMap { $0.unsortedLoop.map(unsorted) ?? $0.crossing.map(crosswise) }
        return alone + pairs(lists)
    }

    /// Two entities in the order in which a flow locks them first.
    private struct Order: Hashable {
        var before: String
        var behind: String
    }

    /// Each flow is compared with the first of those before it that lock two of its entities the other way round. Only
    /// entities count that several flows lock, so that this takes as long as there are such pairs.
    private static func pairs(_ lists: [LockList]) -> [Diagnostic] {
        var flowsOfEntity: [String: Int] = [:]
        for list in lists { for entity in list.firstPlaces.keys { flowsOfEntity[entity, default: 0] += 1 } }
        var firstFlow: [Order: Int] = [:]
        return lists.indices.compactMap { index -> Diagnostic? in
            let shared = lists[index].locks.indices.filter {
                flowsOfEntity[lists[index].locks[$0].entity, default: 0] > 1
            }
            let opposites = orders(of: lists[index], at: shared).compactMap { order in
                firstFlow[Order(before: order.behind, behind: order.before)]
            }
            let found = opposites.min().flatMap { opposite(lists[index], lists[$0]) }
            for order in firstOrders(of: lists[index], at: shared) where firstFlow[order] == nil {
                firstFlow[order] = index
            }
            return found
        }
    }

    /// Each pair of entities of which one is locked while the other is held.
    private static func orders(of list: LockList, at places: [Int]) -> Set<Order> {
        var held: [String] = []
        var known: Set<String> = []
        var orders: Set<Order> = []
        var seen: [String: Int] = [:]
        for place in places {
            let entity = list.locks[place].entity
            // Those that were held at the last lock of this entity are known.
            for other in held[seen[entity, default: 0]...] where other != entity {
                orders.insert(Order(before: other, behind: entity))
            }
            seen[entity] = held.count
            if known.insert(entity).inserted { held.append(entity) }
        }
        return orders
    }

    /// Each pair of entities in the order of their first locks.
    private static func firstOrders(of list: LockList, at places: [Int]) -> [Order] {
        let firsts = places.filter { list.firstPlaces[list.locks[$0].entity] == $0 }.map { list.locks[$0].entity }
        return firsts.indices.flatMap { index in
            firsts[..<index].map { Order(before: $0, behind: firsts[index]) }
        }
    }

    /// Entities A and B that one flow locks as A, B and the other as B, A.
    private static func opposite(_ later: LockList, _ earlier: LockList) -> Diagnostic? {
        for (position, lock) in later.locks.enumerated() {
            guard let place = earlier.firstPlaces[lock.entity] else { continue }
            for held in later.locks[..<position] where held.entity != lock.entity {
                if let other = earlier.firstPlaces[held.entity], place < other {
                    return opposite(lock, held, earlier.locks[other], earlier.flow)
                }
            }
        }
        return nil
    }

    // MARK: Messages

    private static func opposite(_ lock: LockList.Lock, _ held: LockList.Lock, _ other: LockList.Lock, _ flow: Flow)
        -> Diagnostic
    {
        finding(
            "This locks a `\(lock.entity)` while it holds a `\(held.entity)`; `\(flow.name.value)` locks them the other way round",
            at: lock.span,
            because: [DiagnosticLabel(other.span, "the other order")],
            leadsTo: "Two requests at once can wait for each other until the database breaks one off.",
            help: "Let both flows get the rows in the same order."
        )
    }

    private static func crosswise(_ second: LockList.Lock, _ first: LockList.Lock) -> Diagnostic {
        finding(
            "This locks a second `\(second.entity)`",
            at: second.span,
            because: [DiagnosticLabel(first.span, "the first one")],
            leadsTo: "Two requests with the rows exchanged can wait for each other until the database breaks one off.",
            help: "Lock both in a loop that is sorted: `for row in [a, b].sortBy(r, r.id)`, with `get` inside."
        )
    }

    private static func unsorted(_ loop: Step, _ lock: SourceSpan) -> Diagnostic {
        finding(
            "The loop locks rows in the order in which they come",
            at: loop.span,
            because: [DiagnosticLabel(lock, "locked here")],
            leadsTo:
                "Two requests with the same rows in other orders can wait for each other until the database breaks one off.",
            help: "Sort by the id of what is locked: `.sortBy(x, x.id)`."
        )
    }
}
