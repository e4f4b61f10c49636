import DesignModel
import Diagnostics

/// A path that is not written as paths are.
enum PathStyle: Rule {
    static let id: DiagnosticID = "path-style"
    static let severity = Severity.warning
    static let explanation = Explanation(
        fault: "A path holds capitals, a verb that its method says already, or the ending of a file.",
        whyItMatters:
            "Paths are typed by people and kept for years: who has to remember how each one is written gets them wrong.",
        bad:
            "| POST | /createTicket | flow `Report a problem` | customer | 201 Ticket | 400, 401, 403, 422 | REQ-001 |",
        good: "| POST | /tickets | flow `Report a problem` | customer | 201 Ticket | 400, 401, 403, 422 | REQ-001 |"
    )

    /// Verbs that say what the method says.
    private static let verbs: Set<String> = [
        "get", "fetch", "list", "read", "create", "add", "insert", "update", "edit", "modify", "delete", "remove",
    ]
    private static let endings = [".json", ".xml", ".html", ".php", ".aspx", ".jsp", ".do", ".csv"]

    static func check(_ view: DesignView) -> [Diagnostic] {
        var places: [String: [Endpoint]] = [:]
        var order: [(word: String, fault: String)] = []
        for endpoint in view.endpoints {
            for case .literal(let word) in endpoint.path.value.segments {
                guard let fault = fault(of: word, in: endpoint) else { continue }
                if places[word] == nil { order.append((word, fault)) }
                places[word, default: []].append(endpoint)
                break
            }
        }
        // The same word in several paths is one fault.
        return order.compactMap { found in
            places[found.word].flatMap { places in
                places.first.map { notInStyle(found.word, found.fault, $0, Array(places.dropFirst())) }
            }
        }
    }

    private static func fault(of word: String, in endpoint: Endpoint) -> String? {
        if endings.contains(where: word.lowercased().hasSuffix) { return "ends like a file" }
        let words = nameWords(word)
        if let first = words.first, verbs.contains(first), !isEvent(word, endpoint) {
            return "says with `\(first)` what the method says already"
        }
        return word.contains(where: \.isUppercase) ? "has capitals" : nil
    }

    /// The last part may be the name of an event, whatever it is called.
    private static func isEvent(_ word: String, _ endpoint: Endpoint) -> Bool {
        if case .event(word, _) = endpoint.does.value { true } else { false }
    }

    // MARK: Messages

    private static func notInStyle(_ word: String, _ fault: String, _ endpoint: Endpoint, _ others: [Endpoint])
        -> Diagnostic
    {
        finding(
            "`/\(word)` \(fault)",
            at: endpoint.path.span,
            because: others.map { DiagnosticLabel($0.path.span, "here too") },
            leadsTo: "Whoever types the path has to remember how this one is written.",
            help: "Name things by nouns in small letters, words joined by `-`: `/tickets/{id}/open-comments`."
        )
    }
}
