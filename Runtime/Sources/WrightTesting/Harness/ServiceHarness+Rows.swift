import WrightRuntime

/// Rows before and after requests.
extension ServiceHarness {
    /// Inserts rows, or changes them, before a request.
    @discardableResult
    public func write<Result: Sendable>(
        _ body: @Sendable @escaping (any WriteTransaction) throws -> Result
    ) async throws -> Result {
        try await store.write(body)
    }

    /// Looks at rows after a request.
    public func read<Result: Sendable>(
        _ body: @Sendable @escaping (any ReadTransaction) throws -> Result
    ) async throws -> Result {
        try await store.read(body)
    }
}
