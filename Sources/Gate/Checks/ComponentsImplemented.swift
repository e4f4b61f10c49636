/// Every item of the checklist that has files stands in them, and is more than an empty file.
struct ComponentsImplemented: Check {
    let id = "components-implemented"
    let title = "Every component of the design is implemented"

    func judge(_ subject: GateSubject) -> Evidence {
        var faults: [String] = []
        var read: Set<String> = []
        let declared = Set(subject.sources.flatMap(\.declaredNames))
        for item in subject.inventory.items {
            if item.files.isEmpty { faults.append("\(item.id) \(item.kind.rawValue) \(item.name): no file holds it") }
            for file in item.files where read.insert(file).inserted {
                guard let text = subject.text(file) else {
                    faults.append("\(item.id) \(item.kind.rawValue) \(item.name): \(file) is missing")
                    continue
                }
                if text.allSatisfy(\.isWhitespace) { faults.append("\(item.id) \(item.name): \(file) is empty") }
            }
        }
        let suites = Set(subject.inventory.tests.map(\.suite))
        faults += suites.subtracting(declared).sorted().map { "the test suite \($0) is declared nowhere" }
        return verdict(
            faults,
            "\(subject.inventory.items.count) items of the checklist looked up in \(read.count) files, "
                + "\(suites.count) test suites found among \(declared.count) declared names"
        )
    }
}
