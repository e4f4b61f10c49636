import DesignModel
import Diagnostics
import Expressions

/// Looks at parts of an answer.
struct AnswerLook {
    let view: DesignView
    let endpoint: Endpoint
    let shape: AnswerShape
    let isError: Bool

    /// What a path leads to.
    private struct Part {
        var shape: AnswerShape
        var mayBeNull: Bool
        var cause: SourceSpan?

        static let unknown = Part(shape: .unknown, mayBeNull: true)
    }

    private enum Result {
        case shown(Part)
        case fault(Impossibility)
    }

    /// What is wrong with a path alone.
    func fault(at path: String, _ span: SourceSpan) -> Impossibility? {
        if case .fault(let fault) = follow(path, at: span) { fault } else { nil }
    }

    /// What is wrong with a path or what is said of it.
    func fault(at path: String, of assert: HurlEntry.Assert) -> Impossibility? {
        switch follow(path, at: assert.sourceSpan) {
        case .fault(let fault): fault
        case .shown(let part): compare(part, with: assert, path)
        }
    }

    private func follow(_ text: String, at span: SourceSpan) -> Result {
        guard let path = JSONPath(text) else { return .shown(.unknown) }
        if case .nothing = shape {
            return .fault(noBody(span))
        }
        var part = Part(shape: shape, mayBeNull: false)
        for (index, segment) in path.segments.enumerated() {
            switch (segment, part.shape) {
            case (_, .unknown): return .shown(.unknown)
            case (.index, .list(let element)):
                part = Part(shape: element, mayBeNull: false, cause: part.cause)
            case (.member(let name), .object), (.member(let name), .row), (.member(let name), .view):
                guard let members = view.members(of: part.shape) else { return .shown(.unknown) }
                guard let member = members.first(where: { $0.name == name }) else {
                    return .fault(lacks(name, path, index, members.map(\.name), span))
                }
                let mayBeNull = part.mayBeNull || member.mayBeNull
                part = Part(shape: member.shape, mayBeNull: mayBeNull, cause: member.cause)
            case (.member, .list), (.member, .value), (.member, .nothing), (.index, _):
                return .fault(otherShape(path, index, part, span))
            }
        }
        return .shown(part)
    }

    private func compare(_ part: Part, with assert: HurlEntry.Assert, _ path: String) -> Impossibility? {
        if assert.counts {
            guard case .value = part.shape else { return nil }
            return never(
                "`\(path)` is no list, so that nothing in it can be counted",
                assert.sourceSpan,
                because: part.cause
            )
        }
        guard case .equals(let value) = assert.predicate else { return nil }
        func wrong(_ message: String, help: String? = nil) -> Impossibility {
            never(message, assert.valueSpan, because: part.cause, help: help)
        }
        switch (part.shape, value) {
        case (.unknown, _), (.nothing, _): return nil
        case (_, .null): return part.mayBeNull ? nil : wrong("`\(path)` is never null")
        case (.value(.oneOf(let words)), .text(let word)):
            guard !word.contains("{{"), !words.contains(word) else { return nil }
            return neverWord(word, of: words, path, assert.valueSpan, part)
        case (.value(let type), .text(let text)):
            guard !text.contains("{{"), type == .integer || type == .boolean else { return nil }
            let what = type == .integer ? "the number" : "`true` or `false`"
            return wrong("`\(path)` is \(type), never a text", help: "Write \(what) without quotes.")
        case (.value(let type), .integer), (.value(let type), .number):
            guard type != .integer else { return nil }
            let help = type == .decimal ? "A decimal is shown as a text: write it in quotes." : nil
            return wrong("`\(path)` is \(type), which is never shown as a number", help: help)
        case (.value(let type), .boolean):
            return type == .boolean ? nil : wrong("`\(path)` is \(type), never true or false")
        case (.list, _), (.object, _), (.row, _), (.view, _):
            return wrong("`\(path)` is no single value", help: "Look at a part of it.")
        }
    }

    // MARK: Messages

