import Foundation
import Generation

/// A case of the suite.
struct SuiteCase {
    var file: String
    var section: String
    var name: String
    var expression: String
    private let message: TextFormat

    var title: String { "\(file)/\(section)/\(name)" }

    /// The cases of a file, in their order.
    static func read(_ url: URL) throws -> [SuiteCase] {
        let document = try TextFormat(try String(contentsOf: url, encoding: .utf8))
        let file = url.deletingPathExtension().lastPathComponent
        return document.messages("section").flatMap { section in
            section.messages("test").map { test in
                SuiteCase(
                    file: file,
                    section: section.text("name") ?? "",
                    name: test.text("name") ?? "",
                    expression: test.text("expr") ?? "",
                    message: test
                )
            }
        }
    }

    private init(file: String, section: String, name: String, expression: String, message: TextFormat) {
        (self.file, self.section, self.name, self.expression) = (file, section, name, expression)
        self.message = message
    }

    /// Whether computing it has to fail.
    var mustFail: Bool {
        ["eval_error", "any_eval_errors"].contains { name in message.fields.contains { $0.name == name } }
    }

    /// Whether the suite only asks which type it has.
    var isOfTypesOnly: Bool { message.text("check_only") == "true" }

    /// What has to come out; without it being said, `true`.
    var expected: SuiteValue? {
        if let value = message.message("value") { return SuiteValue(value) }
        if let result = message.message("typed_result") { return result.message("result").map(SuiteValue.init) }
        return message.fields.contains { $0.name == "unknown" } ? .other("unknown values") : .boolean(true)
    }

    var bindings: [(name: String, value: SuiteValue)] {
        message.messages("bindings").map { binding in
            let value = binding.message("value")?.message("value").map(SuiteValue.init) ?? .other("no value")
            return (binding.text("key") ?? "", value)
        }
    }

    /// Whether names are declared that no binding gives.
    var declares: [String] { message.messages("type_env").compactMap { $0.text("name") } }
}

/// A value of the suite, as far as the format has it.
indirect enum SuiteValue {
    case null
    case boolean(Bool)
    case integer(Int64)
    case double(String)
    case text(String)
    case timestamp(seconds: Int64, nanoseconds: Int64)
    case duration(seconds: Int64, nanoseconds: Int64)
    case list([SuiteValue])
    /// What the format does not have, by its name.
    case other(String)

    init(_ message: TextFormat) {
        guard let field = message.fields.first else {
            self = .other("no value")
            return
        }
        let word = message.text(field.name) ?? ""
        switch field.name {
        case "null_value": self = .null
        case "bool_value": self = .boolean(word == "true")
        case "int64_value": self = Int64(word).map { .integer($0) } ?? .other("an integer")
        case "double_value": self = .double(word)
        case "string_value": self = .text(word)
        case "list_value": self = .list((message.message("list_value")?.messages("values") ?? []).map(SuiteValue.init))
        case "uint64_value": self = .other("uint")
        case "bytes_value": self = .other("bytes")
        case "map_value": self = .other("maps")
        case "type_value": self = .other("types as values")
        case "object_value": self = Self.object(message.message("object_value"))
        default: self = .other("messages and enums of protocol buffers")
        }
    }

    private static func object(_ message: TextFormat?) -> SuiteValue {
        guard let field = message?.fields.first, case .message(let content) = field.value else {
            return .other("messages and enums of protocol buffers")
        }
        let seconds = Int64(content.text("seconds") ?? "0") ?? 0
        let nanoseconds = Int64(content.text("nanos") ?? "0") ?? 0
        if field.name.hasSuffix("google.protobuf.Timestamp]") {
            return .timestamp(seconds: seconds, nanoseconds: nanoseconds)
        }
        if field.name.hasSuffix("google.protobuf.Duration]") {
            return .duration(seconds: seconds, nanoseconds: nanoseconds)
        }
        return .other("messages and enums of protocol buffers")
    }
}
