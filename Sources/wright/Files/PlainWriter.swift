import Foundation

/// Writes and moves files below one folder with the plain calls of the system; makes each folder once.
///
/// Foundation's `Data.write` waits for the disk after every file: half a second for the files of a service. Nothing here
/// waits for the disk, so it keeps its promises to a run that is ended, not to a machine that loses its power.
struct PlainWriter {
    let root: String
    /// Folders that are known to be there.
    private var made: Set<Substring> = []

    init(root: URL) { self.root = root.path }

    /// - Throws: `Stop` where the system refuses.
    mutating func write(_ content: String, to path: String, isExecutable: Bool = false) throws {
        try makeFolder(of: path)
        let place = root + "/" + path
        let file = open(place, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw refusal(place) }
        var content = content
        let isWritten = content.withUTF8 { Self.write(UnsafeRawBufferPointer($0), to: file) }
        let hasMode = !isExecutable || fchmod(file, 0o755) == 0
        let isClosed = close(file) == 0
        guard isWritten, hasMode, isClosed else { throw refusal(place) }
    }

    /// Whether the file was there to be moved.
    ///
    /// - Throws: `Stop` where the system refuses.
    mutating func move(_ source: String, to path: String) throws -> Bool {
        try makeFolder(of: path)
        let (from, place) = (root + "/" + source, root + "/" + path)
        if rename(from, place) == 0 { return true }
        let refusal = refusal(place)
        guard access(from, F_OK) != 0 else { throw refusal }
        return false
    }

    /// Moves a folder with all that it holds, and says whether it did: `false` where the place is taken.
    func moveFolder(_ source: String, to path: String) -> Bool {
        rename(root + "/" + source, root + "/" + path) == 0
    }

    private mutating func makeFolder(of path: String) throws {
        let end = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        try makeFolder(end.map { path[..<$0] } ?? "")
    }

    /// The root itself is the empty path.
    private mutating func makeFolder(_ path: Substring) throws {
        guard !made.contains(path) else { return }
        let place = path.isEmpty ? root : root + "/" + path
        if mkdir(place, 0o777) != 0, errno != EEXIST {
            guard errno == ENOENT else { throw refusal(place) }
            if let end = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
                try makeFolder(path[..<end])
            } else if !path.isEmpty {
                try makeFolder("")
            } else {
                try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
            }
            guard mkdir(place, 0o777) == 0 || errno == EEXIST else { throw refusal(place) }
        }
        made.insert(path)
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Foundation.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if count == 0 || errno != EINTR {
                return false
            }
        }
        return true
    }

    /// With what the system said last.
    private func refusal(_ place: String) -> Stop {
        Stop(.usage, "\(place) cannot be written: \(String(cString: strerror(errno)))")
    }
}
