import Diagnostics
import DocumentReader

/// Reads a Mermaid `stateDiagram-v2` block: `[*] --> a`, `a --> b : event`, `a --> b : after 30m`, `b --> [*]`,
/// comments (`%%`) and `direction`; every other line is a diagnostic at its place.
public func readStateDiagram(_ fence: Fence) -> (StateDiagram, [Diagnostic]) {
    var reader = StateDiagramReader(diagram: StateDiagram(arrows: [], span: fence.span))
    for line in lines(of: fence) {
        let line = line.trimmed
        if line.isEmpty || line.text.hasPrefix("%%") { continue }
        reader.read(line)
    }
    if !reader.hasHeader { reader.reportMissingHeader(at: fence.span) }
    return (reader.diagram, reader.diagnostics)
}

private struct StateDiagramReader {
    var diagram: StateDiagram
    var diagnostics: [Diagnostic] = []
    var hasHeader = false

    mutating func read(_ line: FenceLine) {
        if ["stateDiagram-v2", "stateDiagram"].contains(line.text) {
            hasHeader = true
        } else if !hasHeader {
            hasHeader = true
            reportMissingHeader(at: line.span)
            if line.split(at: "-->") != nil { readArrow(line) }
        } else if line.firstWord.word.text == "direction" {
            readDirection(line)
        } else {
            readArrow(line)
        }
    }

    mutating func readDirection(_ line: FenceLine) {
        let value = line.firstWord.rest
        guard !["TB", "TD", "BT", "LR", "RL"].contains(value.text) else { return }
        report(
            "`\(value.text)` is no direction",
            at: value.isEmpty ? line.span : value.span,
            help: "Write `direction LR` or `direction TB`."
        )
    }

    mutating func readArrow(_ line: FenceLine) {
        guard let (left, right) = line.split(at: "-->") else {
            report(
                "`\(line.text)` is no arrow",
                at: line.span,
                help: "Write `a --> b : event`, `a --> b : after 30m`, `[*] --> first` or `last --> [*]`."
            )
            return
        }
        let labelled = right.split(at: ":")
        guard let from = readEnd(left, in: line), let to = readEnd(labelled?.left ?? right, in: line) else { return }
        let trigger = readTrigger(labelled?.right, from, to, line)
        diagram.arrows.append(StateDiagram.Arrow(from: from, to: to, trigger: trigger, span: line.span))
    }

    mutating func readEnd(_ part: FenceLine, in line: FenceLine) -> StateDiagram.End? {
        if part.text == "[*]" { return .marker(part.span) }
        guard isIdentifier(part.text) else {
            report(
                part.isEmpty ? "This arrow has only one end" : "`\(part.text)` is no name of a state",
                at: part.isEmpty ? line.span : part.span,
                help:
                    "A state is a word of letters, digits and `_` that begins with a letter; `[*]` marks the start and the end."
            )
            return nil
        }
        return .state(part.located)
    }

    mutating func readTrigger(
        _ label: FenceLine?,
        _ from: StateDiagram.End,
        _ to: StateDiagram.End,
        _ line: FenceLine
    ) -> StateDiagram.Trigger? {
        guard let source = from.state, let target = to.state else {
            if let label {
                report(
                    "An arrow from or to `[*]` carries no event",
                    at: label.isEmpty ? line.span : label.span,
                    help:
                        "Creation enters the first state by itself, and nothing happens after the last: remove the label."
                )
            } else if from.state == nil, to.state == nil {
                report(
                    "This arrow leads from `[*]` to `[*]`",
                    at: line.span,
                    help: "Name the first state: `[*] --> open`."
                )
            }
            return nil
        }
        guard let label, !label.isEmpty else {
            report(
                "The arrow from `\(source.value)` to `\(target.value)` names no event",
                at: line.span,
                help: "Say what moves the row: `\(source.value) --> \(target.value) : event` or `: after 30m`."
            )
            return nil
        }
        let (word, rest) = label.firstWord
        if word.text == "after", !rest.isEmpty { return readTimer(rest) }
        guard isIdentifier(label.text) else {
            report(
                "`\(label.text)` is no name of an event",
                at: label.span,
                help: "An event is one word of letters, digits and `_` that begins with a letter, or `after 30m`."
            )
            return nil
        }
        return .event(label.located)
    }

    mutating func readTimer(_ duration: FenceLine) -> StateDiagram.Trigger? {
        let digits = duration.bytes.prefix(while: isDigit)
        let unit = String(decoding: duration.bytes.dropFirst(digits.count), as: UTF8.self)
        guard !digits.isEmpty, digits.count < 10, digits.contains(where: { $0 != UInt8(ascii: "0") }),
            ["s", "m", "h", "d"].contains(unit)
        else {
            report(
                "`\(duration.text)` is no duration",
                at: duration.span,
                help: "Write a whole number and a unit: `30s`, `30m`, `12h`, `7d`."
            )
            return nil
        }
        return .after(duration.located)
    }

    mutating func reportMissingHeader(at span: SourceSpan) {
        report(
            "The diagram does not begin with `stateDiagram-v2`",
            at: span,
            help: "Write `stateDiagram-v2` as the first line of the block."
        )
    }

    mutating func report(_ message: String, at span: SourceSpan, help: String) {
        diagnostics.append(
            Diagnostic(
                "state-diagram-syntax",
                .error,
                message,
                at: span,
                leadsTo: "The lifecycle would be built from a diagram that is only partly understood.",
                help: help
            )
        )
    }
}
