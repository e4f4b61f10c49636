import Diagnostics
import Expressions

public struct Entity: Sendable {
    public var name: Located<String>
    public var requirements: [Located<RequirementID>]
    public var fields: [Field]
    public var indexes: [Index]
    public var description: String?
    public var span: SourceSpan
    /// `id` is declared as `integer, set by service`.
    public var countsItsIDs: Bool
}

public struct Field: Sendable {
    public var name: Located<String>
    public var type: Located<FieldType>
    public var rules: FieldRules
    public var description: String
    /// The whole row of the table.
    public var span: SourceSpan
}

/// What a field, an input, a parameter, a variable or a result may hold.
public indirect enum FieldType: Sendable, Hashable {
    /// Length in Unicode scalars; no upper bound where `nil`.
    case text(Bounds)
    case integer(Bounds)
    case decimal(precision: Int, scale: Int)
    case boolean, uuid, date, timestamp, duration, email, url, json, password
    case oneOf([String])
    case list(FieldType)
    case record([Member])
    case reference(String)
    case children(of: String)
    case setOf(String)
    /// Only in Configuration.
    case secret(FieldType)
    /// Only in list parameters: `sort by …`.
    case sort(by: [String])
    /// Was not understood and has been reported.
    case faulty

    public struct Bounds: Sendable, Hashable {
        public var least: Int?
        public var most: Int?
        public init(least: Int? = nil, most: Int? = nil) {
            self.least = least
            self.most = most
        }
    }

    public struct Member: Sendable, Hashable {
        public var name: String
        public var type: FieldType
        public init(name: String, type: FieldType) {
            self.name = name
            self.type = type
        }
    }
}

public struct FieldRules: Sendable {
    public var isOptional: Located<Bool>?
    public var isUnique: SourceSpan?
    /// `unique with a, b`: each list is one constraint that this field shares with the named ones.
    public var uniqueWith: [Located<[String]>]
    public var defaultValue: Located<TypedExpression>?
    public var isImmutable: SourceSpan?
    public var isSetByService: SourceSpan?
    public var isSensitive: SourceSpan?
    public var emptyIsNull: SourceSpan?
    public var listLength: Located<FieldType.Bounds>?
    public var matches: Located<String>?
    public var conditions: [Condition]
    public var onDelete: Located<OnDelete>?
    public var computed: Located<Computed>?
    /// `renamed from NAME`.
    public var renamedFrom: Located<String>?
    /// `unique by suffix`: a taken value gets `-2`, `-3` …
    public var isUniqueBySuffix: SourceSpan?
    /// The cell.
    public var span: SourceSpan

    /// ``computed `expr`, stored``.
    public struct Computed: Sendable {
        public var expression: TypedExpression
        /// Kept in a column, brought up to date in the same transaction.
        public var isStored: Bool
    }

    public struct Condition: Sendable {
        public var expression: TypedExpression
        public var message: String?
        public var span: SourceSpan
    }

    public enum OnDelete: String, Sendable { case restrict, cascade, clear }
}

/// Rows that a migration inserts once.
public struct Seed: Sendable {
    public var entity: Located<String>
    public var requirements: [Located<RequirementID>]
    public var rows: [Row]
    public var span: SourceSpan

    public struct Row: Sendable {
        public var fields: [Step.Assignment]
        public var span: SourceSpan
    }
}

public struct Index: Sendable {
    public var columns: [Column]
    public var isUnique: Bool
    public var purpose: String
    public var span: SourceSpan

    public struct Column: Sendable, Hashable {
        public var field: String
        public var descending: Bool
        public init(field: String, descending: Bool) {
            self.field = field
            self.descending = descending
        }
    }
}
