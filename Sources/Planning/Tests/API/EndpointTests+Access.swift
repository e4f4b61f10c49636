import DesignModel
import Verification

extension EndpointTests {
    /// Who is refused: without credentials, with bad ones, in another role, as a stranger, and for rows that are not there.
    func access() -> [Draft] {
        guard let shared else { return [] }
        return credentials() + otherRoles(shared) + strangers() + unknownRows(shared)
    }

    private func credentials() -> [Draft] {
        guard endpoint.credentials != .ignored else { return [] }
        let hasSubject = shared?.caller?.row != nil
        let bad = BadCredentials.allCases.filter { $0 != .absent && ($0 != .unknownSubject || hasSubject) }
        var drafts = [
            Draft(
                .authentication,
                "refusesBadCredentials",
                "answers 401 to bad credentials",
                answer: endpoint.credentials == .required ? nil : "401",
                .badCredentials(bad)
            )
        ]
        if endpoint.credentials == .required {
            drafts.insert(
                Draft(
                    .authentication,
                    "refusesARequestWithoutCredentials",
                    "answers 401 without credentials",
                    answer: "401",
                    .badCredentials([.absent])
                ),
                at: 0
            )
        }
        return drafts
    }

    /// Each role that no clause names, and a caller whose role is none of the service's.
    private func otherRoles(_ shared: Situation) -> [Draft] {
        guard endpoint.credentials == .required else { return [] }
        let admitted = Self.roles(of: endpoint, view)
        let others = view.design.roles.map(\.name.value).filter { !admitted.contains($0) }
        let forbidden = ModelRefusal(403, ProblemCode.forbidden)
        guard view.design.authentication?.roles.map({ if case .claim = $0.value { true } else { false } }) ?? true
        else {
            return []
        }
        let named = others.map { role -> Draft in
            var situation = shared
            let subject = planner.domain.caller.subject(of: role)
            let row = subject.map { situation.world.add($0.entity, named: Names.member(role)) }
            situation.caller = SituationCaller(role: role, row: row, field: subject?.field ?? "id")
            situation.complete()
            return Draft(
                .authorization,
                "refuses" + Names.type(role),
                "answers 403 to role " + role,
                answer: "403",
                in: situation,
                .refused(forbidden)
            )
        }
        var nobody = shared
        nobody.caller = SituationCaller(role: "nobody", row: nil, field: "id")
        return named + [
            Draft(
                .authorization,
                "refusesAnUnknownRole",
                "answers 403 to a role that is none",
                answer: "403",
                in: nobody,
                .refused(forbidden)
            )
        ]
    }

    /// For each condition: the same request by a caller for whom it does not hold.
    private func strangers() -> [Draft] {
        if case .list(_, let parent) = endpoint.action { return parent.map(strangersToParent) ?? [] }
        return view.access(of: endpoint.endpoint).flatMap { clause -> [Draft] in
            guard clause.condition != nil, case .role(let role) = clause.role.value else { return [] }
            let another = planner.stranger(endpoint, role: role, clause: clause)
            let nobodys = planner.strangerToNobodys(endpoint, role: role, clause: clause)
            return [
                another.flatMap { refusal(of: role, "AsAStranger", "as a stranger", $0) },
                nobodys.flatMap { refusal(of: role, "ForNobodysRow", "for a row that is nobody's", $0) },
            ].compactMap(\.self)
        }
    }

    private func refusal(of role: String, _ suffix: String, _ words: String, _ situation: Situation) -> Draft? {
        guard let refusal = oracle.outcome(of: endpoint, situation).refusal, [403, 404].contains(refusal.status) else {
            return nil
        }
        return Draft(
            .authorization,
            "refuses" + Names.type(role) + suffix,
            "answers \(refusal.status) to role \(role) " + words,
            answer: String(refusal.status),
            in: situation,
            .refused(refusal)
        )
    }

    /// Callers who may not read the row under which the list stands.
    private func strangersToParent(_ parent: ParentPlan) -> [Draft] {
        guard let index = parent.readEndpoint, api.endpoints.indices.contains(index) else { return [] }
        let reader = api.endpoints[index]
        return view.access(of: reader.endpoint).compactMap { clause in
            guard let condition = clause.condition, case .role(let role) = clause.role.value,
                var situation = planner.success(endpoint, role: role, fill: .least), let target = situation.target,
                planner.solve(&situation, condition, false, row: target)
            else { return nil }
            situation.complete()
            return refusal(of: role, "AsAStranger", "as a stranger", situation)
        }
    }

    /// Values of the path that are no row's.
    private func unknownRows(_ shared: Situation) -> [Draft] {
        var drafts: [Draft] = []
        for (index, piece) in shared.path.enumerated() {
            let isID: Bool
            switch piece {
            case .id: isID = true
            case .field: isID = false
            case .literal, .text: continue
            }
            guard let situation = situationFinding404(piece) else { continue }
            drafts.append(
                Draft(
                    .notFound,
                    "answers404ToAnUnknownRow",
                    "answers 404 to a row that is not there",
                    answer: "404",
                    in: situation,
                    .unknownPath(piece: index, isMalformed: false)
                )
            )
            guard isID else { continue }
            drafts.append(
                Draft(
                    .notFound,
                    "answers404ToAMalformedID",
                    "answers 404 to what is no id",
                    in: situation,
                    .unknownPath(piece: index, isMalformed: true)
                )
            )
        }
        return drafts
    }

    /// A request whose refusal is 404 once the row of that piece is not there: other roles may get 403.
    private func situationFinding404(_ piece: PathPiece) -> Situation? {
        for role in Self.roles(of: endpoint, view) {
            guard let situation = planner.success(endpoint, role: role, fill: .least) else { continue }
            var unknown = situation
            switch piece {
            case .id:
                for (name, value) in unknown.pathValues where value.rowName != nil {
                    unknown.pathValues[name] = .unknownID
                    _ = value
                }
            case .field: for name in unknown.pathValues.keys { unknown.pathValues[name] = .text("no-such-value") }
            case .literal, .text: continue
            }
            unknown.target = nil
            if oracle.outcome(of: endpoint, unknown).refusal?.status == 404 { return situation }
        }
        return nil
    }
}
