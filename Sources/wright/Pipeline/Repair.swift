import Diagnostics
import Verification

/// A design with the safe fix-its of its findings in it: checked and mended until no safe one is left.
struct Repair {
    /// A fix may bring another one to light; fixes that undo each other would go on for ever.
    static let mostRounds = 10

    /// The design as it is after the last round.
    private(set) var front: FrontEnd
    /// In the order in which they were made.
    private(set) var changes: [SafeFixes.Change] = []
    private let before: [SourceText]

    init(_ front: FrontEnd, today: CalendarDay?) throws {
        self.front = front
        before = front.files
        for _ in 0..<Self.mostRounds {
            let fixes = SafeFixes(of: self.front.verdict.diagnostics, in: self.front.files)
            if fixes.changes.isEmpty { break }
            changes += fixes.changes
            self.front = FrontEnd(files: fixes.files, today: today)
        }
    }

    /// Puts the files that changed in their places: every one is written beside its place before the first is moved.
    ///
    /// - Throws: `Stop` where a file cannot be written, or was changed by others in the meantime.
    func write() throws {
        let changed = zip(before, front.files).filter { $0.0.bytes != $0.1.bytes }
        for (old, _) in changed where try DesignFiles.readFile(old.name).bytes != old.bytes {
            throw Stop(.usage, "\(old.name) was changed while it was checked; nothing is written. Run it again")
        }
        try FileReplacement.replace(changed.map { (path: $0.1.name, bytes: $0.1.bytes) })
    }
}
