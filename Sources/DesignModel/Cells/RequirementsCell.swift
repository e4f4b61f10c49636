import Diagnostics
import DocumentReader

extension Findings {
    /// Reads `REQ-001, REQ-002`; ids that no requirement has are reported and left out.
    func readRequirements(_ cell: Inline?, known: Names.Table) -> [Located<RequirementID>] {
        keepKnown(cell?.list(separatedBy: ",") ?? [], known)
    }

    /// The ids at the end of a heading.
    func readRequirements(of heading: HeadingText, known: Names.Table) -> [Located<RequirementID>] {
        keepKnown(heading.requirements, known)
    }

    private func keepKnown(_ ids: [Located<RequirementID>], _ known: Names.Table) -> [Located<RequirementID>] {
        ids.filter { id in
            if known.contains(id.value) { return true }
            unknown(
                "requirement",
                id,
                among: known.order,
                leadsTo: "What is built here could be traced to no requirement.",
                help: "Ids are separated by commas and declared below `## Requirements`."
            )
            return false
        }
    }
}
