import Diagnostics
import Foundation

/// Reads a design from disk: one Markdown file, or the `.md` files of a folder in the order of their names.
enum DesignFiles {
    /// Larger files are refused: no person reviews them, and they would only take memory.
    static let mostBytes = 32 * 1024 * 1024

    /// - Throws: `Stop` with what is wrong with the path.
    static func read(_ path: String) throws -> [SourceText] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Stop(.usage, "there is no file or folder \(path)")
        }
        guard isFolder.boolValue else { return [try readFile(path)] }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw Stop(.usage, "the folder \(path) cannot be read: \(error.localizedDescription)")
        }
        let designs = names.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.sorted()
        guard !designs.isEmpty else { throw Stop(.usage, "the folder \(path) holds no .md file") }
        let base = path.hasSuffix("/") ? String(path.dropLast()) : path
        return try designs.map { try readFile(base + "/" + $0) }
    }

    private static func readFile(_ path: String) throws -> SourceText {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        if let size = attributes?[.size] as? Int, size > mostBytes {
            throw Stop(
                .usage,
                "\(path) has \(size / 1_048_576) MiB; a design of more than \(mostBytes / 1_048_576) MiB is not read. "
                    + "Split it into a folder of files, or look whether this is the right file"
            )
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Stop(.usage, "\(path) cannot be read: look at its permissions")
        }
        return SourceText(name: path, bytes: [UInt8](data))
    }
}
