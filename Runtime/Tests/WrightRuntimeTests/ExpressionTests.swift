import Foundation
import Testing
import WrightRuntime

private typealias Expr = ExpressionFunctions

private func fails(_ code: ExpressionError.Code, _ body: () throws -> some Any) -> Bool {
    do {
        _ = try body()
        return false
    } catch { return (error as? ExpressionError)?.code == code }
}

struct OrderFunctionTests {
    @Test func comparesTextByCodePoint() {
        // Canonically equivalent, and so the same to Swift: the composed letter and its two scalars.
        #expect(!Expr.isEqual("\u{e9}", "e\u{301}"))
        #expect(Expr.isEqual("e\u{301}", "e\u{301}"))
        #expect(Expr.isEqual(nil, nil))
        #expect(!Expr.isEqual("a", nil))
        #expect(Expr.isLess("Z", "a"))
        #expect(Expr.isLess("\u{ffff}", "\u{10000}"))
        #expect(!Expr.isEqual(["\u{e9}"], ["e\u{301}"]))
        #expect(Expr.isIn("b", ["a", "b"]))
        #expect(!Expr.isIn(String?.none, ["a"]))
    }

    @Test func isFalseBesideNull() {
        #expect(!Expr.isLess(Int?.none, 1))
        #expect(!Expr.isGreaterOrEqual(1, Int?.none))
        #expect(!Expr.isLessOrEqual(String?.none, String?.none))
        #expect(Expr.isLessOrEqual(1, 1))
        #expect(Expr.isGreater(2, 1))
        #expect(!Expr.isIn(Int?.none, [1]))
    }

    @Test func ranksWords() {
        #expect(Expr.rank("high", in: ["low", "high"]) == 1)
        #expect(Expr.rank("other", in: ["low", "high"]) == 2)
        #expect(Expr.rank(String?.none, in: ["low"]) == nil)
        #expect(Expr.element([1, 2], -1) == nil)
        #expect(Expr.element([1, 2], 1) == 2)
        #expect(fails(.missingValue) { try Expr.known(Int?.none) })
    }
}

struct ArithmeticTests {
    @Test func reportsOverflow() throws {
        #expect(fails(.overflow) { try Expr.add(Int.max, 1) })
        #expect(fails(.overflow) { try Expr.subtract(Int.min, 1) })
        #expect(fails(.overflow) { try Expr.multiply(Int.max, 2) })
        #expect(fails(.overflow) { try Expr.divide(Int.min, -1) })
        #expect(fails(.overflow) { try Expr.negate(Int.min) })
        #expect(fails(.divisionByZero) { try Expr.divide(1, 0) })
        #expect(fails(.divisionByZero) { try Expr.remainder(1, 0) })
        #expect(try Expr.remainder(Int.min, -1) == 0)
        #expect(try Expr.divide(-7, 2) == -3)
        #expect(try Expr.remainder(-7, 2) == -1)
    }

    @Test func isExactOnDecimals() throws {
        let (tenth, fifth) = try (Expr.decimal("0.1"), Expr.decimal("0.2"))
        #expect(try Expr.add(tenth, fifth) == Expr.decimal("0.3"))
        #expect(try Expr.multiply(tenth, fifth) == Expr.decimal("0.02"))
        #expect(try Expr.divide(tenth, fifth) == Expr.decimal("0.5"))
        #expect(fails(.divisionByZero) { try Expr.divide(tenth, 0) })
        #expect(fails(.overflow) { try Expr.multiply(.greatestFiniteMagnitude, 10) })
        #expect(Expr.string(Expr.negate(Decimal(0))) == "0")
    }

    @Test(arguments: [
        ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("1.005", 2, "1.01"), ("1250", -2, "1300"), ("1249", -2, "1200"),
        ("0.4", 0, "0"), ("1", 5, "1"),
    ])
    func roundsHalvesAwayFromZero(text: String, places: Int, rounded: String) throws {
        #expect(try Expr.string(Expr.round(Expr.decimal(text), places)) == rounded)
    }

    @Test func boundsTimes() throws {
        #expect(fails(.overflow) { try Expr.add(Timestamp.latest, .microseconds(1)) })
        #expect(fails(.overflow) { try Expr.subtract(Timestamp.earliest, .microseconds(1)) })
        let noon = try Expr.timestamp("2026-03-01T12:00:00Z")
        #expect(try Expr.string(Expr.add(.seconds(3600), noon)) == "2026-03-01T13:00:00Z")
        #expect(try Expr.subtract(noon, Expr.timestamp("2026-03-01T11:59:59.5Z")) == .milliseconds(500))
        #expect(try Expr.subtract(.seconds(1), .seconds(3)) == .seconds(-2))
    }
}

struct TextFunctionTests {
    @Test func findsPartsByCodePoint() {
        #expect(Expr.contains("e\u{301}", "e"))
        #expect(Expr.contains("abc", ""))
        #expect(!Expr.contains("abc", "ac"))
        #expect(Expr.startsWith("e\u{301}x", "e"))
        #expect(Expr.endsWith("xe\u{301}", "\u{301}"))
        #expect(!Expr.endsWith("ab", "abc"))
    }

    @Test func matchesAnywhere() throws {
        #expect(try Expr.matches("abc123", "[0-9]+"))
        #expect(try !Expr.matches("abc\n", "^abc$"))
        #expect(try Expr.matches("cost: 5$", #"5\$"#))
        #expect(try Expr.matches("$", "[$]"))
        #expect(try !Expr.matches("٣", #"\d"#))
        #expect(try Expr.matches("e\u{301}", "^..$"))
        #expect(fails(.invalidPattern) { try Expr.matches("a", "(") })
    }

