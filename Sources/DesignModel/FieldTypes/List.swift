extension FieldTypeGrammar {
    /// `list of TYPE`; in an entity `list of ENTITY` are children that live and die with their parent.
    static let list = FieldTypeGrammar(
        word: "list",
        spelling: "list of TYPE",
        read: { reader in
            guard reader.cursor.takeWords("of") != nil else {
                return reader.fail("Expected `of` behind `list`", help: "Write `list of TYPE`.")
            }
            let element = reader.nested { $0.read() }
            if element == .faulty { return .faulty }
            guard reader.place == .field, reader.depth == 0 else { return .list(element) }
            if case .reference(let entity) = element {
                reader.refuse(.children)
                return .children(of: entity)
            }
            reader.refuse(.listField)
            return .list(element)
        },
        valueType: { type in
            switch type {
            case .list(let element): .list(element.valueType)
            case .children(let entity): .collection(entity)
            default: nil
            }
        },
        accepts: { text, type in
            guard case .list(let element) = type else { return nil }
            return text.split(separator: ",").allSatisfy { element.accepts(String($0)) }
        }
    )
}
