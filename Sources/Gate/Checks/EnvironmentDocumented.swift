/// Every variable that the sources read stands in ENVIRONMENT.md with type, default and description, and no other.
struct EnvironmentDocumented: Check {
    let id = "environment-documented"
    let title = "Every environment variable is documented with type, default and description"

    func judge(_ subject: GateSubject) -> Evidence {
        guard let document = subject.text("ENVIRONMENT.md") else {
            return verdict(["ENVIRONMENT.md is missing"], "ENVIRONMENT.md was looked for")
        }
        let documented = rows(of: document)
        let read = Set(subject.sources.filter { !$0.isTest }.flatMap(\.environmentNames))
        var faults: [String] = []
        for name in read.sorted() {
            guard let row = documented[name] else {
                faults.append("\(name) is read by the sources and not documented")
                continue
            }
            for (column, cell) in zip(["type", "default", "description"], row) where cell.isEmpty {
                faults.append("\(name) has no \(column) in ENVIRONMENT.md")
            }
            if row.count < 3 { faults.append("\(name) has fewer than three cells in ENVIRONMENT.md") }
        }
        faults += Set(documented.keys).subtracting(read).sorted().map { "\($0) is documented and read nowhere" }
        faults += subject.inventory.variables.filter { !read.contains($0.name) }.map {
            "\($0.name) of the design is read nowhere"
        }
        return verdict(
            faults,
            "\(read.count) variables read by the sources, \(documented.count) rows of ENVIRONMENT.md, "
                + "\(subject.inventory.variables.count) in the design"
        )
    }

    /// The cells behind the name, by name, of each table row whose first cell is a variable in code.
    private func rows(of document: String) -> [String: [String]] {
        var rows: [String: [String]] = [:]
        for line in document.split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
                .map { $0.trimmed.replacing("`", with: "") }
            if let name = cells.first { rows[name] = Array(cells.dropFirst()) }
        }
        return rows
    }
}

extension Substring {
    /// Without white space at both ends.
    var trimmed: String {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
