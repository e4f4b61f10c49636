import Diagnostics
import DocumentReader
import Expressions

extension Reading {
    /// Reading operations are GET, changing ones are not; `update` merges or replaces by its method.
    func checkMethod(_ draft: EndpointDraft, _ does: Located<OperationDraft>) {
        let reads: Bool
        switch does.value {
        case .read, .list, .query: reads = true
        default: reads = false
        }
        let method = draft.method.value
        if reads != (method == .get) {
            findings.error(
                "method-does-not-fit",
                reads ? "What only reads is asked for with GET" : "What changes something cannot be asked for with GET",
                at: draft.method.span,
                because: [DiagnosticLabel(does.span, "what the endpoint does")],
                leadsTo: "Caches and browsers would repeat or keep the request.",
                help: reads ? "Write `GET`." : "Write `POST`, `PUT`, `PATCH` or `DELETE`."
            )
        } else if case .update = does.value, method != .put, method != .patch {
            findings.error(
                "method-does-not-fit",
                "With \(method.rawValue) it is open whether `update` replaces or merges",
                at: draft.method.span,
                because: [DiagnosticLabel(does.span, "what the endpoint does")],
                leadsTo: "Fields that a request leaves out would be kept or emptied by chance.",
                help: "Write `PUT` (replaces) or `PATCH` (merges), or `patch E`."
            )
        }
    }

    /// `as designed` refers to a transition's row; a query's access takes no condition.
    func checkAsDesigned(_ draft: EndpointDraft, _ does: Located<OperationDraft>) {
        if draft.access.isAsDesigned {
            if case .event = does.value { return }
            findings.error(
                "access-syntax",
                "`as designed` has a meaning for an event of a lifecycle only",
                at: draft.access.span,
                because: [DiagnosticLabel(does.span, "what the endpoint does")],
                leadsTo: "It is open who may do this.",
                help: "Name the roles."
            )
        }
        guard case .query = does.value else { return }
        for clause in draft.access.clauses {
            guard let condition = clause.condition else { continue }
            findings.error(
                "access-syntax",
                "Access to a query takes no condition",
                at: condition.span,
                leadsTo: "Its rows would be shown without it.",
                help: "Name the role alone; put the condition into the statement."
            )
        }
    }

    /// The body must be something that the operation has in hand.
    func checkBody(of success: Endpoint.Success, _ does: Located<OperationDraft>, _ draft: EndpointDraft) {
        if case .nothing = success.body {
            switch does.value {
            case .read, .list, .query:
                wrongBody(
                    success,
                    does,
                    "The answer shows nothing of what was read",
                    help: "Write `200 Entity` or `200 list of Entity`."
                )
            default: break
            }
            return
        }
        switch (does.value, success.body) {
        case (.flow, _): break
        case (.query(let name), .rows(let query)) where query == name.value: break
        case (.query(let name), _):
            wrongBody(success, does, "A query answers with its rows", help: "Write `200 list of \(name.value)`.")
        case (.list(let entity, _, _), .listOf(let element)) where shows(element, entity.value): break
        case (.list(let entity, _, _), _):
            wrongBody(
                success,
                does,
                "This is no list of \(entity.value)",
                help: "Write `200 list of \(entity.value)`, or of a view of it."
            )
        case (_, let body):
            guard let entity = does.value.entity?.value, !shows(body, entity) else { return }
            wrongBody(
                success,
                does,
                "The answer is no \(entity)",
                help: "Write `\(success.status) \(entity)`, or a view of it."
            )
        }
    }

    private func shows(_ body: Endpoint.Success.Body, _ entity: String) -> Bool {
        switch body {
        case .entity(let name): name == entity
        case .view(let name): schema.view(named: name)?.entity == entity
        case .nothing, .listOf, .rows: false
        }
    }

    private func wrongBody(
        _ success: Endpoint.Success,
        _ does: Located<OperationDraft>,
        _ message: String,
        help: String
    ) {
        findings.error(
            "success-does-not-fit",
            message,
            at: success.span,
            because: [DiagnosticLabel(does.span, "what the endpoint does")],
            leadsTo: "The endpoint could not give the answer that it promises.",
            help: help
        )
    }

