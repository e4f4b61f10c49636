import DesignModel
import Diagnostics

/// A scenario sends a body that the endpoint refuses, and expects it to be taken.
enum ScenarioBodyDoesNotFit: Rule {
    static let id: DiagnosticID = "scenario-body-does-not-fit"
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: """
            A request of a scenario is to succeed, and its body lacks what the endpoint requires, or has a member that the
            endpoint does not know; by the inputs or the fields, and by `Request` where the body has a shape of its own.
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
        let ignoresUnknown = view.design.conventions.ignoresUnknownFields?.value == true
        return view.exchanges.compactMap { exchange in
            guard let endpoint = view.endpoint(for: exchange), exchange.status?.value == endpoint.success.status,
                let form = view.bodyForm(of: endpoint)
            else { return nil }
            guard let body = exchange.body else {
                let lacking = form.members.first(where: \.isRequired)
                return lacking.map { lacks($0.name, within: "body", at: exchange.target.span, endpoint) }
            }
            let bytes = Array(body.value.utf8)
            guard let fault = fault(in: bytes, from: 0, form, path: "", ignoresUnknown) else { return nil }
            // Where lines end in two signs, bytes of the text are not those of the file.
            let isAsWritten = body.span.end - body.span.start == bytes.count
            let span = fault.range.flatMap { range in
                isAsWritten
                    ? SourceSpan(
                        file: body.span.file,
                        start: body.span.start + range.lowerBound,
                        end: body.span.start + range.upperBound
                    ) : nil
            }
            switch fault.kind {
            case .lacks(let name): return lacks(name, within: fault.place, at: span ?? body.span, endpoint)
            case .unknown(let name, let known):
                return unknown(name, among: known, within: fault.place, at: span ?? body.span, endpoint)
            }
        }
    }

    private struct Fault {
        var kind: Kind
        /// `body`, or the member that it is within: `article`.
        var place: String
        var range: Range<Int>?

        enum Kind {
            case lacks(String)
            case unknown(String, known: [String])
        }
    }

    /// The first fault; of what is no object at all, types speak.
    private static func fault(
        in bytes: [UInt8],
        from start: Int,
        _ form: BodyForm,
        path: String,
        _ ignoresUnknown: Bool
    ) -> Fault? {
        guard let members = JSONMembers.read(bytes, from: start) else { return nil }
        let place = path.isEmpty ? "body" : path
        let known = form.members.map(\.name)
        if !ignoresUnknown, let stranger = members.first(where: { !known.contains($0.name) }) {
            return Fault(kind: .unknown(stranger.name, known: known), place: place, range: stranger.nameRange)
        }
        for wanted in form.members {
            guard let member = members.first(where: { $0.name == wanted.name }) else {
                if wanted.isRequired { return Fault(kind: .lacks(wanted.name), place: place) }
                continue
            }
            guard let inner = wanted.inner else { continue }
            let fault = fault(in: bytes, from: member.valueStart, inner, path: wanted.name, ignoresUnknown)
            if let fault { return fault }
        }
        return nil
    }

    // MARK: Messages

    private static func lacks(_ name: String, within place: String, at span: SourceSpan, _ endpoint: Endpoint)
        -> Diagnostic
    {
        finding(
            place == "body" ? "The body lacks `\(name)`" : "`\(place)` in the body lacks `\(name)`",
            at: span,
            because: [cause(endpoint)],
            leadsTo: "The service would answer 422, and the scenario would fail.",
            help: "Send `\(name)`, or expect the status of a body that breaks a rule."
        )
    }

    private static func unknown(
        _ name: String,
        among known: [String],
        within place: String,
        at span: SourceSpan,
        _ endpoint: Endpoint
    ) -> Diagnostic {
        let names = known.map { "`\($0)`" }.joined(separator: ", ")
        return finding(
            place == "body" ? "\(endpoint.title) takes no `\(name)`" : "`\(place)` in the body takes no `\(name)`",
            at: span,
            because: [cause(endpoint)],
            leadsTo: "The service would answer 422, and the scenario would fail.",
            help: didYouMean(name, among: known).map { "Did you mean `\($0)`?" } ?? "It takes \(names)."
        )
    }

    private static func cause(_ endpoint: Endpoint) -> DiagnosticLabel {
        endpoint.request.map { DiagnosticLabel($0.span, "the body") }
            ?? DiagnosticLabel(endpoint.does.span, "what the endpoint does")
    }
}
