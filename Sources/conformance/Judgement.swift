import Generation

/// Whether a case falls in what expressions of a design can say.
enum Judgement {
    case inside(ExpressionVector)
    /// The suite has it fail as it runs; here it is refused before.
    case refused
    /// What the format has nothing for.
    case outside(reason: String)

    init(_ suiteCase: SuiteCase) {
        if let lacking = Self.lacking(suiteCase) {
            self = .outside(reason: lacking)
            return
        }
        var vector = ExpressionVector(
            suiteCase.expression,
            given: suiteCase.bindings.compactMap { binding in
                binding.value.vectorType.flatMap { type in
                    binding.value.vectorValue.map { ExpressionVector.Given(name: binding.name, type: type, value: $0) }
                }
            },
            note: suiteCase.title,
            source: "CEL conformance suite"
        )
        if suiteCase.mustFail {
            vector.fails = true
        } else {
            vector.expected = suiteCase.expected?.vectorValue
        }
        do {
            _ = try expressionVectorTests([vector])
            self = .inside(vector)
        } catch {
            let reason = Self.reason(suiteCase) ?? Self.reason(of: (error as? UnsupportedExpression)?.message ?? "")
            let isForeign = Self.reason(suiteCase) != nil || reason == Self.optionals
            self = suiteCase.mustFail && !isForeign ? .refused : .outside(reason: reason)
        }
    }

    private static let messages = "messages and enums of protocol buffers"
    private static let optionals = "the type `optional`"

    /// What a case has that the format has not, by its values.
    private static func lacking(_ suiteCase: SuiteCase) -> String? {
        if suiteCase.isOfTypesOnly { return "only the type is asked for" }
        if suiteCase.bindings.contains(where: { $0.name.contains(".") || ["true", "false", "null"].contains($0.name) })
        {
            return "names with dots, and words of the language as names"
        }
        let values =
            suiteCase.bindings.map(\.value) + (suiteCase.mustFail ? [] : [suiteCase.expected].compactMap { $0 })
        if let lacking = values.lazy.compactMap(\.lacking).first { return lacking }
        if values.contains(where: { if case .double = $0 { $0.vectorValue == nil } else { false } }) { return "double" }
        let isFine = values.contains { $0.vectorType != nil && $0.vectorType != "decimal" && $0.vectorValue == nil }
        if isFine { return "times finer than a microsecond" }
        if suiteCase.bindings.contains(where: { $0.value.vectorType == nil || $0.value.vectorValue == nil }) {
            return "values of no type, or of several"
        }
        return nil
    }

    /// What a case has that the format has not, by the text of its expression.
    private static func reason(_ suiteCase: SuiteCase) -> String? {
        let text = suiteCase.expression
        let signs: [(String, Bool)] = [
            (messages, text.contains(/google\.protobuf|TestAllTypes|GlobalEnum|proto2\.|proto3\./)),
            (optionals, text.contains(/optional\.|\[\?|\.\?|\?\w+:|optMap|optFlatMap/)),
            ("dyn", text.contains(/\bdyn\b/)),
            ("bytes", text.contains(/\b[rR]?[bB][rR]?["']|\bbytes\b/)),
            ("uint", text.contains(/\b[0-9][0-9a-fA-Fx]*[uU]\b|\buint\b/)),
            ("extension libraries", suiteCase.file.hasSuffix("_ext")),
            ("types as values", text.contains(/\btype\b/)),
            ("macros with two variables", suiteCase.file == "macros2"),
            ("maps", text.contains("{")),
            ("double", text.contains(/\bdouble\b|[0-9][eE][-+]?[0-9]|0\.0 *\/ *0\.0/)),
            ("time zones", suiteCase.section.hasSuffix("_tz")),
        ]
        return signs.first { $0.1 }?.0
    }

    /// What the checker or the writer of Swift says against a case that has nothing foreign in it.
    private static func reason(of message: String) -> String {
        let signs: [(String, String)] = [
            ("divides by 0", "a division by 0 that stands there"),
            ("A boolean has no order", "an order of booleans"),
            ("An empty list has no", "empty lists of no type"),
            ("This has no Swift form", "empty lists of no type"),
            ("(null)", "nulls of no type"),
            ("null has no value", "nulls of no type"),
            ("`null` has no value", "nulls of no type"),
            ("that may be null stands where", "an index that may be null"),
            ("stands where", "values of several types"),
            ("compares a", "values of several types"),
            ("`timestamp` takes", "a timestamp from an integer"),
            ("There is no", "names and functions that the format does not have"),
        ]
        return signs.first { message.contains($0.0) }?.1 ?? "else: \(message)"
    }
}
