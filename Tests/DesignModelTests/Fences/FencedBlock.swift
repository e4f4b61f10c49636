import Diagnostics
import DocumentReader

/// A fence as it stands at the beginning of a file, with `⟦…⟧` where faults are expected.
struct FencedBlock {
    let fence: Fence
    let source: SourceText
    /// What is marked, in order.
    let marked: [SourceSpan]

    init(_ language: String, _ marks: String) {
        var bytes: [UInt8] = Array("```\(language)\n".utf8)
        let start = bytes.count
        var open: [Int] = []
        var marked: [SourceSpan] = []
        for scalar in marks.unicodeScalars {
            switch scalar {
            case "⟦": open.append(bytes.count)
            case "⟧": if let begin = open.popLast() { marked.append(SourceSpan(start: begin, end: bytes.count)) }
            default: bytes += Array(String(scalar).utf8)
            }
        }
        let content = Located(
            String(decoding: bytes[start...], as: UTF8.self),
            at: SourceSpan(start: start, end: bytes.count)
        )
        bytes += Array("```\n".utf8)
        fence = Fence(language: language, content: content, span: SourceSpan(start: 0, end: bytes.count))
        source = SourceText(name: "block.md", bytes: bytes)
        self.marked = marked.sorted()
    }

    func text(_ span: SourceSpan) -> String { source.text(span.start..<span.end) }
}
