import DesignModel
import Diagnostics
import Expressions

/// The rows that a flow locks, in the order of its steps.
struct LockList {
    struct Lock {
        var entity: String
        var span: SourceSpan
        /// What the row is found by; two locks with one form are of one row.
        var form: String
    }

    var flow: Flow
    private(set) var locks: [Lock] = []
    /// Where among the locks each entity stands first.
    private(set) var firstPlaces: [String: Int] = [:]
    /// The first loop that locks rows in no certain order, with the place where it does.
    private(set) var unsortedLoop: (loop: Step, lock: SourceSpan)?
    /// The second of two rows of one entity that are locked in no certain order, with the first.
    private(set) var crossing: (second: Lock, first: Lock)?
    /// The rows that steps outside of loops and conditions get.
    private var gotten: Set<String>
    /// Entities whose rows a sorted loop has locked: whoever locks them again waits for nothing.
    private var sorted: Set<String> = []

    init(_ flow: Flow) {
        self.flow = flow
        gotten = Set(
            flow.steps.compactMap { step in
                if case .get(let row, _, _) = step.kind { row.value } else { nil }
            }
        )
        // A transition locks its row before its effects run.
        if let entity = flow.selfEntity {
            add(Lock(entity: entity, span: flow.name.span, form: "self.id"), false)
        }
        take(flow.steps, inLoop: false)
    }

    private mutating func take(_ steps: [Step], inLoop: Bool) {
        for step in steps {
            switch step.kind {
            case .get(_, let entity, let condition), .find(_, let entity, let condition):
                add(Lock(entity: entity.value, span: step.span, form: Self.form(of: condition)), inLoop)
            case .deleteWhere(let entity, let condition):
                add(Lock(entity: entity.value, span: step.span, form: condition.form), true)
            case .forEach(let name, let collection, let steps): takeLoop(step, name.value, collection, steps)
            case .when(_, let steps): take(steps, inLoop: inLoop)
            default: break
            }
        }
    }

    /// In `id == input.from.id`, what the id is compared with.
    private static func form(of condition: TypedExpression) -> String {
        for part in condition.conjuncts {
            guard case .binary(.equal, let left, let right) = part.withoutConversion.kind else { continue }
            if case .member(let base, "id") = left.withoutConversion.kind, case .candidate = base.kind {
                return right.form
            }
        }
        return condition.form
    }

    private mutating func add(_ lock: Lock, _ inLoop: Bool) {
        let first = firstPlaces[lock.entity].map { locks[$0] }
        if first == nil { firstPlaces[lock.entity] = locks.count }
        if let first, first.form != lock.form, !inLoop, crossing == nil, !sorted.contains(lock.entity) {
            crossing = (lock, first)
        }
        locks.append(lock)
    }

    private mutating func takeLoop(_ loop: Step, _ name: String, _ collection: TypedExpression, _ steps: [Step]) {
        let before = locks.count
        take(steps, inLoop: true)
        let inside = steps.flatMap(\.everyStep)
        let names = Set([name] + inside.compactMap(\.boundName?.value))
        let locked = inside.first { step in
            switch step.kind {
            case .get(_, _, let condition), .find(_, _, let condition), .deleteWhere(_, let condition):
                condition.contains { if case .name(let name) = $0.kind { names.contains(name) } else { false } }
            default: false
            }
        }
        let changed = inside.first { $0.target?.value == name }
        if Self.isSorted(collection) {
            sorted.formUnion(locks[before...].map(\.entity))
        } else if unsortedLoop == nil {
            if let locked {
                unsortedLoop = (loop, locked.span)
            }
            // Rows that belong to a row which is locked already are changed by one run at a time.
            else if let changed, !collection.everyPart.contains(where: { isHeld($0) }) {
                unsortedLoop = (loop, changed.span)
            }
        }
    }

    private func isHeld(_ part: TypedExpression) -> Bool {
        guard case .name(let name) = part.kind else { return false }
        if name == "self" { return flow.selfEntity != nil }
        return gotten.contains(name)
    }

    /// Sorted by an id, or by a row, which is the same.
    private static func isSorted(_ collection: TypedExpression) -> Bool {
        guard case .macro(.sortBy, _, _, let key) = collection.withoutConversion.kind else { return false }
        if case .entity = key.type.unwrapped { return true }
        if case .uuid = key.type.unwrapped { return true }
        if case .member(_, "id") = key.withoutConversion.kind { return true }
        return false
    }
}
