extension FieldTypeGrammar {
    static let boolean = plain(.boolean, "boolean", .boolean) { ["true", "false"].contains($0) }
}
