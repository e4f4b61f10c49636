import DesignModel
import Diagnostics
import DocumentReader
import Verification

/// What has to hold of every input, whatever it is. That nothing crashes is seen by the process going on.
struct Trial {
    let input: [UInt8]

    /// What does not hold, in words; empty for nearly every input.
    func faults() -> [String] {
        let file = SourceText(name: "fuzz.md", bytes: input)
        let findings = check(file)
        var faults = faultsOfPlaces(findings, file)
        _ = TextRenderer(width: 60, usesColor: true).render(findings, files: [file])
        _ = JSONRenderer().render(findings, files: [file])
        _ = SARIFRenderer().render(findings, files: [file])
        _ = QuestionsRenderer().render(findings, files: [file])
        faults += faultsOfFormat(file, findings)
        faults += faultsOfFixes(file, findings)
        return faults
    }

    private func check(_ file: SourceText) -> [Diagnostic] {
        let document = readDocument(files: [file])
        let (design, found) = understand(document)
        return verify(design, understanding: document.diagnostics + found, today: CalendarDay("2026-03-01")).diagnostics
    }

    private func faultsOfPlaces(_ findings: [Diagnostic], _ file: SourceText) -> [String] {
        findings.flatMap { finding -> [String] in
            let places = [finding.primary.span] + finding.secondary.map(\.span) + finding.fixIts.map(\.span)
            var faults: [String] = []
            if places.contains(where: { $0.start < 0 || $0.end > file.bytes.count || $0.file != 0 }) {
                faults.append("\(finding.id) has a place outside the file")
            }
            if finding.message.isEmpty { faults.append("\(finding.id) says nothing") }
            if !explained.contains(finding.id.rawValue) { faults.append("\(finding.id) is not explained") }
            return faults
        }
    }

    private func faultsOfFormat(_ file: SourceText, _ findings: [Diagnostic]) -> [String] {
        let once = formatTables(of: file)
        if once.bytes == file.bytes { return [] }
        var faults: [String] = []
        if formatTables(of: once).bytes != once.bytes { faults.append("formatting twice is not formatting once") }
        // Aligning a table takes it over the limit of a line only where it was near.
        let later = check(once)
        if later.contains(where: { $0.id == "line-too-long" }) { return faults }
        let lost = keys(findings).subtracting(keys(later)).sorted()
        let new = keys(later).subtracting(keys(findings)).sorted()
        if !lost.isEmpty || !new.isEmpty {
            faults.append("formatting changes what is found: lost \(lost), new \(new)")
        }
        return faults
    }

    private func keys(_ findings: [Diagnostic]) -> Set<String> {
        Set(findings.map { "\($0.id): \($0.message)" })
    }

    private func faultsOfFixes(_ file: SourceText, _ findings: [Diagnostic]) -> [String] {
        let fixes = SafeFixes(of: findings, in: [file])
        guard let fixed = fixes.files.first, !fixes.changes.isEmpty else { return [] }
        return fixed.bytes == file.bytes ? ["a safe fix changes nothing"] : []
    }
}

private let explained = Set(explainedIDs)
