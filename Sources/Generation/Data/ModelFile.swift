import Planning
import SwiftTree

/// Writes the Swift value of a table's rows.
struct ModelFile {
    let entity: EntityPlan
    let data: DataPlan
    let spelling: SwiftSpelling

    init(_ entity: EntityPlan, _ data: DataPlan) {
        self.entity = entity
        self.data = data
        spelling = SwiftSpelling(data, in: entity.typeName)
    }

    func file() throws -> SwiftFile {
        var declarations: [Declaration] = [.type(try model())]
        if let rules = rules() { declarations.append(rules) }
        declarations.append(rows())
        return SwiftFile(imports: ["WrightRuntime"], declarations)
    }

    /// ```swift
    /// public struct Ticket: Entity {
    ///     public static let entityName = "Ticket"
    ///     public static let table = "ticket"
    ///
    ///     public var id: UUID
    ///     public var number: String
    ///     …
    ///     public init(id: UUID = .v7(), number: String, …) { … }
    /// }
    /// ```
    private func model() throws -> TypeDeclaration {
        let constants = [("entityName", entity.name), ("table", entity.table)].map { name, value in
            Declaration.property(PropertyDeclaration(name, access: .public, isStatic: true, .stored(.string(value))))
        }
        let properties = entity.columns.map { member in
            Declaration.property(
                PropertyDeclaration(
                    Names.escaped(member.property),
                    access: .public,
                    isVariable: true,
                    documentation: documented(member.description),
                    type: SwiftSpelling.type(member.value, in: entity.typeName)
                )
            )
        }
        let enumerations = data.words.all.filter { $0.name.owner == entity.typeName }
            .map { EnumerationDeclaration(plan: $0).declaration }
        let aliases = data.words.aliases.filter { $0.owner == entity.typeName }
            .map { Declaration.typealiased($0.name, to: $0.target.qualified, access: .public) }
        let prose = Names.prose(entity.name)
        let purpose =
            entity.description.isEmpty
            ? "\(Names.article(prose).capitalized) \(prose), kept in the table `\(entity.table)`."
            : entity.description
        return TypeDeclaration(
            .structure,
            entity.typeName,
            access: .public,
            inherits: ["Entity"],
            documentation: documented(purpose, entity.requirements),
            members: constants + properties + aliases + enumerations + [.function(try initialiser())]
        )
    }

    private func initialiser() throws -> FunctionDeclaration {
        var parameters = [FunctionDeclaration.Parameter("id", type: "UUID", defaultValue: ".v7()")]
        for member in entity.members {
            var value = try spelling.defaultValue(member)
            if member.name == "state", let state = entity.initialState, !entity.states.isEmpty {
                value = .code(spelling.environment().word(state, entity.states))
            }
            parameters.append(
                .init(
                    Names.escaped(member.property),
                    type: SwiftSpelling.type(member.value, in: entity.typeName),
                    defaultValue: value
                )
            )
        }
        let given = (["id"] + entity.members.map(\.property)).map {
            Statement.assign("self." + $0, .code(Names.escaped($0)))
        }
        // The repository sets them when it stores the row.
        let unset: [Statement] = [
            .assign("self.version", "0"), .assign("self.createdAt", ".unset"), .assign("self.updatedAt", ".unset"),
        ]
        return FunctionDeclaration(
            "init",
            access: .public,
            documentation: ["A new row; its version and times are set when it is stored."],
            parameters: parameters,
            body: given + unset
        )
    }

    /// ```swift
    /// extension Ticket {
    ///     public enum Rules {
    ///         public static let number = FieldRule.text(8...12)
    ///     }
    /// }
    /// ```
    private func rules() -> Declaration? {
        let members = entity.members.filter { member in
            if case .reference = member.type { return false }
            return member.value.unwrapped != .json && entity.callersFields.contains(member.name)
        }
        guard !members.isEmpty else { return nil }
        let constants = members.map { member in
            Declaration.property(
                PropertyDeclaration(
                    Names.escaped(member.property),
                    access: .public,
                    isStatic: true,
                    .stored(spelling.fieldRule(for: member))
                )
            )
        }
        let rules = TypeDeclaration(
            .enumeration,
            "Rules",
            access: .public,
            documentation: ["What requests may put into each field; the database checks the same."],
            members: constants
        )
        return .type(TypeDeclaration(.extension, entity.typeName, members: [.type(rules)]))
    }

    /// ```swift
    /// extension Ticket {
    ///     public static let columns = ["id", "number", …]
    ///     public init(row: Row) throws { … }
    ///     public var columnValues: [SQLValue] { … }
    /// }
    /// ```
    private func rows() -> Declaration {
        let columns = PropertyDeclaration(
            "columns",
            access: .public,
            isStatic: true,
            .stored(.array(entity.columns.map { .string($0.column) }))
        )
        let reading = FunctionDeclaration(
            "init",
            access: .public,
            parameters: [.init("row", type: "Row")],
            throwing: "throws",
            body: entity.columns.map { .assign(Names.escaped($0.property), RowReading.value($0.column, $0.value)) }
        )
        let values = PropertyDeclaration(
            "columnValues",
            access: .public,
            type: "[SQLValue]",
            .computed([.expression(.array(entity.columns.map(RowReading.columnValue)))])
        )
        return .type(
            TypeDeclaration(
                .extension,
                entity.typeName,
                members: [.property(columns), .function(reading), .property(values)]
            )
        )
    }
}

/// Spells how values come out of rows and go into statements.
enum RowReading {
    /// `try row["number"]`, `try row.decimal("price", scale: 2)`
    static func value(_ column: String, _ value: ValuePlan) -> Expression {
        if case .decimal(let scale) = value.unwrapped {
            return .tried(
                .call("row.decimal", [.init(nil, .string(column)), .init("scale", .code("\(scale)"))])
            )
        }
        return .tried(.code("row[\(SwiftLiteral.text(column))]"))
    }

    /// `number.columnValue`, `.decimal(price, scale: 2)`
    static func columnValue(_ member: MemberPlan) -> Expression {
        columnValue(Names.escaped(member.property), member.value)
    }

    static func columnValue(_ text: String, _ value: ValuePlan) -> Expression {
        if case .decimal(let scale) = value.unwrapped {
            return .call(".decimal", [.init(nil, .code(text)), .init("scale", .code("\(scale)"))])
        }
        return .code(text + ".columnValue")
    }
}

extension SwiftSpelling {
    /// `FieldRule.text(8...12)`
    func fieldRule(for member: MemberPlan) -> Expression {
        switch rule(for: member.type, pattern: member.pattern) {
        case .code(let text): .code("FieldRule" + text)
        case .call(.code(let callee), let arguments, let trailing):
            .call(.code("FieldRule" + callee), arguments, trailing: trailing)
        case let other: other
        }
    }
}