    /// A flow must give back what its endpoint answers with.
    func checkResult(of flow: Flow, for endpoint: Endpoint) {
        let given = flow.result?.unwrapped
        let fits: Bool =
            switch (endpoint.success.body, given) {
            case (_, .unknown?): true
            case (.nothing, _): true
            case (.entity(let name), .entity(let entity)?): name == entity
            case (.view(let name), .view(let view)?): name == view
            case (.view(let name), .entity(let entity)?): schema.view(named: name)?.entity == entity
            case (.listOf(.entity(let name)), .list(.entity(let entity))?),
                (.listOf(.entity(let name)), .collection(let entity)?):
                name == entity
            case (.listOf(.view(let name)), .list(.view(let view))?): name == view
            case (.listOf(.view(let name)), .list(.entity(let entity))?),
                (.listOf(.view(let name)), .collection(let entity)?):
                schema.view(named: name)?.entity == entity
            default: false
            }
        guard !fits, !flow.steps.contains(where: \.isFaultyAnywhere) else { return }
        findings.error(
            "success-does-not-fit",
            given.map { "The flow gives \($0)" } ?? "The flow gives nothing back",
            at: endpoint.success.span,
            because: [DiagnosticLabel(flow.name.span, "the flow")],
            leadsTo: "The endpoint could not give the answer that it promises.",
            help: "Write `return …` in the flow, or `204` here."
        )
    }

    // MARK: Parameters

    func parameters(of draft: EndpointDraft, _ does: Located<OperationDraft>, _ place: Surroundings) -> [Endpoint
        .Parameter]
    {
        guard let table = draft.parameters else { return [] }
        guard case .list(let entity, _, _) = does.value else {
            findings.error(
                "parameters-without-list",
                "Only a list takes parameters like these",
                at: table.span,
                because: [DiagnosticLabel(does.span, "what the endpoint does")],
                leadsTo: "They would filter and sort nothing.",
                help: "A flow's and a query's inputs stand in their own input tables."
            )
            return []
        }
        let drafts = readFields(table, .parameter, .parameter)
        let input = record(of: drafts)
        let filterPlace = place.with("input", input).with(me(for: draft.access.roles))
        return drafts.compactMap { field in
            guard let row = table.rows.first(where: { $0.span == field.span }) else { return nil }
            return parameter(field, row, entity.value, filterPlace)
        }
    }

    private func parameter(
        _ field: FieldDraft,
        _ row: ReadRow,
        _ entity: String,
        _ place: Surroundings
    ) -> Endpoint.Parameter {
        if ["limit", "cursor"].contains(field.name.value) { reservedParameter(field.name) }
        var parameter = Endpoint.Parameter(name: field.name, type: field.type, span: field.span)
        if let cell = row[.standard], !cell.isNone {
            parameter.defaultValue = cell.located
        }
        let filter = row[.filter].flatMap { $0.isNone ? nil : $0 }
        if case .sort(let fields) = field.type.value {
            for name in fields {
                let code = row[.type]?.codes.first { $0.value == name }
                checkSort(Located(name, at: code?.span ?? field.type.span), entity)
            }
            if let filter { idleFilter("A sort filters nothing", at: filter.span, help: "Leave the cell empty: `–`.") }
        } else if let filter {
            parameter.filter = expression(in: filter).map { check($0, in: place, as: .boolean) }
            checkWords(of: field, in: row[.type], comparedBy: parameter.filter)
        } else if let cell = row[.filter], field.type.value != .faulty {
            idleFilter(
                "The parameter filters nothing",
                at: cell.span,
                help: "Write a condition, such as `` `self.state == input.\(field.name.value)` ``."
            )
        }
        return parameter
    }

    private func checkSort(_ field: Located<String>, _ entity: String) {
        let members = schema.fields(ofEntity: entity) ?? []
        guard let member = members.first(where: { $0.name == field.value }) else {
            return findings.unknown(
                "field",
                field,
                among: members.map(\.name),
                leadsTo: "The list could not be sorted by it."
            )
        }
        guard !member.type.unwrapped.isOrdered else { return }
        findings.error(
            "sort-without-order",
            "`\(entity).\(field.value)` has no order",
            at: field.span,
            leadsTo: "The list could not be sorted by it.",
            help: "Sort by a number, a text, a time or a `one of`."
        )
    }

    private func reservedParameter(_ name: Located<String>) {
        findings.error(
            "reserved-name",
            "Every list has the parameter `\(name.value)` already",
            at: name.span,
            leadsTo: "It would mean two things.",
            help: "Remove the row, or choose another name."
        )
    }

    private func idleFilter(_ message: String, at span: SourceSpan, help: String) {
        findings.error(
            "idle-parameter",
            message,
            at: span,
            leadsTo: "The cell says nothing that could be done.",
            help: help
        )
    }
}

extension Step {
    fileprivate var isFaultyAnywhere: Bool {
        switch kind {
        case .faulty: true
        case .when(_, let steps), .forEach(_, _, let steps): steps.contains(where: \.isFaultyAnywhere)
        default: false
        }
    }
}
