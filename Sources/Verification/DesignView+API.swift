import DesignModel
import Diagnostics
import Expressions

/// What a request may carry in its body.
public enum RequestBody: Sendable {
    case nothing
    /// The inputs of a flow that the path does not give.
    case inputs([Input])
    /// The fields of an entity that a client may write.
    case fields([Field], merges: Bool)

    public var isEmpty: Bool {
        switch self {
        case .nothing: true
        case .inputs(let inputs): inputs.isEmpty
        case .fields: false
        }
    }
}

extension DesignView {
    /// Who may call it: the endpoint's own clauses, or those of its transition's rows where it says `as designed`.
    public func access(of endpoint: Endpoint) -> [AccessClause] {
        guard endpoint.accessAsDesigned else { return endpoint.access }
        guard case .event(let event, let entity) = endpoint.does.value else { return [] }
        return transitions(on: event, of: entity).flatMap(\.access)
    }

    /// The transitions that an event can mean, one for each row of the table.
    public func transitions(on event: String, of entity: String) -> [Transition] {
        var seen: Set<SourceSpan> = []
        return (lifecycle(of: entity)?.transitions ?? [])
            .filter { $0.event?.value == event && seen.insert($0.span).inserted }
    }

    /// The flow that an endpoint runs: its own, or the effect of its transition.
    public func flow(of endpoint: Endpoint) -> Flow? {
        switch endpoint.does.value {
        case .flow(let name): flow(name)
        case .event(let event, let entity):
            transitions(on: event, of: entity).lazy.compactMap { effectFlow(of: $0) }.first
        default: nil
        }
    }

    public func effectFlow(of transition: Transition) -> Flow? {
        if case .flow(let name) = transition.effects { flow(name.value) } else { nil }
    }

    public func body(of endpoint: Endpoint) -> RequestBody {
        switch endpoint.does.value {
        case .create(let entity):
            return .fields(self.entity(entity)?.fields.filter(\.isWrittenAtCreation) ?? [], merges: false)
        case .update(let entity, let merges):
            return .fields(self.entity(entity)?.fields.filter(\.isWrittenAtUpdate) ?? [], merges: merges)
        case .flow, .event:
            let inPath = Set(endpoint.path.value.parameters)
            let inputs = (flow(of: endpoint)?.inputs ?? []).filter { !inPath.contains($0.name.value) }
            return inputs.isEmpty ? .nothing : .inputs(inputs)
        case .read, .list, .delete, .query: return .nothing
        }
    }

    /// The entity whose row the path of a list or of a flow begins with: `Ticket` for `/tickets/{id}/comments`.
    ///
    /// It is the one that the endpoint `read E` with the longest beginning of this path reads.
    public func parent(of endpoint: Endpoint) -> (entity: String, read: Endpoint)? {
        guard let read = reader(above: endpoint.path.value), case .read(let entity, _) = read.does.value else {
            return nil
        }
        return (entity, read)
    }

    /// A list's page, sort and filters stand in its query string.
    func takesListParameters(_ endpoint: Endpoint) -> Bool {
        switch endpoint.does.value {
        case .list: true
        case .query(let name):
            !(query(name)?.inputs.allSatisfy { endpoint.path.value.parameters.contains($0.name.value) } ?? true)
        default: false
        }
    }
}

extension Field {
    /// A client gives it when the row is created.
    public var isWrittenAtCreation: Bool { rules.isSetByService == nil && rules.computed == nil }
    /// A client may change it.
    public var isWrittenAtUpdate: Bool { isWrittenAtCreation && rules.isImmutable == nil }
}

extension Endpoint {
    var readsOneRow: Bool { if case .read = does.value { true } else { false } }

    /// `POST /tickets/{id}/assign`
    public var title: String { "\(method.value.rawValue) \(path.value.text)" }
}
