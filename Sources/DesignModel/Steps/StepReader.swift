import Diagnostics
import DocumentReader
import Expressions

/// Reads steps in their order, so that each knows the names of those before it.
struct StepReader {
    let reading: Reading
    var place: Surroundings
    /// Names that steps have given, with their places.
    var given: [String: SourceSpan] = [:]
    /// The type of the first `return`.
    var result: ValueType?
    /// Its steps answer nobody, and change the rows that its inputs name.
    var isOfWorker = false

    init(reading: Reading, place: Surroundings) {
        self.reading = reading
        self.place = place
    }

    var findings: Findings { reading.findings }

    // MARK: Tables

    mutating func readTable(_ table: ReadTable) -> [Step] {
        var numbers = StepNumbers(findings: findings)
        var drafts: [StepDraft] = []
        for row in table.rows {
            guard let number = findings.needed(.number, of: row, help: "Number the steps: 1, 2, 2.1."),
                let path = numbers.take(number.located)
            else { continue }
            drafts.append(StepDraft(path: path, row: row))
        }
        var rest = drafts[...]
        return readLevel(&rest, depth: 1)
    }

    /// Steps of one depth, each with the deeper ones behind it.
    private mutating func readLevel(_ rest: inout ArraySlice<StepDraft>, depth: Int) -> [Step] {
        var steps: [Step] = []
        while let draft = rest.first, draft.path.count >= depth {
            rest.removeFirst()
            let isParent = rest.first.map { $0.path.count > draft.path.count } ?? false
            steps.append(readStep(draft, isParent: isParent, &rest))
        }
        return steps
    }

    private mutating func readStep(_ draft: StepDraft, isParent: Bool, _ rest: inout ArraySlice<StepDraft>) -> Step {
        let row = draft.row
        var kind = Step.Kind.faulty
        if let cell = findings.needed(.step, of: row, help: "Write the step in a code span."),
            let text = reading.expression(in: cell)
        {
            kind = readSubsteps(of: read(text), isParent: isParent, draft, &rest)
        } else if isParent {
            _ = readLevel(&rest, depth: draft.path.count + 1)
        }
        let (failures, jobAnswers) = row[.onFailure].map { findings.readAnswers($0, ofWorker: isOfWorker) } ?? ([], [])
        return Step(
            number: draft.number,
            kind: kind,
            failures: failures,
            jobAnswers: jobAnswers,
            span: row.span(.step),
            failureSpan: row.span(.onFailure)
        )
    }

    /// `2.1` is inside `2`, where that is an `if` or a `for`; names given inside are not known behind it.
    private mutating func readSubsteps(
        of kind: Step.Kind,
        isParent: Bool,
        _ draft: StepDraft,
        _ rest: inout ArraySlice<StepDraft>
    ) -> Step.Kind {
        let depth = draft.path.count + 1
        switch kind {
        case .when(let condition, _):
            let outer = (place, given)
            place.facts = place.facts.union(.established(by: condition))
            let steps = readLevel(&rest, depth: depth)
            (place, given) = outer
            if steps.isEmpty { withoutSubsteps(draft) }
            return .when(condition, steps)
        case .forEach(let name, let list, _):
            let outer = (place, given)
            place.scope.names[name.value] = Self.element(of: list.type)
            given[name.value] = name.span
            let steps = readLevel(&rest, depth: depth)
            (place, given) = outer
            if steps.isEmpty { withoutSubsteps(draft) }
            return .forEach(name: name, over: list, steps)
        default:
            guard isParent else { return kind }
            if case .faulty = kind {} else { superfluousSubsteps(rest.first ?? draft) }
            _ = readLevel(&rest, depth: depth)
            return kind
        }
    }

    private func withoutSubsteps(_ draft: StepDraft) {
        findings.error(
            "step-without-substeps",
            "Step \(draft.number) has no steps inside",
            at: draft.row.span(.step),
            leadsTo: "It would do nothing.",
            help: "Number the steps inside \(draft.number).1, \(draft.number).2 …"
        )
    }

    private func superfluousSubsteps(_ draft: StepDraft) {
        findings.error(
            "step-number",
            "Step \(draft.number) stands inside a step that holds none",
            at: draft.row.span(.number),
            leadsTo: "It is open when it is done.",
            help: "Only `if` and `for` hold steps."
        )
    }

    static func element(of type: ValueType) -> ValueType {
        switch type {
        case .list(let element): element
        case .collection(let entity): .entity(entity)
        default: .unknown
        }
    }

    // MARK: Effects

    /// Steps of a transition: code spans separated by `;`, which may also stand inside a code span.
    mutating func readEffects(_ cell: Inline) -> [Step] {
        var steps: [Step] = []
        for run in cell.runs {
            switch run {
            case .code(let code, let span):
                for text in Self.split(Located(code, at: span)) {
                    let kind = read(text)
                    steps.append(
                        Step(number: "", kind: kind, failures: [], span: text.span, failureSpan: text.span.after)
                    )
                }
            case .text(let words, let span):
                guard !words.allSatisfy({ $0 == ";" || $0.isWhitespace }) else { continue }
                let text = SpannedText(Located(words, at: span))
                findings.error(
                    "effects-syntax",
                    "Only steps in code spans and `;` may stand here",
                    at: text.span(text.all),
                    leadsTo: "These words would be dropped.",
                    help: "Write `` `set self.count = self.count + 1` `` or ``flow `NAME` ``."
                )
            }
        }
        return steps
    }

    /// The parts between `;` outside of quotes.
    static func split(_ text: Located<String>) -> [Located<String>] {
        let spanned = SpannedText(text)
        var parts: [Range<Int>] = []
        var start = 0
        var quote: UInt8?
        for (index, byte) in spanned.bytes.enumerated() {
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ";") {
                parts.append(spanned.trimmed(start..<index))
                start = index + 1
            }
        }
        parts.append(spanned.trimmed(start..<spanned.bytes.count))
        return parts.filter { !$0.isEmpty }.map(spanned.located)
    }
}

/// A row of a step table.
struct StepDraft {
    /// `2.1` is `[2, 1]`.
    var path: [Int]
    var row: ReadRow

    var number: String { path.map(String.init).joined(separator: ".") }
}
