import DesignModel
import Diagnostics

/// An endpoint whose only caller sends no requests.
enum EndpointNobodyCanCall: Rule {
    static let id: DiagnosticID = "endpoint-nobody-can-call"
    static let explanation = Explanation(
        fault: "The only role in the `Who` of an endpoint, or of the transition that it fires, is `system`.",
        whyItMatters: "`system` stands for workers and timers, which send no requests: every caller would get 403.",
        bad: "| GET | /workload | query `Workload` | system | 200 list of Workload | 401, 403 | REQ-008 |",
        good: "| GET | /workload | query `Workload` | lead | 200 list of Workload | 401, 403 | REQ-008 |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.endpoints.compactMap { endpoint in
            let clauses = view.access(of: endpoint)
            return !clauses.isEmpty && clauses.allSatisfy { $0.role.value == .system }
                ? onlySystem(endpoint, clauses) : nil
        }
    }

    // MARK: Messages

    private static func onlySystem(_ endpoint: Endpoint, _ clauses: [AccessClause]) -> Diagnostic {
        finding(
            "\(endpoint.title) is for `system` only, which sends no requests",
            at: endpoint.accessSpan,
            because: endpoint.accessAsDesigned ? clauses.map { DiagnosticLabel($0.span, "as designed here") } : [],
            leadsTo: "Every request would be refused.",
            help: "Write the role that calls it, or remove the endpoint."
        )
    }
}
