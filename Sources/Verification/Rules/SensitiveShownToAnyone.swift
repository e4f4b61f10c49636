import DesignModel
import Diagnostics
import Expressions

/// Anyone may read a field that is marked as sensitive.
enum SensitiveShownToAnyone: Rule {
    static let id: DiagnosticID = "sensitive-shown-to-anyone"
    static let severity = Severity.danger
    static let explanation = Explanation(
        fault: "An endpoint that `anyone` may call shows an entity or a view with a `sensitive` field.",
        whyItMatters: "What is kept out of the logs would stand open on the internet.",
        bad: """
            | email | email | unique, sensitive | Where answers go. |

            | GET | /customers | list Customer | anyone | 200 list of Customer | 400 | REQ-009 |
            """,
        good: "| GET | /customers | list Customer | lead | 200 list of Customer | 400, 401, 403 | REQ-009 |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.endpoints.compactMap { endpoint in
            guard view.access(of: endpoint).contains(where: { $0.role.value == .anyone }),
                !answersWithNewRow(endpoint, view), let field = sensitiveField(in: endpoint.success.body, view)
            else { return nil }
            return shown(field, endpoint)
        }
    }

    /// Who registers is shown what was just sent.
    private static func answersWithNewRow(_ endpoint: Endpoint, _ view: DesignView) -> Bool {
        if case .create = endpoint.does.value { return true }
        let steps = view.flow(of: endpoint)?.steps.flatMap(\.everyStep) ?? []
        let made = steps.compactMap { step -> String? in
            if case .create(let name, _, _) = step.kind { name?.value } else { nil }
        }
        let given = steps.compactMap { step -> TypedExpression? in
            if case .giveBack(let value) = step.kind { value.withoutConversion } else { nil }
        }
        return !given.isEmpty
            && given.allSatisfy { value in
                if case .name(let name) = value.kind { made.contains(name) } else { false }
            }
    }

    private static func sensitiveField(in body: Endpoint.Success.Body, _ view: DesignView) -> Field? {
        switch body {
        case .nothing, .rows: nil
        case .listOf(let element): sensitiveField(in: element, view)
        case .entity(let name): view.entity(name)?.fields.first { $0.rules.isSensitive != nil }
        case .view(let name): view.view(name)?.fields.lazy.compactMap { sensitiveField(in: $0.value, view) }.first
        }
    }

    private static func sensitiveField(in value: TypedExpression, _ view: DesignView) -> Field? {
        value.everyPart.lazy.compactMap { part -> Field? in
            guard case .member(let base, let name) = part.kind, case .entity(let entity) = base.type.unwrapped else {
                return nil
            }
            return view.entity(entity)?.fields.first { $0.name.value == name && $0.rules.isSensitive != nil }
        }.first
    }

    // MARK: Messages

    private static func shown(_ field: Field, _ endpoint: Endpoint) -> Diagnostic {
        finding(
            "\(endpoint.title) shows the sensitive field `\(field.name.value)` to anyone",
            at: endpoint.success.span,
            because: [DiagnosticLabel(field.rules.isSensitive ?? field.span, "marked as sensitive")],
            leadsTo: "Whoever knows the address can read it.",
            help: "Show a `View` without the field, or ask for a role in `Who`."
        )
    }
}
