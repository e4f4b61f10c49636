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
                ("Paging", { conventions.paging = self.readPaging($0) }),
                ("CORS origins", { conventions.corsOrigins = self.readOrigins($0) }),
                (
                    "Unknown fields",
                    {
                        let choice = self.readChoice($0, standard: "refused", other: "ignored", .unknownFields)
                        conventions.ignoresUnknownFields = choice
                    }
                ),
                (
                    "Numbers in strings",
                    {
                        let choice = self.readChoice($0, standard: "refused", other: "accepted", .numbersInStrings)
                        conventions.acceptsNumbersInStrings = choice
                    }
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

    /// `cursor`, ``offset by `limit` and `offset` ``, ``page by `page` from 0 and `size` ``; the names may be left out.
    private func readPaging(_ cell: Inline) -> Located<Conventions.Paging>? {
        var cursor = CellCursor(cell)
        if cursor.takeWords("cursor") != nil, cursor.isAtEnd { return Located(.cursor, at: cell.span) }
        var paging: Conventions.Paging?
        if cursor.takeWords("offset") != nil {
            if cursor.isAtEnd {
                paging = .offset(limit: "limit", offset: "offset")
            } else if cursor.takeWords("by") != nil, let limit = cursor.takeName(), cursor.takeWords("and") != nil,
                let offset = cursor.takeName()
            {
                paging = .offset(limit: limit.value, offset: offset.value)
            }
        } else if cursor.takeWords("page") != nil {
            if cursor.isAtEnd {
                paging = .page(number: "page", from: 0, size: "size")
            } else if cursor.takeWords("by") != nil, let number = cursor.takeName(), cursor.takeWords("from") != nil,
                let first = cursor.takeInteger(), cursor.takeWords("and") != nil, let size = cursor.takeName()
            {
                paging = .page(number: number.value, from: first.value, size: size.value)
            }
        }
        if let paging, cursor.isAtEnd {
            findings.refuse(.otherPaging, at: cell.span)
            return Located(paging, at: cell.span)
        }
        findings.settingSyntax(
            "`\(cell.plainText)` is no way of paging",
            at: cell.span,
            help: "Write `cursor`, ``offset by `limit` and `offset` `` or ``page by `page` from 0 and `size` ``."
        )
        return nil
    }

    /// `https://app.example.org, http://localhost:3000`, or `*` for all.
    private func readOrigins(_ cell: Inline) -> Located<[String]>? {
        findings.refuse(.origins, at: cell.span)
        let origins = cell.list(separatedBy: ",")
        let isAll = origins.count == 1 && origins[0].value == "*"
        for origin in origins where !isAll && !Self.isOrigin(origin.value) {
            findings.settingSyntax(
                "`\(origin.value)` is no origin",
                at: origin.span,
                help: "Write scheme, host and port without a path, `https://app.example.org`, or `*` for all."
            )
        }
        return Located(origins.map(\.value), at: cell.span)
    }

    /// As a browser sends it: scheme and host, a port where it is not the usual one, and no slash behind them.
    private static func isOrigin(_ text: String) -> Bool {
        text.wholeMatch(of: /https?:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?/) != nil
    }

    /// Whether it is the other one than is usual.
    private func readChoice(_ cell: Inline, standard: String, other: String, _ feature: Feature) -> Located<Bool>? {
        switch cell.plainText.lowercased() {
        case standard: return Located(false, at: cell.span)
        case other:
            findings.refuse(feature, at: cell.span)
            return Located(true, at: cell.span)
        default:
            findings.settingSyntax(
                "`\(cell.plainText)` is none of the two choices",
                at: cell.span,
                help: "Write `\(standard)` or `\(other)`."
            )
            return nil
        }
    }
}
