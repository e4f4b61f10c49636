import Diagnostics
import Expressions

extension Reading {
    /// Reports rules that fields of the type, or inputs, cannot have.
    func checkFit(of rules: FieldRules, to field: FieldDraft, _ place: TypePlace) {
        guard field.type.value != .faulty else { return }
        let type = field.type.value
        if let length = rules.listLength, !type.isList {
            misfit(
                "A length is given to something that is no list",
                at: length.span,
                field,
                help: "Bounds of a text stand in its type: `text(1..80)`."
            )
        }
        if let action = rules.onDelete, !type.refers {
            misfit(
                "Nothing is referred to here that could be deleted",
                at: action.span,
                field,
                help: "Remove the rule."
            )
        }
        if let pattern = rules.matches, type.valueType != .text {
            misfit(
                "Only a text can match a pattern",
                at: pattern.span,
                field,
                help: "Remove the rule, or make it a `text`."
            )
        }
        if let span = rules.emptyIsNull, type.valueType != .text || !field.isOptional {
            misfit("Only an optional text can be null where it is empty", at: span, field, help: "Add `optional`.")
        }
        if let value = field.rules.standard, rules.isOptional != nil, value.text == "null" {
            misfit("An optional field is null without a default", at: value.span, field, help: "Remove `default null`.")
        }
        if place == .input { checkInput(rules, field) }
    }

    /// Inputs are not stored: rules about storage mean nothing there.
    private func checkInput(_ rules: FieldRules, _ field: FieldDraft) {
        let stored: [(String, SourceSpan?)] = [
            ("unique", rules.isUnique), ("unique with", rules.uniqueWith.first?.span), ("immutable", rules.isImmutable),
            ("set by service", rules.isSetByService), ("on delete", rules.onDelete?.span),
            ("computed", rules.computed?.span ?? field.rules.computed?.span), ("renamed from", rules.renamedFrom?.span),
            ("unique by suffix", rules.isUniqueBySuffix),
        ]
        for (name, span) in stored {
            guard let span else { continue }
            misfit("`\(name)` says nothing of an input", at: span, field, help: "It belongs to a field of an entity.")
        }
    }

    private func misfit(_ message: String, at span: SourceSpan, _ field: FieldDraft, help: String) {
        findings.error(
            "rule-does-not-fit",
            message,
            at: span,
            because: [DiagnosticLabel(field.type.span, "the type")],
            leadsTo: "The rule could not be kept.",
            help: help
        )
    }
}

extension FieldType {
    fileprivate var isList: Bool {
        switch self {
        case .list, .children, .setOf: true
        default: false
        }
    }

    fileprivate var refers: Bool {
        switch self {
        case .reference, .setOf: true
        default: false
        }
    }
}
