import Diagnostics
import Expressions

extension StepReader {
    /// `custom NAME(a: expr)`.
    func readCustom(_ step: inout StepText, _ name: Located<String>?) -> Step.Kind {
        guard let custom = step.takeWords() else {
            fault(&step, "step-syntax", "`custom` names no logic", help: "Write `custom NAME(a: expr)`.")
            return .faulty
        }
        let entries = step.parser.parseLabelledArguments()
        guard step.parser.diagnostics.isEmpty else { return .faulty }
        guard let declared = reading.customs[custom.value] else {
            if !reading.names.customs.contains(custom.value) {
                let meant = didYouMean(custom.value, among: reading.names.customs.order)
                fault(
                    &step,
                    "unknown-custom-logic",
                    "There is no custom logic `\(custom.value)`",
                    at: custom.span,
                    help: meant.map { "Did you mean `\($0)`?" } ?? "Declare it with `### Custom: \(custom.value)`."
                )
            }
            return .faulty
        }
        let arguments = check(entries, against: declared.inputs.map(CallParameter.init), custom, step.source)
        return .custom(name: name, custom: custom, arguments: arguments)
    }

    /// The arguments by their names; reports those that are unknown or missing.
    func check(
        _ entries: [ExpressionSyntax.Entry],
        against inputs: [CallParameter],
        _ owner: Located<String>,
        _ source: Located<String>
    ) -> [Step.Assignment] {
        var arguments: [Step.Assignment] = []
        for entry in entries {
            guard let input = inputs.first(where: { $0.name.value == entry.name.value }) else {
                let meant = didYouMean(entry.name.value, among: inputs.map(\.name.value))
                report(
                    "unknown-input",
                    "`\(owner.value)` has no input `\(entry.name.value)`",
                    at: entry.name.span,
                    source,
                    help: meant.map { "Did you mean `\($0)`?" }
                        ?? "Its inputs are \(inputs.map { "`\($0.name.value)`" }.joined(separator: ", "))."
                )
                continue
            }
            let value = reading.check(entry.value, of: source, in: place, as: input.type)
            arguments.append(Step.Assignment(name: entry.name, value: value))
        }
        let missing = inputs.filter { input in
            input.isRequired && !entries.contains { $0.name.value == input.name.value }
        }
        if !missing.isEmpty {
            report(
                "missing-input",
                "`\(owner.value)` needs \(missing.map { "`\($0.name.value)`" }.joined(separator: ", ")) too",
                at: owner.span,
                source,
                because: missing.map { DiagnosticLabel($0.name.span, "required") },
                help: "Write `\(owner.value)(\(missing.map { "\($0.name.value): …" }.joined(separator: ", ")))`."
            )
        }
        return arguments
    }

    // MARK: Read, and refused for now

    /// `ensure Entity { field: expr, … }`.
    func readEnsure(_ step: inout StepText) -> Step.Kind {
        findings.refuse(.ensure, at: step.source.span)
        guard let (entity, fields) = readRow(&step, verb: "ensure") else { return .faulty }
        return .ensure(entity: entity, fields: fields)
    }

    /// `for x in expr`.
    mutating func readLoop(_ step: inout StepText) -> Step.Kind {
        findings.refuse(.loop, at: step.source.span)
        guard let name = step.parser.expectIdentifier("a name behind `for`") else { return .faulty }
        guard step.parser.takeWord("in") else {
            fault(&step, "step-syntax", "Expected `in`", help: "Write `for \(name.value) in …`.")
            return .faulty
        }
        let outer = given
        declare(name, step)
        given = outer
        let list = expression(&step)
        switch list.type {
        case .list, .collection, .unknown: break
        default:
            fault(
                &step,
                "step-syntax",
                "`for` goes through a list",
                at: list.span,
                help: "Name a list or the rows of an entity."
            )
        }
        return .forEach(name: name, over: list, [])
    }
}

/// What a call may be given: an input of hand-written logic or of a worker, a parameter of an operation.
struct CallParameter {
    var name: Located<String>
    var type: ValueType
    var isRequired: Bool

    init(name: Located<String>, type: ValueType, isRequired: Bool) {
        self.name = name
        self.type = type
        self.isRequired = isRequired
    }

    init(_ input: Input) {
        self.init(name: input.name, type: input.valueType, isRequired: input.isRequired)
    }
}

extension Input {
    /// The type of its values; `.optional` where it may be left out.
    public var valueType: ValueType {
        let type = type.value.valueType
        return rules.isOptional?.value == true ? type.asOptional : type
    }

    var isRequired: Bool { rules.isOptional?.value != true && rules.defaultValue == nil }
}

extension Custom {
    /// What it gives: the value of its only result, or a record of all of them.
    public var resultType: ValueType {
        if result.count == 1, let only = result.first { return only.valueType }
        return .record(result.map { ValueType.Member(name: $0.name.value, type: $0.valueType) })
    }
}
