import Planning

extension DataPlan {
    /// Whether a text of Swift names a type of the data layer, so that it has to import it.
    func isNamed(in text: String) -> Bool {
        let types =
            entities.flatMap { [$0.typeName, $0.repository] } + views.map(\.typeName) + queries.map(\.typeName)
            + words.all.filter { $0.name.owner == nil }.map(\.name.name)
        let words = Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "_" })
        return types.contains { words.contains(Substring($0)) }
    }
}
