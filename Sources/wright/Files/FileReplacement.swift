import Foundation

/// Puts new content in the place of files: written beside each, then moved over it, so that a file is the old or the new one
/// and never a part of either.
enum FileReplacement {
    /// - Throws: `Stop`; then no file has changed, unless it was a move that failed, which the message says.
    static func replace(_ files: [(path: String, bytes: [UInt8])]) throws {
        var staged: [(from: String, to: String)] = []
        defer { for (from, _) in staged { unlink(from) } }
        for (path, bytes) in files {
            // A link stays one: what it leads to is replaced.
            let place = URL(filePath: path).resolvingSymlinksInPath()
            guard access(place.path, W_OK) == 0 else { throw cannotWrite(path) }
            // Named twice, or by way of a link.
            if staged.contains(where: { $0.to == place.path }) { continue }
            let name = "." + place.lastPathComponent + ".wright-\(getpid())"
            let beside = place.deletingLastPathComponent().appending(path: name).path
            staged.append((from: beside, to: place.path))
            try write(bytes, to: beside, as: path, like: place.path)
        }
        var moved = 0
        for (from, to) in staged {
            guard rename(from, to) == 0 else {
                let fault = String(cString: strerror(errno))
                let others = moved == 0 ? "nothing is written" : "\(moved) of \(files.count) files are written"
                throw Stop(.usage, "\(to) cannot be replaced: \(fault); \(others)")
            }
            moved += 1
        }
        staged = []
    }

    private static func write(_ bytes: [UInt8], to beside: String, as path: String, like place: String) throws {
        let file = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw cannotWrite(path) }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { buffer in Foundation.write(file, buffer.baseAddress, buffer.count) }
            guard count > 0 else { throw cannotWrite(path) }
            rest = rest.dropFirst(count)
        }
        var facts = stat()
        if stat(place, &facts) == 0 { fchmod(file, facts.st_mode & 0o7777) }
        guard fsync(file) == 0 else { throw cannotWrite(path) }
    }

    private static func cannotWrite(_ path: String) -> Stop {
        Stop(.usage, "\(path) cannot be written: \(String(cString: strerror(errno))); nothing is written")
    }
}
