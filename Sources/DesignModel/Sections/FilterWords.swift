import Diagnostics
import DocumentReader
import Expressions

extension Reading {
    /// A word that a parameter offers and that the field which it is compared with never has would find nothing.
    func checkWords(of parameter: FieldDraft, in cell: Inline?, comparedBy filter: TypedExpression?) {
        guard case .oneOf(let offered) = parameter.type.value, let filter,
            let compared = filter.comparison(with: parameter.name.value),
            case .oneOf(let known) = compared.type.unwrapped
        else { return }
        let codes = cell?.codes ?? []
        for word in offered where !known.contains(word) {
            let span = codes.first { $0.value == word }?.span ?? parameter.type.span
            let meant = didYouMean(word, among: known)
            let list = known.map { "`\($0)`" }.joined(separator: ", ")
            findings.error(
                "unknown-word",
                "What the filter compares with is never `\(word)`",
                at: span,
                because: [DiagnosticLabel(compared.span, "it is one of \(list)")],
                leadsTo: "A list that is asked for with this word would always be empty.",
                help: meant.map { "Did you mean `\($0)`?" } ?? "Leave the word out, or write one of \(list).",
                fixIts: meant.map { [FixIt(meaning: $0, insteadOf: word, among: known, at: span)] } ?? []
            )
        }
    }
}

extension TypedExpression {
    /// What stands on the other side of `== input.NAME`, where that is asked for in every case.
    fileprivate func comparison(with input: String) -> TypedExpression? {
        switch withoutConversion.kind {
        case .binary(.and, let left, let right):
            return left.comparison(with: input) ?? right.comparison(with: input)
        case .binary(.equal, let left, let right):
            let sides = [left.withoutConversion, right.withoutConversion]
            guard let index = sides.firstIndex(where: { $0.isInput(input) }) else { return nil }
            return sides[1 - index]
        default: return nil
        }
    }

    private func isInput(_ name: String) -> Bool {
        guard case .member(let base, name) = kind, case .name("input") = base.withoutConversion.kind else {
            return false
        }
        return true
    }
}