    @Test func changesCaseScalarByScalar() {
        #expect(Expr.lower("\u{130}") == "i\u{307}")
        #expect(Expr.lower("ΑΣ") == "ασ")
        #expect(Expr.upper("ß") == "SS")
        #expect(Expr.lower("I") == "i")
    }

    @Test func trimsWhiteSpace() {
        #expect(Expr.trim("\u{a0} a b\u{3000}\n") == "a b")
        #expect(Expr.trim("\u{200b}a") == "\u{200b}a")
        #expect(Expr.trim(" \t") == "")
    }

    @Test(arguments: [
        ("Crème Brûlée!", "creme-brulee"), ("How to  train", "how-to-train"), ("Привет, мир", "привет-мир"),
        ("!!!", ""),
        ("--a--", "a"),
    ])
    func makesSlugs(text: String, slug: String) {
        #expect(Expr.isEqual(Expr.slug(text), slug))
    }

    @Test func fillsInNumbers() {
        #expect(Expr.format("T-%06d", 7) == "T-000007")
        #expect(Expr.format("T-%06d", 1_234_567) == "T-1234567")
        #expect(Expr.format("%d%%", 5) == "5%")
    }
}

struct ListFunctionTests {
    @Test func sumsAndFindsExtremes() throws {
        #expect(try Expr.sum([Int]()) == 0)
        #expect(try Expr.sum([1, nil, 2]) == 3)
        #expect(fails(.overflow) { try Expr.sum([Int.max, 1]) })
        #expect(try Expr.sum([Duration.seconds(1), .seconds(2)]) == .seconds(3))
        #expect(Expr.min([3, nil, 1]) == 1)
        #expect(Expr.max([Int]()) == nil)
        #expect(Expr.max(["Z", "a"]) == "a")
        #expect(Expr.min("a", "Z") == "Z")
        #expect(Expr.max(1, 2) == 2)
    }

    @Test func ordersStably() {
        #expect(Expr.sort(["b", "A", "a"]) == ["A", "a", "b"])
        #expect(Expr.sort([3, nil, 1]) == [1, 3])
        let list = [("a", 2), ("b", 1), ("c", 2), ("d", 1)]
        #expect(Expr.sortBy(list) { $0.1 }.map(\.0) == ["b", "d", "a", "c"])
        #expect(Expr.sortBy(["x", "", "y"]) { $0.isEmpty ? nil : $0 } == ["", "x", "y"])
        #expect(Expr.reverse([1, 2]) == [2, 1])
    }

    @Test func tellsElementsApart() {
        #expect(Expr.distinct([2, 1, 2]) == [2, 1])
        #expect(Expr.distinct(["\u{e9}", "e\u{301}", "\u{e9}"]).count == 2)
        #expect(Expr.isUnique(["\u{e9}", "e\u{301}"]))
        #expect(!Expr.isUnique([1, 1]))
        #expect(Expr.flatten([[1], [2, 3]]) == [1, 2, 3])
        #expect(Expr.existsOne([1, 2]) { $0 > 1 })
        #expect(!Expr.existsOne([2, 2]) { $0 > 1 })
    }
}

struct ConversionTests {
    @Test func readsNumbers() throws {
        #expect(try Expr.integer("-12") == -12)
        for text in ["", "-", "+1", " 1", "1.0", "--1", "１"] {
            #expect(fails(.unreadableText) { try Expr.integer(text) })
        }
        #expect(fails(.overflow) { try Expr.integer("9223372036854775808") })
        #expect(try Expr.integer(Expr.decimal("-1.9")) == -1)
        #expect(fails(.overflow) { try Expr.integer(Expr.decimal("1e30")) })
        #expect(try Expr.string(Expr.decimal("1.5e3")) == "1500")
        #expect(try Expr.string(Expr.decimal("100e-2")) == "1")
        #expect(fails(.unreadableText) { try Expr.decimal("1.") })
        #expect(fails(.overflow) { try Expr.decimal(String(repeating: "9", count: 39)) })
    }

    @Test func readsAndWritesOtherValues() throws {
        #expect(try Expr.boolean("T".lowercased()))
        #expect(try !Expr.boolean("False"))
        #expect(fails(.unreadableText) { try Expr.boolean("yes") })
        #expect(fails(.unreadableText) { try Expr.uuid("x") })
        #expect(try Expr.string(Expr.timestamp("2026-03-01T12:00:00.50Z")) == "2026-03-01T12:00:00.5Z")
        #expect(try Expr.string(Expr.duration("1m30s")) == "90s")
        #expect(try Expr.string(Expr.duration("-500ms")) == "-0.5s")
        #expect(Expr.string(Duration.zero) == "0s")
    }

    @Test func takesTimesApart() throws {
        let time = try Expr.timestamp("2026-03-01T13:14:15.678Z")
        let date: [Int] = [Expr.getFullYear(time), Expr.getMonth(time), Expr.getDate(time)]
        #expect(date == [2026, 2, 1])
        let days: [Int] = [Expr.getDayOfMonth(time), Expr.getDayOfWeek(time), Expr.getDayOfYear(time)]
        #expect(days == [0, 0, 59])
        let clock: [Int] = [Expr.getHours(time), Expr.getMinutes(time), Expr.getSeconds(time)]
        #expect(clock == [13, 14, 15])
        #expect(Expr.getMilliseconds(time) == 678)
        let duration = try Expr.duration("-1h1m1.5s")
        let whole: [Int] = [Expr.getHours(duration), Expr.getMinutes(duration), Expr.getSeconds(duration)]
        #expect(whole == [-1, -61, -3661])
        #expect(Expr.getMilliseconds(duration) == -500)
        #expect(try Expr.getDayOfWeek(Expr.timestamp("1969-12-31T00:00:00Z")) == 3)
    }
}
