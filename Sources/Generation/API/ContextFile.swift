import DesignModel
import Planning
import SwiftTree

/// `ServiceContext`: what every route works with, and who sends a request.
struct ContextFile {
    let plan: ServicePlan
    private var layout: ServiceLayout { plan.service.layout }

    func file() -> GeneratedFile {
        let type = TypeDeclaration(
            .structure,
            "ServiceContext",
            access: .public,
            inherits: ["Sendable"],
            documentation: ["What every route works with."],
            members: properties.map { .property(PropertyDeclaration($0.name, access: .public, type: $0.type)) }
                + [.function(initialiser)] + callers.map { .function($0) }
        )
        let file = SwiftFile(imports: layout.imports(in: .api) + ["WrightHTTP"], [.type(type)])
        return GeneratedFile(path: layout.folder(of: .api) + "/ServiceContext.swift", content: file.text)
    }

    private var properties: [(name: String, type: String)] {
        [("store", "any Store")]
            + (plan.api.usesAuthentication ? [("tokens", "TokenVerifier")] : [])
            + (plan.api.usesClock ? [("clock", "any ServiceClock")] : [])
    }

    private var initialiser: FunctionDeclaration {
        FunctionDeclaration(
            "init",
            access: .public,
            parameters: properties.map { .init($0.name, type: $0.type) },
            body: properties.map { .assign("self." + $0.name, .code($0.name)) }
        )
    }

    // MARK: Callers

    private var callers: [FunctionDeclaration] {
        guard plan.api.usesAuthentication else { return [] }
        let needed = plan.api.endpoints.map(\.credentials)
        return (needed.contains(.required) ? [knownCaller] : []) + (needed.contains(.optional) ? [possibleCaller] : [])
            + [callerOfToken]
    }

    /// `func caller(of request: ServiceRequest) async throws -> Caller`
    private var knownCaller: FunctionDeclaration {
        FunctionDeclaration(
            "caller",
            documentation: [
                "Who sends the request.",
                "",
                "- Throws: `Refusal` 401 without credentials, with bad ones, or where the subject has no row.",
            ],
            parameters: [.init("request", label: "of", type: "ServiceRequest")],
            isAsync: true,
            throwing: "throws",
            result: "Caller",
            body: [
                .expression(
                    .awaited(.call("caller", [.init("with", .code("tokens.verifiedToken(of: request)"))]))
                )
            ]
        )
    }

    /// `func callerIfKnown(of request: ServiceRequest) async throws -> Caller`
    private var possibleCaller: FunctionDeclaration {
        FunctionDeclaration(
            "callerIfKnown",
            documentation: [
                "Who sends the request to an endpoint that anyone may use; without credentials nobody in particular.",
                "",
                "- Throws: `Refusal` 401 with bad credentials, or where the subject has no row.",
            ],
            parameters: [.init("request", label: "of", type: "ServiceRequest")],
            isAsync: true,
            throwing: "throws",
            result: "Caller",
            body: [
                .check(
                    [.code("let token = try await tokens.optionalToken(of: request)")],
                    otherwise: [.giveBack(plan.nobody)]
                ),
                .giveBack(.awaited(.call("caller", [.init("with", "token")]))),
            ]
        )
    }

    /// The roles of a token, and the row that its subject names for them.
    ///
    /// ```swift
    /// let roles = Set(token.roles.compactMap(Role.init(rawValue:)))
    /// let caller = try await store.read { transaction in
    ///     Caller(roles: roles, customer: …)
    /// }
    /// guard roles.isEmpty || !caller.roles.isEmpty else { throw Refusal.unauthenticated }
    /// return caller
    /// ```
    private var callerOfToken: FunctionDeclaration {
        let subjects = plan.domain.caller.subjects
        let work: [Statement] =
            subjects.isEmpty
            ? [.giveBack(.call("Caller", [.init("roles", "roles")]))]
            : [
                .constant(
                    "caller",
                    .awaited(.call("store.read", trailing: .init(["transaction"], rows(of: subjects))))
                ),
                .check(
                    [.chain(["roles.isEmpty", "!caller.roles.isEmpty"], operator: "||")],
                    otherwise: [.throwing("Refusal.unauthenticated")]
                ),
                .giveBack("caller"),
            ]
        return FunctionDeclaration(
            "caller",
            access: .private,
            parameters: [.init("token", label: "with", type: "VerifiedToken")],
            isAsync: !subjects.isEmpty,
            throwing: subjects.isEmpty ? nil : "throws",
            result: "Caller",
            body: [roles] + work
        )
    }

