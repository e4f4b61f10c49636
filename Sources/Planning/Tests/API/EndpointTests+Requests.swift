import DesignModel
import Verification

extension EndpointTests {
    // MARK: Successes

    /// Each role that is admitted succeeds, with the least that a request must hold and with everything.
    func successes() -> [Draft] {
        switch endpoint.action {
        case .list: return []
        case .query:
            guard let shared else { return [] }
            return queryRows(shared)
        default: break
        }
        var drafts: [Draft] = []
        for (index, role) in Self.roles(of: endpoint, view).enumerated() {
            guard let plain = planner.success(endpoint, role: role, fill: .least) else { continue }
            let situation = enriched(plain)
            let who = role.map { "a caller in role " + $0 } ?? "anyone"
            drafts.append(
                Draft(
                    index == 0 ? .success : .authorization,
                    "answers" + Names.type(role ?? "anyone"),
                    "answers \(endpoint.success.status) to " + who,
                    in: situation,
                    .succeeds(expected(situation, oracle.outcome(of: endpoint, situation)))
                )
            )
        }
        if let full = fullRequest() { drafts.append(full) }
        return drafts + everyState()
    }

    /// A row of every entity, tied to each other wherever they can be, so that joins give something.
    private func queryRows(_ shared: Situation) -> [Draft] {
        var situation = shared
        for entity in data.entities {
            for _ in 0..<2 {
                let row = situation.world.add(entity.name)
                for member in entity.members where member.isOptional {
                    guard let other = member.referencedEntity, let target = situation.world.rows(of: other).first else {
                        continue
                    }
                    situation.world.set(row, member.name, .row(target.name))
                }
            }
        }
        situation.complete()
        let parameters = endpoint.parameters.map { parameter -> (parameter: String, value: ModelValue) in
            if case .reference(let entity) = parameter.type, let row = situation.world.rows(of: entity).first {
                return (parameter.name, .row(row.name))
            }
            return (
                parameter.name, samples.input(MemberPlan(unsaid: parameter.name, parameter.type, data.words), number: 1)
            )
        }
        return [
            Draft(
                .success,
                "answersWithTheRowsOfTheQuery",
                "answers with the rows of its statement",
                in: situation,
                .queryRows(parameters)
            )
        ]
    }

    /// The same with rows around the target, where the answer is a view; as it is, where the request would then fail.
    private func enriched(_ situation: Situation) -> Situation {
        guard let target = situation.target else { return situation }
        var richer = situation
        enrich(&richer, target)
        richer.complete()
        return oracle.outcome(of: endpoint, richer).isSuccess ? richer : situation
    }

    /// A body with every field, where some may be left out.
    private func fullRequest() -> Draft? {
        guard let body = endpoint.body, !body.isMergePatch, body.fields.contains(where: \.mayBeAbsent) else {
            return nil
        }
        let situations = Self.roles(of: endpoint, view).lazy.compactMap {
            planner.success(endpoint, role: $0, fill: .all)
        }
        guard let situation = situations.first else { return nil }
        return Draft(
            .success,
            "takesEveryField",
            "takes every field that may be sent",
            in: situation,
            .succeeds(expected(situation, oracle.outcome(of: endpoint, situation)))
        )
    }

    /// Every state in which the event is legal leads to the state of its arrow.
    private func everyState() -> [Draft] {
        guard case .event(let event, let entity, _, _) = endpoint.action, let shared, let target = shared.target,
            let lifecycle = view.lifecycle(of: entity)
        else { return [] }
        let arrows = lifecycle.arrows.filter { $0.event == event }
        return arrows.compactMap { arrow in
            var situation = shared
            situation.world.set(target, "state", .text(arrow.from))
            let outcome = oracle.outcome(of: endpoint, situation)
            // The situation that all tests share has been tried in this state already.
            guard situation.world.rows != shared.world.rows, outcome.isSuccess,
                outcome.world[target]?.values["state"] == .text(arrow.to)
            else { return nil }
            return Draft(
                .transition,
                "moves" + Names.type(arrow.from) + "To" + Names.type(arrow.to),
                "moves from \(arrow.from) to \(arrow.to)",
                in: situation,
                .succeeds(expected(situation, outcome))
            )
        }
    }

    // MARK: Versions

    func preconditions() -> [Draft] {
        guard let shared else { return [] }
        var drafts: [Draft] = []
        if endpoint.takesIfMatch {
            let outcome = oracle.outcome(of: endpoint, shared)
            let version = shared.target.flatMap { outcome.world[$0]?.values["version"]?.integerValue } ?? 2
            drafts = [
                Draft(
                    .precondition,
                    "refusesAStaleVersion",
                    "answers 412 to a version that has changed",
                    answer: "412 precondition_failed",
                    .staleVersion
                ),
                Draft(
                    .precondition,
                    "acceptsTheCurrentVersion",
                    "accepts the version as it stands",
                    .currentVersion(status: endpoint.success.status, version: version)
                ),
            ]
        }
        if endpoint.takesIfNoneMatch, endpoint.sendsETag {
            drafts.append(
                Draft(
                    .precondition,
                    "answers304ToTheCurrentVersion",
                    "answers 304 to the version as it stands",
                    .notModified
                )
            )
        }
        return drafts
    }

