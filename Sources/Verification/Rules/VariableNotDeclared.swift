import DesignModel
import Diagnostics

/// The service needs a variable that `Configuration` does not have.
enum VariableNotDeclared: Rule {
    static let id: DiagnosticID = "variable-not-declared"
    static let explanation = Explanation(
        fault: """
            `Configuration` lacks `HOST`, `PORT`, `DATABASE_URL` or `LOG_LEVEL`, which every service reads.
            """,
        whyItMatters:
            "The service could not be told what it has to know, and whoever runs it would not know that it asks.",
        bad: """
            | Variable | Type | Default | Description |
            |---|---|---|---|
            | `HOST` | text | `127.0.0.1` | Address to listen on. |
            """,
        good: """
            | Variable | Type | Default | Description |
            |---|---|---|---|
            | `HOST` | text | `127.0.0.1` | Address to listen on. |
            | `PORT` | integer(1..65535) | `8080` | Port to listen on. |
            | `DATABASE_URL` | url | `sqlite:tickets.db` | Where the data is. |
            | `LOG_LEVEL` | one of `debug`, `info`, `error` | `info` | How much is logged. |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        guard let heading = view.design.headings[.configuration], !view.isTroubled(below: heading) else { return [] }
        let declared = Set(view.design.configuration.map(\.name.value))
        return ServiceVariable.all.filter { !declared.contains($0.name) }.map { notDeclared($0, at: heading) }
    }

    // MARK: Messages

    private static func notDeclared(_ variable: ServiceVariable, at heading: SourceSpan) -> Diagnostic {
        finding(
            "Configuration lacks `\(variable.name)`",
            at: heading,
            leadsTo: "The service could not be told \(variable.meaning).",
            help: "Add the row `\(variable.example)`."
        )
    }
}
