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
    /// `nil` where the design is not verified, or has a part that no service is written from yet.
    let buildable: BuildableDesign?
    /// Those parts, each as an error; empty where the design is not verified.
    let refused: [Diagnostic]

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
        (buildable, refused) = verdict.verified.map(Verification.buildable) ?? (nil, [])
    }

    /// All that keeps the design from being built, in the order of their places.
    var obstacles: [Diagnostic] {
        (verdict.diagnostics + refused).sorted { $0.primary.span < $1.primary.span }
    }

    var lineCount: Int { files.reduce(0) { $0 + $1.lineStarts.count } }

    /// SHA-256 over names and bytes.
    var hash: String {
        DesignLock.hash(files.reduce(into: Data()) { $0.append(contentsOf: $1.bytes + [0]) })
    }
}
