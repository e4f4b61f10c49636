import DesignModel
import Diagnostics
import DocumentReader
import Foundation
import Generation
import Planning
import Testing
import Verification

/// What is written for the example designs stands in the repository, so that a review of a change shows its effect.
///
/// `WRIGHT_UPDATE_REFERENCES=1` writes it anew: `scripts/update-references`.
struct WrittenReferenceTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func service(_ name: String) async throws -> WrittenService {
        let text = try Data(contentsOf: root.appending(path: "Examples/\(name).md"))
        let source = SourceText(name: name + ".md", bytes: [UInt8](text))
        let understood = understand(readDocument(files: [source]))
        let verdict = verify(understood.design, understanding: understood.diagnostics, today: nil)
        return try await WrittenService(ServicePlan(try #require(verdict.buildable)))
    }

    @Test(arguments: ["tickets"])
    func theReferenceIsWhatIsWritten(name: String) async throws {
        let files = try await Self.service(name).files
        let folder = Self.root.appending(path: "Examples/written/" + name)
        if ProcessInfo.processInfo.environment["WRIGHT_UPDATE_REFERENCES"] != nil { try write(files, to: folder) }
        for file in files {
            let there = try? String(contentsOf: folder.appending(path: file.path), encoding: .utf8)
            let isSame = there == file.content
            #expect(isSame, "\(file.path) differs; scripts/update-references writes it anew")
        }
        var known = Set(files.map(\.path))
        let enumerator = FileManager.default.enumerator(atPath: folder.path)
        while let path = enumerator?.nextObject() as? String {
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(
                atPath: folder.appending(path: path).path,
                isDirectory: &isFolder
            )
            if exists, !isFolder.boolValue { #expect(known.remove(path) != nil, "\(path) is no longer written") }
        }
    }

    /// Same design, same bytes.
    @Test func writingIsDeterministic() async throws {
        let (first, second) = (try await Self.service("tickets"), try await Self.service("tickets"))
        #expect(first.files == second.files)
    }

    /// Every file that an item of the checklist names is written.
    @Test func theChecklistNamesFilesThatExist() async throws {
        let service = try await Self.service("tickets")
        let paths = Set(service.files.map(\.path)).union(["DEPENDENCIES.md"])
        for item in service.checklist.items {
            #expect(!item.files.isEmpty, "\(item.kind) \(item.name)")
            for file in item.files { #expect(paths.contains(file), "\(item.kind) \(item.name): \(file)") }
        }
        #expect(service.checklist.faults.isEmpty)
    }

    /// For every error in the contract of every endpoint a test is planned that provokes it.
    @Test func everyErrorOfAContractIsProvoked() async throws {
        let inventory = try await Self.service("tickets").inventory
        for endpoint in inventory.endpoints {
            for error in endpoint.errors {
                #expect(
                    inventory.tests.contains { $0.subject == endpoint.name && $0.answer == error },
                    "\(endpoint.name): \(error)"
                )
            }
        }
    }

    private func write(_ files: [GeneratedFile], to folder: URL) throws {
        try? FileManager.default.removeItem(at: folder)
        for file in files {
            let place = folder.appending(path: file.path)
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(file.content.utf8).write(to: place)
        }
    }
}
