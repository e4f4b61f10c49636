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
            documentation: ["In what roles the caller acts."],
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
            documentation: caller.subjects.isEmpty
                ? [] : ["A caller in those of the roles only for which there is a row, where a role needs one."],
            parameters: [.init("roles", type: "Set<Role>")]
                + caller.subjects.map {
                    .init(Names.escaped($0.property), type: Names.type($0.entity) + "?", defaultValue: "nil")
                },
            body: keptRoles + [.assign("self.roles", caller.subjects.isEmpty ? "roles" : "kept")]
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

    /// Roles go where their row is missing.
    private var keptRoles: [Statement] {
        guard !caller.subjects.isEmpty else { return [] }
        return [.variable("kept", "roles")]
            + caller.subjects.map { subject in
                let roles = Expression.array(subject.roles.map { .code("." + Names.escaped(Names.member($0))) })
                return .when(
                    [.code("\(Names.escaped(subject.property)) == nil")],
                    [.expression(.call("kept.subtract", [.init(nil, roles)]))]
                )
            }
    }

    /// ```swift
    /// extension Caller {
    ///     public var asCustomer: Customer? { has(.customer) ? customer : nil }
    /// }
    /// ```
    private var rows: TypeDeclaration {
        let properties = caller.subjects.flatMap { subject in
            subject.roles.map { role in
                PropertyDeclaration(
                    CallerPlan.property(of: role),
                    access: .public,
                    documentation: ["The caller's row where the caller acts as \(role)."],
                    type: Names.type(subject.entity) + "?",
                    .computed([
                        .expression(
                            .conditional(
                                .code("has(.\(Names.member(role).afterDot))"),
                                .code(Names.escaped(subject.property)),
                                "nil"
                            )
                        )
                    ])
                )
            }
        }
        return TypeDeclaration(.extension, "Caller", members: properties.map { .property($0) })
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
