import Diagnostics
import DocumentReader
import Expressions

/// A lifecycle whose diagram is read and whose transitions are not.
struct LifecycleDraft {
    var part: OutlinePart
    var entity: Located<String>
    var states: [Located<String>] = []
    var initial: Located<String>?
    var finals: [Located<String>] = []
    var arrows: [Lifecycle.Arrow] = []
    var table: ReadTable?
    var transitions: [TransitionDraft] = []

    var events: [String] {
        var seen: Set<String> = []
        return arrows.compactMap(\.event).filter { seen.insert($0).inserted }
    }

    func arrows(of trigger: Lifecycle.Trigger) -> [Lifecycle.Arrow] { arrows.filter { $0.trigger == trigger } }
}

/// A row of a transition table whose expressions are not resolved yet.
struct TransitionDraft {
    var trigger: Located<Lifecycle.Trigger>
    var from: Located<String>?
    var access: AccessCell
    /// The flow that is its effect.
    var flow: Located<String>?
    var row: ReadRow
}

extension Reading {
    private static let transitionGrammar = TableGrammar(
        name: "transition table",
        columns: [.transition, .who, .condition, .effects, .requirements]
    )

    func readLifecycleDiagrams() {
        var places: [String: SourceSpan] = [:]
        for index in components.indices {
            findings.component = components[index].label
            for part in components[index].outline.parts(.lifecycle) where !part.name.value.isEmpty {
                let draft = readDiagram(part)
                guard isEntity(part.name, leadsTo: "The lifecycle belongs to nothing.") else { continue }
                if let first = places.updateValue(part.name.span, forKey: part.name.value) {
                    findings.duplicate("lifecycle of", part.name, first: first, leadsTo: "A row has one state.")
                } else {
                    components[index].lifecycles.append(draft)
                    lifecycleDrafts[draft.entity.value] = draft
                }
            }
        }
        findings.component = nil
    }

    private func readDiagram(_ part: OutlinePart) -> LifecycleDraft {
        var draft = LifecycleDraft(part: part, entity: part.name)
        draft.table =
            findings.tables(
                in: part.section,
                of: "Lifecycle: \(part.name.value)",
                expecting: [Self.transitionGrammar],
                fences: ["mermaid"]
            )[0]
        var fences: [Fence] = []
        for case .fence(let fence) in part.section.blocks where fence.language.lowercased().hasPrefix("mermaid") {
            fences.append(fence)
        }
        guard let fence = fences.first else {
            missingDiagram(part)
            return draft
        }
        if fences.count > 1 { secondDiagram(fences[1], first: fence) }
        let (diagram, diagnostics) = readStateDiagram(fence)
        findings.take(diagnostics)
        read(diagram, into: &draft)
        return draft
    }

    private func read(_ diagram: StateDiagram, into draft: inout LifecycleDraft) {
        draft.states = diagram.states
        for arrow in diagram.arrows {
            switch (arrow.from, arrow.to) {
            case (.marker, .state(let state)):
                if let first = draft.initial { secondStart(state, first) } else { draft.initial = state }
            case (.state(let state), .marker):
                if let first = draft.finals.first(where: { $0.value == state.value }) {
                    findings.duplicate("end", state, first: first.span, leadsTo: "The diagram says the same twice.")
                } else {
                    draft.finals.append(state)
                }
            case (.marker, .marker): break
            case (.state(let from), .state(let to)): readArrow(arrow, from, to, into: &draft)
            }
        }
    }

    private func readArrow(
        _ arrow: StateDiagram.Arrow,
        _ from: Located<String>,
        _ to: Located<String>,
        into draft: inout LifecycleDraft
    ) {
        switch arrow.trigger {
        case .after(let time):
            guard let microseconds = ConstantText.durationInMicroseconds(time.value) else { return }
            findings.refuse(.timers, at: arrow.span)
            let trigger = Lifecycle.Trigger.after(seconds: Int(microseconds / 1_000_000))
            draft.arrows.append(.init(from: from.value, to: to.value, trigger: trigger, span: arrow.span))
        case .event(let event):
            draft.arrows.append(.init(from: from.value, to: to.value, trigger: .event(event.value), span: arrow.span))
        case nil: break
        }
    }
}

// MARK: Messages

extension Reading {
    private func missingDiagram(_ part: OutlinePart) {
        findings.error(
            "missing-diagram",
            "The lifecycle has no diagram",
            at: part.heading.span,
            leadsTo: "It is open which states there are.",
            help: "Add a `mermaid` block that begins with `stateDiagram-v2`."
        )
    }

    private func secondDiagram(_ fence: Fence, first: Fence) {
        findings.error(
            "duplicate-block",
            "A second diagram stands below one lifecycle",
            at: fence.span,
            because: [DiagnosticLabel(first.span, "the first one")],
            leadsTo: "Only the first one would be read.",
            help: "Put both together, or give the second one the heading that it lacks."
        )
    }

    private func secondStart(_ state: Located<String>, _ first: Located<String>) {
        findings.error(
            "lifecycle-with-two-starts",
            "The lifecycle begins for the second time",
            at: state.span,
            because: [DiagnosticLabel(first.span, "the first one")],
            leadsTo: "It is open in which state new rows are.",
            help: "Keep one arrow from `[*]`."
        )
    }
}
