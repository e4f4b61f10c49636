import Foundation
import Gate
import Generation
import Planning

/// Writes `DEPENDENCIES.md` from what SwiftPM resolved: only known once it has.
struct DependencyReport {
    let scratch: URL

    func write(into folder: URL) throws {
        guard let packages = ResolvedPackage.all(inScratchPath: scratch) else { return }
        let text = dependenciesDocument(packages).content
        let place = folder.appending(path: "DEPENDENCIES.md")
        guard FileManager.default.contents(atPath: place.path) != Data(text.utf8) else { return }
        try Data(text.utf8).write(to: place, options: .atomic)
    }
}