    private var roles: Statement {
        if let role = plan.service.tokens?.roleOfEveryToken {
            return .constant("roles", type: "Set<Role>", .code("[." + Names.escaped(Names.member(role)) + "]"))
        }
        return .constant("roles", .code("Set(token.roles.compactMap(Role.init(rawValue:)))"))
    }

    private func rows(of subjects: [CallerSubject]) -> [Statement] {
        let rows = subjects.map { subject -> Expression.Argument in
            let roles = subject.roles.map { "." + Names.escaped(Names.member($0)) }.joined(separator: ", ")
            return .init(
                subject.property,
                .tried(.conditional(.code("roles.isDisjoint(with: [\(roles)])"), "nil", row(of: subject)))
            )
        }
        return [.expression(.call("Caller", [.init("roles", "roles")] + rows))]
    }

    private func row(of subject: CallerSubject) -> Expression {
        let repository = Names.type(subject.entity) + "Repository"
        guard subject.field != "id" else {
            return .call(repository + ".find", ["token.subjectID()", .init("in", "transaction")])
        }
        let equals = "\(repository).\(Names.member(subject.field + " is"))(token.subject)"
        return .call(repository + ".first", [.init("where", .code(equals)), .init("in", "transaction")])
    }
}

/// `Limits.swift`: what the design limits, once.
struct LimitsFile {
    let plan: ServicePlan

    /// ```swift
    /// public enum Limits {
    ///     static let page = 50
    ///     static let longestPage = 200
    ///     public static let service = ServiceLimits(body: 65536, requestsPerCaller: 600, per: .seconds(60))
    /// }
    /// ```
    func file() -> GeneratedFile {
        let paging = plan.api.endpoints.lazy.compactMap(\.paging).first
        let pages = paging.map { paging in
            [
                constant(
                    "page",
                    "How many rows a page has where the caller does not say.",
                    .code(String(paging.standard))
                ),
                constant("longestPage", "How many rows a caller may ask for at most.", .code(String(paging.most))),
            ]
        }
        let type = TypeDeclaration(
            .enumeration,
            "Limits",
            access: .public,
            documentation: ["What the service takes and gives at most."],
            members: (pages ?? []) + [
                constant(
                    "service",
                    "What a request may weigh, and how many a caller may send.",
                    service,
                    access: .public
                )
            ]
        )
        let file = SwiftFile(imports: ["WrightHTTP"], [.type(type)])
        return GeneratedFile(path: plan.service.layout.folder(of: .api) + "/Limits.swift", content: file.text)
    }

    private var service: Expression {
        var arguments: [Expression.Argument] = [.init("body", .code(SwiftLiteral.integer(String(plan.api.bodyLimit))))]
        if let rate = plan.api.rate {
            arguments.append(.init("requestsPerCaller", .code(String(rate.requests))))
            arguments.append(.init("per", .code(".seconds(\(rate.seconds))")))
        }
        return .call("ServiceLimits", arguments)
    }

    private func constant(_ name: String, _ meaning: String, _ value: Expression, access: Access = .internal)
        -> Declaration
    {
        .property(PropertyDeclaration(name, access: access, isStatic: true, documentation: [meaning], .stored(value)))
    }
}

/// `Routes.swift`: every endpoint in the order of the design.
struct RoutesFile {
    let plan: ServicePlan

    /// ```swift
    /// public enum Routes {
    ///     public static func all(_ context: ServiceContext) -> [any Endpoint] {
    ///         [UpdateCustomerRoute(context: context)]
    ///     }
    /// }
    /// ```
    func file() -> GeneratedFile {
        let routes = plan.api.endpoints.map { Expression.call($0.typeName, [.init("context", "context")]) }
        let function = FunctionDeclaration(
            "all",
            access: .public,
            isStatic: true,
            documentation: ["Every endpoint, in the order of the design."],
            parameters: [.init("context", label: "_", type: "ServiceContext")],
            result: "[any Endpoint]",
            body: [.expression(.array(routes))]
        )
        let type = TypeDeclaration(
            .enumeration,
            "Routes",
            access: .public,
            documentation: ["The routes of the service."],
            members: [.function(function)]
        )
        let file = SwiftFile(imports: ["WrightHTTP"], [.type(type)])
        return GeneratedFile(path: plan.service.layout.folder(of: .api) + "/Routes.swift", content: file.text)
    }
}
