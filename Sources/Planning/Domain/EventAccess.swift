import DesignModel
import Expressions

extension Lifecycle {
    /// The rows of the transition table for an event, each once: one can stand for several arrows.
    func rows(of event: String) -> [Transition] {
        var rows: [Transition] = []
        for row in transitions where row.event?.value == event && !rows.contains(where: { $0.span == row.span }) {
            rows.append(row)
        }
        return rows
    }

    /// Who may trigger the event.
    ///
    /// Where several rows speak of it, each row's clauses hold in its own states, and in those that have no arrow: there
    /// the answer is that the transition is illegal, not that the caller may not do it.
    func accessClauses(of event: String) -> [AccessClause] {
        let rows = rows(of: event)
        guard rows.count > 1 else { return rows.flatMap(\.access) }
        let withArrow = states.map(\.value).filter { state in arrows.contains { $0.event == event && $0.from == state }
        }
        let named = Set(rows.compactMap { $0.from?.value })
        return rows.flatMap { row in
            let others = withArrow.filter { state in row.from.map { $0.value != state } ?? named.contains(state) }
            return row.access.map { clause in
                var clause = clause
                clause.condition = others.reduce(clause.condition) { condition, state in
                    let differs = stateDiffers(from: state, at: row)
                    return condition.map {
                        TypedExpression(.binary(.and, differs, $0), type: .boolean, span: row.span)
                    } ?? differs
                }
                return clause
            }
        }
    }

    /// `self.state != "held"`
    private func stateDiffers(from state: String, at row: Transition) -> TypedExpression {
        let type = ValueType.oneOf(states.map(\.value))
        let own = TypedExpression(.name("self"), type: .entity(entity.value), span: row.span)
        let value = TypedExpression(.member(own, name: "state"), type: type, span: row.span)
        let literal = TypedExpression(.literal(.text(state)), type: .text, span: row.span)
        let word = TypedExpression(.converted(literal), type: type, span: row.span)
        return TypedExpression(.binary(.notEqual, value, word), type: .boolean, span: row.span)
    }
}
