import Diagnostics
import DocumentReader
import Expressions

/// A flow whose steps are not resolved yet.
struct FlowDraft {
    var part: OutlinePart
    var inputs: [FieldDraft]
    var steps: ReadTable?
}

/// Who reaches a flow, and with which row.
struct FlowCallers {
    private(set) var roles: [RoleName] = []
    /// The entities whose transitions have the flow as their effect.
    var transitions: [String] = []
    /// An endpoint runs it by itself.
    var isCalledAlone = false

    mutating func add(_ more: [RoleName]) { roles += more.filter { !roles.contains($0) } }
}

/// `assign` of `Ticket`.
struct EventOfEntity: Hashable {
    var event: String
    var entity: String
}

extension Reading {
    static let stepGrammar = TableGrammar(name: "step table", columns: [.number, .step, .onFailure])

    func readFlowTables() {
        for index in components.indices {
            findings.component = components[index].label
            for part in components[index].outline.parts(.flow)
            where names.flows.place(of: part.name.value) == part.name.span {
                let tables = findings.tables(
                    in: part.section,
                    of: "Flow: \(part.name.value)",
                    expecting: [Self.inputGrammar, Self.stepGrammar]
                )
                let inputs = readFields(tables[0], .input, .input)
                let draft = FlowDraft(part: part, inputs: inputs, steps: tables[1])
                components[index].flows.append(draft)
                flowDrafts[part.name.value] = draft
            }
        }
        findings.component = nil
    }

    func resolve(_ draft: FlowDraft) -> Flow {
        let callers = flowCallers[draft.part.name.value] ?? FlowCallers()
        let me = me(for: callers.roles)
        let entity = callers.isCalledAlone || callers.transitions.count != 1 ? nil : callers.transitions[0]
        var place = Surroundings(names: ["input": record(of: draft.inputs)]).with(me)
        if let entity {
            place.scope.names["self"] = .entity(entity)
        } else if callers.isCalledAlone || !callers.transitions.isEmpty {
            place.absent["self"] = absenceOfSelf(callers)
        } else {
            // That nothing runs the flow is a fault of its own.
            place.scope.names["self"] = .unknown
        }
        var reader = StepReader(reading: self, place: place)
        let steps = draft.steps.map { reader.readTable($0) } ?? []
        return Flow(
            name: draft.part.name,
            requirements: findings.readRequirements(of: draft.part.heading, known: names.requirements),
            inputs: inputs(draft.inputs),
            steps: steps,
            selfEntity: entity,
            meEntity: me.sources.count == 1 ? me.sources[0] : nil,
            meSources: me.sources,
            callers: callers.roles,
            result: reader.result,
            span: draft.part.heading.span
        )
    }

    /// Goes through all endpoints and transitions once, so that each flow knows who reaches it.
    func findCallers() {
        for endpoint in components.flatMap(\.endpoints) {
            switch endpoint.does?.value {
            case .flow(let name):
                flowCallers[name.value, default: FlowCallers()].isCalledAlone = true
                flowCallers[name.value]?.add(endpoint.access.roles)
            case .event(let event, let entity) where !endpoint.access.isAsDesigned:
                eventCallers[.init(event: event.value, entity: entity.value), default: []] += endpoint.access.roles
            default: break
            }
        }
        for lifecycle in components.flatMap(\.lifecycles) {
            for transition in lifecycle.transitions {
                guard let flow = transition.flow?.value else { continue }
                let entity = lifecycle.entity.value
                flowCallers[flow, default: FlowCallers()].add(callers(of: transition, entity))
                if flowCallers[flow]?.transitions.contains(entity) == false {
                    flowCallers[flow]?.transitions.append(entity)
                }
            }
        }
    }

    private func absenceOfSelf(_ callers: FlowCallers) -> Surroundings.Absence {
        if callers.transitions.isEmpty {
            return .init(
                message: "`self` is nothing here: the flow is no effect of a transition",
                help: "Get the row first: `let ticket = get Ticket where id == input.id`."
            )
        }
        return .init(
            message: "`self` could be different things here: the flow is run in several ways",
            help: "Write a flow for each of them, or get the row first."
        )
    }
}
