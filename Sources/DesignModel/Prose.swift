import Diagnostics
import DocumentReader

/// A text of the design as it stands: words, and between them what stands in code spans.
public struct Prose: Sendable {
    public enum Run: Sendable {
        case words(Located<String>)
        case code(Located<String>)
    }

    public var runs: [Run]
    public var span: SourceSpan

    public init(runs: [Run], span: SourceSpan) {
        self.runs = runs
        self.span = span
    }

    init(_ inline: Inline) {
        runs = inline.runs.map { run in
            switch run {
            case .text(let text, let span): .words(Located(text, at: span))
            case .code(let code, let span): .code(Located(code, at: span))
            }
        }
        span = inline.span
    }
}
