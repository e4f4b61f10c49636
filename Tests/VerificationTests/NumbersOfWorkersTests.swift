import DesignModel
import Diagnostics
import DocumentReader
import Testing

@testable import Verification

@Suite("What a requirement says of timers and workers is compared with them")
struct NumbersOfWorkersTests {
    @Test(arguments: [
        ("unpaid after 30 minutes", "unpaid after 45 minutes", "This says 30m, REQ-003 says 45 minutes"),
        ("fails after 5 retries", "fails after 7 retries", "This says 5 retries, REQ-006 says 7 retries"),
    ])
    func disagree(written: String, changed: String, message: String) throws {
        let orders = try TestFiles.example("orders.md")
        try #require(orders.contains(written))
        let source = SourceText(name: "orders.md", text: orders.replacing(written, with: changed))
        let (design, _) = understand(readDocument(files: [source]))
        #expect(NumbersDisagree.check(DesignView(design)).map(\.message) == [message])
    }
}
