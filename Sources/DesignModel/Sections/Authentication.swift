import Diagnostics
import DocumentReader

extension Reading {
    private static let grammar = TableGrammar(name: "table of settings", columns: [.setting, .value])

    func readAuthentication() -> Authentication? {
        guard let part = outline.parts[.authentication] else { return nil }
        var found = Authentication(apiKeyRoles: [], subjects: [], span: part.heading.span)
        readSettings(
            part,
            Self.grammar,
            [
                ("Scheme", { (found.scheme, found.apiKeyRoles) = self.readScheme($0) }),
                ("Algorithm", { self.readAlgorithms($0, into: &found) }),
                ("Key", { found.key = self.readVariable($0.located) }),
                ("Subject", { found.subjects = self.readSubjects($0) }),
                ("Roles", { found.roles = self.readRoleSource($0) }),
                ("Lifetime", { found.lifetime = self.findings.readSeconds($0) }),
                ("API key", { found.apiKey = self.readAPIKey($0) }),
            ]
        )
        return found
    }

    /// `bearer JWT; API key for carrier`.
    private func readScheme(_ cell: Inline) -> (Located<Authentication.Scheme>?, apiKeyRoles: [Located<String>]) {
        var scheme: Located<Authentication.Scheme>?
        var apiKeyRoles: [Located<String>] = []
        for var part in CellCursor.parts(of: cell, separatedBy: ";") {
            if scheme != nil, !part.isAtEnd, part.peek.key != "api" {
                findings.settingSyntax(
                    "A second scheme of tokens stands here",
                    at: part.span,
                    help: "Keep one of them; `; API key for ROLE` may stand beside it."
                )
            } else if part.takeWords("bearer", "JWT") != nil, part.isAtEnd {
                scheme = Located(.bearerJWT, at: part.span)
            } else if part.takeWords("API", "key") != nil {
                findings.refuse(.apiKey, at: part.span)
                guard part.takeWords("for") != nil, !part.isAtEnd else {
                    apiKeySyntax(at: part.span)
                    continue
                }
                repeat {
                    guard let name = part.takeName() else {
                        apiKeySyntax(at: part.restSpan)
                        break
                    }
                    if case .role(let role) = findings.role(name, names.roles) {
                        apiKeyRoles.append(Located(role, at: name.span))
                    }
                } while part.takeSymbol(",") || part.takeWords("and") != nil
            } else if part.takeWords("JWT", "after") != nil, let word = part.takeName(),
                part.takeWords("in", "header") != nil, let header = part.takeName(), part.isAtEnd
            {
                scheme = Located(.headerJWT(word: word.value, header: header.value), at: part.span)
            } else {
                findings.settingSyntax(
                    "This is no scheme of authentication",
                    at: part.span,
                    help: "Write `bearer JWT`, or ``JWT after `Token` in header `Authorization` ``."
                )
            }
        }
        return (scheme, apiKeyRoles)
    }

    private func apiKeySyntax(at span: SourceSpan) {
        findings.settingSyntax(
            "This does not say whose the API keys are, and where they stand",
            at: span,
            help:
                "Write `bearer JWT; API key for carrier`, and the setting `API key`: ``header `X-API-Key` for carrier, its SHA-256 one of `CARRIER_API_KEYS` ``."
        )
    }

    /// ``header `X-API-Key` for carrier, its SHA-256 one of `CARRIER_API_KEYS` ``.
    private func readAPIKey(_ cell: Inline) -> Located<Authentication.APIKey>? {
        findings.refuse(.apiKey, at: cell.span)
        var cursor = CellCursor(cell)
        guard cursor.takeWords("header") != nil, let header = cursor.takeName(), cursor.takeWords("for") != nil,
            let role = cursor.takeName(), cursor.takeSymbol(","), cursor.takeWords("its") != nil,
            takeDigest(&cursor), cursor.takeWords("one", "of") != nil, let name = cursor.takeName(), cursor.isAtEnd
        else {
            apiKeySyntax(at: cell.span)
            return nil
        }
        guard case .role(let found)? = findings.role(role, names.roles), let variable = readVariable(name) else {
            return nil
        }
        let key = Authentication.APIKey(header: header.value, role: Located(found, at: role.span), variable: variable)
        return Located(key, at: cell.span)
    }

    /// `SHA-256`.
    private func takeDigest(_ cursor: inout CellCursor) -> Bool {
        guard cursor.takeWords("SHA") != nil else { return false }
        _ = cursor.takeSymbol("-")
        return cursor.takeInteger()?.value == 256
    }

    /// `HS256`, ``RS256 with `JWKS_URL`; else HS256 with `JWT_SECRET` ``.
    private func readAlgorithms(_ cell: Inline, into found: inout Authentication) {
        var parts = CellCursor.parts(of: cell, separatedBy: ";")
        guard !parts.isEmpty else { return }
        guard parts.count > 1 else {
            (found.algorithm, found.key, found.keySet) = readAlgorithm(&parts[0], found)
            return
        }
        (found.algorithm, found.key, found.keySet) = readAlgorithm(&parts[0], found)
        guard parts.count == 2, parts[1].takeWords("else") != nil else {
            return findings.settingSyntax(
                "Expected `else` and one other algorithm",
                at: parts[1].span,
                help: "Write ``RS256 with `JWKS_URL`; else HS256 with `JWT_SECRET` ``."
            )
        }
        (found.fallback, found.key, found.keySet) = readAlgorithm(&parts[1], found)
    }

