import DesignModel
import Planning
import SwiftTree

/// The settings of the service, read from the environment.
struct ConfigurationFile {
    let plan: ServicePlan
    private var variables: [VariablePlan] { plan.service.variables }

    /// `TicketsConfiguration`
    var typeName: String { plan.names.prefix + "Configuration" }

    /// ```swift
    /// struct TicketsConfiguration: Sendable {
    ///     /// Port to listen on.
    ///     let port: Int
    ///
    ///     init(reading environment: EnvironmentSettings) throws {
    ///         var settings = SettingsReader(environment)
    ///         port = settings.value("PORT", .integer(1...65535), default: 8080)
    ///         try settings.finish()
    ///     }
    /// }
    /// ```
    func file() -> GeneratedFile {
        let type = TypeDeclaration(
            .structure,
            typeName,
            inherits: ["Sendable"],
            documentation: ["The settings of the service, read from the environment. See ENVIRONMENT.md."],
            members: properties + enumerations + [.function(initialiser)] + functionsOfCommands
        )
        let file = SwiftFile(imports: ["WrightHTTP"], [.type(type)])
        return GeneratedFile(path: plan.service.layout.folder(of: .service) + "/\(typeName).swift", content: file.text)
    }

    private var properties: [Declaration] {
        variables.map { variable in
            .property(
                PropertyDeclaration(
                    Names.escaped(variable.member),
                    documentation: variable.description.isEmpty ? [] : [variable.description],
                    type: SettingSpelling(plan, variable).type
                )
            )
        }
    }

    /// `enum LogLevel: String, CaseIterable, Sendable { case trace, debug, info, warning, error }`
    private var enumerations: [Declaration] {
        variables.compactMap { variable in
            guard case .oneOf(let words) = variable.valueType else { return nil }
            let plain = words.allSatisfy { Names.member($0) == $0 }
            let cases: [Declaration] =
                plain
                ? [.enumCase(EnumCase(words.map(Names.escaped)))]
                : words.map { .enumCase(EnumCase([Names.escaped(Names.member($0))], rawValue: .string($0))) }
            return .type(
                TypeDeclaration(
                    .enumeration,
                    SettingSpelling.enumeration(of: variable),
                    inherits: ["String", "CaseIterable", "Sendable"],
                    documentation: ["What `\(variable.name)` may be."],
                    members: cases + (variable.use == .logLevel ? [level(of: words)] : [])
                )
            )
        }
    }

    /// `var level: Logger.Level { switch self { case .debug: .debug … } }`
    private func level(of words: [String]) -> Declaration {
        let cases = words.map { word in
            Statement.Case("." + Names.escaped(Names.member(word)), [.code("." + Names.escaped(Names.member(word)))])
        }
        return .property(
            PropertyDeclaration(
                "level",
                documentation: ["The level as the log takes it."],
                type: "Logger.Level",
                .computed([.choose("self", cases)])
            )
        )
    }

    private var initialiser: FunctionDeclaration {
        let readings = variables.map { variable -> Statement in
            let value: Expression =
                Self.purposes.keys.contains(variable.use)
                ? .call("Self.\(variable.member)", [.init("in", "&settings")]) : SettingSpelling(plan, variable).reading
            return .assign(Names.escaped(variable.member), value)
        }
        return FunctionDeclaration(
            "init",
            documentation: ["- Throws: `SettingsError` that names every variable which is missing or malformed."],
            parameters: [.init("environment", label: "reading", type: "EnvironmentSettings")],
            throwing: "throws",
            body: [Self.reader] + readings + [Self.finish]
        )
    }

    /// Variables that a command needs alone, so that no other has to be at hand for it.
    private static let purposes: [VariablePlan.Use: String] = [
        .database: "Where the data is: all that migrations need to know.",
        .tokenKey: "The key of tokens: all that `token` needs to know.",
    ]

    private var functionsOfCommands: [Declaration] {
        variables.flatMap { variable in
            Self.purposes[variable.use].map { functions(reading: variable, purpose: $0) } ?? []
        }
    }

    private func functions(reading database: VariablePlan, purpose: String) -> [Declaration] {
        let spelling = SettingSpelling(plan, database)
        let alone = FunctionDeclaration(
            database.member,
            isStatic: true,
            documentation: [
                purpose, "",
                "- Throws: `SettingsError` where the variable is missing or malformed.",
            ],
            parameters: [.init("environment", label: "reading", type: "EnvironmentSettings")],
            throwing: "throws",
            result: spelling.type,
            body: [
                Self.reader,
                .constant(database.member, .call(database.member, [.init("in", "&settings")])),
                Self.finish,
                .giveBack(.code(database.member)),
            ]
        )
        let shared = FunctionDeclaration(
            database.member,
            access: .private,
            isStatic: true,
            parameters: [.init("settings", label: "in", type: "inout SettingsReader")],
            result: spelling.type,
            body: [.expression(spelling.reading)]
        )
        return [.function(alone), .function(shared)]
    }

    private static let reader = Statement.variable("settings", .call("SettingsReader", ["environment"]))
    private static let finish = Statement.expression(.tried(.call("settings.finish")))
}

/// How one variable is typed and read.
struct SettingSpelling {
    private let plan: ServicePlan
    private let variable: VariablePlan

    init(_ plan: ServicePlan, _ variable: VariablePlan) {
        self.plan = plan
        self.variable = variable
    }

    /// `LogLevel` for `LOG_LEVEL`.
    static func enumeration(of variable: VariablePlan) -> String {
        variable.member.prefix(1).uppercased() + variable.member.dropFirst()
    }

    /// `Int`, `Secret?`
    var type: String {
        let plain: String
        if variable.isSecret {
            plain = "Secret"
        } else if case .oneOf = variable.valueType {
            plain = Self.enumeration(of: variable)
        } else {
            plain = APISpelling(plan).type(plan.data.value(of: variable.valueType))
        }
        return plain + (variable.need == .optional ? "?" : "")
    }

    /// `settings.value("PORT", .integer(1...65535), default: 8080)`
    var reading: Expression {
        let name = Expression.Argument(nil, .string(variable.name))
        let rule = Expression.Argument(nil, rule)
        let kind = variable.isSecret ? "Secret" : ""
        switch variable.need {
        case .required: return .call("settings.required" + kind, [name, rule])
        case .optional: return .call("settings.optional" + kind, [name, rule])
        case .standard(let text):
            if variable.isSecret {
                let secret = Expression.call("Secret", [.init(nil, .string(text))])
                return .chain([.call("settings.optionalSecret", [name, rule]), secret], operator: "??")
            }
            if let value = constant(text) { return .call("settings.value", [name, rule, .init("default", value)]) }
            return .call("settings.value", [name, rule, .init("defaultText", .string(text))])
        }
    }

    private var rule: Expression {
        if case .oneOf = variable.valueType { return .code(".oneOf(\(Self.enumeration(of: variable)).self)") }
        return APISpelling(plan).rule(ofType: variable.valueType, pattern: nil)
    }

    /// The default as Swift writes it; `nil` where only the rule can read it.
    private func constant(_ text: String) -> Expression? {
        switch variable.valueType {
        case .text, .email, .url: .string(text)
        case .integer: Int(text).map { .code(String($0)) }
        case .boolean: .code(text == "true" ? "true" : "false")
        case .oneOf: .code("." + Names.escaped(Names.member(text)))
        default: nil
        }
    }
}
