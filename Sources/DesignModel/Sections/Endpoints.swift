import Diagnostics
import DocumentReader
import Expressions

/// A row of an endpoint table whose expressions are not resolved yet.
struct EndpointDraft {
    var method: Located<Endpoint.Method>
    var path: Located<Endpoint.Path>
    /// `nil` after a fault that was reported.
    var does: Located<OperationDraft>?
    var access: AccessCell
    var request: RequestShape?
    var success: Endpoint.Success?
    var row: ReadRow
    /// The table below `#### METHOD /path`.
    var parameters: ReadTable?

    var title: String { "\(method.value.rawValue) \(path.value.text)" }
}

extension Reading {
    private static let endpointGrammar = TableGrammar(
        name: "endpoint table",
        columns: [.method, .path, .does, .who, .success, .errors, .requirements, .request],
        optional: [.request]
    )
    private static let parameterGrammar = TableGrammar(
        name: "parameter table",
        columns: [.parameter, .type, .standard, .filter]
    )

    func readEndpointTables() {
        var places: [String: SourceSpan] = [:]
        for index in components.indices {
            findings.component = components[index].label
            for part in components[index].outline.parts(.api) {
                let table = findings.table(in: part.section, of: "API", Self.endpointGrammar)
                for row in table?.rows ?? [] {
                    guard let draft = readEndpoint(row) else { continue }
                    if let first = places.updateValue(draft.path.span, forKey: Self.shape(of: draft)) {
                        duplicateEndpoint(draft, first)
                    } else {
                        components[index].endpoints.append(draft)
                    }
                }
            }
            for detail in components[index].outline.endpoints { readParameters(detail, &components[index].endpoints) }
        }
        findings.component = nil
    }

    /// Two paths that differ only in the names of their parameters are one.
    private static func shape(of draft: EndpointDraft) -> String {
        let parts = draft.path.value.segments.map { segment in
            if case .literal(let word) = segment { word } else { "{}" }
        }
        return draft.method.value.rawValue + " /" + parts.joined(separator: "/")
    }

    private func readEndpoint(_ row: ReadRow) -> EndpointDraft? {
        let method = findings.needed(.method, of: row, help: "Write `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.")
            .flatMap(readMethod)
        let path = findings.needed(.path, of: row, help: "Write a path such as `/tickets/{id}`.").flatMap { cell in
            findings.readPath(cell.located).map { Located($0, at: cell.span) }
        }
        let does = findings.needed(.does, of: row, help: "Say what it does: `create E`, `read E`, ``flow `NAME` `` …")
            .flatMap { findings.readOperation($0) }
            .flatMap { isResolved($0.value) ? $0 : nil }
        let who = findings.needed(.who, of: row, help: "Say who may call it: roles, `anyone`, or `as designed`.")
        let success = findings.needed(.success, of: row, help: "Say what it answers: `200 Ticket`, `204`.")
        let request = row[.request].flatMap { $0.isNone ? nil : $0 }
        let draft = EndpointDraft(
            method: method ?? Located(.get, at: row.span(.method)),
            path: path ?? Located(Endpoint.Path(segments: []), at: row.span(.path)),
            does: does,
            access: who.map { findings.readAccess($0, roles: names.roles) } ?? AccessCell(span: row.span(.who)),
            request: request.flatMap { findings.readRequestShape($0) },
            success: success.flatMap { findings.readSuccess($0, names: names) },
            row: row
        )
        return method == nil || path == nil ? nil : draft
    }

    private func readMethod(_ cell: Inline) -> Located<Endpoint.Method>? {
        let text = cell.plainText.uppercased()
        if let method = Endpoint.Method(rawValue: text) { return Located(method, at: cell.span) }
        findings.unknown(
            "method",
            cell.located,
            among: Endpoint.Method.allCases.map(\.rawValue),
            leadsTo: "No request could reach the endpoint."
        )
        return nil
    }

    /// Whether the entity, flow, query or event is there; reports what is not.
    private func isResolved(_ operation: OperationDraft) -> Bool {
        let consequence = "It is open what the endpoint does."
        switch operation {
        case .flow(let name):
            if names.flows.contains(name.value) { return true }
            findings.unknown("flow", name, among: names.flows.order, leadsTo: consequence)
        case .query(let name):
            if names.queries.contains(name.value) { return true }
            findings.unknown("query", name, among: names.queries.order, leadsTo: consequence)
        case .event(let event, let entity):
            guard isEntity(entity, leadsTo: consequence) else { return false }
            let events = lifecycle(of: entity.value)?.events ?? []
            // A diagram without arrows has been reported.
            if events.contains(event.value) || (events.isEmpty && lifecycle(of: entity.value) != nil) { return true }
            let operations = ["create", "read", "list", "update", "patch", "delete"]
            findings.unknown("event", event, among: events + operations, leadsTo: consequence)
        default: return operation.entity.map { isEntity($0, leadsTo: consequence) } ?? false
        }
        return false
    }

    // MARK: Parameters

    /// The table below `#### GET /customers` goes to the endpoint of that name.
    private func readParameters(_ detail: OutlineEndpoint, _ endpoints: inout [EndpointDraft]) {
        let title = "\(detail.method.value.uppercased()) \(detail.path.value)"
        let table = findings.table(in: detail.section, of: title, Self.parameterGrammar)
        guard let index = endpoints.firstIndex(where: { $0.title == title }) else {
            return findings.unknown(
                "endpoint",
                Located(title, at: detail.method.span.union(detail.path.span)),
                among: endpoints.map(\.title),
                leadsTo: "These parameters belong to nothing.",
                help: "Write the method and the path as the endpoint table does."
            )
        }
        if let first = endpoints[index].parameters {
            findings.duplicate(
                "heading",
                Located(title, at: detail.section.span),
                first: first.span,
                leadsTo: "Only the first one would be read."
            )
        } else {
            endpoints[index].parameters = table
        }
    }

    private func duplicateEndpoint(_ draft: EndpointDraft, _ first: SourceSpan) {
        findings.duplicate(
            "endpoint",
            Located(draft.title, at: draft.method.span.union(draft.path.span)),
            first: first,
            leadsTo: "It would be open which of the two answers a request."
        )
    }
}
