/// Diagrams and their transition tables.
let lifecycleKinds: [MutationKind] = [
    MutationKind("drop the only arrow of an event", finds: "unknown-event", "unknown-timer", at: "the event's row") {
        text in
        text.arrows.filter { arrow in !arrow.event.isEmpty && text.arrows(with: arrow).count == 1 }.map { arrow in
            Site(
                .delete(arrow.line),
                at: text.rows("Lifecycle", "Transition").first { $0.name.hasPrefix(arrow.event) }?.line
            )
        }
    },
    MutationKind("drop the start", finds: "lifecycle-without-start", at: "the lifecycle's heading") { text in
        text.arrows.filter { $0.from == "[*]" }.map {
            Site(.delete($0.line), at: text.headings("Lifecycle: \($0.entity)").first?.line)
        }
    },
    MutationKind("drop the end of a state", finds: "state-without-way-out", at: "the first arrow with the state") {
        text in
        text.arrows.filter { $0.to == "[*]" }.map { end in
            Site(
                .delete(end.line),
                at: text.arrows.first { $0.entity == end.entity && ($0.to == end.from || $0.from == end.from) }?.line
            )
        }
    },
    MutationKind("start in a second state", finds: "lifecycle-with-two-starts", at: "the second arrow") { text in
        text.arrows.filter { $0.from == "[*]" }.flatMap { start in
            Set(text.arrows.filter { $0.entity == start.entity && $0.from != "[*]" }.map(\.from)).subtracting([start.to]
            ).sorted()
                .map { Site(.insert("    [*] --> \($0)", after: start.line), at: .inserted) }
        }
    },
    MutationKind("lead out of an end", finds: "end-with-exit", at: "the arrow that leads out") { text in
        text.arrows.filter { $0.to == "[*]" }.map { end in
            guard
                let other = text.arrows.first(where: {
                    $0.entity == end.entity && $0.from != "[*]" && $0.from != end.from
                })
            else {
                return nil
            }
            return Site(.insert("    \(end.from) --> \(other.from) : \(other.event)", after: end.line), at: .inserted)
        }
    },
    MutationKind("let one event lead to two states", finds: "event-ambiguous", at: "the second arrow") { text in
        text.arrows.filter { !$0.event.isEmpty }.map { arrow in
            guard
                let other = text.arrows.first(where: {
                    $0.entity == arrow.entity && $0.to != arrow.to && $0.to != "[*]"
                })
            else {
                return nil
            }
            return Site(.insert("    \(arrow.from) --> \(other.to) : \(arrow.event)", after: arrow.line), at: .inserted)
        }
    },
    MutationKind(
        "turn the only arrow into a state round",
        finds: "state-unreachable",
        "end-with-exit",
        "state-without-way-out",
        at: "the arrow"
    ) { text in
        text.arrows.map { arrow in
            guard
                !text.rows("Lifecycle", "Transition").contains(where: { $0.name == "\(arrow.event) from \(arrow.from)" }
                )
            else { return nil }
            let into = text.arrows.filter { $0.entity == arrow.entity && $0.to == arrow.to }
            guard into.count == 1, arrow.from != "[*]", arrow.to != "[*]" else { return nil }
            return Site(.replace(arrow.line, "    \(arrow.to) --> \(arrow.from) : \(arrow.event)"), at: arrow.line)
        }
    },
    MutationKind("misspell an event on its only arrow", finds: "unknown-event", at: "the event's row") { text in
        text.arrows.filter { arrow in !arrow.event.isEmpty && text.arrows(with: arrow).count == 1 }.map { arrow in
            guard !arrow.event.hasPrefix("after") else { return nil }
            return Site(
                .replace(arrow.line, "    \(arrow.from) --> \(arrow.to) : \(arrow.event.misspelt)"),
                at: text.rows("Lifecycle", "Transition").first { $0.name.hasPrefix(arrow.event) }?.line
            )
        }
    },
    MutationKind(
        "misspell an event on one of several arrows",
        finds: "transition-nobody-can-trigger",
        "unknown-state",
        at: "the arrow, or the event's row for its state alone"
    ) { text in
        text.arrows.filter { arrow in !arrow.event.isEmpty && text.arrows(with: arrow).count > 1 }.map { arrow in
            let row = text.rows("Lifecycle", "Transition").first { $0.name == "\(arrow.event) from \(arrow.from)" }
            return Site(
                .replace(arrow.line, "    \(arrow.from) --> \(arrow.to) : \(arrow.event.misspelt)"),
                at: row?.line ?? arrow.line
            )
        }
    },
    MutationKind(
        "misspell the state that an arrow leads to",
        finds: "state-without-way-out",
        "names-nearly-same",
        at: "the arrow"
    ) {
        text in
        text.arrows.filter { !$0.event.isEmpty }.map {
            Site(.replace($0.line, "    \($0.from) --> \($0.to.misspelt) : \($0.event)"), at: $0.line)
        }
    },
    MutationKind("break an arrow", finds: "state-diagram-syntax", at: "the arrow") { text, random in
        text.arrows.compactMap { arrow in
            let wrong = ["--", "->", "==>", "to"][random.below(4)]
            return Site(text[arrow.line].replacing("-->", by: wrong).map { .replace(arrow.line, $0) }, at: arrow.line)
        }
    },
    MutationKind("change the time of a timer in the diagram", finds: "unknown-timer", at: "the timer's row") { text in
        text.arrows.filter { $0.event.hasPrefix("after") }.map { arrow in
            Site(
                .replace(arrow.line, "    \(arrow.from) --> \(arrow.to) : after 95m"),
                at: text.rows("Lifecycle", "Transition").first { $0.name == arrow.event }?.line
            )
        }
    },
    MutationKind("drop the row of a transition", finds: "transition-nobody-can-trigger", at: "its first arrow") {
        text in
        text.rows("Lifecycle", "Transition").map { row in
            let words = row.name.components(" from ")
            let arrow = text.arrows.first { $0.event == words[0] && (words.count == 1 || $0.from == words[1]) }
            return Site(.delete(row.line), at: arrow?.line)
        }
    },
    MutationKind("misspell the event of a transition's row", finds: "unknown-event", at: "its row") { text in
        text.rows("Lifecycle", "Transition").filter { !$0.name.hasPrefix("after") }.map { row in
            let event = row.name.components(" ")[0]
            return Site(row.changing("Transition", event, to: event.misspelt), at: row.line)
        }
    },
    MutationKind("empty `Who` of a transition", finds: "empty-cell", "transition-nobody-can-trigger", at: "its row") {
        text in
        text.rows("Lifecycle", "Who").map { Site($0.changing("Who", to: ""), at: $0.line) }
    },
    MutationKind("misspell the role of a transition or an endpoint", finds: "unknown-role", at: "its row") { text in
        (text.rows("Lifecycle", "Who") + text.rows("API", "Who")).map { row in
            guard row["Who"] != "as designed", let last = row["Who"].components(";").last else { return nil }
            let role = String(last.prefix { $0.isNamePart })
            return Site(row.changing("Who", last, to: last.replacing(role, by: role.misspelt) ?? ""), at: row.line)
        }
    },
    MutationKind("guard with a name that is not there", finds: "unknown-name", "unknown-field", at: "its row") { text in
        text.rows("Lifecycle", "Guard").map { Site($0.changing("Guard", to: "`self.approvedBy != null`"), at: $0.line) }
    },
    MutationKind("misspell the flow of an effect", finds: "unknown-flow", at: "its row") { text in
        text.rows("Lifecycle", "Effects").filter { $0["Effects"].hasPrefix("flow") }.map { row in
            let flow = codeSpans(of: row["Effects"]).first ?? ""
            return Site(row.changing("Effects", flow, to: flow.misspelt), at: row.line)
        }
    },
    MutationKind("drop the endpoint of an event", finds: "transition-nobody-can-trigger", at: "the event's row") {
        text in
        text.rows("Lifecycle", "Transition").map { row in
            let event = row.name.components(" ")[0]
            let endpoints = text.rows("API", "Does").filter { $0["Does"].hasPrefix(event + " ") }
            guard endpoints.count == 1 else { return nil }
            let isFirst =
                text.rows("Lifecycle", "Transition").first { $0.name.components(" ")[0] == event }?.line == row.line
            return isFirst ? Site(.delete(endpoints[0].line), at: row.line) : nil
        }
    },
]

extension DesignText {
    /// The arrows of one event.
    func arrows(with arrow: Arrow) -> [Arrow] { arrows.filter { $0.entity == arrow.entity && $0.event == arrow.event } }
}
