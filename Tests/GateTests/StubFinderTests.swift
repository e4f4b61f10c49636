import Testing

@testable import Gate

/// What counts as work left out, and what does not.
struct StubFinderTests {
    private func faults(_ text: String) -> [String] {
        let source = SwiftSource(path: "Sources/Shop/A.swift", text: text)
        let finder = StubFinder(source)
        finder.walk(source.tree)
        return finder.faults
    }

    @Test(arguments: [
        ("func pay(_ order: Order) {}", "pay has an empty body"),
        ("func pay(_ order: Order) { fatalError() }", "fatalError traps in place of an error"),
        ("func pay(_ order: Order) throws { throw Refusal.notImplemented }", "throws a not-implemented error"),
        ("func total(_ order: Order) -> Int { 0 }", "total gives back a constant whatever it is given"),
        ("func total(_ order: Order) -> Int { return 0 }", "total gives back a constant whatever it is given"),
        ("func first(_ orders: [Order]) -> Order? { nil }", "first gives back a constant whatever it is given"),
        ("func names(_ orders: [Order]) -> [String] { [] }", "names gives back a constant whatever it is given"),
        ("let rate = 19 // TODO: read it", "the comment says TODO"),
        ("/// FIXME: wrong for leap years\nlet days = 365", "the comment says FIXME"),
        ("// placeholder\nlet rate = 19", "the comment says “placeholder”"),
        ("func f() { do { try g() } catch {} }", "an error is caught and dropped"),
        ("init(_ order: Order) {}", "init has an empty body"),
    ])
    func findsWorkLeftOut(text: String, fault: String) {
        let found = faults(text)
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix(": " + fault) == true, "\(found)")
    }

    @Test(arguments: [
        "func total(_ order: Order) -> Int { order.total }",
        "protocol Pay { func pay(_ order: Order) throws }",
        "init() {}",
        "var name: String { \"shop\" }",
        "/// Where the placeholder of an input goes.\nlet hint = \"name\"",
        "let text = \"TODO: buy milk\"",
        "func f() { do { try g() } catch { log(error) } }",
    ])
    func leavesRealWorkAlone(text: String) {
        #expect(faults(text).isEmpty)
    }

    @Test func namesThePlace() {
        #expect(faults("let a = 1\n\nfunc pay(_ order: Order) {}") == ["Sources/Shop/A.swift:3: pay has an empty body"])
    }
}