    /// `Idempotency-Key`
    func repetitions() -> [Draft] {
        guard endpoint.takesIdempotencyKey, shared != nil else { return [] }
        let field = endpoint.body?.fields.first
        let other = field.map { field in
            let value = field.referencedEntity == nil ? samples.input(field, number: 52) : ModelValue.unknownID
            return AcceptedValue(field: field.name, value: value, what: "another request")
        }
        return [
            Draft(.idempotency, "replaysTheAnswer", "replays its answer to the same key", .replay),
            Draft(
                .idempotency,
                "refusesAKeyForAnotherRequest",
                "answers 422 to the same key with another request",
                answer: "422 idempotency_mismatch",
                .replayMismatch(other)
            ),
            Draft(
                .idempotency,
                "refusesAMalformedKey",
                "answers 400 to a key that is none",
                answer: "400 invalid_idempotency_key",
                .badKey
            ),
        ]
    }

    // MARK: What is no request

    func malformed() -> [Draft] {
        guard shared != nil, endpoint.body?.fields.isEmpty == false else { return [] }
        return [
            Draft(
                .validation,
                "refusesWhatIsNoJSONObject",
                "answers 400 to what is no JSON object",
                answer: "400",
                .malformedBody
            ),
            Draft(
                .validation,
                "refusesAnotherContentType",
                "answers 415 to another content type",
                answer: "415 unsupported_media_type",
                .wrongContentType
            ),
            Draft(
                .validation,
                "refusesABodyThatIsTooLarge",
                "answers 413 to a body beyond the limit",
                answer: "413 content_too_large",
                .tooLarge(limit: api.bodyLimit)
            ),
        ]
    }

    /// The endpoint's own read or write fails, not the look-up of its caller.
    func failures() -> [Draft] {
        guard let shared else { return [] }
        let place: FaultPlace = endpoint.action.writes ? .write : .reads(after: readsOfTheCaller(shared))
        let what = endpoint.action.writes ? "its write" : "its read"
        return [
            Draft(
                .serverError,
                "answers503WithoutDatabase",
                "answers 503 where the database is away for " + what,
                answer: "503 database_unavailable",
                .unavailable(place)
            ),
            Draft(
                .serverError,
                "answers500WithoutInternals",
                "answers 500 without internals where \(what) fails",
                answer: "500 internal_error",
                .unexpected(place)
            ),
        ]
    }

    /// Who has a token is looked up in one read, where any role has a row.
    private func readsOfTheCaller(_ situation: Situation) -> Int {
        let looksUp = !planner.domain.caller.subjects.isEmpty && endpoint.credentials != .ignored
        return situation.caller != nil && looksUp ? 1 : 0
    }

    // MARK: Fields

    /// Every rule of every field, on both sides of its bounds.
    func inputs() -> [Draft] {
        guard let shared, let body = endpoint.body, !body.fields.isEmpty else { return [] }
        let broken = body.fields.flatMap { brokenValues(of: $0, body) } + unknownFields(body)
        var drafts = [
            Draft(
                .validation,
                "refusesEachBrokenRule",
                "answers 422 to each broken rule",
                answer: "422",
                .brokenFields(broken)
            )
        ]
        let together = body.fields.compactMap { field in samples.breaks(of: field).last.map { (field, $0) } }
        if together.count > 1 || body.fields.count == together.count {
            let all = together.map { BrokenField(field: $0.name, value: $1.sent, code: $1.code, what: $1.what) }
            drafts.append(
                Draft(
                    .validation,
                    "tellsAllBrokenRulesTogether",
                    "tells all broken rules of a body together",
                    answer: "422",
                    .brokenTogether(all + unknownFields(body).prefix(1))
                )
            )
        }
        let accepted = body.fields.flatMap { acceptedValues(of: $0, body) }.filter { value in
            var situation = shared
            situation.input[value.field] = value.value
            return oracle.outcome(of: endpoint, situation).isSuccess
        }
        let shows: Bool = {
            guard case .entity(let name) = endpoint.success.body, let plan = data.entity(named: name) else {
                return false
            }
            return accepted.allSatisfy {
                plan.member(named: $0.field)?.type == body.fields.first(named: $0.field)?.type
            }
        }()
        if !accepted.isEmpty, oracle.outcome(of: endpoint, shared).isSuccess {
            drafts.append(
                Draft(
                    .boundary,
                    "takesValuesAtTheirBounds",
                    "takes values at their bounds",
                    .acceptedValues(accepted, shows: shows)
                )
            )
        }
        if body.isMergePatch, case .entity = endpoint.success.body {
            let values = shared.body.map { AcceptedValue(field: $0.field.name, value: $0.value, what: $0.field.name) }
            drafts.append(
                Draft(.success, "changesOneField", "changes one field and no other", .changesOneField(values))
            )
        }
        return drafts + unknownReferences(body)
    }

