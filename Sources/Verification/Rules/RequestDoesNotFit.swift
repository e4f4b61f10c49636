import DesignModel
import Diagnostics

/// A body of one's own that does not carry the operation's input.
enum RequestDoesNotFit: Rule {
    static let id: DiagnosticID = "request-does-not-fit"
    static let explanation = Explanation(
        fault: """
            The `Request` cell leaves out an input of the operation, names one twice, names what no client gives, or stands
            beside an operation that takes no input.
            """,
        whyItMatters: """
            What the body has no place for could never be sent, and what has two could be sent twice and differently: each
            input has to stand in it once.
            """,
        bad: """
            | Method | Path | Does | Who | Success | Errors | Requirements | Request |
            |---|---|---|---|---|---|---|---|
            | POST | /pets | create Pet | owner | 201 Pet | 400, 401, 403, 422 | REQ-004 | `{pet_name: name}` |
            """,
        good: """
            | Method | Path | Does | Who | Success | Errors | Requirements | Request |
            |---|---|---|---|---|---|---|---|
            | POST | /pets | create Pet | owner | 201 Pet | 400, 401, 403, 422 | REQ-004 | `{pet_name: name, type: {id: type}}` |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] { view.endpoints.flatMap { check($0, view) } }

    static func check(_ endpoint: Endpoint, _ view: DesignView) -> [Diagnostic] {
        guard let request = endpoint.request, !view.isTroubled(in: endpoint.span) else { return [] }
        let inputs = view.inputs(of: endpoint)
        return inputs.isEmpty ? [takesNothing(request, endpoint)] : check(request, inputs, endpoint)
    }

    private static func check(
        _ request: RequestShape,
        _ inputs: [Located<String>],
        _ endpoint: Endpoint
    ) -> [Diagnostic] {
        var places: [String: SourceSpan] = [:]
        var found: [Diagnostic] = []
        for use in request.uses {
            let used: [String]
            switch use {
            case .whole: used = inputs.map(\.value)
            case .field(let name):
                used = [name.value]
                if !inputs.contains(where: { $0.value == name.value }) {
                    found.append(nobodyGives(name, endpoint))
                    continue
                }
            }
            if let name = used.first(where: { places[$0] != nil }), let first = places[name] {
                found.append(twice(name, use.span, first))
            }
            for name in used { places[name] = places[name] ?? use.span }
        }
        let left = inputs.filter { places[$0.value] == nil }
        if !left.isEmpty, found.isEmpty { found.append(leavesOut(left, request)) }
        return found
    }

    // MARK: Messages

    private static func takesNothing(_ request: RequestShape, _ endpoint: Endpoint) -> Diagnostic {
        finding(
            "\(endpoint.title) takes no body",
            at: request.span,
            because: [DiagnosticLabel(endpoint.does.span, "what it does")],
            leadsTo: "Callers would send what nobody reads.",
            help: "Leave the cell empty: `–`."
        )
    }

    private static func nobodyGives(_ name: Located<String>, _ endpoint: Endpoint) -> Diagnostic {
        let isInPath = endpoint.path.value.parameters.contains(name.value)
        return finding(
            isInPath ? "`\(name.value)` comes from the path" : "No client gives `\(name.value)` here",
            at: name.span,
            because: [DiagnosticLabel(isInPath ? endpoint.path.span : endpoint.does.span, "the endpoint")],
            leadsTo: "Callers would send what nobody reads.",
            help: isInPath
                ? "Leave it out of the body, or out of the path."
                : "Leave it out; fields that are `set by service`, `computed` or here `immutable` are in no body."
        )
    }

    private static func twice(_ name: String, _ span: SourceSpan, _ first: SourceSpan) -> Diagnostic {
        finding(
            "`\(name)` stands in the body for the second time",
            at: span,
            because: [DiagnosticLabel(first, "the first one")],
            leadsTo: "Two values could be sent for one input.",
            help: "Remove one of the two; `input` is all of them."
        )
    }

    private static func leavesOut(_ inputs: [Located<String>], _ request: RequestShape) -> Diagnostic {
        let names = inputs.map { "`\($0.value)`" }.joined(separator: ", ")
        return finding(
            "The body has no place for \(names)",
            at: request.span,
            because: inputs.prefix(5).map { DiagnosticLabel($0.span, "an input") },
            leadsTo: "Nobody could ever send it.",
            help: "Add `NAME: \(inputs[0].value)`, or write `{NAME: input}` for all of them."
        )
    }
}

extension DesignView {
    /// What the body has to carry.
    fileprivate func inputs(of endpoint: Endpoint) -> [Located<String>] {
        switch body(of: endpoint) {
        case .nothing: []
        case .inputs(let inputs): inputs.map(\.name)
        case .fields(let fields, _): fields.map(\.name)
        }
    }
}
