import DesignModel
import Diagnostics
import DocumentReader
import Foundation
import Planning
import Testing
import Verification

/// The plan of Examples/tickets.md, for tests of what is written from it.
enum APITicketsPlan {
    static func make() throws -> ServicePlan {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "Examples/tickets.md"), encoding: .utf8)
        let (design, diagnostics) = understand(readDocument(files: [SourceText(name: "tickets.md", text: text)]))
        return ServicePlan(try #require(verify(design, understanding: diagnostics, today: nil).buildable))
    }
}
