import DesignModel
import Diagnostics

extension ScenarioExpectsImpossible {
    /// Success is expected of a body that the service refuses.
    static func impossibleBody(
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
        var sent = SentValue(view)
        sent.compare(body, with: fields, entity: endpoint.does.value.entity(in: view))
        let taken = DiagnosticLabel(view.flow(of: endpoint)?.span ?? endpoint.does.span, "what says what it takes")
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
    fileprivate func entity(in view: DesignView) -> String? {
        switch self {
        case .create(let entity), .update(let entity, _): entity
        default: nil
        }
    }
}
