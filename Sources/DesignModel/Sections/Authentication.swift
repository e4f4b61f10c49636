import Diagnostics
import DocumentReader

extension Reading {
    private static let grammar = TableGrammar(name: "table of settings", columns: [.setting, .value])

    func readAuthentication() -> Authentication? {
        guard let part = outline.parts[.authentication] else { return nil }
        var found = Authentication(subjects: [], span: part.heading.span)
        readSettings(
            part,
            Self.grammar,
            [
                ("Scheme", { found.scheme = self.readScheme($0) }),
                ("Algorithm", { (found.algorithm, found.key) = self.readAlgorithm($0, key: found.key) }),
                ("Key", { found.key = self.readVariable($0.located) }),
                ("Subject", { found.subjects = self.readSubjects($0) }),
                ("Roles", { found.roles = self.readRoleSource($0) }),
                ("Lifetime", { found.lifetime = self.findings.readSeconds($0) }),
                ("API key", { self.findings.refuse(.apiKey, at: $0.span) }),
            ]
        )
        return found
    }

    private func readScheme(_ cell: Inline) -> Located<Authentication.Scheme>? {
        var scheme: Located<Authentication.Scheme>?
        for var part in CellCursor.parts(of: cell, separatedBy: ";") {
            if part.takeWords("bearer", "JWT") != nil, part.isAtEnd {
                scheme = Located(.bearerJWT, at: part.span)
            } else if part.takeWords("API", "key") != nil {
                findings.refuse(.apiKey, at: part.span)
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
        return scheme
    }

    /// `HS256`, also ``HS256 with `JWT_SECRET` ``.
    private func readAlgorithm(
        _ cell: Inline,
        key: Located<String>?
    ) -> (Located<Authentication.Algorithm>?, Located<String>?) {
        var cursor = CellCursor(cell)
        let word = cursor.takeName()
        guard let word, let algorithm = Authentication.Algorithm(rawValue: word.value.uppercased()) else {
            findings.settingSyntax("`\(cell.plainText)` is no algorithm", at: cell.span, help: "Write `HS256`.")
            return (nil, key)
        }
        guard algorithm == .hs256 else {
            findings.refuse(.asymmetricKeys, at: cell.span)
            return (Located(algorithm, at: word.span), key)
        }
        var key = key
        if cursor.takeWords("with") != nil { key = cursor.takeName().flatMap(readVariable) }
        if !cursor.isAtEnd {
            findings.settingSyntax(
                "Nothing may follow here",
                at: cursor.restSpan,
                help: "Write ``HS256 with `JWT_SECRET` ``."
            )
        }
        return (Located(algorithm, at: word.span), key)
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
            if let entity, let field, checkSubject(entity, field) {
                subjects.append(Authentication.Subject(entity: entity, field: field, roles: roles, span: part.span))
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
