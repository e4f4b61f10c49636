import DesignModel
import Diagnostics

/// Two paths that one request fits, or one path under two names.
enum PathAmbiguous: Rule {
    static let id: DiagnosticID = "path-ambiguous"
    static let explanation = Explanation(
        fault: """
            Two endpoints of one method have paths that both fit one request, and neither is the more literal one; or one
            path is written with two names for its parameter.
            """,
        whyItMatters:
            "Which of the two answers is chance; and an API document with one path under two names is not valid.",
        bad: """
            | GET | /tickets/{id}/latest | flow `Latest` | agent | 200 Ticket | 401, 403, 404 | REQ-006 |
            | GET | /tickets/open/{number} | flow `Open` | agent | 200 Ticket | 401, 403, 404 | REQ-006 |
            """,
        good: """
            | GET | /tickets/{id}/latest | flow `Latest` | agent | 200 Ticket | 401, 403, 404 | REQ-006 |
            | GET | /open-tickets/{number} | flow `Open` | agent | 200 Ticket | 401, 403, 404 | REQ-006 |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        var firstOfShape: [String: Endpoint] = [:]
        return view.endpoints.enumerated().compactMap { index, endpoint in
            let segments = endpoint.path.value.segments
            if let first = firstOfShape[shape(segments)] {
                if first.path.value.segments != segments { return renamed(endpoint, first) }
            } else {
                firstOfShape[shape(segments)] = endpoint
            }
            return view.crossing(endpoint, at: index).map { ambiguous(endpoint, $0) }
        }
    }

    /// `/tickets/{}/comments`
    private static func shape(_ segments: [Endpoint.Path.Segment]) -> String {
        segments.map { if case .literal(let word) = $0 { "/" + word } else { "/{}" } }.joined()
    }

    // MARK: Messages

    private static func ambiguous(_ endpoint: Endpoint, _ other: Endpoint) -> Diagnostic {
        finding(
            "One request can be for \(endpoint.title) and for \(other.title)",
            at: endpoint.path.span,
            because: [DiagnosticLabel(other.path.span, "the other one")],
            leadsTo: "Which of the two answers it would be chance.",
            help: "Give one of the two a literal part that the other has not."
        )
    }

    private static func renamed(_ endpoint: Endpoint, _ other: Endpoint) -> Diagnostic {
        finding(
            "\(endpoint.path.value.text) and \(other.path.value.text) are one path under two names",
            at: endpoint.path.span,
            because: [DiagnosticLabel(other.path.span, "the first name")],
            leadsTo: "The API's document would have the path twice, and be no valid one.",
            help: "Write the parameter as \(other.path.value.text) does."
        )
    }
}
