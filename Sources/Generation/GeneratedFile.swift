/// A file of the written service, not yet on disk.
public struct GeneratedFile: Sendable, Hashable {
    /// Relative to the folder of the service, with `/`.
    public var path: String
    public var content: String
    /// Written once and then the user's own: never overwritten (`Custom/`).
    public var isSeed: Bool

    public init(path: String, content: String, isSeed: Bool = false) {
        self.path = path
        self.content = content
        self.isSeed = isSeed
    }
}