    private func conditions(of field: MemberPlan, _ body: RequestBodyPlan) -> [FieldRules.Condition] {
        switch body.kind {
        case .flow(let flow): view.flow(flow)?.inputs.first { $0.name.value == field.name }?.rules.conditions ?? []
        case .create(let entity), .replace(let entity), .merge(let entity):
            view.entity(entity)?.fields.first { $0.name.value == field.name }?.rules.conditions ?? []
        }
    }

    private func brokenValues(of field: MemberPlan, _ body: RequestBodyPlan) -> [BrokenField] {
        var broken: [BrokenField] = []
        if !field.mayBeAbsent, !body.isMergePatch {
            broken.append(BrokenField(field: field.name, value: nil, code: "required", what: "is missing"))
        }
        broken += samples.breaks(of: field).map {
            BrokenField(field: field.name, value: $0.sent, code: $0.code, what: $0.what)
        }
        return broken + conditions(of: field, body).compactMap { brokenCondition($0, of: field, body) }
    }

    /// A value that fits its type and breaks a `where` of the design.
    private func brokenCondition(
        _ condition: FieldRules.Condition,
        of field: MemberPlan,
        _ body: RequestBodyPlan
    ) -> BrokenField? {
        let bounds = samples.bounds(of: field).map(\.value)
        let numbers: [ModelValue] = field.type.isInteger ? [.integer(0), .integer(-1), .integer(1)] : []
        let candidates = bounds + numbers + (1...40).map { samples.input(field, number: $0) }
        let value = candidates.first { candidate in
            guard let shared else { return false }
            var row = shared.input
            row[field.name] = candidate
            let names: [String: ModelValue] = ["self": .record(row), "input": .record(row), field.name: candidate]
            return ModelEvaluator(world: shared.world, names: names).value(condition.expression) == .boolean(false)
        }
        return value.map {
            BrokenField(field: field.name, value: $0, code: "rule", what: "breaks a rule of the design")
        }
    }

    /// What a client may not set, and what nobody knows.
    private func unknownFields(_ body: RequestBodyPlan) -> [BrokenField] {
        var names: [(String, String)] = [("surprise", "is unknown")]
        if let entity = body.entityName.flatMap({ data.entity(named: $0) }) {
            let hidden = entity.columns.filter { member in !body.fields.contains { $0.name == member.name } }
            names += hidden.map { ($0.name, "is not for clients to set") }
        }
        return names.map { BrokenField(field: $0.0, value: .text("x"), code: "unknown_field", what: $0.1) }
    }

    private func acceptedValues(of field: MemberPlan, _ body: RequestBodyPlan) -> [AcceptedValue] {
        guard field.referencedEntity == nil, conditions(of: field, body).isEmpty else { return [] }
        return samples.bounds(of: field).map { AcceptedValue(field: field.name, value: $0.value, what: $0.what) }
    }

    private func unknownReferences(_ body: RequestBodyPlan) -> [Draft] {
        guard let shared else { return [] }
        return body.references.compactMap { field in
            var situation = shared
            situation.input[field.name] = .unknownID
            guard let refusal = oracle.outcome(of: endpoint, situation).refusal, refusal.status == 422 else {
                return nil
            }
            return Draft(
                .validation,
                "refusesAnUnknown" + Names.type(field.name),
                "answers 422 to \(Names.article(field.name)) \(Names.prose(field.name)) that is not there",
                answer: endpoint.contractText(of: refusal),
                in: situation,
                .refused(refusal)
            )
        }
    }
}

extension FieldType {
    fileprivate var isInteger: Bool { if case .integer = self { true } else { false } }
}

extension [MemberPlan] {
    func first(named name: String) -> MemberPlan? { first { $0.name == name } }
}

extension EndpointPlan {
    /// As the contract writes the refusal: with its code, or bare where the contract has it so.
    func contractText(of refusal: ModelRefusal) -> String {
        let hasCode = endpoint.errors.contains { $0.status == refusal.status && $0.code == refusal.code }
        let isBare = endpoint.errors.contains { $0.status == refusal.status && $0.code == nil }
        return !hasCode && isBare ? String(refusal.status) : "\(refusal.status) \(refusal.code)"
    }
}
