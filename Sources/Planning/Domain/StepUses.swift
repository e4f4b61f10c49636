import DesignModel
import Diagnostics
import Expressions

extension [Step] {
    /// Whether any of the steps uses the name.
    func use(_ name: String) -> Bool {
        contains { step in
            step.expressions.contains { $0.uses(name: name) } || step.targetName == name || step.substeps.use(name)
        }
    }

    /// The name, if any of the steps uses it.
    func used(_ name: Located<String>) -> String? { use(name.value) ? name.value : nil }

    /// Whether any of the steps sets a field of the row or moves it on.
    func change(_ name: String) -> Bool {
        contains { step in
            switch step.kind {
            case .set(let target, _, _, _), .transition(let target, _, _): target.value == name
            default: step.substeps.change(name)
            }
        }
    }

    /// Whether any of the steps reads or writes rows of the entity, so that it must see earlier changes.
    func look(at entity: String) -> Bool {
        contains { step in
            switch step.kind {
            case .get(_, let looked, _), .find(_, let looked, _), .deleteWhere(let looked, _):
                if looked.value == entity { return true }
            case .transition, .call: return true
            default: break
            }
            return step.expressions.contains { $0.looks(at: entity) } || step.substeps.look(at: entity)
        }
    }
}

extension Step {
    var substeps: [Step] {
        switch kind {
        case .when(_, let inner), .forEach(_, _, let inner): inner
        default: []
        }
    }

    var targetName: String? {
        switch kind {
        case .set(let target, _, _, _), .delete(let target, _), .transition(let target, _, _): target.value
        default: nil
        }
    }

    /// Whether its failures are answered in the same way, so that the two can be stored together.
    func isAnswered(like other: Step) -> Bool {
        failures.map { "\($0.label?.value ?? "")\($0.status)\($0.code ?? "")\($0.message ?? "")" }
            == other.failures.map { "\($0.label?.value ?? "")\($0.status)\($0.code ?? "")\($0.message ?? "")" }
    }
}

extension TypedExpression {
    /// `x` of `x != null`; `nil` for everything else.
    public var namePresent: String? {
        guard case .binary(.notEqual, let left, let right) = withoutConversion.kind else { return nil }
        let value = left.type == .null ? right : left
        guard left.type == .null || right.type == .null, case .name(let name) = value.withoutConversion.kind else {
            return nil
        }
        return name
    }

    /// Whether it asks the entity's table, or follows a reference to it.
    func looks(at entity: String) -> Bool {
        contains { part in
            switch part.kind {
            case .everyRow(entity): true
            case .member(let base, let name):
                if case .member = base.withoutConversion.kind, case .entity(entity) = base.type.unwrapped {
                    name != "id"
                } else {
                    false
                }
            default: false
            }
        }
    }
}
