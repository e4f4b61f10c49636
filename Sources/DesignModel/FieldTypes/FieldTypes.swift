import Diagnostics
import DocumentReader
import Expressions

/// One type of the format: how it is written, how it is read, what its values are.
struct FieldTypeGrammar: Sendable {
    /// The word that it begins with.
    var word: String
    /// As it is written, for messages: `text(1..80)`.
    var spelling: String
    /// Reads what follows the word.
    var read: @Sendable (inout TypeReader) -> FieldType
    /// The type of its values in expressions; `nil` for another field type.
    var valueType: @Sendable (FieldType) -> ValueType?
    /// Whether the text, as the environment or a query string would hold it, is a value of the type.
    var accepts: @Sendable (String, FieldType) -> Bool?
}

/// Every type of the format. To add one: a file beside this one and a line here.
enum FieldTypes {
    static let all: [FieldTypeGrammar] = [
        .text, .integer, .decimal, .boolean, .uuid, .date, .timestamp, .duration, .email, .url, .json, .password,
        .oneOf,
        .list, .set, .record, .secret, .sort, .reference,
    ]

    private static let byWord: [String: FieldTypeGrammar] = Dictionary(
        all.map { ($0.word, $0) },
        uniquingKeysWith: { first, _ in first }
    )

    static func grammar(of word: String) -> FieldTypeGrammar? { byWord[word] }

    static let words: [String] = all.map(\.word).filter { !$0.isEmpty && $0 != "{" }
}

extension FieldType {
    /// The type of its values in expressions; an optional field is `.optional` of it.
    public var valueType: ValueType {
        for grammar in FieldTypes.all {
            if let type = grammar.valueType(self) { return type }
        }
        return .unknown
    }

    /// Whether the text, as the environment or a query string would hold it, is a value of the type.
    public func accepts(_ text: String) -> Bool {
        for grammar in FieldTypes.all {
            if let accepts = grammar.accepts(text, self) { return accepts }
        }
        return true
    }
}

extension FieldTypeGrammar {
    /// A type that is its word alone.
    static func plain(
        _ type: FieldType,
        _ word: String,
        _ value: ValueType,
        accepts: @escaping @Sendable (String) -> Bool
    ) -> FieldTypeGrammar {
        FieldTypeGrammar(
            word: word,
            spelling: word,
            read: { _ in type },
            valueType: { $0 == type ? value : nil },
            accepts: { $1 == type ? accepts($0) : nil }
        )
    }
}
