import Diagnostics
import Foundation

/// Reads a design from disk: one Markdown file, or the `.md` files of a folder in the order of their names.
enum DesignFiles {
    /// Larger designs are refused: no person reviews them, and they would only take memory.
    static let mostBytes = 16 * 1024 * 1024

    /// - Throws: `Stop` with what is wrong with the path.
    static func read(_ path: String) throws -> [SourceText] {
        var facts = stat()
        guard stat(path, &facts) == 0 else { throw missing(path) }
        guard facts.st_mode & S_IFMT == S_IFDIR else { return [try readFile(path)] }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw Stop(.usage, "the folder \(path) cannot be read: look at its permissions")
        }
        let designs = names.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.sorted()
        guard !designs.isEmpty else { throw Stop(.usage, "the folder \(path) holds no .md file") }
        let base = path.hasSuffix("/") ? String(path.dropLast()) : path
        var files: [SourceText] = []
        var size = 0
        for name in designs {
            let file = try readFile(base + "/" + name)
            size += file.bytes.count
            guard size <= mostBytes else { throw tooLarge("the folder \(path)", size: "more than \(inMiB(mostBytes))") }
            files.append(file)
        }
        return files
    }

    /// One file; anything that is no file of bytes on disk is refused before it could block or never end.
    ///
    /// - Throws: `Stop` with what is wrong with the path.
    static func readFile(_ path: String) throws -> SourceText {
        // Opening a pipe would wait for its other end.
        let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { throw errno == EACCES ? unreadable(path) : missing(path) }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0 else { throw unreadable(path) }
        switch facts.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw Stop(.usage, "\(path) is a folder, not a file; a design's own files end in .md")
        default: throw Stop(.usage, "\(path) is no file: a pipe, a device or a socket holds no design")
        }
        guard facts.st_size <= mostBytes else { throw tooLarge(path, size: inMiB(Int(facts.st_size))) }
        return SourceText(name: path, bytes: try bytes(of: file, path))
    }

    /// Up to the end: what stands in `/proc` says that its size is 0.
    private static func bytes(of file: Int32, _ path: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let piece = 1 << 16
        while true {
            let next = try [UInt8](unsafeUninitializedCapacity: piece) { buffer, count in
                let read = Foundation.read(file, buffer.baseAddress, piece)
                guard read >= 0 else { throw unreadable(path) }
                count = read
            }
            if next.isEmpty { return bytes }
            bytes += next
            guard bytes.count <= mostBytes else { throw tooLarge(path, size: "more than \(inMiB(mostBytes))") }
        }
    }

    // MARK: Messages

    private static func missing(_ path: String) -> Stop {
        switch errno {
        case ENOENT, ENOTDIR: Stop(.usage, "there is no file or folder \(path)")
        case ELOOP: Stop(.usage, "\(path) is a link that leads back to itself")
        default: Stop(.usage, "\(path) cannot be read: \(String(cString: strerror(errno)))")
        }
    }

    private static func unreadable(_ path: String) -> Stop {
        Stop(.usage, "\(path) cannot be read: look at its permissions")
    }

    private static func tooLarge(_ what: String, size: String) -> Stop {
        Stop(
            .usage,
            "\(what) has \(size); a design of more than \(inMiB(mostBytes)) is not read. "
                + "Look whether this is the right file"
        )
    }

    private static func inMiB(_ bytes: Int) -> String { "\(bytes / 1_048_576) MiB" }
}
