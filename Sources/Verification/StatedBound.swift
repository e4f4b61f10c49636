import DesignModel
import Diagnostics
import Expressions

/// A number by which the design bounds something: a constant that a step compares with, a timer, the length of a text,
/// the retries of a worker.
struct StatedBound {
    /// The least number that is too many, where rows or values are counted; seconds, for a length of time.
    var value: Int
    var unit: StatedNumber.Unit
    /// As it stands in the design.
    var text: String
    var span: SourceSpan
    /// Requirements that the part names.
    var requirements: Set<RequirementID>
    /// The sentence of the answer that the step gives.
    var sentence: Prose?
    /// The word that a sentence has to hold for being about it.
    var word: String?

    func isMeant(by stated: StatedNumber) -> Bool {
        unit == stated.unit && (word.map(stated.words.contains) ?? true)
    }

    func agrees(with stated: StatedNumber) -> Bool {
        switch unit {
        case .time, .characters: value == stated.value
        case .things: value == stated.value || (stated.isInclusive && value == stated.value + 1)
        }
    }
}

extension DesignView {
    /// The bounds in steps, guards, timers and workers, and the lengths of texts in the inputs of flows and workers.
    var boundsInSteps: [StatedBound] {
        var found: [StatedBound] = []
        for flow in flows {
            let links = linked(to: flow)
            for step in flow.steps.flatMap(\.everyStep) { found += bounds(of: step, links) }
            found += flow.inputs.compactMap { length(of: $0.name, $0.type, links) }
        }
        for lifecycle in lifecycles {
            for row in rows(of: lifecycle) {
                let links = Set(row.requirements.map(\.value))
                for step in row.ownSteps { found += bounds(of: step, links) }
                if let guardExpression = row.guardExpression {
                    found += guardExpression.conjuncts.compactMap { bound(of: $0, links, nil) }
                }
            }
            found += timers(of: lifecycle)
        }
        for worker in workers {
            let links = Set(worker.requirements.map(\.value))
            found += retries(of: worker, links)
            for step in worker.steps.flatMap(\.everyStep) { found += bounds(of: step, links) }
            found += worker.inputs.compactMap { length(of: $0.name, $0.type, links) }
        }
        for entity in entities {
            let links = Set(entity.requirements.map(\.value))
            found += entity.fields.compactMap { length(of: $0.name, $0.type, links) }
        }
        return found
    }

    /// The requirements that the flow, or the transition whose effect it is, names.
    private func linked(to flow: Flow) -> Set<RequirementID> {
        var links = Set(flow.requirements.map(\.value))
        for row in lifecycles.flatMap({ rows(of: $0) }) {
            if case .flow(let effect) = row.effects, effect.value == flow.name.value {
                links.formUnion(row.requirements.map(\.value))
            }
        }
        return links
    }

    func bounds(of step: Step, _ links: Set<RequirementID>) -> [StatedBound] {
        let message = step.failures.compactMap { answer -> Prose? in
            answer.message.map { Prose(runs: [.words(Located($0, at: answer.span))], span: answer.span) }
        }
        switch step.kind {
        case .require(let condition), .when(let condition, _):
            return condition.conjuncts.compactMap { bound(of: $0, links, message.first) }
        default: return []
        }
    }

    /// `Ticket.filter(…).size() < 20`, `self.reopenings < 3`, `now() - self.paidAt < duration("30m")`.
    private func bound(of condition: TypedExpression, _ links: Set<RequirementID>, _ message: Prose?) -> StatedBound? {
        guard case .binary(let sign, let left, let right) = condition.withoutConversion.kind else { return nil }
        if let seconds = right.withoutConversion.seconds ?? left.withoutConversion.seconds {
            return StatedBound(
                value: seconds,
                unit: .time,
                text: Self.spelled(seconds),
                span: condition.span,
                requirements: links,
                sentence: message
            )
        }
        guard case .literal(.integer(let number)) = right.withoutConversion.kind, let noun = left.counted,
            let most = Int(exactly: number)
        else { return nil }
        let isStrict = sign == .less || sign == .greaterOrEqual
        guard isStrict || sign == .lessOrEqual || sign == .greater else { return nil }
        return StatedBound(
            value: isStrict ? most : most + 1,
            unit: .things(noun),
            text: "\(most)",
            span: right.span,
            requirements: links,
            sentence: message
        )
    }

    private func timers(of lifecycle: Lifecycle) -> [StatedBound] {
        lifecycle.arrows.compactMap { arrow in
            guard case .after(let seconds) = arrow.trigger else { return nil }
            let named = rows(of: lifecycle)
                .filter { $0.trigger.value == arrow.trigger && ($0.from?.value ?? arrow.from) == arrow.from }
                .flatMap(\.requirements)
            return StatedBound(
                value: seconds,
                unit: .time,
                text: Self.spelled(seconds),
                span: arrow.span,
                requirements: Set(named.map(\.value))
            )
        }
    }

    /// `retry 5 times`
    private func retries(of worker: Worker, _ links: Set<RequirementID>) -> [StatedBound] {
        guard let policy = worker.onFailure, case .times(let times) = policy.value.retries else { return [] }
        return [
            StatedBound(
                value: times,
                unit: .things("retry"),
                text: "\(times) retries",
                span: policy.span,
                requirements: links
            )
        ]
    }

    private func length(of name: Located<String>, _ type: Located<FieldType>, _ links: Set<RequirementID>)
        -> StatedBound?
    {
        guard case .text(let bounds) = type.value, let most = bounds.most else { return nil }
        return StatedBound(
            value: most,
            unit: .characters,
            text: "\(most)",
            span: type.span,
            requirements: links,
            word: singular(name.value.lowercased())
        )
    }

    private static func spelled(_ seconds: Int) -> String {
        let units = [(86400, "d"), (3600, "h"), (60, "m")]
        for (size, unit) in units where seconds % size == 0 && seconds > 0 { return "\(seconds / size)\(unit)" }
        return "\(seconds)s"
    }
}

/// Seconds of `1h30m`; `nil` for what is no length of time.
private func secondsOfDuration(_ text: String) -> Int? {
    ConstantText.durationInMicroseconds(text).map { Int($0 / 1_000_000) }
}

extension TypedExpression {
    /// `duration("30m")`
    fileprivate var seconds: Int? {
        guard case .call("duration", let arguments) = kind, let text = arguments.first?.withoutConversion,
            case .literal(.text(let written)) = text.kind
        else { return nil }
        return secondsOfDuration(written)
    }

    /// The noun of what is counted: the entity whose rows are, or the field that holds the number.
    fileprivate var counted: String? {
        switch withoutConversion.kind {
        case .call("size", let arguments), .call("count", let arguments):
            guard case .collection(let entity)? = arguments.first?.type.unwrapped else { return nil }
            return nameWords(entity).last.map(singular)
        case .member(_, let name): return nameWords(name).last.map(singular)
        default: return nil
        }
    }
}
