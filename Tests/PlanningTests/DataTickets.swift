import DesignModel
import Diagnostics
import DocumentReader
import Foundation
import Testing
import Verification

@testable import Planning

/// The design `Examples/tickets.md`, planned.
enum TicketsPlan {
    static func verified() throws -> VerifiedDesign {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let bytes = [UInt8](try Data(contentsOf: root.appending(path: "Examples/tickets.md")))
        let document = readDocument(files: [SourceText(name: "tickets.md", bytes: bytes)])
        let (design, diagnostics) = understand(document)
        return try #require(verify(design, understanding: document.diagnostics + diagnostics, today: nil).verified)
    }

    static let names = ServiceNames(service: "Tickets")

    static func data() throws -> DataPlan { DataPlan(try verified(), names: names) }

    static func domain() throws -> DomainPlan {
        let verified = try verified()
        return DomainPlan(verified, names: names, data: DataPlan(verified, names: names))
    }
}
