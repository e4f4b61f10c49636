import DesignModel
import Diagnostics

/// Two names that differ by a letter or an ending.
enum NamesNearlySame: Rule {
    static let id: DiagnosticID = "names-nearly-same"
    static let severity = Severity.warning
    static let explanation = Explanation(
        fault: """
            Two entities, roles, flows, components, states, parts of paths or fields of one type have names that differ by a
            letter, by case or by a plural.
            """,
        whyItMatters:
            "Either one thing has two names, so that half of the design misses it; or two things will be taken for each other.",
        bad: """
            | POST | /ticket | flow `Report a problem` | customer | 201 Ticket | 400, 401, 403, 422 | REQ-001 |
            | GET | /tickets | list Ticket | agent | 200 list of Ticket | 400, 401, 403 | REQ-006 |
            """,
        good: """
            | POST | /tickets | flow `Report a problem` | customer | 201 Ticket | 400, 401, 403, 422 | REQ-001 |
            | GET | /tickets | list Ticket | agent | 200 list of Ticket | 400, 401, 403 | REQ-006 |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        let design = view.design
        var found = pairs("components", design.components.map(\.name))
        found += pairs("roles", design.roles.map(\.name))
        found += pairs("entities and views", view.entities.map(\.name) + view.views.map(\.name))
        found += pairs("flows", view.flows.map(\.name))
        found += pairs("queries", view.queries.map(\.name))
        for lifecycle in view.lifecycles {
            found += pairs("states", lifecycle.states, pluralCounts: false)
        }
        for parts in pathParts(view) { found += pairs("parts of paths", parts) }
        return found + pairsOfFields(view)
    }

    /// The literal parts that stand at one place, behind the same beginning; each once, at its first path.
    private static func pathParts(_ view: DesignView) -> [[Located<String>]] {
        var order: [String] = []
        var parts: [String: [Located<String>]] = [:]
        var known: Set<String> = []
        for endpoint in view.endpoints {
            var beginning = ""
            for segment in endpoint.path.value.segments.dropLast(isEvent(endpoint) ? 1 : 0) {
                guard case .literal(let word) = segment else {
                    beginning += "/{}"
                    continue
                }
                let whole = beginning + "/" + word
                if known.insert(whole).inserted {
                    if parts[beginning] == nil { order.append(beginning) }
                    parts[beginning, default: []].append(Located(word, at: endpoint.path.span))
                }
                beginning = whole
            }
        }
        return order.compactMap { parts[$0] }
    }

    /// What an event is called need not differ from what a resource is called.
    private static func isEvent(_ endpoint: Endpoint) -> Bool {
        if case .event = endpoint.does.value { true } else { false }
    }

    private static func pairs(_ kind: String, _ names: [Located<String>], pluralCounts: Bool = true) -> [Diagnostic] {
        var known = NearlySameNames()
        return names.indices.compactMap { index in
            let name = names[index]
            let near = known.candidates(for: name.value)
                .first { isNear(names[$0].value, name.value, pluralCounts: pluralCounts) }
            known.add(name.value, index)
            return near.map { nearlySame(kind, name, names[$0]) }
        }
    }

    /// Fields of one type, in one entity or in two; each name once.
    private static func pairsOfFields(_ view: DesignView) -> [Diagnostic] {
        var names: Set<String> = []
        let fields = view.entities.flatMap(\.fields).filter { names.insert($0.name.value).inserted }
        var known = NearlySameNames()
        return fields.indices.compactMap { index in
            let field = fields[index]
            let near = known.candidates(for: field.name.value).first {
                fields[$0].type.value == field.type.value
                    && isNear(fields[$0].name.value, field.name.value, pluralCounts: false)
            }
            known.add(field.name.value, index)
            return near.map { nearlySame("fields", field.name, fields[$0].name) }
        }
    }

    /// Word by word the same but for one word, which differs by a slip of the hand or by a plural.
    static func isNear(_ one: String, _ other: String, pluralCounts: Bool) -> Bool {
        let (left, right) = (nameWords(one), nameWords(other))
        guard one != other, left.count == right.count else { return one != other && left.joined() == right.joined() }
        let unlike = zip(left, right).filter { $0 != $1 }
        guard unlike.count <= 1 else { return false }
        guard let (word, twin) = unlike.first else { return true }
        if singular(word) == singular(twin) { return pluralCounts }
        return isSlip(word, twin)
    }

    /// One letter too many, too few, wrong or swapped, in a word long enough for that to be no other word.
    private static func isSlip(_ word: String, _ twin: String) -> Bool {
        let length = min(word.count, twin.count)
        guard length >= NearlySameNames.leastLetters, word.first == twin.first, singular(word) != twin,
            singular(twin) != word
        else {
            return false
        }
        let digits: (String) -> String = { $0.filter(\.isNumber) }
        guard digits(word) == digits(twin), !isForm(word, of: twin), !isForm(twin, of: word) else { return false }
        return didYouMean(word, among: [twin]) != nil && isOneEdit(Array(word), Array(twin))
    }

    /// `approve`, `approved`, `approver`: other words of one family.
    private static func isForm(_ word: String, of stem: String) -> Bool {
        word.hasPrefix(stem) || (word.count == stem.count && word.dropLast() == stem.dropLast())
    }

    private static func isOneEdit(_ left: [Character], _ right: [Character]) -> Bool {
        let start = zip(left, right).prefix { $0 == $1 }.count
        let end = zip(left.dropFirst(start).reversed(), right.dropFirst(start).reversed()).prefix { $0 == $1 }.count
        let rest = (left.count - start - end, right.count - start - end)
        if max(rest.0, rest.1) == 1 { return true }
        return rest == (2, 2) && left[start] == right[start + 1] && left[start + 1] == right[start]
    }

    // MARK: Messages

    private static func nearlySame(_ kind: String, _ name: Located<String>, _ first: Located<String>) -> Diagnostic {
        finding(
            "Are `\(first.value)` and `\(name.value)` one thing?",
            at: name.span,
            because: [DiagnosticLabel(first.span, "the other of the two \(kind)")],
            leadsTo: "Readers, clients and code would take one for the other.",
            help: "If they are one, write one name everywhere; if not, give them names that cannot be mistaken."
        )
    }
}
