import Hummingbird
import NIOCore
import Synchronization

/// What the server keeps about one request while it is answered.
struct RequestState: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// What is known of the request for logs and metrics.
    var observed: ObservedRequest
    /// Where the request comes from; empty where that is unknown.
    let address: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        observed = .unnamed
        address = source.channel.remoteAddress?.ipAddress ?? ""
    }
}

/// What is found out about a request on the way in, and told by the middleware on the way out.
final class ObservedRequest: Sendable {
    /// What has been found out so far.
    struct Findings {
        var route: String?
        var isOperational = false
        var caller: String?
    }

    /// Stands in until the outermost layer has named the request.
    static let unnamed = ObservedRequest(id: "", trace: TraceParent(continuing: nil))

    let id: String
    let trace: TraceParent
    private let state = Mutex(Findings())

    init(id: String, trace: TraceParent) {
        self.id = id
        self.trace = trace
    }

    var findings: Findings { state.withLock { $0 } }

    func noteRoute(_ route: String, isOperational: Bool) {
        state.withLock {
            $0.route = route
            $0.isOperational = isOperational
        }
    }

    func noteCaller(_ caller: String?) {
        state.withLock { $0.caller = caller }
    }
}
