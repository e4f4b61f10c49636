import DesignModel
import Diagnostics

/// What other systems do at some point of a scenario, as the bullets above it say.
struct ScriptedSystems {
    /// What becomes of a call.
    enum Outcome {
        /// It answers as declared; `nil`: since nothing says otherwise.
        case success(SourceSpan?)
        /// It answers with the declared error of this name.
        case declared(String, status: Int, SourceSpan)
        /// It answers with a status that the operation does not declare.
        case undeclared(status: Int, SourceSpan)
        case down(SourceSpan)
        /// It is slow, and may answer in time or not.
        case open
    }

    private var states: [String: Located<Scenario.SystemState>] = [:]
    private var answers: [String: Located<Int>] = [:]
    /// Systems of which a bullet has said anything: a circuit breaker may be open after that.
    private(set) var spokenOf: [String: Int] = [:]

    mutating func note(_ event: Located<Scenario.Event>) {
        switch event.value {
        case .system(let integration, let state):
            states[integration.value] = Located(state, at: event.span)
            spokenOf[integration.value, default: 0] += 1
        case .answers(let integration, let operation, let status, _):
            answers["\(integration.value).\(operation.value)"] = Located(status, at: event.span)
            spokenOf[integration.value, default: 0] += 1
        default: break
        }
    }

    func outcome(of operation: Integration.Operation, of integration: String) -> Outcome {
        if let state = states[integration] {
            switch state.value {
            case .down: return .down(state.span)
            case .slow: return .open
            case .up: break
            }
        }
        guard let answer = answers["\(integration).\(operation.name.value)"] else { return .success(nil) }
        if (200...299).contains(answer.value) || answer.value == operation.success.status {
            return .success(answer.span)
        }
        if let declared = operation.errors.first(where: { $0.status.value == answer.value }) {
            return .declared(declared.name.value, status: answer.value, answer.span)
        }
        return .undeclared(status: answer.value, answer.span)
    }
}

/// A call that every request for an endpoint makes which gets that far.
struct CertainCall {
    var step: Step
    var integration: String
    var operation: Integration.Operation

    /// `Payments.charge`
    var title: String { "\(integration).\(operation.name.value)" }
}

extension DesignView {
    /// The calls at the top level of the steps that an endpoint runs; none where several rows of a transition table could
    /// be meant.
    func certainCalls(of endpoint: Endpoint) -> [CertainCall] {
        stepsOnTop(of: endpoint).compactMap { step in
            guard case .call(_, let integration, let name, _) = step.kind,
                let operation = self.integration(integration.value)?.operation(name.value)
            else { return nil }
            return CertainCall(step: step, integration: integration.value, operation: operation)
        }
    }

    func stepsOnTop(of endpoint: Endpoint) -> [Step] {
        switch endpoint.does.value {
        case .flow(let name): return flow(name)?.steps ?? []
        case .event(let event, let entity):
            let rows = transitions(on: event, of: entity)
            guard rows.count == 1, let row = rows.first else { return [] }
            return effectFlow(of: row)?.steps ?? row.ownSteps
        default: return []
        }
    }
}
