import Foundation
import Testing
import WrightRuntime

struct CalendarDateTests {
    @Test(arguments: ["2026-03-01", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
    func readsAndWritesDays(text: String) {
        #expect(CalendarDate(text)?.text == text)
    }

    @Test(arguments: [
        "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "2026-3-1", "2026-03-01Z",
        "", "26-03-01", "2026/03/01", "-026-03-01", "２０２６-03-01",
    ])
    func refusesWhatIsNoDay(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test func countsDays() {
        #expect(CalendarDate("1970-01-01")?.daysSince1970 == 0)
        #expect(CalendarDate("1969-12-31")?.daysSince1970 == -1)
        #expect(CalendarDate("2000-03-01")?.daysSince1970 == 11_017)
        #expect(CalendarDate("9999-12-31")?.daysSince1970 == 2_932_896)
    }

    @Test func isTheDayOfAnInstantInUTC() {
        #expect(CalendarDate(Timestamp(microseconds: -1)).text == "1969-12-31")
        #expect(CalendarDate(.earliest).text == "0001-01-01")
        #expect(CalendarDate(.latest).text == "9999-12-31")
    }

    @Test func comesBeforeLaterDays() throws {
        let days = try ["2026-01-31", "2025-12-31", "2026-02-01"].map { try #require(CalendarDate($0)) }
        #expect(days.sorted().map(\.text) == ["2025-12-31", "2026-01-31", "2026-02-01"])
    }
}

struct TimestampTests {
    @Test(arguments: [
        ("2026-03-01T00:00:00Z", "2026-03-01T00:00:00.000000Z"),
        ("2026-03-01T01:30:00+01:30", "2026-03-01T00:00:00.000000Z"),
        ("2026-02-28T23:00:00-01:00", "2026-03-01T00:00:00.000000Z"),
        ("2026-03-01t12:00:00.5z", "2026-03-01T12:00:00.500000Z"),
        ("2026-03-01 12:00:00.1234567Z", "2026-03-01T12:00:00.123456Z"),
        ("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.999999Z"),
    ])
    func readsAnyOffsetAndWritesUTC(text: String, utc: String) {
        #expect(Timestamp(text)?.text == utc)
    }

    @Test(arguments: [
        "2026-03-01T00:00:00", "2026-03-01", "2026-03-01T24:00:00Z", "2026-03-01T00:60:00Z", "2026-03-01T00:00:61Z",
        "2026-03-01T00:00:00.Z", "2026-03-01T00:00:00+1:00", "2026-03-01T00:00:00+24:00", "0001-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01", "2026-02-30T00:00:00Z", "2026-03-01T00:00:00Z ", "",
    ])
    func refusesWhatIsNoInstant(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test func countsMicroseconds() {
        #expect(Timestamp("2001-09-09T01:46:40Z")?.microseconds == 1_000_000_000_000_000)
        #expect(Timestamp(microseconds: -1).secondsSince1970 == -1)
        #expect(Timestamp(microseconds: 1_999_999).secondsSince1970 == 1)
    }

    @Test func addsDurationsWithinItsRange() {
        let time = Timestamp(microseconds: 10)
        #expect(time + .microseconds(5) == Timestamp(microseconds: 15))
        #expect(time - .microseconds(15) == Timestamp(microseconds: -5))
        #expect(Timestamp.latest + .seconds(1) == .latest)
        #expect(Timestamp.earliest - .seconds(1) == .earliest)
        #expect(time - Timestamp(microseconds: 4) == .microseconds(6))
    }

    @Test func standsStillOnAManualClock() {
        let clock = ManualClock(Timestamp(microseconds: 0))
        #expect(clock.now() == clock.now())
        clock.advance(by: .seconds(2))
        #expect(clock.now().microseconds == 2_000_000)
        clock.set(.latest)
        #expect(clock.now() == .latest)
    }

    @Test func runsOnTheSystemClock() {
        let difference = SystemClock().now() - Timestamp(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
        #expect(difference < .seconds(5) && difference > .seconds(-5))
    }
}

struct DurationTextTests {
    @Test(arguments: [
        ("PT1H30M", 5400.0), ("P1D", 86_400), ("P2W", 1_209_600), ("P1DT12H", 129_600), ("PT0.25S", 0.25),
        ("PT0S", 0), ("-PT5S", -5), ("PT90M", 5400),
    ])
    func readsISO(text: String, seconds: Double) {
        #expect(Duration(isoText: text) == .microseconds(Int64(seconds * 1_000_000)))
    }

    @Test(arguments: [
        "", "P", "PT", "PT1", "1H", "PT1M1H", "P1Y", "P1M", "PT1.5H", "P1DT", "PT1S ", "PT-1S",
        "PT99999999999999999999S",
    ])
    func refusesWhatIsNotISO(text: String) {
        #expect(Duration(isoText: text) == nil)
    }

    @Test(
        arguments: [
            (0, "PT0S"), (5_400_000_000, "PT1H30M"), (500_000, "PT0.5S"), (-5_000_000, "-PT5S"),
            (90_000_001, "PT1M30.000001S"),
            (172_800_000_000, "PT48H"),
        ] as [(Int64, String)]
    )
    func writesISO(microseconds: Int64, text: String) {
        #expect(Duration.microseconds(microseconds).isoText == text)
        #expect(Duration(isoText: text) == .microseconds(microseconds))
    }

    @Test(
        arguments: [
            ("24h", 86_400_000_000), ("1h30m", 5_400_000_000), ("-1.5s", -1_500_000), ("500ms", 500_000), ("0", 0),
            ("1d", 86_400_000_000), ("1500us", 1500), ("2000ns", 2), ("1.5h", 5_400_000_000),
        ] as [(String, Int64)]
    )
    func readsShortText(text: String, microseconds: Int64) {
        #expect(Duration(shortText: text) == .microseconds(microseconds))
    }

    @Test(arguments: ["", "-", "5", "h", "1 h", "1w", "1.h", "+1h", "99999999999999999h"])
    func refusesWhatHasNoUnit(text: String) {
        #expect(Duration(shortText: text) == nil)
    }
}

struct DecimalTextTests {
    @Test(arguments: [
        ("19.9", 2, "19.90"), ("0", 2, "0.00"), ("-0.5", 2, "-0.50"), ("100", 0, "100"), ("1.005", 2, "1.005"),
        ("123456789012345678.12", 2, "123456789012345678.12"),
    ])
    func writesItsScale(text: String, scale: Int, written: String) {
        #expect(Decimal(plainText: text)?.text(scale: scale) == written)
    }

    @Test(arguments: ["", "1e3", "+1", ".5", "1.", "1,5", " 1", "--1", "1.2.3", "NaN", "１"])
    func refusesWhatIsNotPlain(text: String) {
        #expect(Decimal(plainText: text) == nil)
    }

    @Test func refusesMoreThan38Digits() {
        #expect(Decimal(plainText: String(repeating: "9", count: 38)) != nil)
        #expect(Decimal(plainText: String(repeating: "9", count: 39)) == nil)
    }

    @Test(
        arguments: [("19.90", 2, 1990), ("-0.01", 2, -1), ("0", 4, 0), ("92233720368547758.07", 2, Int64.max)]
            as [(String, Int, Int64)]
    )
    func becomesAnIntegerOfItsScaleAndBack(text: String, scale: Int, integer: Int64) throws {
        let value = try #require(Decimal(plainText: text))
        #expect(value.scaledInteger(scale: scale) == integer)
        #expect(Decimal(scaledInteger: integer, scale: scale) == value)
    }

    @Test func hasNoScaledIntegerIfDigitsWouldBeLost() throws {
        #expect(try #require(Decimal(plainText: "1.005")).scaledInteger(scale: 2) == nil)
        #expect(try #require(Decimal(plainText: "92233720368547758.08")).scaledInteger(scale: 2) == nil)
    }

    @Test func writesGreatAndSmallNumbersWithoutExponent() throws {
        let great = try #require(Decimal(string: "1e30"))
        #expect(great.plainText == "1" + String(repeating: "0", count: 30))
        let small = try #require(Decimal(string: "1e-10"))
        #expect(small.plainText == "0.0000000001")
    }
}

struct UUIDTests {
    @Test func isWrittenInLowerCase() throws {
        let id = try #require(UUID(text: "0190A6F2-7E1B-7ABC-8DEF-0123456789AB"))
        #expect(id.text == "0190a6f2-7e1b-7abc-8def-0123456789ab")
        #expect(UUID(text: "0190a6f27e1b7abc8def0123456789ab") == nil)
        #expect(UUID(text: "{190a6f2-7e1b-7abc-8def-0123456789ab") == nil)
    }

    @Test func version7CarriesItsTime() throws {
        let time = try #require(Timestamp("2022-02-22T19:22:22.000Z"))
        let text = UUID.v7(at: time).text
        // The example of RFC 9562, appendix A.6.
        #expect(text.hasPrefix("017f22e2-79b0-7"))
        #expect("89ab".contains(Array(text)[19]))
    }

    @Test func version7SortsByTime() {
        let ids = (0..<2000).map { UUID.v7(at: Timestamp(microseconds: 1_700_000_000_000_000 + $0 * 7)).text }
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == ids.count)
    }

    @Test func version7DiffersWithinAMicrosecond() {
        let ids = Set((0..<1000).map { _ in UUID.v7(at: Timestamp(microseconds: 5)) })
        #expect(ids.count == 1000)
    }
}
