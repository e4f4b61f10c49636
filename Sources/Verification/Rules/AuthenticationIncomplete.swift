import DesignModel
import Diagnostics

/// Roles are asked for, and nothing says how a caller proves one.
enum AuthenticationIncomplete: Rule {
    static let id: DiagnosticID = "authentication-incomplete"
    static let explanation = Explanation(
        fault:
            "The design has roles and no `Authentication`, or `Authentication` lacks its scheme, algorithm, key, roles or lifetime.",
        whyItMatters: "How a caller proves who it is cannot be guessed; a wrong guess lets strangers in.",
        bad: """
            | Setting | Value |
            |---|---|
            | Scheme | bearer JWT |
            """,
        good: """
            | Setting | Value |
            |---|---|
            | Scheme | bearer JWT |
            | Algorithm | HS256 |
            | Key | `JWT_SECRET` |
            | Subject | `Agent` by `id` for agent |
            | Roles | claim `roles` |
            | Lifetime | 1h |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        guard let authentication = view.design.authentication else {
            guard let role = view.design.roles.first, view.design.headings[.authentication] == nil else { return [] }
            return [without(role, view)]
        }
        let heading = view.design.headings[.authentication] ?? authentication.span
        if view.isTroubled(below: heading) { return [] }
        var lacks: [(setting: String, example: String)] = []
        if authentication.scheme == nil { lacks.append(("Scheme", "bearer JWT")) }
        if authentication.algorithm == nil { lacks.append(("Algorithm", "HS256")) }
        let algorithms = [authentication.algorithm?.value ?? .hs256, authentication.fallback?.value].compactMap { $0 }
        if authentication.key == nil, algorithms.contains(.hs256) { lacks.append(("Key", "`JWT_SECRET`")) }
        if authentication.keySet == nil, let other = algorithms.first(where: { $0 != .hs256 }) {
            lacks.append(("Algorithm", "\(other.rawValue) with `JWKS_URL`"))
        }
        if authentication.apiKey == nil, let role = authentication.apiKeyRoles.first {
            let example =
                "header `X-API-Key` for \(role.value), its SHA-256 one of `\(role.value.uppercased())_API_KEYS`"
            lacks.append(("API key", example))
        }
        if authentication.roles == nil { lacks.append(("Roles", "claim `roles`")) }
        if authentication.lifetime == nil { lacks.append(("Lifetime", "1h")) }
        return lacks.map { lack($0.setting, $0.example, heading) }
    }

    // MARK: Messages

    private static func without(_ role: Role, _ view: DesignView) -> Diagnostic {
        finding(
            "The design has roles, and no `Authentication` says how a caller proves one",
            at: view.design.headings[.roles] ?? role.span,
            leadsTo: "Nobody could be told from anybody else.",
            help: "Add `## Authentication` with scheme, algorithm, key, subject, roles and lifetime."
        )
    }

    private static func lack(_ setting: String, _ example: String, _ heading: SourceSpan) -> Diagnostic {
        finding(
            "Authentication lacks `\(setting)`",
            at: heading,
            leadsTo: "How a caller proves who it is would be a guess.",
            help: "Add a row, such as `| \(setting) | \(example) |`."
        )
    }
}
