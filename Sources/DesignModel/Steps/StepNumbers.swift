import Diagnostics

/// Sees to it that steps are numbered 1, 2, 2.1, 2.2, 3 without a gap.
struct StepNumbers {
    let findings: Findings
    private var last: [Int] = []

    init(findings: Findings) { self.findings = findings }

    /// `2.1` as `[2, 1]`; `nil` if it is no number at all.
    mutating func take(_ text: Located<String>) -> [Int]? {
        var parts = text.value.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        // `1.` is `1`.
        if text.value.hasSuffix("."), parts.count > 1 { parts.removeLast() }
        let path = parts.compactMap { $0 }
        guard path.count == parts.count, path.count <= 10, path.allSatisfy({ $0 > 0 }) else {
            report("`\(text.value)` is no number of a step", at: text.span, help: "Number the steps: 1, 2, 2.1.")
            return nil
        }
        if !follows(path) {
            let name = expected.map { "\($0.map(String.init).joined(separator: "."))" }.joined(separator: " or ")
            report("Step \(text.value) does not follow on the one before it", at: text.span, help: "Expected \(name).")
        }
        last = path
        return path
    }

    private func follows(_ path: [Int]) -> Bool { expected.contains(path) }

    /// The next number of each depth that is open, the deepest first.
    private var expected: [[Int]] {
        guard !last.isEmpty else { return [[1]] }
        var next = [last + [1]]
        for depth in stride(from: last.count, to: 0, by: -1) {
            var path = Array(last.prefix(depth))
            path[depth - 1] += 1
            next.append(path)
        }
        return next
    }

    private func report(_ message: String, at span: SourceSpan, help: String) {
        findings.error(
            "step-number",
            message,
            at: span,
            leadsTo: "A step may have been lost, or it is open which one comes first.",
            help: help
        )
    }
}
