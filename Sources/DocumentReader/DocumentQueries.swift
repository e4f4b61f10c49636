import Diagnostics

extension Section {
    /// The tables directly below the heading.
    public var tables: [Table] {
        blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    }

    /// The fenced blocks directly below the heading.
    public var fences: [Fence] {
        blocks.compactMap { if case .fence(let fence) = $0 { fence } else { nil } }
    }

    /// The fenced blocks of a language, its case ignored, directly below the heading.
    public func fences(language: String) -> [Fence] {
        fences.filter { $0.language.lowercased() == language.lowercased() }
    }

    /// The paragraphs directly below the heading.
    public var paragraphs: [Inline] {
        blocks.compactMap { if case .paragraph(let inline) = $0 { inline } else { nil } }
    }

    /// The items of all lists directly below the heading.
    public var listItems: [ListItem] {
        blocks.flatMap { block -> [ListItem] in if case .list(let items) = block { items } else { [] } }
    }

    /// The section and all below it, in the order of the document.
    public var withAllSubsections: [Section] {
        var found: [Section] = []
        var waiting = [self]
        while let next = waiting.popLast() {
            found.append(next)
            waiting += next.subsections.reversed()
        }
        return found
    }

    /// From the heading to the last byte of what stands below it in the same file.
    public var wholeSpan: SourceSpan {
        withAllSubsections.reduce(span) { whole, section in
            section.blocks.reduce(whole.union(section.span)) { $0.union($1.span) }
        }
    }
}

extension Document {
    /// All sections, in the order of the document.
    public var allSections: [Section] { sections.flatMap(\.withAllSubsections) }
}

extension Table {
    /// The cells of a column from the first row to the last; empty for a column that does not exist.
    public func cells(ofColumn index: Int) -> [Inline] {
        guard header.indices.contains(index) else { return [] }
        return rows.map { $0.cells[index] }
    }
}

extension Inline {
    /// Whether nothing at all stands here.
    public var isEmpty: Bool { runs.isEmpty }
}

extension Inline.Run {
    /// The place of a part of the run's `string`.
    ///
    /// Exact where the run stands in the file as it is in `string`, which is nearly always; the whole run where
    /// decoration, an escape or a line break was removed from it.
    public func span(of part: Range<String.Index>) -> SourceSpan {
        let utf8 = string.utf8
        guard utf8.count == span.end - span.start else { return span }
        let start = span.start + utf8.distance(from: utf8.startIndex, to: part.lowerBound)
        let length = utf8.distance(from: part.lowerBound, to: part.upperBound)
        return SourceSpan(file: span.file, start: start, end: start + length)
    }
}
