import DesignModel
import Verification

/// The tests of the service as a whole: its settings, its migrations, its commands, and what it answers beside its endpoints.
public struct ServiceTestsPlan: Sendable {
    public let suites: [ServiceSuite]
    /// `ticketsTests`
    public let target: String
    public var cases: [PlannedTest] { suites.flatMap(\.tests).map(\.test) }

    public init(_ verified: VerifiedDesign, service: ServiceLayerPlan, api: APIPlan) {
        target = service.layout.testTarget(of: .service)
        let planner = ServiceTestPlanner(
            service: service,
            api: api,
            requirements: verified.design.requirements.map(\.id.value)
        )
        suites = planner.suites()
    }
}

/// Tests that stand in one file.
public struct ServiceSuite: Sendable {
    public let name: String
    public let title: String
    public let tests: [ServiceTest]
}

/// A test of the service as a whole.
public struct ServiceTest: Sendable {
    public let test: PlannedTest
    public let check: ServiceCheck
}

/// What a test of the service as a whole does.
public enum ServiceCheck: Sendable {
    /// Every variable is set to such a value, and read.
    case readsVariables([VariableValue])
    /// Only what is required is set.
    case appliesDefaults([VariableValue])
    /// The variable is missing.
    case missing(VariablePlan)
    /// The variable has a value that breaks its rule.
    case malformed(VariablePlan, value: String)
    /// Every variable is wrong at once.
    case everyFault([VariableValue], missing: [VariablePlan])
    /// The value of a secret stands in no message.
    case hidesSecret(VariablePlan, value: String)
    case embeddedMigrations
    case migrateCommand
    case tokenCommand(role: String, VariablePlan?)
    case refusesUnknownRole
    case refusesSubject(role: String)
    case refusesMigrationNumbers
    case brokenStart(VariablePlan, value: String?)
    case live, ready, notReady, metrics
    case describesItself([EndpointPlan])
    case unknownPath
    case wrongMethod(EndpointPlan, method: String, allow: [String])
    case rateLimit(EndpointPlan, requests: Int)
    case requestID, securityHeaders
}

/// A variable and a value.
public struct VariableValue: Sendable {
    public let variable: VariablePlan
    public let value: String

    public init(variable: VariablePlan, value: String) {
        self.variable = variable
        self.value = value
    }
}

/// Plans the tests of the service as a whole.
struct ServiceTestPlanner {
    let service: ServiceLayerPlan
    let api: APIPlan
    let requirements: [RequirementID]

    func suites() -> [ServiceSuite] {
        [
            suite("Configuration", "Configuration", configuration()),
            suite("Migration", "Migrations", migrations()),
            suite("Command", "Commands", commands()),
            suite("Operation", "What every service answers", operations()),
        ].filter { !$0.tests.isEmpty }
    }

    private struct Draft {
        let kind: PlannedTest.Kind
        let subject: String
        let function: String
        let title: String
        let check: ServiceCheck

        init(_ kind: PlannedTest.Kind, _ subject: String, _ function: String, _ title: String, _ check: ServiceCheck) {
            self.kind = kind
            self.subject = subject
            self.function = function
            self.title = title
            self.check = check
        }
    }

    private func suite(_ name: String, _ title: String, _ drafts: [Draft]) -> ServiceSuite {
        let type = service.names.prefix + name + "Tests"
        let tests = drafts.map { draft in
            ServiceTest(
                test: PlannedTest(
                    layer: .service,
                    reach: draft.kind == .configuration ? .unit : .integration,
                    kind: draft.kind,
                    subject: draft.subject,
                    target: service.layout.testTarget(of: .service),
                    suite: type,
                    function: draft.function,
                    title: draft.title,
                    requirements: requirements
                ),
                check: draft.check
            )
        }
        return ServiceSuite(name: type, title: title, tests: tests)
    }

    // MARK: Settings

    private func configuration() -> [Draft] {
        let variables = service.variables
        let all = variables.map { VariableValue(variable: $0, value: VariableSample.valid($0)) }
        let standards = variables.compactMap { variable -> VariableValue? in
            if case .standard(let text) = variable.need { VariableValue(variable: variable, value: text) } else { nil }
        }
        let broken = variables.compactMap { variable in
            VariableSample.broken(variable).map { VariableValue(variable: variable, value: $0) }
        }
        return [
            Draft(.configuration, "Configuration", "readsEveryVariable", "reads every variable", .readsVariables(all)),
            Draft(
                .configuration,
                "Configuration",
                "appliesDefaults",
                "applies its defaults",
                .appliesDefaults(standards)
            ),
        ]
            + variables.filter { $0.need == .required }.map { variable in
                Draft(
                    .configuration,
                    "Variable: " + variable.name,
                    "demands" + Names.type(variable.member),
                    "names \(variable.name) where it is missing",
                    .missing(variable)
                )
            }
            + broken.map { one in
                Draft(
                    .configuration,
                    "Variable: " + one.variable.name,
                    "refusesAMalformed" + Names.type(one.variable.member),
                    "names \(one.variable.name) where it is malformed",
                    .malformed(one.variable, value: one.value)
                )
            }
            + [
                Draft(
                    .configuration,
                    "Configuration",
                    "reportsEveryFaultAtOnce",
                    "reports every fault at once",
                    .everyFault(
                        broken,
                        missing: variables.filter { variable in
                            variable.need == .required && !broken.contains { $0.variable.name == variable.name }
                        }
                    )
                )
            ]
            + broken.filter(\.variable.isSecret).map { one in
                Draft(
                    .configuration,
                    "Variable: " + one.variable.name,
                    "keeps" + Names.type(one.variable.member) + "Secret",
                    "keeps the value of \(one.variable.name) out of its message",
                    .hidesSecret(one.variable, value: one.value)
                )
            }
    }

