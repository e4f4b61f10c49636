import Foundation

/// A copy of a written service that alterations are made in, one after another; the original is never touched.
struct ServiceCopy: Sendable {
    let original: URL
    let folder: URL

    /// Brings the copy to what the original is; files that are the same are left alone, so that little is compiled.
    ///
    /// - Throws: `Failure` where the original is no written service; an error of the file system.
    func refresh() throws {
        let manager = FileManager.default
        guard manager.fileExists(atPath: original.appending(path: "checklist.json").path) else {
            throw Failure("\(original.relativePath) is no written service; run: wright build Examples/tickets.md")
        }
        let wanted = try Self.files(in: original)
        try manager.createDirectory(at: folder, withIntermediateDirectories: true)
        for path in try Self.files(in: folder).subtracting(wanted) {
            try manager.removeItem(at: folder.appending(path: path))
        }
        for path in wanted.sorted() {
            let content = try Data(contentsOf: original.appending(path: path))
            let place = folder.appending(path: path)
            guard manager.contents(atPath: place.path) != content else { continue }
            try manager.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try content.write(to: place)
        }
    }

    /// - Throws: `Alteration.DoesNotApply`; nothing is written then.
    func apply(_ alteration: Alteration) throws {
        for (file, content) in try altered(by: alteration) { try write(content, to: file) }
    }

    /// Puts back what the alteration changed.
    func restore(_ alteration: Alteration) throws {
        for file in Set(alteration.edits.map(\.file)) {
            try write(try String(contentsOf: original.appending(path: file), encoding: .utf8), to: file)
        }
    }

    /// Each file that the alteration changes, as it is then.
    ///
    /// - Throws: `Alteration.DoesNotApply`; `Failure` where a file is missing.
    func altered(by alteration: Alteration) throws -> [String: String] {
        var contents: [String: String] = [:]
        for edit in alteration.edits {
            let place = original.appending(path: edit.file)
            guard let content = contents[edit.file] ?? (try? String(contentsOf: place, encoding: .utf8)) else {
                throw Failure("\(edit.file) is not there or no text")
            }
            contents[edit.file] = try edit.applied(to: content)
        }
        return contents
    }

    private func write(_ content: String, to file: String) throws {
        try Data(content.utf8).write(to: folder.appending(path: file))
    }

    /// The paths of all files below a folder, without what a build leaves there.
    private static func files(in folder: URL) throws -> Set<String> {
        var paths: Set<String> = []
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            let isOfABuild = path.hasPrefix(".build/") || path.hasPrefix(".wright/") || path.hasSuffix(".profraw")
            var isFolder: ObjCBool = false
            let place = folder.appending(path: path).path
            guard !isOfABuild, FileManager.default.fileExists(atPath: place, isDirectory: &isFolder) else { continue }
            if !isFolder.boolValue { paths.insert(path) }
        }
        return paths
    }
}

/// Why no result can be given.
struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
