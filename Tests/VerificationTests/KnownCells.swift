import Foundation

@testable import DesignModel

/// A cell of the language: a column of a table, or the value of a setting.
struct KnownCell: Hashable {
    /// As the reader of tables calls it: `field table`.
    var table: String
    /// `Rules`, or ``Value of `Scheme` ``.
    var name: String
}

/// The cells that the sources of the reader know, so that a new one without examples is noticed.
enum KnownCells {
    static func all() throws -> [KnownCell] {
        let folder = TestFiles.folder.appending(path: "../../Sources/DesignModel")
        let paths = FileManager.default.enumerator(atPath: folder.path())?.compactMap { $0 as? String } ?? []
        var cells: [KnownCell] = []
        for path in paths.sorted() where path.hasSuffix(".swift") {
            cells += try read(String(contentsOf: folder.appending(path: path), encoding: .utf8))
        }
        return cells
    }

    private static func read(_ source: String) throws -> [KnownCell] {
        var cells: [KnownCell] = []
        let grammar = /TableGrammar\(\s*name: "([^"]+)",\s*columns: \[([^\]]*)\]/
        // `private static let settingColumns: [Column] = [.wire, …]`
        let settings =
            source.firstMatch(of: /settingColumns: \[Column\] = \[([^\]]*)\]/).map { String($0.output.1) } ?? ""
        for match in source.matches(of: grammar) {
            let (table, columns) = (String(match.output.1), String(match.output.2))
            cells += columns.matches(of: /\.(\w+)/).compactMap { match in
                column(named: String(match.output.1)).map { KnownCell(table: table, name: $0) }
            }
            // `("Body", { limits.body = … })`
            guard columns.contains(".value"), !columns.contains(".field") else { continue }
            let names = source.matches(of: /\(\s*"([A-Z][^"]*)",\s*\{/).map { String($0.output.1) }
            let columnNames = settings.matches(of: /\.(\w+)/).compactMap { column(named: String($0.output.1)) }
            cells += (names + columnNames).map { KnownCell(table: table, name: "Value of `\($0)`") }
        }
        return cells
    }

    private static func column(named name: String) -> String? {
        Column.allCases.first { "\($0)" == name }?.rawValue
    }
}
