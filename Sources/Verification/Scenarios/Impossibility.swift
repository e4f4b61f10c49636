import DesignModel
import Diagnostics

/// A finding about a request of a scenario, and what it comes from.
struct Impossibility {
    /// Findings with one cause are told once; `nil`: it has a cause of its own.
    var cause: String?
    var finding: Diagnostic

    init(_ finding: Diagnostic, cause: String? = nil) {
        self.finding = finding
        self.cause = cause
    }

    /// So many labels help; more would hide the finding.
    private static let mostPlaces = 5

    /// The first finding of each cause, with the places of the others.
    static func told(_ all: [Impossibility]) -> [Diagnostic] {
        var found: [Diagnostic] = []
        var first: [String: Int] = [:]
        var places: [String: Int] = [:]
        for one in all {
            guard let cause = one.cause else {
                found.append(one.finding)
                continue
            }
            guard let index = first[cause] else {
                first[cause] = found.count
                found.append(one.finding)
                continue
            }
            places[cause, default: 0] += 1
            if places[cause, default: 0] <= mostPlaces {
                found[index].secondary.append(DiagnosticLabel(one.finding.primary.span, "here too"))
            }
        }
        return found
    }
}
