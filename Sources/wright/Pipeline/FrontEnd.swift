import DesignModel
import Diagnostics
import DocumentReader
import Foundation
import Planning
import Verification

/// From paths to a verified design, with all that was found on the way.
struct FrontEnd {
    let files: [SourceText]
    let design: Design
    let verdict: Verdict

    /// - Throws: `Stop` where the design cannot be read from disk.
    init(path: String, today: CalendarDay?) throws {
        self.init(files: try DesignFiles.read(path), today: today)
    }

    init(files: [SourceText], today: CalendarDay?) {
        self.files = files
        let document = readDocument(files: files)
        let understood = understand(document)
        design = understood.design
        let found = document.diagnostics + understood.diagnostics
        verdict = verify(understood.design, understanding: found, today: today)
    }

    var lineCount: Int { files.reduce(0) { $0 + $1.lineStarts.count } }

    /// SHA-256 over names and bytes.
    var hash: String {
        DesignLock.hash(files.reduce(into: Data()) { $0.append(contentsOf: $1.bytes + [0]) })
    }
}
