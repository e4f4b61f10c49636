import Diagnostics
import DocumentReader
import Expressions

extension Reading {
    /// Checks the expressions of an endpoint; `nil` if too little of it was understood.
    func resolve(_ draft: EndpointDraft) -> Endpoint? {
        guard let does = draft.does, let success = draft.success else { return nil }
        checkMethod(draft, does)
        checkBody(of: success, does, draft)
        let entity = does.value.entity?.value
        let base = entity.map(Surroundings.row) ?? Surroundings()
        let path = pathTypes(draft, does.value, base)
        let place = base.with("path", .record(path))
        checkPath(draft, does, path, place)
        guard let operation = operation(does, draft, place) else { return nil }
        checkAsDesigned(draft, does)
        return Endpoint(
            method: draft.method,
            path: draft.path,
            does: Located(operation, at: does.span),
            access: resolve(draft.access, in: place),
            accessAsDesigned: draft.access.isAsDesigned,
            accessSpan: draft.access.span,
            request: draft.request,
            success: success,
            errors: draft.row[.errors].map { findings.readErrors($0) } ?? [],
            errorsSpan: draft.row.span(.errors),
            parameters: parameters(of: draft, does, place),
            requirements: findings.readRequirements(draft.row[.requirements], known: names.requirements),
            span: draft.row.span
        )
    }

    private func operation(
        _ does: Located<OperationDraft>,
        _ draft: EndpointDraft,
        _ place: Surroundings
    ) -> Endpoint.Operation? {
        let place = place.with(me(for: draft.access.roles))
        switch does.value {
        case .create(let entity): return .create(entity: entity.value)
        case .read(let entity, let condition):
            if let condition, draft.path.value.parameters.isEmpty {
                findings.refuse(.readWithoutPath, at: condition.span)
            }
            return .read(entity: entity.value, condition: condition.map { check($0, in: place, as: .boolean) })
        case .list(let entity, let condition, let order):
            let known = (schema.fields(ofEntity: entity.value) ?? []).map(\.name)
            var column: Index.Column?
            if var order {
                column = findings.readOrder(&order, known: known, entity: entity.value)
                if column != nil, !order.isAtEnd { findings.secondOrder(at: order.restSpan) }
            }
            return .list(
                entity: entity.value,
                condition: condition.map { check($0, in: place, as: .boolean) },
                order: column
            )
        case .update(let entity): return .update(entity: entity.value, merges: draft.method.value == .patch)
        case .patch(let entity): return .update(entity: entity.value, merges: true)
        case .delete(let entity): return .delete(entity: entity.value)
        case .event(let event, let entity): return .event(event.value, entity: entity.value)
        case .flow(let name): return .flow(name.value)
        case .query(let name): return .query(name.value)
        }
    }

    // MARK: Path parameters

    /// What each path parameter is: an input of the flow, a field of the entity, or what it is compared with.
    private func pathTypes(_ draft: EndpointDraft, _ does: OperationDraft, _ base: Surroundings) -> [ValueType.Member] {
        let names = draft.path.value.parameters
        let conditions = draft.access.clauses.compactMap(\.condition) + [condition(of: does)].compactMap { $0 }
        var compared: [String: ValueType] = [:]
        if !names.isEmpty, !conditions.isEmpty {
            compared = comparedTypes(conditions, names, base.with("me", .unknown))
        }
        return names.map { name in
            ValueType.Member(name: name, type: declaredType(of: name, draft, does) ?? compared[name] ?? .unknown)
        }
    }

    private func condition(of does: OperationDraft) -> Located<String>? {
        switch does {
        case .read(_, let condition), .list(_, let condition, _): condition
        default: nil
        }
    }

