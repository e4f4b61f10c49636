import Diagnostics

/// Reads Markdown files, in the order given, as one document.
///
/// Never fails: what is odd becomes a diagnostic of the document. Headings of a later file go on where the file before
/// ended, so a file without a level-1 heading continues the level-1 section above it. Each file is parsed on its own: a
/// fence left open ends with its file. Takes time and memory linear in the length of the files.
///
/// - Parameter longestLine: in bytes; a file with a longer line is refused, since no person wrote it.
public func readDocument(files: [SourceText], longestLine: Int = 65_536) -> Document {
    var tree = SectionTree()
    var diagnostics: [Diagnostic] = []
    for (index, file) in files.enumerated() {
        if file.bytes.count > largestFile {
            diagnostics.append(.fileTooLarge(file, index: index))
            continue
        }
        if let line = file.lineStarts.indices.first(where: { file.bytes(ofLine: $0).count > longestLine }) {
            diagnostics.append(.lineTooLong(at: file.lineStarts[line], index: index, most: longestLine))
            continue
        }
        diagnostics += encodingDiagnostics(of: file, index: index)
        let skeleton = BlockSkeleton(of: file)
        var reader = BlockReader(file: index, source: file)
        withBlocks(of: skeleton) { node in
            for part in reader.read(node) { tree.append(part) }
        }
        diagnostics += reader.diagnostics
        diagnostics += reader.nestingDiagnostic(of: skeleton).map { [$0] } ?? []
    }
    tree.close()
    diagnostics.sort { ($0.primary.span, $0.id.rawValue) < ($1.primary.span, $1.id.rawValue) }
    return Document(files: files, preamble: tree.preamble, sections: tree.sections, diagnostics: diagnostics)
}

/// cmark counts bytes in 32 bits and ends the process when a buffer of a file outgrows them.
private let largestFile = 256 << 20

/// What the blocks of a file come to, in order.
enum DocumentPart {
    case heading(Section)
    case block(Block)
}

/// Puts headings and blocks into a tree as they come.
struct SectionTree {
    private(set) var preamble: [Block] = []
    private(set) var sections: [Section] = []
    /// From the outermost section that is still open to the innermost.
    private var open: [Section] = []

    mutating func append(_ part: DocumentPart) {
        switch part {
        case .heading(let section):
            while let last = open.last, last.level >= section.level { closeInnermost() }
            open.append(section)
        case .block(let block):
            if open.isEmpty {
                preamble.append(block)
            } else {
                open[open.count - 1].blocks.append(block)
            }
        }
    }

    mutating func close() {
        while !open.isEmpty { closeInnermost() }
    }

    private mutating func closeInnermost() {
        let section = open.removeLast()
        if open.isEmpty {
            sections.append(section)
        } else {
            open[open.count - 1].subsections.append(section)
        }
    }
}
