import Diagnostics
import DocumentReader

extension Reading {
    private static let grammar = TableGrammar(name: "table of conventions", columns: [.convention, .value])

    func readConventions() -> Conventions {
        var conventions = Conventions()
        guard let part = outline.parts[.conventions] else { return conventions }
        readSettings(
            part,
            Self.grammar,
            [
                ("Base path", { conventions.basePath = self.readBasePath($0) }),
                ("Paging", { self.readPaging($0) }),
                ("CORS origins", { conventions.corsOrigins = self.readOrigins($0) }),
                ("Unknown fields", { self.readChoice($0, standard: "refused", other: "ignored", .unknownFields) }),
                (
                    "Numbers in strings",
                    { self.readChoice($0, standard: "refused", other: "accepted", .numbersInStrings) }
                ),
            ]
        )
        return conventions
    }

    private func readBasePath(_ cell: Inline) -> Located<String>? {
        guard let path = findings.readPath(cell.located) else { return nil }
        guard path.parameters.isEmpty else {
            findings.settingSyntax("The base path has parameters", at: cell.span, help: "Write it like `/api/v1`.")
            return nil
        }
        return Located(path.segments.isEmpty ? "" : path.text, at: cell.span)
    }

    private func readPaging(_ cell: Inline) {
        var cursor = CellCursor(cell)
        if cursor.takeWords("cursor") != nil, cursor.isAtEnd { return }
        if ["offset", "page"].contains(cursor.peek.key) { return findings.refuse(.otherPaging, at: cell.span) }
        findings.settingSyntax("`\(cell.plainText)` is no way of paging", at: cell.span, help: "Write `cursor`.")
    }

    private func readOrigins(_ cell: Inline) -> Located<[String]>? {
        findings.refuse(.origins, at: cell.span)
        return Located(cell.list(separatedBy: ",").map(\.value), at: cell.span)
    }

    private func readChoice(_ cell: Inline, standard: String, other: String, _ feature: Feature) {
        switch cell.plainText.lowercased() {
        case standard: break
        case other: findings.refuse(feature, at: cell.span)
        default:
            findings.settingSyntax(
                "`\(cell.plainText)` is none of the two choices",
                at: cell.span,
                help: "Write `\(standard)` or `\(other)`."
            )
        }
    }
}
