import Diagnostics
import Expressions

/// The names that a design declares, each with the place of its declaration.
struct Names {
    /// What shares one set of names.
    struct Table {
        private(set) var order: [String] = []
        private var places: [String: SourceSpan] = [:]
        /// Letters and digits of each name, small: what code would be called by.
        private var codeNames: [String: String] = [:]

        func contains(_ name: String) -> Bool { places[name] != nil }
        func place(of name: String) -> SourceSpan? { places[name] }

        /// The declared name that the same code would be called by: `Add comment` and `AddComment`.
        func nameLike(_ name: String) -> String? { codeNames[Self.codeName(name)] }

        private static func codeName(_ name: String) -> String {
            String(decoding: name.utf8.filter { isLetter($0) || isDigit($0) || $0 >= 0x80 }, as: UTF8.self).lowercased()
        }

        /// Whether the name is new; the first declaration counts.
        mutating func declare(_ name: Located<String>) -> Bool {
            guard places[name.value] == nil else { return false }
            places[name.value] = name.span
            order.append(name.value)
            codeNames[Self.codeName(name.value)] = name.value
            return true
        }
    }

    var requirements = Table()
    var roles = Table()
    var entities = Table()
    var views = Table()
    var flows = Table()
    var queries = Table()
    var customs = Table()
    var workers = Table()
    var integrations = Table()
    var scenarios = Table()
    var variables = Table()
}

/// Names that stand for something in every expression, and so cannot be given to anything else.
let reservedNames: Set<String> = ["self", "me", "input", "path", "true", "false", "null", "and", "or", "not", "in"]

/// Fields that every entity has, unsaid.
let unsaidFields = ["id", "version", "createdAt", "updatedAt", "state"]

/// How names of a kind are written.
enum NameStyle {
    /// `Ticket`.
    case upperCamel
    /// `createdAt`.
    case lowerCamel
    /// `DATABASE_URL`.
    case upperSnake
    /// `ticket_closed`.
    case lowerSnake
    /// `Report a problem`.
    case words

    func fits(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        guard let first = bytes.first else { return false }
        let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
        let underscore = UInt8(ascii: "_")
        switch self {
        case .upperCamel: return isUpper && bytes.allSatisfy { isLetter($0) || isDigit($0) }
        case .lowerCamel:
            return isLetter(first) && !isUpper && bytes.allSatisfy { isLetter($0) || isDigit($0) || $0 == underscore }
        case .upperSnake:
            return isUpper && bytes.allSatisfy { (isLetter($0) && $0 < 0x61) || isDigit($0) || $0 == underscore }
        case .lowerSnake:
            return isLetter(first) && !isUpper && bytes.allSatisfy { isLetter($0) || isDigit($0) || $0 == underscore }
        case .words:
            return isLetter(first) && bytes.allSatisfy { isLetter($0) || isDigit($0) || " -_'’&,/".utf8.contains($0) }
        }
    }

    var help: String {
        switch self {
        case .upperCamel: "Write one word of letters and digits that begins with a capital: `OrderLine`."
        case .lowerCamel: "Write one word of letters, digits and `_` that begins with a small letter: `createdAt`."
        case .upperSnake: "Write capitals, digits and `_`: `DATABASE_URL`."
        case .words: "Write words of letters and digits that begin with a letter: `Report a problem`."
        case .lowerSnake: "Write small letters, digits and `_`: `ticket_closed`."
        }
    }
}

extension Findings {
    /// Reports a name that is not written as its kind of name is.
    func checkStyle(_ name: Located<String>, _ kind: String, _ style: NameStyle) {
        guard !style.fits(name.value) else { return }
        error(
            "bad-name",
            "`\(name.value)` is no name for \(kind)",
            at: name.span,
            leadsTo: "It could not be written in code, in JSON or in a database.",
            help: style.help
        )
    }

    func checkReserved(_ name: Located<String>, _ kind: String) {
        guard reservedNames.contains(name.value) else { return }
        error(
            "reserved-name",
            "\(kind) cannot be called `\(name.value)`",
            at: name.span,
            leadsTo: "`\(name.value)` has a meaning of its own in expressions.",
            help: "Give it another name."
        )
    }
}

/// The entities and views of a design as expressions see them.
final class Schema: ExpressionSchema {
    private(set) var entityNames: [String] = []
    private(set) var viewNames: [String] = []
    private var entities: [String: [ValueType.Member]] = [:]
    private var views: [String: View] = [:]
    /// Finds out the members of a view when they are first asked for, since views may show other views.
    var resolveView: ((String) -> Void)?

    private struct View {
        var entity: String
        var members: [ValueType.Member]?
    }

    func declare(entity name: String, fields: [ValueType.Member]) {
        entityNames.append(name)
        entities[name] = fields
    }

    func declare(view name: String, of entity: String) {
        viewNames.append(name)
        views[name] = View(entity: entity, members: nil)
    }

    func set(_ members: [ValueType.Member], ofView name: String) { views[name]?.members = members }

    func fields(ofEntity name: String) -> [ValueType.Member]? { entities[name] }

    func field(_ name: String, of entity: String) -> ValueType? {
        entities[entity]?.first { $0.name == name }?.type
    }

    func view(named name: String) -> (entity: String, members: [ValueType.Member])? {
        if let view = views[name], view.members == nil { resolveView?(name) }
        return views[name].map { ($0.entity, $0.members ?? []) }
    }

    /// The fields that all the entities have with one type.
    func commonFields(of entities: [String]) -> [ValueType.Member] {
        guard let first = entities.first, let fields = fields(ofEntity: first) else { return [] }
        return fields.compactMap { member in
            let types = entities.map { field(member.name, of: $0) }
            // A field whose type was not understood may well be the same: that is reported where it stands.
            if types.contains(.unknown), !types.contains(nil) { return .init(name: member.name, type: .unknown) }
            return types.allSatisfy { $0 == member.type } ? member : nil
        }
    }
}
