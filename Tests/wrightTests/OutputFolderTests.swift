import Foundation
import Generation
import Testing

@testable import wright

/// All or nothing, and nobody's work is overwritten.
struct OutputFolderTests {
    private let root = FileManager.default.temporaryDirectory.appending(path: "wright-tests-" + UUID().uuidString)

    private var folder: OutputFolder { OutputFolder(url: root) }

    private func text(_ path: String) -> String? {
        try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    private func put(_ text: String, at path: String) throws {
        let place = root.appending(path: path)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: place)
    }

    private func withFolder(_ body: () throws -> Void) throws {
        defer { try? FileManager.default.removeItem(at: root) }
        try body()
    }

    private let two = [
        GeneratedFile(path: "Sources/A.swift", content: "a"), GeneratedFile(path: "README.md", content: "r"),
    ]

    @Test func writesNewFilesAndALock() throws {
        try withFolder {
            let report = try folder.replace(with: two, design: "d", force: false)
            #expect(report.written == ["README.md", "Sources/A.swift"])
            #expect(text("Sources/A.swift") == "a")
            #expect(try DesignLock.read(in: root)?.files.keys.sorted() == ["README.md", "Sources/A.swift"])
            #expect(!FileManager.default.fileExists(atPath: root.appending(path: ".wright").path))
        }
    }

    @Test func writingTwiceChangesNothing() throws {
        try withFolder {
            _ = try folder.replace(with: two, design: "d", force: false)
            let lock = text("design.lock")
            let report = try folder.replace(with: two, design: "d", force: false)
            #expect(report == OutputFolder.Report(unchanged: 2))
            #expect(text("design.lock") == lock)
        }
    }

    @Test func leavesAnEditedFileAlone() throws {
        try withFolder {
            _ = try folder.replace(with: two, design: "d", force: false)
            try put("mine", at: "Sources/A.swift")
            let changed = [GeneratedFile(path: "Sources/A.swift", content: "a2"), two[1]]
            let report = try folder.replace(with: changed, design: "d2", force: false)
            #expect(report.leftAlone == ["Sources/A.swift"])
            #expect(text("Sources/A.swift") == "mine")
            let again = try folder.replace(with: changed, design: "d2", force: false)
            #expect(again.leftAlone == ["Sources/A.swift"])
        }
    }

    @Test func forceOverwritesAnEditedFile() throws {
        try withFolder {
            _ = try folder.replace(with: two, design: "d", force: false)
            try put("mine", at: "Sources/A.swift")
            let report = try folder.replace(with: two, design: "d", force: true)
            #expect(report.written == ["Sources/A.swift"])
            #expect(text("Sources/A.swift") == "a")
        }
    }

    @Test func leavesAFileOfOthersAlone() throws {
        try withFolder {
            try put("theirs", at: "README.md")
            let report = try folder.replace(with: two, design: "d", force: false)
            #expect(report.leftAlone == ["README.md"])
            #expect(text("README.md") == "theirs")
        }
    }

    @Test func removesWhatTheDesignNoLongerHas() throws {
        try withFolder {
            _ = try folder.replace(with: two, design: "d", force: false)
            let report = try folder.replace(with: [two[1]], design: "d2", force: false)
            #expect(report.removed == ["Sources/A.swift"])
            #expect(text("Sources/A.swift") == nil)
        }
    }

    @Test func keepsAnObsoleteFileThatWasEdited() throws {
        try withFolder {
            _ = try folder.replace(with: two, design: "d", force: false)
            try put("mine", at: "Sources/A.swift")
            let report = try folder.replace(with: [two[1]], design: "d2", force: false)
            #expect(report.leftAlone == ["Sources/A.swift"])
            #expect(text("Sources/A.swift") == "mine")
        }
    }

    @Test func writesASeedOnceAndNeverAgain() throws {
        try withFolder {
            let seed = GeneratedFile(path: "Sources/Custom/Price.swift", content: "seed", isSeed: true)
            _ = try folder.replace(with: two + [seed], design: "d", force: false)
            #expect(text("Sources/Custom/Price.swift") == "seed")
            try put("by hand", at: "Sources/Custom/Price.swift")
            _ = try folder.replace(with: two + [seed], design: "d2", force: true)
            #expect(text("Sources/Custom/Price.swift") == "by hand")
        }
    }

    @Test func aRunThatEndedBeforeItsJournalLeavesWhatWasThere() throws {
        try withFolder {
            _ = try folder.replace(with: two, design: "d", force: false)
            try put("half", at: ".wright/staging/Sources/A.swift")
            try folder.finishInterruptedRun()
            #expect(text("Sources/A.swift") == "a")
            let report = try folder.replace(with: two, design: "d", force: false)
            #expect(report.unchanged == 2)
        }
    }

    @Test func aRunThatEndedAfterItsJournalIsFinished() throws {
        try withFolder {
            _ = try folder.replace(with: two, design: "d", force: false)
            try put("new", at: ".wright/staging/Sources/A.swift")
            try put(#"{"moves":["README.md","Sources/A.swift"],"removals":[]}"#, at: ".wright/journal.json")
            try folder.finishInterruptedRun()
            #expect(text("Sources/A.swift") == "new")
            #expect(text("README.md") == "r")
            #expect(!FileManager.default.fileExists(atPath: root.appending(path: ".wright").path))
        }
    }

    @Test func aRunThatEndedAmidItsMovesIsFinished() throws {
        try withFolder {
            try put("moved with its folder", at: "Sources/A.swift")
            try put("r", at: ".wright/staging/README.md")
            try put("deep", at: ".wright/staging/Tests/Deep/B.swift")
            let moves = #"["README.md","Sources/A.swift","Tests/Deep/B.swift"]"#
            try put(#"{"moves":\#(moves),"removals":[]}"#, at: ".wright/journal.json")
            try folder.finishInterruptedRun()
            #expect(text("README.md") == "r")
            #expect(text("Sources/A.swift") == "moved with its folder")
            #expect(text("Tests/Deep/B.swift") == "deep")
            #expect(!FileManager.default.fileExists(atPath: root.appending(path: ".wright").path))
        }
    }

    @Test func scriptsCanBeRun() throws {
        try withFolder {
            let script = GeneratedFile(path: "scripts/coverage", content: "#!/bin/sh\n")
            _ = try folder.replace(with: two + [script], design: "d", force: false)
            #expect(access(root.appending(path: script.path).path, X_OK) == 0)
            #expect(access(root.appending(path: "README.md").path, X_OK) != 0)
        }
    }

    @Test func refusesALockThatCannotBeRead() throws {
        try withFolder {
            try put("{", at: "design.lock")
            #expect(throws: Stop.self) { try folder.replace(with: two, design: "d", force: false) }
            #expect(text("README.md") == nil)
        }
    }
}
