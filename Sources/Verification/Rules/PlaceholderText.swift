import DesignModel
import Diagnostics

/// Something is still to be written.
enum PlaceholderText: Rule {
    static let id: DiagnosticID = "placeholder-text"
    static let explanation = Explanation(
        fault: "A place with meaning holds `TBD`, `TODO`, `FIXME`, `XXX`, `???`, `lorem ipsum` or `to be defined`.",
        whyItMatters: "The writer knew that something is missing here; what is built without it is a guess.",
        bad: "| Database down | readiness probe | requests answer 503 | TBD | 30s |",
        good: "| Database down | readiness probe | requests answer 503 | reconnect with backoff | 30s |"
    )

    private static let marks: Set<String> = ["TBD", "TBC", "TODO", "FIXME", "XXX", "tbd", "tbc"]
    private static let phrases = Phrases([
        ["to", "be", "defined"], ["to", "be", "determined"], ["to", "be", "decided"], ["lorem", "ipsum"],
    ])
    /// Three letters of each mark and of each phrase.
    private static let traces = ["tbd", "tbc", "tod", "fix", "xxx", "def", "det", "dec", "lor"].map { trace in
        trace.utf8.reduce(0) { $0 << 8 | UInt32($1) }
    }

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.design.prose.compactMap { prose in
            guard mayHoldMark(prose) else { return nil }
            let tokens = prose.tokens
            if tokens.count == 1, let only = tokens.first, only.isSign("?…") {
                return placeholder(only.text, only.span)
            }
            return tokens.indices.lazy.compactMap { mark(at: $0, in: tokens) }.first.map {
                placeholder($0.text, $0.span)
            }
        }
    }

    /// Whether the text holds a trace of a mark: few do, and only those are taken apart into words.
    private static func mayHoldMark(_ prose: Prose) -> Bool {
        prose.runs.contains { run in
            guard case .words(let words) = run else { return false }
            var lastThree: UInt32 = 0
            return words.value.utf8.contains { byte in
                lastThree = (lastThree << 8 | UInt32(byte | 0x20)) & 0xFF_FFFF
                return byte == UInt8(ascii: "?") || byte >= 0x80 || traces.contains(lastThree)
            }
        }
    }

    private static func mark(at index: Int, in tokens: [ProseToken]) -> (text: String, span: SourceSpan)? {
        let token = tokens[index]
        if token.kind == .word, marks.contains(token.text) { return (token.text, token.span) }
        let signs = tokens[index...].prefix { $0.isSign("?") }
        if signs.count >= 2, let last = signs.last {
            return (String(repeating: "?", count: signs.count), token.span.union(last.span))
        }
        return phrases.phrase(at: index, in: tokens)
    }

    // MARK: Messages

    private static func placeholder(_ text: String, _ span: SourceSpan) -> Diagnostic {
        finding(
            "`\(text)` stands where the design has to say something",
            at: span,
            leadsTo: "What is missing here would be guessed.",
            help: "Write what is meant; what is not decided belongs below `## Open questions`."
        )
    }
}