    // MARK: Migrations and commands

    private func migrations() -> [Draft] {
        [
            Draft(
                .migration,
                "Migrations",
                "embedsItsFiles",
                "carries the migrations that stand in its files",
                .embeddedMigrations
            ),
            Draft(
                .migration,
                "Migrations",
                "migratesUpAndDown",
                "migrates a database up and down by command",
                .migrateCommand
            ),
            Draft(
                .validation,
                "Command: migrate",
                "refusesNumbersThatMeanNothing",
                "refuses numbers that mean nothing",
                .refusesMigrationNumbers
            ),
        ]
    }

    private func commands() -> [Draft] {
        var drafts: [Draft] = []
        if service.tokens != nil, let role = api.endpoints.lazy.compactMap({ Self.role(of: $0) }).first {
            drafts.append(
                Draft(
                    .success,
                    "Command: token",
                    "signsWhatTheServiceAccepts",
                    "signs a token that the service accepts",
                    .tokenCommand(role: role, service.variable(.tokenKey))
                )
            )
            drafts.append(
                Draft(
                    .validation,
                    "Command: token",
                    "refusesAnUnknownRole",
                    "refuses a role that is none",
                    .refusesUnknownRole
                )
            )
            if api.findsCallersByID {
                drafts.append(
                    Draft(
                        .validation,
                        "Command: token",
                        "refusesASubjectThatIsNoID",
                        "refuses a subject that is no id",
                        .refusesSubject(role: role)
                    )
                )
            }
        }
        if let secret = service.variables.first(where: { $0.isSecret && VariableSample.broken($0) != nil }) {
            drafts.append(
                Draft(
                    .configuration,
                    "Command: serve",
                    "refusesToStartWithBrokenSettings",
                    "refuses to start with broken settings",
                    .brokenStart(secret, value: VariableSample.broken(secret))
                )
            )
        } else if let required = service.variables.first(where: { $0.need == .required }) {
            drafts.append(
                Draft(
                    .configuration,
                    "Command: serve",
                    "refusesToStartWithBrokenSettings",
                    "refuses to start with broken settings",
                    .brokenStart(required, value: nil)
                )
            )
        }
        return drafts
    }

    /// A role that some clause of the endpoint names.
    private static func role(of endpoint: EndpointPlan) -> String? {
        endpoint.endpoint.access.lazy.compactMap { clause -> String? in
            if case .role(let role) = clause.role.value { role } else { nil }
        }.first
    }

    // MARK: Operations

    private func operations() -> [Draft] {
        var drafts = [
            Draft(.success, "GET /health/live", "isLive", "GET /health/live says that it lives", .live),
            Draft(.success, "GET /health/ready", "isReady", "GET /health/ready says that the database is up", .ready),
            Draft(
                .failure,
                "GET /health/ready",
                "isNotReadyWithoutDatabase",
                "GET /health/ready says no while the database is away",
                .notReady
            ),
            Draft(.success, "GET /metrics", "countsRequests", "GET /metrics counts requests", .metrics),
            Draft(
                .success,
                "GET /openapi.json",
                "describesEveryEndpoint",
                "GET /openapi.json describes every endpoint",
                .describesItself(api.endpoints)
            ),
            Draft(.notFound, "Paths", "answers404ToAnUnknownPath", "answers 404 to an unknown path", .unknownPath),
            Draft(.success, "Requests", "namesEachRequest", "names each request", .requestID),
            Draft(
                .success,
                "Requests",
                "sendsSecurityHeaders",
                "sends the header fields that protect browsers",
                .securityHeaders
            ),
        ]
        if let endpoint = api.endpoints.first {
            let path = endpoint.endpoint.path.value.segments
            let allowed = Set(
                api.endpoints.filter { other in
                    other.endpoint.path.value.segments.elementsEqual(path) { $0.isAtSamePlace(as: $1) }
                }
                .map { $0.endpoint.method.value.rawValue }
            )
            if let method = ["PUT", "DELETE", "PATCH", "POST"].first(where: { !allowed.contains($0) }) {
                drafts.append(
                    Draft(
                        .validation,
                        "Methods",
                        "answers405ToAnotherMethod",
                        "answers 405 to a method that a path does not have",
                        .wrongMethod(endpoint, method: method, allow: allowed.sorted())
                    )
                )
            }
            if let rate = api.rate, rate.requests <= 2000 {
                drafts.append(
                    Draft(
                        .failure,
                        "Limit: Rate per caller",
                        "answers429BeyondItsRate",
                        "answers 429 to a caller that sends too much",
                        .rateLimit(endpoint, requests: rate.requests)
                    )
                )
            }
        }
        return drafts
    }
}

extension Endpoint.Path.Segment {
    /// Whether a router takes both for the same place of a path.
    fileprivate func isAtSamePlace(as other: Self) -> Bool {
        switch (self, other) {
        case (.literal(let left), .literal(let right)): left == right
        case (.parameter, .parameter): true
        default: false
        }
    }
}
