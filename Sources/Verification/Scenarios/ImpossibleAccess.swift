import DesignModel
import Diagnostics

extension ScenarioExpectsImpossible {
    /// Answered before anybody looks at who asks, or whoever asks.
    private static let answeredAnyway: Set<Int> = [405, 408, 413, 415, 429, 500, 503]

    /// The request has no credentials, bad ones, or those of a role that may not do this, and expects something else than
    /// to be refused for it.
    static func impossibleAccess(
        _ exchange: TriedExchange,
        _ status: Located<Int>,
        _ view: DesignView
    ) -> Impossibility? {
        let roles = Set(view.access(of: exchange.endpoint).map(\.role.value))
        // A design that lets nobody in has a fault of its own.
        guard !roles.subtracting([.system]).isEmpty else { return nil }
        let endpoint = exchange.endpoint
        switch view.caller(of: exchange) {
        case .unknown: return nil
        case .nobody:
            guard !roles.contains(.anyone), status.value != 401, !isAnswered(status.value, exchange, view) else {
                return nil
            }
            return withoutCredentials(exchange, status, view)
        case .stranger(let header):
            guard status.value != 401, !isAnswered(status.value, exchange, view) else { return nil }
            return withBadCredentials(exchange, status, header)
        case .person(let name, let role):
            guard roles.isDisjoint(with: [.anyone, .role(role)]), status.value != 403,
                !(status.value == 401 && exchange.mayBeStale), !isAnswered(status.value, exchange, view)
            else { return nil }
            return Impossibility(
                withoutClause(exchange, status, name, role, view),
                cause: "\(role) at \(endpoint.title)"
            )
        }
    }

    /// Whether the status can come before access is decided, or from a failure of the service.
    private static func isAnswered(_ status: Int, _ exchange: TriedExchange, _ view: DesignView) -> Bool {
        // A code of the design tells that its own answer is meant.
        let codes = view.assertedCodes(of: exchange.entry).map(\.code)
        let own = view.derivation(of: exchange.endpoint).errors.filter { $0.status == status }.compactMap(\.code)
        if codes.contains(where: own.contains) { return false }
        return answeredAnyway.contains(status) || (status == 404 && exchange.mayNameNothing(view))
    }

    /// Who may, in the cell or the rows that say so.
    private static func access(_ endpoint: Endpoint, _ view: DesignView) -> [DiagnosticLabel] {
        guard endpoint.accessAsDesigned, case .event(let event, let entity) = endpoint.does.value else {
            return [DiagnosticLabel(endpoint.accessSpan, "who may")]
        }
        return view.transitions(on: event, of: entity).map { DiagnosticLabel($0.accessSpan, "who may") }
    }

    // MARK: Messages

    private static let fails = "The scenario would fail whatever the service does."

    private static func withoutCredentials(
        _ exchange: TriedExchange,
        _ status: Located<Int>,
        _ view: DesignView
    ) -> Impossibility {
        let admitted = Set(view.access(of: exchange.endpoint).map(\.role.value))
        let person = exchange.actors.keys.sorted().first { admitted.contains(.role(exchange.actors[$0] ?? "")) }
        let line = person.map { view.credentials(of: $0, role: exchange.actors[$0] ?? "") }
        return Impossibility(
            finding(
                "A request without credentials gets 401 from \(exchange.endpoint.title), not \(status.value)",
                at: status.span,
                because: access(exchange.endpoint, view)
                    + [DiagnosticLabel(exchange.entry.target.span, "nobody asks")],
                leadsTo: fails,
                help: line.map { "Write `\($0)` below the request, or `HTTP 401`." }
                    ?? "Give the request the credentials of somebody who may, or write `HTTP 401`."
            )
        )
    }

    private static func withBadCredentials(
        _ exchange: TriedExchange,
        _ status: Located<Int>,
        _ header: Located<String>
    ) -> Impossibility {
        Impossibility(
            finding(
                "Credentials that nobody has get 401 from \(exchange.endpoint.title), not \(status.value)",
                at: status.span,
                because: [DiagnosticLabel(header.span, "no name of a person above")],
                leadsTo: fails,
                help: "Write the name of a person in `{{…}}`, or `HTTP 401`."
            )
        )
    }

    private static func withoutClause(
        _ exchange: TriedExchange,
        _ status: Located<Int>,
        _ name: Located<String>,
        _ role: String,
        _ view: DesignView
    ) -> Diagnostic {
        finding(
            "The role `\(role)` gets 403 from \(exchange.endpoint.title), not \(status.value)",
            at: status.span,
            because: access(exchange.endpoint, view) + [DiagnosticLabel(name.span, "`\(name.value)` is \(role)")],
            leadsTo: fails,
            help: "Ask with the credentials of a role that may, let `\(role)` in, or write `HTTP 403`."
        )
    }
}

extension TriedExchange {
    /// Whether a part of the path may be no value of what it stands for: a value from above is one.
    fileprivate func mayNameNothing(_ view: DesignView) -> Bool {
        let base = view.basePath.split(separator: "/").count
        let sent = entry.pathText.split(separator: "/").dropFirst(base)
        return zip(endpoint.path.value.segments, sent).contains { segment, text in
            if case .parameter = segment { !(text.hasPrefix("{{") && text.hasSuffix("}}")) } else { false }
        }
    }
}

extension DesignView {
    /// The header line that shows who asks: `Authorization: Bearer {{cora}}`.
    fileprivate func credentials(of name: String, role: String) -> String {
        let authentication = design.authentication
        if authentication?.apiKeyRoles.contains(where: { $0.value == role }) == true,
            let key = authentication?.apiKey
        {
            return "\(key.value.header): {{\(name)}}"
        }
        if case .headerJWT(let word, let header)? = authentication?.scheme?.value {
            return "\(header): \(word) {{\(name)}}"
        }
        return "Authorization: Bearer {{\(name)}}"
    }
}
