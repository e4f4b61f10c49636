import Diagnostics
import Testing

@Suite("The nearest name")
struct NearestNameTests {
    @Test(
        "A letter too many, too few, wrong or swapped, and up to a third of the letters",
        arguments: [
            ("Tickt", "Ticket"), ("Tickett", "Ticket"), ("Tocket", "Ticket"), ("Tikcet", "Ticket"),
            ("ticket", "Ticket"),
            ("Tokcte", nil), ("Tickeds", "Ticket"), ("grün", "grun"), ("Comment", nil), ("Ti", nil),
        ] as [(String, String?)]
    )
    func nearest(written: String, meant: String?) {
        #expect(didYouMean(written, among: ["Customer", "Ticket", "Desk", "grun"]) == meant)
    }

    @Test("Among very many names only one slip counts")
    func many() {
        let names = (0..<600).map { "shelf\($0)of" } + ["warehouse"]
        #expect(didYouMean("warehosue", among: names) == "warehouse")
        #expect(didYouMean("wraehosue", among: names) == nil)
        #expect(didYouMean("wraehosue", among: ["warehouse"]) == "warehouse")
    }
}
