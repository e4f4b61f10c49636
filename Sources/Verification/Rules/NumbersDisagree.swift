import DesignModel
import Diagnostics
import Expressions

/// The design says one number twice, and not the same.
enum NumbersDisagree: Rule {
    static let id: DiagnosticID = "numbers-disagree"
    static let explanation = Explanation(
        fault: """
            A requirement, or the sentence of an answer, states a number of rows, characters, pieces or minutes, and the step,
            guard, field, timer or worker that is linked to it states another.
            """,
        whyItMatters: "One of the two is wrong, and the service is built by the one that people do not read.",
        bad: """
            | REQ-005 | If an agent already works on 20 tickets, then the system shall refuse another one. | Scenario: Full |

            | 3 | `require Ticket.filter(t, t.agent == agent).size() < 25` | 409 `desk_full` "This desk is full." |
            """,
        good: """
            | REQ-005 | If an agent already works on 20 tickets, then the system shall refuse another one. | Scenario: Full |

            | 3 | `require Ticket.filter(t, t.agent == agent).size() < 20` | 409 `desk_full` "This desk is full." |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        let bounds = view.boundsInSteps
        var reported: Set<SourceSpan> = []
        var found: [Diagnostic] = []
        var byRequirement: [RequirementID: [StatedBound]] = [:]
        for bound in bounds {
            for requirement in bound.requirements { byRequirement[requirement, default: []].append(bound) }
        }
        for (requirement, tokens) in view.sentences {
            guard let near = byRequirement[requirement.id.value] else { continue }
            for stated in StatedNumber.all(in: tokens) {
                let linked = near.filter { $0.isMeant(by: stated) }
                // Where one of several bounds agrees, it is the one that was meant.
                guard let bound = linked.first, !linked.contains(where: { $0.agrees(with: stated) }) else { continue }
                reported.insert(bound.span)
                found.append(disagree(bound, stated, "\(requirement.id.value) says"))
            }
        }
        for bound in bounds where !reported.contains(bound.span) {
            guard let sentence = bound.sentence else { continue }
            let stated = StatedNumber.all(in: sentence.tokens).filter { bound.isMeant(by: $0) }
            guard let other = stated.first, !stated.contains(where: { bound.agrees(with: $0) }) else { continue }
            found.append(disagree(bound, other, "its own answer says"))
        }
        return found
    }

    // MARK: Messages

    private static func disagree(_ bound: StatedBound, _ stated: StatedNumber, _ who: String) -> Diagnostic {
        finding(
            "This says \(bound.text), \(who) \(stated.text)",
            at: bound.span,
            because: [DiagnosticLabel(stated.span, "said here")],
            leadsTo: "One of the two is wrong, and the service would be built by this one.",
            help: "Write the number that is right at both places."
        )
    }
}
