import Diagnostics
import DocumentReader

extension Reading {
    private static let grammar = TableGrammar(name: "table of roles", columns: [.role, .description])

    func readRoles() -> [Role] {
        guard let part = outline.parts[.roles],
            let table = findings.table(in: part.section, of: "Roles", Self.grammar)
        else { return [] }
        var roles: [Role] = []
        for row in table.rows {
            guard let name = findings.needed(.role, of: row, help: "Give the role a name.")?.located else { continue }
            if ["anyone", "system"].contains(name.value.lowercased()) {
                builtIn(name)
                continue
            }
            checkRoleName(name)
            if names.roles.declare(name) {
                roles.append(Role(name: name, description: row.prose(.description), span: row.span))
            } else if let first = names.roles.place(of: name.value) {
                findings.duplicate("role", name, first: first, leadsTo: "It would be open which of the two is meant.")
            }
        }
        return roles
    }

    private func checkRoleName(_ name: Located<String>) {
        let isWord = name.value.utf8.allSatisfy {
            isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
        }
        guard !isWord || name.value.utf8.first.map(isLetter) != true else { return }
        findings.error(
            "bad-name",
            "`\(name.value)` is no name for a role",
            at: name.span,
            leadsTo: "It could not be named in `Who` or in a token.",
            help: "Write one word of letters, digits, `-` and `_`: `customer`."
        )
    }

    private func builtIn(_ name: Located<String>) {
        findings.error(
            "reserved-name",
            "The role `\(name.value)` is built in",
            at: name.span,
            leadsTo: "It would mean two things.",
            help: "Remove the row, or call the role something else."
        )
    }
}
