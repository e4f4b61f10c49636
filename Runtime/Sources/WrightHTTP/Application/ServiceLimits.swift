/// What a service takes from its callers at most.
public struct ServiceLimits: Sendable, Equatable {
    /// The greatest length of a request's body, in bytes.
    public var body: Int
    /// How many requests a caller may send per period; `nil` for no limit.
    public var requestsPerCaller: Int?
    /// The period of the rate limit.
    public var period: Duration
    /// How long a connection may stand idle, or take to send the head of a request.
    public var idleTimeout: Duration
    /// How long a request may take to arrive, and its answer to be taken.
    public var transferTimeout: Duration
    /// How long new requests are still taken after SIGTERM, while readiness says no, so that load balancers notice;
    /// as long as a probe of readiness needs to come by twice.
    public var shutdownDelay: Duration
    /// How long it may take after SIGTERM until every request is finished; what is not is broken off.
    public var shutdownGrace: Duration

    /// Limits; each has a default that suits a service behind a load balancer.
    public init(
        body: Int = 1_048_576,
        requestsPerCaller: Int? = nil,
        per period: Duration = .seconds(60),
        idleTimeout: Duration = .seconds(60),
        transferTimeout: Duration = .seconds(30),
        shutdownDelay: Duration = .zero,
        shutdownGrace: Duration = .seconds(20)
    ) {
        self.body = body
        self.requestsPerCaller = requestsPerCaller
        self.period = period
        self.idleTimeout = idleTimeout
        self.transferTimeout = transferTimeout
        self.shutdownDelay = shutdownDelay
        self.shutdownGrace = shutdownGrace
    }
}

/// Where a service listens.
public struct ServiceAddress: Sendable, Equatable {
    /// A host name or an IP address; `0.0.0.0` for every interface.
    public var host: String
    /// A port; 0 lets the system choose one.
    public var port: Int

    /// An address from its parts.
    public init(host: String = "127.0.0.1", port: Int = 8080) {
        self.host = host
        self.port = port
    }
}
