import WrightHTTP

/// What the service takes and gives at most.
public enum Limits {
    /// How many rows a page has where the caller does not say.
    static let page = 50
    /// How many rows a caller may ask for at most.
    static let longestPage = 200
    /// What a request may weigh, and how many a caller may send.
    public static let service = ServiceLimits(body: 65536, requestsPerCaller: 600, per: .seconds(60))
}