    private func declaredType(of name: String, _ draft: EndpointDraft, _ does: OperationDraft) -> ValueType? {
        switch does {
        case .flow(let flow):
            flowDrafts[flow.value]?.inputs.first { $0.name.value == name }?.type.value.valueType
        case .query(let query): queries[query.value]?.inputs.first { $0.name.value == name }?.type.value.valueType
        case .create, .list: nil
        case .read(let entity, .some) where !isKey(name, of: entity): nil
        case .read(let entity, _), .update(let entity), .patch(let entity), .delete(let entity), .event(_, let entity):
            schema.field(name, of: entity.value)?.unwrapped
        }
    }

    /// In `self.ticket.id == path.id` the parameter is what `self.ticket.id` is.
    private func comparedTypes(
        _ conditions: [Located<String>],
        _ names: [String],
        _ place: Surroundings
    ) -> [String: ValueType] {
        let unknown = ValueType.record(names.map { ValueType.Member(name: $0, type: .unknown) })
        var found: [String: ValueType] = [:]
        for condition in conditions {
            let (syntax, faults) = ExpressionParser.parse(condition)
            guard faults.isEmpty else { continue }
            let scope = place.with("path", unknown).scope
            let (typed, _) = ExpressionChecker.check(syntax, scope: scope, schema: schema)
            collect(typed, into: &found)
        }
        return found
    }

    private func collect(_ expression: TypedExpression, into found: inout [String: ValueType]) {
        if case .binary(.equal, let left, let right) = expression.kind {
            for (one, other) in [(left, right), (right, left)] {
                if case .member(let base, let name) = one.withoutConversion.kind, case .name("path") = base.kind,
                    other.type.isKnown, other.type != .null
                {
                    found[name] = found[name] ?? other.type.unwrapped
                }
            }
        }
        for part in expression.parts { collect(part, into: &found) }
    }

    /// Every path parameter must say something, and a row must be found by one.
    private func checkPath(
        _ draft: EndpointDraft,
        _ does: Located<OperationDraft>,
        _ types: [ValueType.Member],
        _ place: Surroundings
    ) {
        for parameter in types where parameter.type == .unknown {
            idleParameter(parameter.name, draft, does)
        }
        // A parameter that says nothing says not which row is meant, either.
        if types.contains(where: { $0.type == .unknown }) { return }
        switch does.value {
        case .read(let entity, nil), .update(let entity), .patch(let entity), .delete(let entity),
            .event(_, let entity):
            checkKey(draft, entity)
        default: break
        }
    }

    /// `id`, or a field that is unique.
    func isKey(_ field: String, of entity: Located<String>) -> Bool {
        field == "id" || entityDrafts[entity.value]?.isUnique(field) == true
    }

    /// `/tickets/{id}`, `/articles/{slug}`: the row is found by a field that is unique.
    private func checkKey(_ draft: EndpointDraft, _ entity: Located<String>) {
        let parameters = draft.path.value.parameters
        let keys = parameters.filter { isKey($0, of: entity) }
        let isTied = draft.access.clauses.contains { $0.condition?.value.contains("path.") == true }
        if keys.count == 1, parameters.count == 1 || isTied { return }
        findings.error(
            "path-names-no-row",
            keys.isEmpty
                ? "The path does not say which \(entity.value) is meant"
                : "The path says in several ways which \(entity.value) is meant",
            at: draft.path.span,
            leadsTo: "No row could be found for a request.",
            help: "Write one parameter that is `id` or a unique field: `/\(entity.value.lowercased())s/{id}`."
        )
    }

    private func idleParameter(_ name: String, _ draft: EndpointDraft, _ does: Located<OperationDraft>) {
        let help =
            switch does.value {
            case .flow: "Give the flow an input `\(name)`, or remove it from the path."
            case .query: "Give the query an input `\(name)`, or remove it from the path."
            default: "Use `path.\(name)` in a condition: ``list E where `self.parent.id == path.\(name)` ``."
            }
        findings.error(
            "idle-path-parameter",
            "Nothing uses the path parameter `\(name)`",
            at: draft.path.span,
            because: [DiagnosticLabel(does.span, "what the endpoint does")],
            leadsTo: "Requests for different paths would be answered alike.",
            help: help
        )
    }
}
