/// One broken rule of one field of a request.
public struct FieldError: Error, Sendable, Equatable {
    /// Where the field is: a JSON pointer (RFC 6901) into the body, `/items/0/quantity`, or a parameter's name.
    public let pointer: String
    /// Which rule is broken: the raw value of a ``Code``, or a code of the design.
    public let code: String
    /// What is wrong, as the end of a sentence that begins with the field: `must be 1 to 120 characters long`.
    public let message: String

    /// Makes an error.
    public init(pointer: String, code: String, message: String) {
        self.pointer = pointer
        self.code = code
        self.message = message
    }

    /// Makes an error of one of the rules that the runtime knows.
    public init(pointer: String = "", _ code: Code, _ message: String) {
        self.init(pointer: pointer, code: code.rawValue, message: message)
    }

    /// The same error seen from one level further out.
    func within(_ name: String) -> FieldError {
        FieldError(pointer: "/\(Self.escaped(name))\(pointer)", code: code, message: message)
    }

    /// The name as a JSON pointer writes it.
    static func escaped(_ name: String) -> String {
        guard name.contains(where: { $0 == "~" || $0 == "/" }) else { return name }
        return name.reduce(into: "") { text, character in
            switch character {
            case "~": text += "~0"
            case "/": text += "~1"
            default: text.append(character)
            }
        }
    }
}

extension FieldError {
    /// The rules that a field can break.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// The field is missing.
        case required
        /// The field is null where a value must stand.
        case null
        /// There is no field of this name.
        case unknownField = "unknown_field"
        /// The value is of another type, or not written as its type is.
        case type
        /// The text or list is too short.
        case tooShort = "too_short"
        /// The text or list is too long.
        case tooLong = "too_long"
        /// The number is too small or too great, or has too many digits.
        case range
        /// The text does not match its pattern.
        case matches
        /// The word is not in the list of the allowed ones.
        case oneOf = "one_of"
        /// Another row has this value already.
        case unique
        /// The id names no row.
        case unknownReference = "unknown_reference"
        /// A rule of the design does not hold.
        case rule
    }
}

extension FieldError: JSONRepresentable {
    /// An object with `pointer`, `code` and `message`.
    public var json: JSONValue {
        ["pointer": .string(pointer), "code": .string(code), "message": .string(message)]
    }
}
