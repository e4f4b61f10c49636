import Foundation
import Generation

/// The folder of a written service: takes a new set of files all at once or not at all.
///
/// Files are written into `.wright/staging`, then a journal is put in place with one rename: that is the moment from
/// which the new files count. Then each is moved to its place. A run that ends before the journal leaves what was
/// there; one that ends after it is finished by the next command on the folder.
struct OutputFolder {
    let url: URL

    /// What happened to the files.
    struct Report: Equatable {
        var written: [String] = []
        /// Of those, the ones that stood there with another content.
        var rewritten: [String] = []
        var unchanged = 0
        var removed: [String] = []
        /// Owned files that somebody edited, and files of others that stand where one of ours belongs: left alone.
        var leftAlone: [String] = []
    }

    private static let workFolder = ".wright"
    private static let staging = workFolder + "/staging"
    private static let journal = workFolder + "/journal.json"

    private var journalFile: URL { url.appending(path: Self.journal) }

    private struct Journal: Codable {
        var moves: [String]
        var removals: [String]
    }

    /// - Parameter force: edited files are overwritten too.
    /// - Throws: `Stop`, or an error of the file system before anything in place was touched.
    func replace(with files: [GeneratedFile], design: String, force: Bool) throws -> Report {
        try finishInterruptedRun()
        let lock = try DesignLock.read(in: url)
        let root = url.path
        var report = Report()
        var owned: [String: String] = [:]
        var changed: [GeneratedFile] = []
        for file in files.sorted(by: { $0.path < $1.path }) {
            let there = FileManager.default.contents(atPath: root + "/" + file.path)
            if file.isSeed {
                if there == nil { changed.append(file) }
                continue
            }
            let hash = DesignLock.hash(file.content)
            guard let there else {
                owned[file.path] = hash
                changed.append(file)
                continue
            }
            let thereHash = DesignLock.hash(there)
            if thereHash == hash {
                owned[file.path] = hash
                report.unchanged += 1
            } else if thereHash == lock?.files[file.path] || force {
                owned[file.path] = hash
                changed.append(file)
                report.rewritten.append(file.path)
            } else {
                report.leftAlone.append(file.path)
                if let old = lock?.files[file.path] { owned[file.path] = old }
            }
        }
        let obsolete = try obsoleteFiles(lock, keeping: Set(files.map(\.path)), force: force, report: &report)
        let newLock = DesignLock(
            wright: Wright.version,
            design: design,
            runtime: DesignLock.hash(
                files.filter { $0.path.hasPrefix("Vendor/") }.sorted { $0.path < $1.path }
                    .map { $0.path + "\0" + $0.content }.joined(separator: "\0")
            ),
            files: owned
        )
        if newLock != lock { changed.append(GeneratedFile(path: DesignLock.name, content: try newLock.encoded())) }
        try commit(changed, removing: obsolete)
        report.written = changed.map(\.path).filter { $0 != DesignLock.name }
        report.removed = obsolete
        return report
    }

    /// Moves what an earlier run had decided and not finished.
    func finishInterruptedRun() throws {
        guard let data = FileManager.default.contents(atPath: journalFile.path) else {
            try? FileManager.default.removeItem(at: url.appending(path: Self.staging))
            return
        }
        guard let journal = try? JSONDecoder().decode(Journal.self, from: data) else {
            throw Stop(.usage, "\(journalFile.path) cannot be read; remove it and build again")
        }
        try apply(journal)
    }

    private func obsoleteFiles(
        _ lock: DesignLock?,
        keeping paths: Set<String>,
        force: Bool,
        report: inout Report
    ) throws -> [String] {
        guard let lock else { return [] }
        var obsolete: [String] = []
        for path in lock.files.keys.sorted() where !paths.contains(path) {
            guard let there = FileManager.default.contents(atPath: url.appending(path: path).path) else { continue }
            if DesignLock.hash(there) == lock.files[path] || force {
                obsolete.append(path)
            } else {
                report.leftAlone.append(path)
            }
        }
        return obsolete
    }

    private func commit(_ files: [GeneratedFile], removing obsolete: [String]) throws {
        guard !files.isEmpty || !obsolete.isEmpty else { return }
        var writer = PlainWriter(root: url)
        for file in files {
            let isScript = file.path.hasPrefix("scripts/")
            try writer.write(file.content, to: Self.staging + "/" + file.path, isExecutable: isScript)
        }
        let journal = Journal(moves: files.map(\.path), removals: obsolete)
        let text = String(decoding: try JSONEncoder().encode(journal), as: UTF8.self)
        try writer.write(text, to: Self.journal + ".new")
        _ = try writer.move(Self.journal + ".new", to: Self.journal)
        try apply(journal)
    }

    /// Can be repeated: a file that was moved already is no longer in the staging folder.
    private func apply(_ journal: Journal) throws {
        var writer = PlainWriter(root: url)
        // A folder that is not there yet is moved with all that it holds.
        let slash = UInt8(ascii: "/")
        let folders = Set(journal.moves.compactMap { path in path.utf8.firstIndex(of: slash).map { path[..<$0] } })
        let moved = folders.filter { writer.moveFolder(Self.staging + "/" + $0, to: String($0)) }
        for path in journal.moves where !moved.contains(Substring(path.utf8.prefix { $0 != slash })) {
            _ = try writer.move(Self.staging + "/" + path, to: path)
        }
        for path in journal.removals { try? FileManager.default.removeItem(at: url.appending(path: path)) }
        try FileManager.default.removeItem(at: url.appending(path: Self.workFolder))
    }
}