    /// `HS256`, also ``HS256 with `JWT_SECRET` ``.
    private func readAlgorithm(
        _ cursor: inout CellCursor,
        _ found: Authentication
    ) -> (Located<Authentication.Algorithm>?, key: Located<String>?, keySet: Located<String>?) {
        let word = cursor.takeName()
        guard let word, let algorithm = Authentication.Algorithm(rawValue: word.value.uppercased()) else {
            findings.settingSyntax(
                "This is no algorithm",
                at: word?.span ?? cursor.span,
                help: "Write ``HS256 with `JWT_SECRET` `` or ``RS256 with `JWKS_URL` ``."
            )
            return (nil, found.key, found.keySet)
        }
        var (key, keySet) = (found.key, found.keySet)
        if algorithm != .hs256 { findings.refuse(.asymmetricKeys, at: cursor.span) }
        if let with = cursor.takeWords("with") {
            if cursor.isAtEnd {
                findings.settingSyntax(
                    "`with` names no variable",
                    at: with,
                    help: "Write ``HS256 with `JWT_SECRET` ``."
                )
            }
            let variable = cursor.takeName().flatMap(readVariable)
            if algorithm == .hs256 { key = variable } else { keySet = variable }
        }
        if !cursor.isAtEnd {
            findings.settingSyntax(
                "Nothing may follow here",
                at: cursor.restSpan,
                help: "Write ``HS256 with `JWT_SECRET` ``."
            )
        }
        return (Located(algorithm, at: word.span), key, keySet)
    }

    /// A variable that Configuration declares.
    private func readVariable(_ name: Located<String>) -> Located<String>? {
        if names.variables.contains(name.value) { return name }
        findings.unknown(
            "variable",
            name,
            among: names.variables.order,
            leadsTo: "The service could not get the key.",
            help: "Declare it below `## Configuration`."
        )
        return nil
    }

    // MARK: Subjects

    /// `` `Customer` by `id` for customer; `Agent` by `id` for agent, lead; none for staff ``.
    private func readSubjects(_ cell: Inline) -> [Authentication.Subject] {
        var subjects: [Authentication.Subject] = []
        var seen: [String: SourceSpan] = [:]
        for var part in CellCursor.parts(of: cell, separatedBy: ";") {
            let isNone = part.takeWords("none") != nil
            let entity = isNone ? nil : part.takeName()
            let field = isNone || part.takeWords("by") == nil ? nil : part.takeName()
            guard isNone || (entity != nil && field != nil), part.takeWords("for") != nil else {
                subjectSyntax(at: part.span)
                continue
            }
            let roles = readRoleNames(&part, &seen)
            guard let entity, let field else { continue }
            if checkSubject(entity, field) {
                subjects.append(Authentication.Subject(entity: entity, field: field, roles: roles, span: part.span))
            } else {
                hasFaultySubject = true
            }
        }
        return subjects
    }

    private func readRoleNames(_ cursor: inout CellCursor, _ seen: inout [String: SourceSpan]) -> [Located<String>] {
        var roles: [Located<String>] = []
        repeat {
            guard let name = cursor.takeName() else {
                subjectSyntax(at: cursor.restSpan)
                return roles
            }
            guard case .role(let role) = findings.role(name, names.roles) else { continue }
            if let first = seen.updateValue(name.span, forKey: role) {
                findings.duplicate("subject of the role", name, first: first, leadsTo: "A token would mean two rows.")
            }
            roles.append(Located(role, at: name.span))
        } while cursor.takeSymbol(",")
        if !cursor.isAtEnd { subjectSyntax(at: cursor.restSpan) }
        return roles
    }

    private func checkSubject(_ entity: Located<String>, _ field: Located<String>) -> Bool {
        guard isEntity(entity, leadsTo: "A token would belong to nobody.") else { return false }
        let fields = schema.fields(ofEntity: entity.value) ?? []
        guard fields.contains(where: { $0.name == field.value }) else {
            findings.unknown("field", field, among: fields.map(\.name), leadsTo: "A token would belong to nobody.")
            return false
        }
        let isUnique = isKey(field.value, of: entity)
        if !isUnique {
            findings.error(
                "subject-not-unique",
                "`\(entity.value).\(field.value)` is not unique",
                at: field.span,
                leadsTo: "A token could belong to several rows.",
                help: "Name `id` or a field with the rule `unique`."
            )
        }
        return isUnique
    }

    private func subjectSyntax(at span: SourceSpan) {
        hasFaultySubject = true
        findings.settingSyntax(
            "This does not say whose the token is",
            at: span,
            help: "Write `` `Customer` by `id` for customer; none for staff ``."
        )
    }

    // MARK: Roles

    /// ``claim `roles` ``, ``from claim `X` ``, `ROLE for every token`.
    private func readRoleSource(_ cell: Inline) -> Located<Authentication.RoleSource>? {
        var cursor = CellCursor(cell)
        if cursor.takeWords("from", "claim") ?? cursor.takeWords("claim") != nil {
            if let claim = cursor.takeName(), cursor.isAtEnd { return Located(.claim(claim.value), at: cell.span) }
        } else if let name = cursor.takeName(), cursor.takeWords("for", "every", "token") != nil, cursor.isAtEnd {
            guard case .role(let role) = findings.role(name, names.roles) else { return nil }
            return Located(.everyToken(role: role), at: cell.span)
        }
        findings.settingSyntax(
            "This does not say where a caller's roles come from",
            at: cell.span,
            help: "Write ``claim `roles` `` or `customer for every token`."
        )
        return nil
    }
}
