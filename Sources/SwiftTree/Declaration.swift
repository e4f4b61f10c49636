/// A Swift declaration as a value: what it is, not how it is spelled.
public indirect enum Declaration: Sendable, Hashable {
    case type(TypeDeclaration)
    case function(FunctionDeclaration)
    case property(PropertyDeclaration)
    case enumCase(EnumCase)
    /// `public typealias Model = Ticket`
    case typealiased(String, to: String, access: Access = .internal, documentation: [String] = [])
    /// `// MARK: …` or a remark of its own.
    case comment(String)
}

public enum Access: String, Sendable, Hashable {
    case `public`, package, `internal`, `fileprivate`, `private`
}

/// `struct`, `enum`, `extension`, `protocol`, `actor`, `final class`.
public struct TypeDeclaration: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
        case structure = "struct"
        case enumeration = "enum"
        case `extension` = "extension"
        case `protocol` = "protocol"
        case actor = "actor"
        case finalClass = "final class"
    }

    public var kind: Kind
    public var name: String
    public var access: Access
    public var inherits: [String]
    public var attributes: [String]
    /// Lines of the doc comment, without `///`.
    public var documentation: [String]
    public var members: [Declaration]

    public init(
        _ kind: Kind,
        _ name: String,
        access: Access = .internal,
        inherits: [String] = [],
        attributes: [String] = [],
        documentation: [String] = [],
        members: [Declaration] = []
    ) {
        self.kind = kind
        self.name = name
        self.access = access
        self.inherits = inherits
        self.attributes = attributes
        self.documentation = documentation
        self.members = members
    }
}

/// A function or an initialiser (`name` is `init`).
public struct FunctionDeclaration: Sendable, Hashable {
    public struct Parameter: Sendable, Hashable {
        /// `nil`: the name is the label; `"_"`: none.
        public var label: String?
        public var name: String
        public var type: String
        public var defaultValue: Expression?

        public init(_ name: String, label: String? = nil, type: String, defaultValue: Expression? = nil) {
            self.label = label
            self.name = name
            self.type = type
            self.defaultValue = defaultValue
        }
    }

    public var name: String
    public var access: Access
    public var isStatic: Bool
    public var isMutating: Bool
    public var attributes: [String]
    public var documentation: [String]
    public var generics: String?
    public var parameters: [Parameter]
    public var isAsync: Bool
    /// `throws`, `throws(PriceError)`; `nil`: does not throw.
    public var throwing: String?
    public var result: String?
    /// `nil` for a requirement of a protocol.
    public var body: [Statement]?

    public init(
        _ name: String,
        access: Access = .internal,
        isStatic: Bool = false,
        isMutating: Bool = false,
        attributes: [String] = [],
        documentation: [String] = [],
        generics: String? = nil,
        parameters: [Parameter] = [],
        isAsync: Bool = false,
        throwing: String? = nil,
        result: String? = nil,
        body: [Statement]?
    ) {
        self.name = name
        self.access = access
        self.isStatic = isStatic
        self.isMutating = isMutating
        self.attributes = attributes
        self.documentation = documentation
        self.generics = generics
        self.parameters = parameters
        self.isAsync = isAsync
        self.throwing = throwing
        self.result = result
        self.body = body
    }
}

public struct PropertyDeclaration: Sendable, Hashable {
    public enum Content: Sendable, Hashable {
        case stored(Expression?)
        /// A computed property; a single statement may leave out `return`.
        case computed([Statement], effects: String? = nil)
        /// `{ get }` or `{ get set }` of a protocol.
        case requirement(String)
    }

    public var name: String
    public var access: Access
    public var isStatic: Bool
    public var isVariable: Bool
    public var attributes: [String]
    public var documentation: [String]
    public var type: String?
    public var content: Content

    public init(
        _ name: String,
        access: Access = .internal,
        isStatic: Bool = false,
        isVariable: Bool = false,
        attributes: [String] = [],
        documentation: [String] = [],
        type: String? = nil,
        _ content: Content = .stored(nil)
    ) {
        self.name = name
        self.access = access
        self.isStatic = isStatic
        self.isVariable = isVariable
        self.attributes = attributes
        self.documentation = documentation
        self.type = type
        self.content = content
    }
}

/// `case low, normal, high` or `case declined = "declined"`.
public struct EnumCase: Sendable, Hashable {
    public var names: [String]
    public var rawValue: Expression?
    public var documentation: [String]

    public init(_ names: [String], rawValue: Expression? = nil, documentation: [String] = []) {
        self.names = names
        self.rawValue = rawValue
        self.documentation = documentation
    }
}
