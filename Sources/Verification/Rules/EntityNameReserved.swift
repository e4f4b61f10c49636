import DesignModel
import Diagnostics

/// A name that the written code needs for something else.
enum EntityNameReserved: Rule {
    static let id: DiagnosticID = "entity-name-reserved"
    static let explanation = Explanation(
        fault:
            "An entity or a view is called like a type of Swift, of the runtime, or of the code that is written beside it.",
        whyItMatters: "In the written service the name would stand for two things, and it would not compile.",
        bad: "### Entity: Error (REQ-001)",
        good: "### Entity: Incident (REQ-001)"
    )

    private static let ofSwift: Set<String> = [
        "Any", "AnyObject", "Array", "Bool", "Character", "Codable", "Collection", "Comparable", "Data", "Date",
        "Decimal", "Decodable", "Dictionary", "Double", "Duration", "Encodable", "Equatable", "Error", "Float",
        "Hashable",
        "Identifiable", "Int", "Int64", "Iterator", "Never", "Optional", "Protocol", "Range", "Result", "Self",
        "Sendable",
        "Sequence", "Set", "String", "Substring", "Task", "Type", "UUID", "URL", "Void",
    ]
    private static let ofRuntime: Set<String> = [
        "BodyKind", "CalendarDate", "Code", "ColumnEnum", "ColumnValue", "ConstraintMap", "ConstraintViolation",
        "Cursor",
        "Endpoint", "Entity", "Entry", "EnvironmentSettings", "ExpressionError", "ExpressionFunctions", "Fault",
        "FieldError", "FieldErrors", "FieldRule", "Header", "IdempotencyKey", "IdempotencyLedger", "IdempotentAnswer",
        "JSONObject", "JSONPath", "JSONValue", "Kind", "Layout", "ListOrder", "ListQuery", "ListSlice", "Member",
        "Migration", "MigrationCommands", "MigrationStatus", "Migrator", "Mismatch", "ObjectReader", "Operation",
        "Output",
        "Page", "ParameterReader", "Patch", "Problem", "ReadModel", "ReadTransaction", "Refusal", "Repository", "Row",
        "RowFilter", "SQLCondition", "SQLDialect", "SQLStatement", "SQLValue", "Secret", "SelectItem", "ServiceAddress",
        "ServiceApplication", "ServiceClock", "ServiceLimits", "ServiceRequest", "ServiceResponse", "SettingsError",
        "SettingsReader", "SortKey", "SortOrder", "StorageError", "Store", "StoredResponse", "SystemClock",
        "SystemTables",
        "Timestamp", "TokenSigner", "TokenVerifier", "Transport", "VerifiedToken", "WriteTransaction",
    ]
    /// Types that are written for every service.
    private static let ofService: Set<String> = [
        "Caller", "Event", "Input", "Item", "Me", "Model", "Role", "Rules", "ServiceContext", "Source", "State",
    ]

    static func check(_ view: DesignView) -> [Diagnostic] {
        let entities = view.entities.map(\.name)
        let names = entities.map { ("entity", $0) } + view.views.map { ("view", $0.name) }
        return names.compactMap { kind, name in
            if ofSwift.contains(name.value) { return reserved(kind, name, "a type of Swift has this name") }
            if ofRuntime.contains(name.value) { return reserved(kind, name, "a type of the runtime has this name") }
            if ofService.contains(name.value) { return reserved(kind, name, "every service has a type of this name") }
            let owner = entities.first { owner in derived(from: owner.value).contains(name.value) }
            return owner.map { reserved(kind, name, "it is written for the entity `\($0.value)`", because: $0.span) }
        }
    }

    /// Names of types that are written beside an entity.
    private static func derived(from entity: String) -> [String] {
        [
            "New\(entity)", "\(entity)Changes", "\(entity)Repository", "\(entity)Access", "\(entity)Lifecycle",
            "\(entity)JSON",
        ]
    }

    // MARK: Messages

    private static func reserved(
        _ kind: String,
        _ name: Located<String>,
        _ why: String,
        because cause: SourceSpan? = nil
    ) -> Diagnostic {
        finding(
            "No \(kind) can be called `\(name.value)`: \(why)",
            at: name.span,
            because: cause.map { [DiagnosticLabel($0, "the entity")] } ?? [],
            leadsTo: "The written service would not compile.",
            help: "Give it a name that says what it is in this design, such as `Desk\(name.value)`."
        )
    }
}