    private static let fails = "The scenario would fail whatever the service does."

    private var answer: DiagnosticLabel {
        isError
            ? DiagnosticLabel(view.design.errorShape?.span ?? endpoint.errorsSpan, "what it answers errors with")
            : DiagnosticLabel(endpoint.success.span, "what it answers with")
    }

    private func noBody(_ span: SourceSpan) -> Impossibility {
        never(
            "\(endpoint.title) answers without a body",
            span,
            help: "Let `Success` name what is to be shown, or remove the line."
        )
    }

    private func lacks(
        _ name: String,
        _ path: JSONPath,
        _ index: Int,
        _ names: [String],
        _ span: SourceSpan
    ) -> Impossibility {
        let meant = didYouMean(name, among: names)
        let shown = names.prefix(16).map { "`\($0)`" }.joined(separator: ", ")
        let whole = isError ? "an error of \(endpoint.title)" : "the answer of \(endpoint.title)"
        let part = "`\(JSONPath(segments: Array(path.segments[..<index])).text)` in \(whole)"
        let fixIts = meant.map { meant in
            var right = path
            right.segments[index] = .member(meant)
            return [FixIt(meaning: meant, insteadOf: name, among: names, at: span, replacement: right.text)]
        }
        return Impossibility(
            ScenarioReadsNothing.finding(
                "\(index == 0 ? whole.prefix(1).uppercased() + whole.dropFirst() : part) shows no `\(name)`",
                at: span,
                because: [answer],
                leadsTo: Self.fails,
                help: meant.map { "Did you mean `\($0)`?" } ?? "It shows \(shown)\(names.count > 16 ? " …" : "").",
                fixIts: fixIts ?? []
            ),
            cause: "\(endpoint.title) \(isError) \(path.text)"
        )
    }

    private func otherShape(_ path: JSONPath, _ index: Int, _ part: Part, _ span: SourceSpan)
        -> Impossibility
    {
        let whole = JSONPath(segments: Array(path.segments[..<index])).text
        if case .list = part.shape {
            return never(
                "`\(whole)` is a list",
                span,
                because: part.cause,
                help: "Say which of its elements is meant: `\(whole)[0]`."
            )
        }
        if case .value(let type) = part.shape {
            return never(
                "`\(whole)` is \(type), which has no parts",
                span,
                because: part.cause,
                help: "Look at `\(whole)` itself."
            )
        }
        return never(
            "`\(whole)` is no list",
            span,
            because: part.cause,
            help: "Look at a member of it: `\(whole).id`."
        )
    }

    private func neverWord(_ word: String, of words: [String], _ path: String, _ span: SourceSpan, _ part: Part)
        -> Impossibility
    {
        let meant = didYouMean(word, among: words)
        let list = words.map { "`\($0)`" }.joined(separator: ", ")
        return never(
            "`\(path)` is never `\(word)`",
            span,
            because: part.cause,
            help: meant.map { "Did you mean `\($0)`?" } ?? "It is one of \(list).",
            fixIts: meant.map { [FixIt(meaning: $0, insteadOf: word, among: words, at: span)] } ?? []
        )
    }

    private func never(
        _ message: String,
        _ span: SourceSpan,
        because cause: SourceSpan? = nil,
        help: String? = nil,
        fixIts: [FixIt] = []
    ) -> Impossibility {
        Impossibility(
            ScenarioReadsNothing.finding(
                message,
                at: span,
                because: [answer] + (cause.map { [DiagnosticLabel($0, "what it is")] } ?? []),
                leadsTo: Self.fails,
                help: help ?? "Write what it can be, or remove the line.",
                fixIts: fixIts
            ),
            cause: "\(endpoint.title) \(message)"
        )
    }
}

extension JSONPath {
    /// `$.items[0].name`
    fileprivate var text: String {
        segments.reduce(into: "$") { text, segment in
            switch segment {
            case .member(let name): text += "." + name
            case .index(let index): text += "[\(index)]"
            }
        }
    }
}
