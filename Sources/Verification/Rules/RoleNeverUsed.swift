import DesignModel
import Diagnostics

/// A role that may do nothing.
enum RoleNeverUsed: Rule {
    static let id: DiagnosticID = "role-never-used"
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: "A role of the table `Roles` stands in no `Who` cell.",
        whyItMatters: "Its callers would be refused everywhere: an access rule is missing, or the role is.",
        bad: "| auditor | Looks at everything. |",
        good: "| GET | /tickets | list Ticket | lead; auditor | 200 list of Ticket | 400, 401, 403 | REQ-006 |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        let clauses = view.endpoints.flatMap(\.access) + view.lifecycles.flatMap { view.rows(of: $0).flatMap(\.access) }
        let used = Set(clauses.map(\.role.value))
        return view.design.roles.filter { !used.contains(.role($0.name.value)) }.map(neverUsed)
    }

    // MARK: Messages

    private static func neverUsed(_ role: Role) -> Diagnostic {
        finding(
            "The role `\(role.name.value)` may do nothing",
            at: role.name.span,
            leadsTo: "Its callers would be refused everywhere.",
            help: "Name it in the `Who` of what it may do, or remove the row."
        )
    }
}
