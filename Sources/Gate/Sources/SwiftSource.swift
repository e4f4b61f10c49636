import Foundation
import SwiftParser
import SwiftSyntax

/// A parsed Swift file of the written service.
public struct SwiftSource: Sendable {
    /// Relative to the service's folder.
    public let path: String
    public let text: String
    public let tree: SourceFileSyntax
    let locations: SourceLocationConverter

    public init(path: String, text: String) {
        self.path = path
        self.text = text
        tree = Parser.parse(source: text)
        locations = SourceLocationConverter(fileName: path, tree: tree)
    }

    public var isTest: Bool { path.hasPrefix("Tests/") }

    /// `Sources/TicketsData/Models/Ticket.swift:12`
    func place(of node: some SyntaxProtocol) -> String {
        path + ":" + String(node.startLocation(converter: locations).line)
    }

    /// Every `.swift` file below `Sources` and `Tests`, and the manifests, by path; the vendored sources are left out.
    public static func all(in folder: URL) throws -> [SwiftSource] {
        var paths = ["Package.swift", "Vendor/WrightRuntime/Package.swift"]
        for root in ["Sources", "Tests"] {
            let enumerator = FileManager.default.enumerator(atPath: folder.appending(path: root).path)
            while let path = enumerator?.nextObject() as? String {
                if path.hasSuffix(".swift") { paths.append(root + "/" + path) }
            }
        }
        return try paths.sorted().map { path in
            SwiftSource(path: path, text: try String(contentsOf: folder.appending(path: path), encoding: .utf8))
        }
    }
}
