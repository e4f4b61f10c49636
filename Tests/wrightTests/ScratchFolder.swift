import Foundation

/// A folder that is there while a test runs.
struct ScratchFolder {
    let url = FileManager.default.temporaryDirectory.appending(path: "wright-tests-" + UUID().uuidString)

    static func with(_ body: (ScratchFolder) throws -> Void) throws {
        let folder = ScratchFolder()
        try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder.url) }
        try body(folder)
    }

    func path(_ name: String) -> String { url.appending(path: name).path }

    @discardableResult
    func put(_ text: String, at name: String) throws -> String {
        try Data(text.utf8).write(to: url.appending(path: name))
        return path(name)
    }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
    }

    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }
}

/// The examples of the repository.
func example(_ name: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "Examples/" + name), encoding: .utf8)
}
