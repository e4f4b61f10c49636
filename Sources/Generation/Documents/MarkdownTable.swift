/// A table in Markdown, its columns aligned for the reader of the source.
struct MarkdownTable {
    let columns: [String]
    let rows: [[String]]

    var text: String {
        let all = [columns] + rows.map { $0.map(Self.escaped) }
        let widths = columns.indices.map { column in all.map { $0[column].unicodeScalars.count }.max() ?? 0 }
        let ruler = "|" + widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "|") + "|"
        let lines = all.map { row in
            "| "
                + zip(row, widths).map { cell, width in
                    cell + String(repeating: " ", count: width - cell.unicodeScalars.count)
                }.joined(separator: " | ") + " |"
        }
        return ([lines[0], ruler] + lines.dropFirst()).joined(separator: "\n")
    }

    /// A bare `|` would end the cell, a line ending the row.
    private static func escaped(_ cell: String) -> String {
        cell.map { character in
            switch character {
            case "|": "\\|"
            case "\n", "\r\n", "\r": " "
            default: String(character)
            }
        }.joined()
    }
}
