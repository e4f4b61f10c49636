import DesignModel
import Diagnostics

/// A scenario sends a body that the endpoint refuses, and expects it to be taken.
///
/// What a body may hold and how it is compared is in `Scenarios/`: `TakenField` and `SentValue`.
enum ScenarioBodyDoesNotFit: Rule {
    static let id: DiagnosticID = "scenario-body-does-not-fit"
    static let explanation = Explanation(
        fault: """
            A request of a scenario is to succeed, and its body lacks what the endpoint requires, has a member that the endpoint
            does not know, or a value that breaks a type or a rule; by the inputs or the fields, and by `Request` where the body
            has a shape of its own.
            """,
        whyItMatters:
            "The service would answer 422, and the scenario would fail although the service does what is designed.",
        bad: """
            | POST | /users | flow `Register` | anyone | 201 {user: UserView} | 400, 422 | REQ-001 | `{user: input}` |

            ```hurl
            POST /users
            {"username": "jake"}
            HTTP 201
            ```
            """,
        good: """
            ```hurl
            POST /users
            {"user": {"username": "jake"}}
            HTTP 201
            ```
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        Impossibility.told(view.answerableExchanges.flatMap { refusals($0.exchange, $0.status, view) })
    }

    /// Success is expected of a body that the service refuses.
    private static func refusals(
        _ exchange: TriedExchange,
        _ status: Located<Int>,
        _ view: DesignView
    ) -> [Impossibility] {
        let endpoint = exchange.endpoint
        guard status.value == endpoint.success.status, let fields = view.takenBody(of: endpoint) else { return [] }
        // What is not JSON is refused for that, which no body mends.
        if let type = exchange.entry.header("Content-Type")?.value, !type.lowercased().contains("json") { return [] }
        guard let body = exchange.entry.placedBody else {
            return exchange.entry.body == nil ? withoutBody(exchange, status, fields) : []
        }
        let entity = endpoint.does.value.writtenEntity
        var sent = SentValue(view, entity: entity)
        sent.compare(body, with: fields, entity: entity)
        let says = endpoint.request?.span ?? view.flow(of: endpoint)?.span ?? endpoint.does.span
        let taken = DiagnosticLabel(says, "what says what it takes")
        return sent.faults.map { refused($0, exchange, status, taken) }
    }

    // MARK: Messages

    private static func refused(
        _ fault: SentValue.Fault,
        _ exchange: TriedExchange,
        _ status: Located<Int>,
        _ taken: DiagnosticLabel
    ) -> Impossibility {
        Impossibility(
            finding(
                "\(exchange.endpoint.title) \(fault.says)",
                at: fault.span,
                because: [fault.because ?? taken, DiagnosticLabel(status.span, "this is expected")],
                leadsTo: "The answer would be 422, and the scenario would fail.",
                help: fault.help,
                fixIts: fault.fixIts
            ),
            cause: "\(exchange.endpoint.title) \(fault.says)"
        )
    }

    private static func withoutBody(
        _ exchange: TriedExchange,
        _ status: Located<Int>,
        _ fields: [TakenField]
    ) -> [Impossibility] {
        let needed = fields.filter(\.isNeeded)
        guard let first = needed.first else { return [] }
        let names = needed.map { "`\($0.name.value)`" }.joined(separator: ", ")
        let example = needed.map { "\"\($0.name.value)\": …" }.joined(separator: ", ")
        return [
            Impossibility(
                finding(
                    "\(exchange.endpoint.title) needs a body with \(names)",
                    at: exchange.entry.target.span,
                    because: [
                        DiagnosticLabel(first.name.span, "required"), DiagnosticLabel(status.span, "this is expected"),
                    ],
                    leadsTo: "The answer would be 400 or 422, and the scenario would fail.",
                    help: "Write `{\(example)}` below the headers."
                ),
                cause: "\(exchange.endpoint.title) needs a body"
            )
        ]
    }
}

extension Endpoint.Operation {
    /// The entity whose fields a body may name without being allowed to write them.
    fileprivate var writtenEntity: String? {
        switch self {
        case .create(let entity), .update(let entity, _): entity
        default: nil
        }
    }
}
