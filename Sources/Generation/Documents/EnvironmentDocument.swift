import DesignModel
import Planning

/// `ENVIRONMENT.md`: every variable that the service reads.
public func environmentDocument(_ plan: ServicePlan) -> GeneratedFile {
    let variables = plan.service.variables
    let table = MarkdownTable(
        columns: ["Variable", "Type", "Default", "Required", "Description", "Example"],
        rows: variables.map { variable in
            [
                "`\(variable.name)`", type(of: variable, plan), standard(of: variable),
                variable.need == .required ? "yes" : "no", variable.description, "`\(example(of: variable))`",
            ]
        }
    )
    let secrets = variables.filter(\.isSecret).map { "`\($0.name)`" }
    let secretNote =
        secrets.isEmpty
        ? "None of them is a secret."
        : "Secret: \(secrets.joined(separator: ", ")). A secret has no default and stands in no log and no message."
    let content = """
        # Environment of \(plan.names.executable)

        The service reads its settings from the environment when it starts, and from nowhere else. It checks all of them and
        names every fault at once; with a fault it does not start. A variable that is set to nothing counts as not set.

        \(table.text)

        \(secretNote)

        """
    return GeneratedFile(path: "ENVIRONMENT.md", content: content)
}

private func type(of variable: VariablePlan, _ plan: ServicePlan) -> String {
    // The one kind of URL that the store opens.
    variable.name == plan.service.variable(.database)?.name
        ? "`sqlite:PATH`, relative or absolute" : TypePhrase.phrase(variable.type)
}

private func standard(of variable: VariablePlan) -> String {
    switch variable.need {
    case .standard(let value): "`\(value)`"
    case .required, .optional: "none"
    }
}

/// A value that the variable takes: its default where it has one.
func example(of variable: VariablePlan) -> String {
    if case .standard(let value) = variable.need { return value }
    switch variable.valueType {
    case .text(let bounds):
        let least = max(bounds.least ?? 1, 1)
        var text = variable.isSecret ? "change-me-" : "text"
        while text.count < least { text += variable.isSecret ? "0123456789" : "-text" }
        return String(text.prefix(max(least, min(text.count, bounds.most ?? text.count))))
    case .integer(let bounds): return String(bounds.least ?? min(1, bounds.most ?? 1))
    case .decimal(_, let scale): return scale > 0 ? "1." + String(repeating: "0", count: scale) : "1"
    case .boolean: return "true"
    case .uuid: return "0190a5d2-4f6b-7c1e-9a3d-5b8e7f601234"
    case .date: return "2026-03-01"
    case .timestamp: return "2026-03-01T09:30:00Z"
    case .duration: return "PT30M"
    case .email: return "ada@example.org"
    case .url: return "https://example.org/"
    case .oneOf(let words): return words.first ?? ""
    default: return "value"
    }
}
