import Diagnostics

/// Places in the files of a design, sorted, so that asking whether one lies in a stretch does not look at all of them.
struct PlaceIndex: Sendable {
    private let spans: [SourceSpan]
    /// For each of them the least end of those from it to the last one of its file.
    private let leastEnds: [Int]

    init(_ places: [SourceSpan]) {
        let spans = places.sorted()
        var ends = spans.map(\.end)
        for index in spans.indices.dropLast().reversed() where spans[index].file == spans[index + 1].file {
            ends[index] = min(ends[index], ends[index + 1])
        }
        self.spans = spans
        leastEnds = ends
    }

    var isEmpty: Bool { spans.isEmpty }

    /// Whether one begins at `start` or behind it, and before `end`.
    func begins(inFile file: Int, from start: Int, before end: Int) -> Bool {
        let index = first(inFile: file, from: start)
        return index < spans.count && spans[index].file == file && spans[index].start < end
    }

    /// Whether one lies inside the span.
    func lies(in span: SourceSpan) -> Bool {
        let index = first(inFile: span.file, from: span.start)
        return index < spans.count && spans[index].file == span.file && leastEnds[index] <= span.end
    }

    private func first(inFile file: Int, from start: Int) -> Int {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if (spans[middle].file, spans[middle].start) < (file, start) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
