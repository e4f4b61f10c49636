/// The safe fix-its of findings, put into the text of the files.
///
/// Of one finding the first safe fix-it counts, since several are alternatives. Of two that overlap or touch the first one in
/// the document wins; the other finds its place again when the new text is checked.
public struct SafeFixes: Sendable {
    /// One change that was made.
    public struct Change: Sendable, Equatable {
        public var id: DiagnosticID
        /// What it did, as an order: "write `Customer`".
        public var message: String
        /// The name of the file.
        public var file: String
        /// Where it stood before the change.
        public var position: SourcePosition
    }

    /// All files, those that did not change included.
    public private(set) var files: [SourceText]
    /// In the order of the document.
    public private(set) var changes: [Change] = []

    /// - Parameters:
    ///   - diagnostics: in any order.
    ///   - files: those that the spans refer to.
    public init(of diagnostics: [Diagnostic], in files: [SourceText]) {
        self.files = files
        var chosen: [FixIt] = []
        for (id, fix) in Self.candidates(diagnostics, files) {
            if let last = chosen.last, last.span.file == fix.span.file, fix.span.start <= last.span.end { continue }
            chosen.append(fix)
            let file = files[fix.span.file]
            let position = file.position(of: fix.span.start)
            changes.append(Change(id: id, message: fix.message, file: file.name, position: position))
        }
        for (index, file) in files.enumerated() {
            let fixes = chosen.filter { $0.span.file == index }
            if !fixes.isEmpty { self.files[index] = Self.apply(fixes, to: file) }
        }
    }

    /// Those that lie inside their file and change something, in the order of their places.
    private static func candidates(_ diagnostics: [Diagnostic], _ files: [SourceText]) -> [(DiagnosticID, FixIt)] {
        diagnostics.inOrder()
            .compactMap { finding in finding.fixIts.first(where: \.isSafe).map { (finding.id, $0) } }
            .filter { _, fix in
                guard files.indices.contains(fix.span.file) else { return false }
                let file = files[fix.span.file]
                return fix.span.start >= 0 && fix.span.end <= file.bytes.count
                    && !file.bytes[fix.span.start..<fix.span.end].elementsEqual(fix.replacement.utf8)
            }
            .enumerated()
            .sorted { left, right in (left.element.1.span, left.offset) < (right.element.1.span, right.offset) }
            .map(\.element)
    }

    /// - Parameter fixes: in the order of their places, none over another.
    private static func apply(_ fixes: [FixIt], to file: SourceText) -> SourceText {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(file.bytes.count + 64 * fixes.count)
        var copied = 0
        for fix in fixes {
            bytes += file.bytes[copied..<fix.span.start]
            bytes += Array(fix.replacement.utf8)
            copied = fix.span.end
        }
        bytes += file.bytes[copied...]
        return SourceText(name: file.name, bytes: bytes)
    }
}
