/// The functions of the language, in one table.
public enum Functions {
    /// Every function, by family; overloads of one name stand beside each other.
    public static let all: [ExpressionFunction] = text + lists + numbers + conversions + time + service

    private static let byName: [FunctionName: [ExpressionFunction]] = Dictionary(grouping: all, by: \.name)

    /// The overloads of a name, in the table's order; empty if there is no such function.
    public static func named(_ name: FunctionName) -> [ExpressionFunction] { byName[name] ?? [] }

    /// The overload that takes arguments of these types; `nil` if there is none.
    public static func overload(of name: FunctionName, for types: [ValueType]) -> ExpressionFunction? {
        let candidates = named(name).filter { $0.parameters.count == types.count }
        return candidates.first { $0.fit(of: types).isExact } ?? candidates.first { $0.fit(of: types).isPossible }
    }

    /// Names of CEL's functions that the language leaves out, with what to write instead.
    static let leftOut: [String: String] = [
        "double": "There are no binary fractions: write `decimal(x)`.",
        "uint": "There are no unsigned integers: write `int(x)`.",
        "bytes": "There are no byte strings: work with the text itself.",
        "type": "Every expression has one type that is known beforehand.",
        "dyn": "Every expression has one type that is known beforehand.",
        "has": "Write `x.field != null`.",
    ]

    static let service: [ExpressionFunction] = [
        .init(
            "sequence",
            [.type(.text)],
            .type(.text),
            .function,
            swift: .ofService,
            "the next number of a sequence, written into the pattern: `sequence(\"T-%06d\")`"
        ),
        .init("uuid", [], .type(.uuid), .function, swift: .ofService, "a new identifier"),
        .init("link", [.entity], .type(.text), .function, swift: nil, "the absolute URL of the row's `read` endpoint"),
        .init(
            "passwordMatches",
            [.type(.text), .type(.text)],
            .type(.boolean),
            .function,
            swift: nil,
            "whether the text is the password that the hash was made of"
        ),
        .init("issueToken", [.entity], .type(.text), .function, swift: nil, "a signed token for the row's subject"),
    ]
}
