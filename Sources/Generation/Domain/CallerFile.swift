import Planning
import SwiftTree

/// Writes who may act: the roles, and the caller as a value.
struct CallerFile {
    let domain: DomainPlan
    let data: DataPlan
    let imports: [String]

    private var caller: CallerPlan { domain.caller }

    func file() -> SwiftFile {
        var declarations: [Declaration] = []
        if !domain.roles.isEmpty { declarations.append(.type(roles)) }
        declarations.append(.type(value))
        if !caller.subjects.isEmpty { declarations.append(.type(rows)) }
        if domain.usesSharedMe { declarations.append(.type(me)) }
        return SwiftFile(imports: imports + ["WrightRuntime"], declarations)
    }

    /// `public enum Role: String, CaseIterable, Sendable { … }`
    private var roles: TypeDeclaration {
        TypeDeclaration(
            .enumeration,
            "Role",
            access: .public,
            inherits: ["String", "CaseIterable", "Sendable"],
            documentation: ["Who may act on the service."],
            members: domain.roles.map { role in
                .enumCase(
                    EnumCase(
                        [Names.escaped(role.member)],
                        rawValue: role.member == role.name ? nil : .string(role.name),
                        documentation: documented(role.description)
                    )
                )
            }
        )
    }

    /// ```swift
    /// public struct Caller: Sendable {
    ///     public let roles: Set<Role>
    ///     public let customer: Customer?
    /// }
    /// ```
    private var value: TypeDeclaration {
        guard !domain.roles.isEmpty else {
            return TypeDeclaration(
                .structure,
                "Caller",
                access: .public,
                inherits: ["Sendable"],
                documentation: ["Who sends a request: anyone, since the design has no roles."],
                members: [.function(FunctionDeclaration("init", access: .public, body: []))]
            )
        }
        let roles = PropertyDeclaration(
            "roles",
            access: .public,
            documentation: ["What the token says that the caller is."],
            type: "Set<Role>"
        )
        let rows = caller.subjects.map { subject in
            PropertyDeclaration(
                Names.escaped(subject.property),
                access: .public,
                documentation: ["The caller's row as \(subject.roles.joined(separator: ", "))."],
                type: Names.type(subject.entity) + "?"
            )
        }
        let initialiser = FunctionDeclaration(
            "init",
            access: .public,
            parameters: [.init("roles", type: "Set<Role>")]
                + caller.subjects.map {
                    .init(Names.escaped($0.property), type: Names.type($0.entity) + "?", defaultValue: "nil")
                },
            body: [.assign("self.roles", "roles")]
                + caller.subjects.map { .assign("self." + $0.property, .code(Names.escaped($0.property))) }
        )
        let has = FunctionDeclaration(
            "has",
            access: .public,
            documentation: ["Whether the caller acts in the role."],
            parameters: [.init("role", label: "_", type: "Role")],
            result: "Bool",
            body: ["roles.contains(role)"]
        )
        return TypeDeclaration(
            .structure,
            "Caller",
            access: .public,
            inherits: ["Sendable"],
            documentation: [
                "Who sends a request: the roles of the token, and the rows that its subject names for them."
            ],
            members: ([roles] + rows).map { .property($0) } + [.function(initialiser), .function(has)]
        )
    }

    /// ```swift
    /// public func withRowsOnly() throws -> Caller { … }
    /// ```
    private var rows: TypeDeclaration {
        var body: [Statement] = [.variable("kept", "roles")]
        for subject in caller.subjects {
            let roles = Expression.array(subject.roles.map { .code("." + Names.escaped(Names.member($0))) })
            body.append(
                .when(
                    [.code("\(Names.escaped(subject.property)) == nil")],
                    [.expression(.call("kept.subtract", [.init(nil, roles)]))]
                )
            )
        }
        let arguments = caller.subjects.map {
            Expression.Argument($0.property, .code(Names.escaped($0.property)))
        }
        body += [
            .check(
                [.chain(["roles.isEmpty", "!kept.isEmpty"], operator: "||")],
                otherwise: [.throwing("Refusal.unauthenticated")]
            ),
            .giveBack(.call("Caller", [.init("roles", "kept")] + arguments)),
        ]
        let function = FunctionDeclaration(
            "withRowsOnly",
            access: .public,
            documentation: [
                "The caller in those roles only for which the subject has a row, where a role needs one.", "",
                "- Throws: `Refusal` 401 where none of the roles is left.",
            ],
            throwing: "throws",
            result: "Caller",
            body: body
        )
        return TypeDeclaration(.extension, "Caller", members: [.function(function)])
    }

    /// ```swift
    /// extension Caller {
    ///     public enum Me: Sendable {
    ///         case customer(Customer)
    ///         case agent(Agent)
    ///         public var name: String { … }
    ///     }
    ///     public var me: Me? { … }
    /// }
    /// ```
    private var me: TypeDeclaration {
        let cases = caller.subjects.map {
            Declaration.enumCase(EnumCase([Names.escaped($0.property) + "(" + Names.type($0.entity) + ")"]))
        }
        let fields = caller.sharedFields.map { Declaration.property(shared($0)) }
        let type = TypeDeclaration(
            .enumeration,
            "Me",
            access: .public,
            inherits: ["Sendable"],
            documentation: ["The caller's row where callers of several kinds may come, with what they have in common."],
            members: cases + fields
        )
        let chosen = caller.subjects.map { subject in
            let property = Names.escaped(subject.property)
            return Statement.when(
                [.code("let \(property)")],
                [.giveBack(.call("." + property, [.init(nil, .code(property))]))]
            )
        }
        let property = PropertyDeclaration(
            "me",
            access: .public,
            documentation: ["The caller's row; `nil` where the caller has none."],
            type: "Me?",
            .computed(chosen + [.giveBack("nil")])
        )
        return TypeDeclaration(.extension, "Caller", members: [.type(type), .property(property)])
    }

    private func shared(_ field: String) -> PropertyDeclaration {
        let member = caller.subjects.first.flatMap { data.entity(named: $0.entity)?.member(named: field) }
        let name = Names.escaped(member?.property ?? Names.member(field))
        let cases = caller.subjects.map { subject in
            Statement.Case("." + Names.escaped(subject.property) + "(let row)", [.code("row." + name)])
        }
        return PropertyDeclaration(
            name,
            access: .public,
            documentation: ["`me.\(field)`, whichever row it is."],
            type: member.map { SwiftSpelling.type($0.value) } ?? "UUID",
            .computed([.choose("self", cases)])
        )
    }
}
