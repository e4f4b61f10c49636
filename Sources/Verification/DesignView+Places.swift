import DesignModel
import Diagnostics

extension DesignView {
    static func headings(of design: Design) -> [SourceSpan] {
        var spans = Array(design.headings.values)
        for component in design.components {
            spans.append(component.span)
            spans += component.entities.map(\.span) + component.lifecycles.map(\.span) + component.views.map(\.span)
            spans += component.seeds.map(\.span) + component.workers.map(\.span) + component.integrations.map(\.span)
            spans += component.flows.map(\.span) + component.queries.map(\.span) + component.customs.map(\.span)
            spans += [component.apiSpan, component.failureModesSpan].compactMap { $0 }
        }
        spans += design.scenarios.map(\.span)
        return spans.sorted()
    }

    /// How many headings with meaning stand before it: what has the same number stands below one heading.
    func section(of part: SourceSpan) -> Int {
        var low = 0
        var high = headingStarts.count
        while low < high {
            let middle = (low + high) / 2
            if part.isBefore(headingStarts[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    func isInScenario(_ span: SourceSpan) -> Bool {
        design.headings[.scenarios].map { $0.isBefore(span) } ?? false
    }

    /// From the start of a part's heading to the start of the next one.
    func extent(of part: SourceSpan) -> SourceSpan {
        let low = section(of: part)
        let next = low < headingStarts.count && headingStarts[low].file == part.file ? headingStarts[low].start : .max
        return SourceSpan(file: part.file, start: part.start, end: next)
    }

    /// Whether something in the part below the heading was not understood.
    func isTroubled(below heading: SourceSpan) -> Bool {
        let extent = extent(of: heading)
        return reported.begins(inFile: extent.file, from: extent.start, before: extent.end)
    }

    func isTroubled(in span: SourceSpan) -> Bool {
        reported.begins(inFile: span.file, from: span.start, before: span.end + 1)
    }

    /// Whether reading the document has already found a fault at this very place.
    func isReported(_ span: SourceSpan) -> Bool { !span.isEmpty && reported.lies(in: span) }

    /// The findings with the part of the design that each belongs to.
    func placed(_ findings: [Diagnostic]) -> [Diagnostic] {
        findings.map { finding in
            var finding = finding
            finding.component = finding.component ?? component(at: finding.primary.span)
            return finding
        }
    }

    /// `Component: Desk`, where the place lies between its heading and the next heading of its level.
    private func component(at span: SourceSpan) -> String? {
        var low = 0
        var high = partStarts.count
        while low < high {
            let middle = (low + high) / 2
            if span.isBefore(partStarts[middle].span) { high = middle } else { low = middle + 1 }
        }
        return low > 0 ? partStarts[low - 1].name : nil
    }
}

extension SourceSpan {
    /// Whether it begins before the other one does.
    func isBefore(_ other: SourceSpan) -> Bool { (file, start) < (other.file, other.start) }
}
