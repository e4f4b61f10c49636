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
        // Two entities with one name are a fault of their own: the first counts.
        let owners = Dictionary(zip(entities.map(\.value), entities.indices), uniquingKeysWith: { first, _ in first })
        let names = entities.map { ("entity", $0) } + view.views.map { ("view", $0.name) }
        return names.compactMap { kind, name in
            if ofSwift.contains(name.value) { return reserved(kind, name, "a type of Swift has this name") }
            if ofRuntime.contains(name.value) { return reserved(kind, name, "a type of the runtime has this name") }
            if ofService.contains(name.value) { return reserved(kind, name, "every service has a type of this name") }
            return owner(of: name.value, among: owners).map { place in
                let owner = entities[place]
                return reserved(kind, name, "it is written for the entity `\(owner.value)`", because: owner.span)
            }
        }
    }

    /// What types that are written beside an entity are called: its name with one of these.
    private static let prefixes = ["New"]
    private static let suffixes = ["Changes", "Repository", "Access", "Lifecycle", "JSON"]

    /// The first entity beside which a type of this name is written.
    private static func owner(of name: String, among owners: [String: Int]) -> Int? {
        let fromStart = prefixes.filter(name.hasPrefix).compactMap { owners[String(name.dropFirst($0.count))] }
        let fromEnd = suffixes.filter(name.hasSuffix).compactMap { owners[String(name.dropLast($0.count))] }
        return (fromStart + fromEnd).min()
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
