import Foundation
import Testing

@testable import wright

/// Whatever a path leads to: a design, or one sentence on what is wrong with it; never a wait without end.
@Suite(.timeLimit(.minutes(1)))
struct DesignFilesTests {
    private func refusal(_ path: String) -> String? {
        do {
            _ = try DesignFiles.read(path)
            return nil
        } catch let stop as Stop {
            return stop.code == .usage ? stop.message : "another code: \(stop.code)"
        } catch {
            return "another error: \(error)"
        }
    }

    @Test func filesAreReadInTheOrderOfTheirNames() throws {
        try ScratchFolder.with { folder in
            for number in 100..<600 { try folder.put("## Prose \(number)\n", at: "\(number).md") }
            try folder.put("no design", at: "notes.txt")
            try folder.put("no design", at: ".hidden.md")
            let files = try DesignFiles.read(folder.url.path)
            #expect(files.count == 500)
            #expect(files.first?.name == folder.path("100.md"))
            #expect(files.map(\.name) == files.map(\.name).sorted())
        }
    }

    @Test func whatIsNoFile() throws {
        try ScratchFolder.with { folder in
            #expect(refusal(folder.path("none.md")) == "there is no file or folder \(folder.path("none.md"))")
            #expect(refusal("") == "there is no file or folder ")
            let pipe = folder.path("pipe.md")
            #expect(mkfifo(pipe, 0o600) == 0)
            #expect(refusal(pipe) == "\(pipe) is no file: a pipe, a device or a socket holds no design")
            #expect(refusal("/dev/zero")?.contains("is no file") == true)
            let (one, other) = (folder.path("one.md"), folder.path("other.md"))
            #expect(symlink(one, other) == 0 && symlink(other, one) == 0)
            #expect(refusal(one) == "\(one) is a link that leads back to itself")
            #expect(symlink(folder.path("gone"), folder.path("dangling.md")) == 0)
            #expect(refusal(folder.path("dangling.md"))?.contains("there is no file") == true)
        }
    }

    @Test func foldersNamedAsFiles() throws {
        try ScratchFolder.with { folder in
            try FileManager.default.createDirectory(atPath: folder.path("x.md"), withIntermediateDirectories: true)
            #expect(refusal(folder.path("x.md")) == "the folder \(folder.path("x.md")) holds no .md file")
            #expect(refusal(folder.url.path)?.contains("x.md is a folder, not a file") == true)
        }
    }

    @Test func unreadable() throws {
        try ScratchFolder.with { folder in
            let path = try folder.put("# T\n", at: "secret.md")
            #expect(chmod(path, 0) == 0)
            // For root nothing is unreadable.
            if getuid() != 0 { #expect(refusal(path) == "\(path) cannot be read: look at its permissions") }
            #expect(chmod(path, 0o600) == 0)
            #expect(refusal(path) == nil)
        }
    }

    @Test func tooLarge() throws {
        try ScratchFolder.with { folder in
            let path = folder.path("large.md")
            #expect(FileManager.default.createFile(atPath: path, contents: nil))
            // A hole: it has no blocks on the disk, and is never read.
            #expect(truncate(path, 100_000_000) == 0)
            #expect(refusal(path)?.hasPrefix("\(path) has 95 MiB; a design of more than 16 MiB is not read.") == true)
            let parts = folder.path("parts")
            try FileManager.default.createDirectory(atPath: parts, withIntermediateDirectories: true)
            for number in 1...3 {
                let part = parts + "/\(number).md"
                #expect(FileManager.default.createFile(atPath: part, contents: nil))
                #expect(truncate(part, 7_000_000) == 0)
            }
            #expect(refusal(parts)?.contains("has more than 16 MiB") == true)
        }
    }
}
