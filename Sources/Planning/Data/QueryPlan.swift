import DesignModel

/// A query of the design: its SQL, what it takes and what its rows are.
public struct QueryPlan: Sendable {
    public let name: String
    public let inputs: [MemberPlan]
    public let result: [MemberPlan]
    /// `?` stands for each input; `bindings` says which, in order.
    public let sql: String
    public let bindings: [String]
    public let requirements: [RequirementID]

    /// `WorkloadQuery`
    public var typeName: String { Names.type(name) + "Query" }
    /// The row as clients see it: `Workload`.
    public var itemName: String { "Item" }
}

extension QueryPlan {
    init(_ query: Query, _ words: EnumerationCatalog, serving requirements: [RequirementID]) {
        let text = query.sql.value.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n")
        var (sql, bindings) = Self.numbered(text)
        while sql.last?.isWhitespace == true || sql.last == ";" { sql.removeLast() }
        self.init(
            name: query.name.value,
            inputs: query.inputs.map { MemberPlan($0, words) },
            // A result's reference is whatever the statement calls it: the design's name is the column's.
            result: query.result.map { MemberPlan($0, words).inResult },
            sql: sql,
            bindings: bindings,
            requirements: requirements
        )
    }

    /// Replaces `:name` by `?`, but not inside quotes and comments, and not `::`.
    static func numbered(_ text: String) -> (sql: String, bindings: [String]) {
        var sql = ""
        var bindings: [String] = []
        let characters = Array(text)
        var index = 0
        var quote: Character?
        while index < characters.count {
            let character = characters[index]
            let next = index + 1 < characters.count ? characters[index + 1] : nil
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "'" || character == "\"" {
                quote = character
            } else if character == "-", next == "-" {
                while index < characters.count, characters[index] != "\n" {
                    sql.append(characters[index])
                    index += 1
                }
                continue
            } else if character == ":", next == ":" {
                sql += "::"
                index += 2
                continue
            } else if character == ":", next?.isLetter == true {
                index += 1
                var name = ""
                while index < characters.count,
                    characters[index].isLetter || characters[index].isNumber || characters[index] == "_"
                {
                    name.append(characters[index])
                    index += 1
                }
                sql.append("?")
                bindings.append(name)
                continue
            }
            sql.append(character)
            index += 1
        }
        return (sql, bindings)
    }
}

extension MemberPlan {
    /// The same as a column of a query's answer: named as in the result table.
    fileprivate var inResult: MemberPlan {
        MemberPlan(
            name: name,
            property: Names.member(name),
            column: name,
            type: type,
            value: value,
            pattern: pattern,
            listLength: listLength,
            description: description,
            defaultValue: nil,
            emptyIsNull: false,
            isSensitive: isSensitive,
            isImmutable: false,
            isSetByService: false
        )
    }
}
