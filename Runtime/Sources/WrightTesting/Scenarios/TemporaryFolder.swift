import Foundation

/// A folder of its own for one scenario.
struct TemporaryFolder: Sendable {
    private let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("scenario-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    /// The path of a file in it.
    func path(of name: String) -> String { url.appendingPathComponent(name).path }

    /// Removes it with everything inside.
    func remove() { try? FileManager.default.removeItem(at: url) }
}
