import Foundation
import Testing
import WrightRuntime
import WrightSQLite

/// Each expression has one value, whether it is computed in Swift or in SQLite.
@Suite
struct ExpressionVectorTests {
    private enum Priority: String, ColumnEnum {
        case low, normal, high
    }

    private func given<Value>(_ value: Value) -> Value {
        value
    }

    private func select(_ sql: String, _ values: [SQLValue] = []) async throws -> Row {
        let store = try SQLiteStore.inMemory()
        let row = try await store.read { transaction in try transaction.firstRow(SQLStatement(sql, values)) }
        try await store.close()
        return try #require(row)
    }

    /// Null equals null.
    @Test("x == null")
    func vector1() async throws {
        let x: String? = given(nil)
        let expected: Bool = true
        let value: Bool = x == nil
        #expect(value == expected)
        let row = try await select("SELECT ? IS NULL AS \"result\"", [x.columnValue])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A value is not null.
    @Test("x == null")
    func vector2() async throws {
        let x: String? = given("a")
        let expected: Bool = false
        let value: Bool = x == nil
        #expect(value == expected)
        let row = try await select("SELECT ? IS NULL AS \"result\"", [x.columnValue])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// Null does not differ from null.
    @Test("x != null")
    func vector3() async throws {
        let x: Int? = given(nil)
        let expected: Bool = false
        let value: Bool = x != nil
        #expect(value == expected)
        let row = try await select("SELECT ? IS NOT NULL AS \"result\"", [x.columnValue])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// Two optionals that are null are equal.
    @Test("x == y")
    func vector4() async throws {
        let x: String? = given(nil)
        let y: String? = given(nil)
        let expected: Bool = true
        let value: Bool = ExpressionFunctions.isEqual(x, y)
        #expect(value == expected)
        let row = try await select("SELECT ? IS ? AS \"result\"", [x.columnValue, y.columnValue])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// Null differs from a value.
    @Test("x == y")
    func vector5() async throws {
        let x: String? = given(nil)
        let y: String? = given("a")
        let expected: Bool = false
        let value: Bool = ExpressionFunctions.isEqual(x, y)
        #expect(value == expected)
        let row = try await select("SELECT ? IS ? AS \"result\"", [x.columnValue, y.columnValue])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// Inequality is two-valued as well.
    @Test("x != y")
    func vector6() async throws {
        let x: Int? = given(nil)
        let y: Int? = given(5)
        let expected: Bool = true
        let value: Bool = x != y
        #expect(value == expected)
        let row = try await select("SELECT ? IS NOT ? AS \"result\"", [x.columnValue, y.columnValue])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// Null differs from a constant.
    @Test("x == 5")
    func vector7() async throws {
        let x: Int? = given(nil)
        let expected: Bool = false
        let value: Bool = x == 5
        #expect(value == expected)
        let row = try await select("SELECT ? IS 5 AS \"result\"", [x.columnValue])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// The negation of an equality with null is true.
    @Test("!(x == 5)")
    func vector8() async throws {
        let x: Int? = given(nil)
        let expected: Bool = true
        let value: Bool = !(x == 5)
        #expect(value == expected)
        let row = try await select("SELECT NOT ? IS 5 AS \"result\"", [x.columnValue])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// An order comparison with null is false.
    @Test("x < 5")
    func vector9() async throws {
        let x: Int? = given(nil)
        let expected: Bool = false
        let value: Bool = ExpressionFunctions.isLess(x, 5)
        #expect(value == expected)
        let row = try await select("SELECT (? < 5) IS TRUE AS \"result\"", [x.columnValue])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// An order comparison with null is false in both directions.
    @Test("x >= 5")
    func vector10() async throws {
        let x: Int? = given(nil)
        let expected: Bool = false
        let value: Bool = ExpressionFunctions.isGreaterOrEqual(x, 5)
        #expect(value == expected)
        let row = try await select("SELECT (? >= 5) IS TRUE AS \"result\"", [x.columnValue])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// The negation of an order comparison with null is true.
    @Test("!(x < 5)")
    func vector11() async throws {
        let x: Int? = given(nil)
        let expected: Bool = true
        let value: Bool = !ExpressionFunctions.isLess(x, 5)
        #expect(value == expected)
        let row = try await select("SELECT NOT (? < 5) IS TRUE AS \"result\"", [x.columnValue])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// Null is not less than null.
    @Test("x < y")
    func vector12() async throws {
        let x: String? = given(nil)
        let y: String? = given(nil)
        let expected: Bool = false
        let value: Bool = ExpressionFunctions.isLess(x, y)
        #expect(value == expected)
        let row = try await select("SELECT (? < ?) IS TRUE AS \"result\"", [x.columnValue, y.columnValue])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A guard admits the value behind it.
    @Test("x != null && x > 3")
    func vector13() async throws {
        let x: Int? = given(4)
        let expected: Bool = true
        let value: Bool = x != nil && ExpressionFunctions.isGreater(x, 3)
        #expect(value == expected)
        let row = try await select(
            "SELECT ? IS NOT NULL AND (? > 3) IS TRUE AS \"result\"",
            [x.columnValue, x.columnValue]
        )
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A guard protects arithmetic.
    @Test("x == null || x + 1 > 3")
    func vector14() async throws {
        let x: Int? = given(nil)
        let expected: Bool = true
        let value: Bool = try x == nil || ExpressionFunctions.add(ExpressionFunctions.known(x), 1) > 3
        #expect(value == expected)
        let row = try await select("SELECT ? IS NULL OR ? + 1 > 3 AS \"result\"", [x.columnValue, x.columnValue])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A choice guards its other branch.
    @Test("x == null ? 7 : x + 1")
    func vector15() async throws {
        let x: Int? = given(nil)
        let expected: Int = 7
        let value: Int = try x == nil ? 7 : ExpressionFunctions.add(ExpressionFunctions.known(x), 1)
        #expect(value == expected)
        let row = try await select(
            "SELECT CASE WHEN ? IS NULL THEN 7 ELSE ? + 1 END AS \"result\"",
            [x.columnValue, x.columnValue]
        )
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// A choice takes the guarded branch.
    @Test("x == null ? 7 : x + 1")
    func vector16() async throws {
        let x: Int? = given(5)
        let expected: Int = 6
        let value: Int = try x == nil ? 7 : ExpressionFunctions.add(ExpressionFunctions.known(x), 1)
        #expect(value == expected)
        let row = try await select(
            "SELECT CASE WHEN ? IS NULL THEN 7 ELSE ? + 1 END AS \"result\"",
            [x.columnValue, x.columnValue]
        )
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// Null is in no list.
    @Test("x in [1, 2, 3]")
    func vector17() async throws {
        let x: Int? = given(nil)
        let expected: Bool = false
        let value: Bool = ExpressionFunctions.isIn(x, [1, 2, 3])
        #expect(value == expected)
        let row = try await select("SELECT (? IN (1, 2, 3)) IS TRUE AS \"result\"", [x.columnValue])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// The negation of that is true.
    @Test("!(x in [1, 2, 3])")
    func vector18() async throws {
        let x: Int? = given(nil)
        let expected: Bool = true
        let value: Bool = !ExpressionFunctions.isIn(x, [1, 2, 3])
        #expect(value == expected)
        let row = try await select("SELECT NOT (? IN (1, 2, 3)) IS TRUE AS \"result\"", [x.columnValue])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A choice may give null.
    @Test("x ? y : z")
    func vector19() async throws {
        let x: Bool = given(true)
        let y: String? = given(nil)
        let z: String = given("a")
        let expected: String? = nil
        let value: String? = x ? y : z
        #expect(ExpressionFunctions.isEqual(value, expected))
        let row = try await select(
            "SELECT CASE WHEN ? THEN ? ELSE ? END AS \"result\"",
            [.boolean(x), y.columnValue, .text(z)]
        )
        let computed: String? = try row["result"]
        #expect(ExpressionFunctions.isEqual(computed, expected))
    }

    /// `&&` binds tighter than `||`.
    @Test("a && b || c")
    func vector20() async throws {
        let a: Bool = given(false)
        let b: Bool = given(false)
        let c: Bool = given(true)
        let expected: Bool = true
        let value: Bool = a && b || c
        #expect(value == expected)
        let row = try await select("SELECT ? AND ? OR ? AS \"result\"", [.boolean(a), .boolean(b), .boolean(c)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// Words are operators.
    @Test("a and not b or c")
    func vector21() async throws {
        let a: Bool = given(true)
        let b: Bool = given(true)
        let c: Bool = given(false)
        let expected: Bool = false
        let value: Bool = a && !b || c
        #expect(value == expected)
        let row = try await select("SELECT ? AND NOT ? OR ? AS \"result\"", [.boolean(a), .boolean(b), .boolean(c)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// `!` binds tighter than `==`.
    @Test("!a == b")
    func vector22() async throws {
        let a: Bool = given(false)
        let b: Bool = given(true)
        let expected: Bool = true
        let value: Bool = !a == b
        #expect(value == expected)
        let row = try await select("SELECT (NOT ?) = ? AS \"result\"", [.boolean(a), .boolean(b)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// Length counts scalars: e and a combining acute.
    @Test("x.size()")
    func vector23() async throws {
        let x: String = given("e\u{301}")
        let expected: Int = 2
        let value: Int = x.unicodeScalars.count
        #expect(value == expected)
        let row = try await select("SELECT length(?) AS \"result\"", [.text(x)])
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// Length counts scalars: a precomposed letter.
    @Test("x.size()")
    func vector24() async throws {
        let x: String = given("é")
        let expected: Int = 1
        let value: Int = x.unicodeScalars.count
        #expect(value == expected)
        let row = try await select("SELECT length(?) AS \"result\"", [.text(x)])
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// An emoji beyond the basic plane is one scalar.
    @Test("x.size()")
    func vector25() async throws {
        let x: String = given("😀")
        let expected: Int = 1
        let value: Int = x.unicodeScalars.count
        #expect(value == expected)
        let row = try await select("SELECT length(?) AS \"result\"", [.text(x)])
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// A family of four joined emoji is seven scalars.
    @Test("x.size()")
    func vector26() async throws {
        let x: String = given("👨\u{200D}👩\u{200D}👧\u{200D}👦")
        let expected: Int = 7
        let value: Int = x.unicodeScalars.count
        #expect(value == expected)
        let row = try await select("SELECT length(?) AS \"result\"", [.text(x)])
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// The empty text has no scalar.
    @Test("x.size()")
    func vector27() async throws {
        let x: String = given("")
        let expected: Int = 0
        let value: Int = x.unicodeScalars.count
        #expect(value == expected)
        let row = try await select("SELECT length(?) AS \"result\"", [.text(x)])
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// Texts are equal scalar by scalar: composed and decomposed differ.
    @Test("x == y")
    func vector28() async throws {
        let x: String = given("é")
        let y: String = given("e\u{301}")
        let expected: Bool = false
        let value: Bool = ExpressionFunctions.isEqual(x, y)
        #expect(value == expected)
        let row = try await select("SELECT ? = ? AS \"result\"", [.text(x), .text(y)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// The Kelvin sign is not the letter K, though canonically equivalent.
    @Test("x == \"K\"")
    func vector29() async throws {
        let x: String = given("K")
        let expected: Bool = false
        let value: Bool = ExpressionFunctions.isEqual(x, "K")
        #expect(value == expected)
        let row = try await select("SELECT ? = 'K' AS \"result\"", [.text(x)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// Text is ordered by code point: an accent follows its letter, so e + U+0301 comes before U+00E9.
    @Test("x < y")
    func vector30() async throws {
        let x: String = given("e\u{301}")
        let y: String = given("é")
        let expected: Bool = true
        let value: Bool = ExpressionFunctions.isLess(x, y)
        #expect(value == expected)
        let row = try await select("SELECT ? < ? AS \"result\"", [.text(x), .text(y)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// Upper case comes before lower case by code point.
    @Test("x < y")
    func vector31() async throws {
        let x: String = given("Z")
        let y: String = given("a")
        let expected: Bool = true
        let value: Bool = ExpressionFunctions.isLess(x, y)
        #expect(value == expected)
        let row = try await select("SELECT ? < ? AS \"result\"", [.text(x), .text(y)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// U+FFFD comes before U+1F600, which UTF-16 orders otherwise.
    @Test("x < y")
    func vector32() async throws {
        let x: String = given("�")
        let y: String = given("😀")
        let expected: Bool = true
        let value: Bool = ExpressionFunctions.isLess(x, y)
        #expect(value == expected)
        let row = try await select("SELECT ? < ? AS \"result\"", [.text(x), .text(y)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A text is not after itself.
    @Test("x <= x")
    func vector33() async throws {
        let x: String = given("ä")
        let expected: Bool = true
        let value: Bool = ExpressionFunctions.isLessOrEqual(x, x)
        #expect(value == expected)
        let row = try await select("SELECT ? <= ? AS \"result\"", [.text(x), .text(x)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A combining mark does not hide its letter.
    @Test("x.contains(y)")
    func vector34() async throws {
        let x: String = given("cafe\u{301}")
        let y: String = given("e")
        let expected: Bool = true
        let value: Bool = ExpressionFunctions.contains(x, y)
        #expect(value == expected)
        let row = try await select("SELECT instr(?, ?) > 0 AS \"result\"", [.text(x), .text(y)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// Search heeds case.
    @Test("x.contains(y)")
    func vector35() async throws {
        let x: String = given("Ticket")
        let y: String = given("ticket")
        let expected: Bool = false
        let value: Bool = ExpressionFunctions.contains(x, y)
        #expect(value == expected)
        let row = try await select("SELECT instr(?, ?) > 0 AS \"result\"", [.text(x), .text(y)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// The empty text stands in every text.
    @Test("x.contains(\"\")")
    func vector36() async throws {
        let x: String = given("abc")
        let expected: Bool = true
        let value: Bool = ExpressionFunctions.contains(x, "")
        #expect(value == expected)
        let row = try await select("SELECT instr(?, '') > 0 AS \"result\"", [.text(x)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A percent sign is a character as any other.
    @Test("x.contains(\"100%\")")
    func vector37() async throws {
        let x: String = given("off by 100%!")
        let expected: Bool = true
        let value: Bool = ExpressionFunctions.contains(x, "100%")
        #expect(value == expected)
        let row = try await select("SELECT instr(?, '100%') > 0 AS \"result\"", [.text(x)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// An underscore is a character as any other.
    @Test("x.contains(\"a_c\")")
    func vector38() async throws {
        let x: String = given("abc")
        let expected: Bool = false
        let value: Bool = ExpressionFunctions.contains(x, "a_c")
        #expect(value == expected)
        let row = try await select("SELECT instr(?, 'a_c') > 0 AS \"result\"", [.text(x)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A text starts with its first scalar.
    @Test("x.startsWith(y)")
    func vector39() async throws {
        let x: String = given("e\u{301}a")
        let y: String = given("e")
        let expected: Bool = true
        let value: Bool = ExpressionFunctions.startsWith(x, y)
        #expect(value == expected)
        let row = try await select(
            "SELECT (? >= ? AND ? < ? || CAST(x'F5' AS TEXT)) AS \"result\"",
            [.text(x), .text(y), .text(x), .text(y)]
        )
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A text does not start with a longer one.
    @Test("x.startsWith(y)")
    func vector40() async throws {
        let x: String = given("ab")
        let y: String = given("abc")
        let expected: Bool = false
        let value: Bool = ExpressionFunctions.startsWith(x, y)
        #expect(value == expected)
        let row = try await select(
            "SELECT (? >= ? AND ? < ? || CAST(x'F5' AS TEXT)) AS \"result\"",
            [.text(x), .text(y), .text(x), .text(y)]
        )
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// Every text starts with the empty text.
    @Test("x.startsWith(\"\")")
    func vector41() async throws {
        let x: String = given("")
        let expected: Bool = true
        let value: Bool = ExpressionFunctions.startsWith(x, "")
        #expect(value == expected)
        let row = try await select(
            "SELECT (? >= '' AND ? < '' || CAST(x'F5' AS TEXT)) AS \"result\"",
            [.text(x), .text(x)]
        )
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// The beginning heeds case.
    @Test("x.startsWith(\"AB\")")
    func vector42() async throws {
        let x: String = given("abc")
        let expected: Bool = false
        let value: Bool = ExpressionFunctions.startsWith(x, "AB")
        #expect(value == expected)
        let row = try await select(
            "SELECT (? >= 'AB' AND ? < 'AB' || CAST(x'F5' AS TEXT)) AS \"result\"",
            [.text(x), .text(x)]
        )
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A text ends with its last scalar, a combining mark.
    @Test("x.endsWith(y)")
    func vector43() async throws {
        let x: String = given("e\u{301}")
        let y: String = given("\u{301}")
        let expected: Bool = true
        let value: Bool = ExpressionFunctions.endsWith(x, y)
        #expect(value == expected)
        let row = try await select(
            "SELECT substr(?, length(?) - length(?) + 1) = ? AS \"result\"",
            [.text(x), .text(x), .text(y), .text(y)]
        )
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// Every text ends with the empty text.
    @Test("x.endsWith(\"\")")
    func vector44() async throws {
        let x: String = given("abc")
        let expected: Bool = true
        let value: Bool = ExpressionFunctions.endsWith(x, "")
        #expect(value == expected)
        let row = try await select(
            "SELECT substr(?, length(?) - length('') + 1) = '' AS \"result\"",
            [.text(x), .text(x)]
        )
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A text does not end with a longer one.
    @Test("x.endsWith(y)")
    func vector45() async throws {
        let x: String = given("bc")
        let y: String = given("abc")
        let expected: Bool = false
        let value: Bool = ExpressionFunctions.endsWith(x, y)
        #expect(value == expected)
        let row = try await select(
            "SELECT substr(?, length(?) - length(?) + 1) = ? AS \"result\"",
            [.text(x), .text(x), .text(y), .text(y)]
        )
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A pattern with anchors fits the whole text.
    @Test("x.matches(\"^T-[0-9]{6}$\")")
    func vector46() async throws {
        let x: String = given("T-000123")
        let expected: Bool = true
        let value: Bool = try ExpressionFunctions.matches(x, "^T-[0-9]{6}$")
        #expect(value == expected)
        let row = try await select("SELECT wright_matches(?, '^T-[0-9]{6}$') AS \"result\"", [.text(x)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A pattern without anchors fits anywhere.
    @Test("x.matches(\"[0-9]\")")
    func vector47() async throws {
        let x: String = given("ab1c")
        let expected: Bool = true
        let value: Bool = try ExpressionFunctions.matches(x, "[0-9]")
        #expect(value == expected)
        let row = try await select("SELECT wright_matches(?, '[0-9]') AS \"result\"", [.text(x)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// An anchor holds the beginning.
    @Test("x.matches(\"^b\")")
    func vector48() async throws {
        let x: String = given("ab")
        let expected: Bool = false
        let value: Bool = try ExpressionFunctions.matches(x, "^b")
        #expect(value == expected)
        let row = try await select("SELECT wright_matches(?, '^b') AS \"result\"", [.text(x)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A capital I with a dot gets a combining dot, whatever the language.
    @Test("x.lower()")
    func vector49() async throws {
        let x: String = given("İ")
        let expected: String = "i\u{307}"
        let value: String = ExpressionFunctions.lower(x)
        #expect(ExpressionFunctions.isEqual(value, expected))
        let row = try await select("SELECT wright_lower(?) AS \"result\"", [.text(x)])
        let computed: String = try row["result"]
        #expect(ExpressionFunctions.isEqual(computed, expected))
    }

    /// A capital I without a dot gets one.
    @Test("x.lower()")
    func vector50() async throws {
        let x: String = given("I")
        let expected: String = "i"
        let value: String = ExpressionFunctions.lower(x)
        #expect(ExpressionFunctions.isEqual(value, expected))
        let row = try await select("SELECT wright_lower(?) AS \"result\"", [.text(x)])
        let computed: String = try row["result"]
        #expect(ExpressionFunctions.isEqual(computed, expected))
    }

    /// A small dotless i becomes I.
    @Test("x.upper()")
    func vector51() async throws {
        let x: String = given("ı")
        let expected: String = "I"
        let value: String = ExpressionFunctions.upper(x)
        #expect(ExpressionFunctions.isEqual(value, expected))
        let row = try await select("SELECT wright_upper(?) AS \"result\"", [.text(x)])
        let computed: String = try row["result"]
        #expect(ExpressionFunctions.isEqual(computed, expected))
    }

    /// A sharp s becomes two letters.
    @Test("x.upper()")
    func vector52() async throws {
        let x: String = given("straße")
        let expected: String = "STRASSE"
        let value: String = ExpressionFunctions.upper(x)
        #expect(ExpressionFunctions.isEqual(value, expected))
        let row = try await select("SELECT wright_upper(?) AS \"result\"", [.text(x)])
        let computed: String = try row["result"]
        #expect(ExpressionFunctions.isEqual(computed, expected))
    }

    /// Letters beyond ASCII have lower case.
    @Test("x.lower()")
    func vector53() async throws {
        let x: String = given("ÄÖÜ")
        let expected: String = "äöü"
        let value: String = ExpressionFunctions.lower(x)
        #expect(ExpressionFunctions.isEqual(value, expected))
        let row = try await select("SELECT wright_lower(?) AS \"result\"", [.text(x)])
        let computed: String = try row["result"]
        #expect(ExpressionFunctions.isEqual(computed, expected))
    }

    /// Mapping goes scalar by scalar: no final sigma.
    @Test("x.lower()")
    func vector54() async throws {
        let x: String = given("ΟΣΟΣ")
        let expected: String = "οσοσ"
        let value: String = ExpressionFunctions.lower(x)
        #expect(ExpressionFunctions.isEqual(value, expected))
        let row = try await select("SELECT wright_lower(?) AS \"result\"", [.text(x)])
        let computed: String = try row["result"]
        #expect(ExpressionFunctions.isEqual(computed, expected))
    }

    /// Cyrillic has upper case.
    @Test("x.upper()")
    func vector55() async throws {
        let x: String = given("при")
        let expected: String = "ПРИ"
        let value: String = ExpressionFunctions.upper(x)
        #expect(ExpressionFunctions.isEqual(value, expected))
        let row = try await select("SELECT wright_upper(?) AS \"result\"", [.text(x)])
        let computed: String = try row["result"]
        #expect(ExpressionFunctions.isEqual(computed, expected))
    }

    /// White space of all kinds goes from the ends only.
    @Test("x.trim()")
    func vector56() async throws {
        let x: String = given("\u{A0}\t a b\u{3000}\n")
        let expected: String = "a b"
        let value: String = ExpressionFunctions.trim(x)
        #expect(ExpressionFunctions.isEqual(value, expected))
        let row = try await select(
            "SELECT trim(?, char(9, 10, 11, 12, 13, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288)) AS \"result\"",
            [.text(x)]
        )
        let computed: String = try row["result"]
        #expect(ExpressionFunctions.isEqual(computed, expected))
    }

    /// A zero-width space is no white space.
    @Test("x.trim()")
    func vector57() async throws {
        let x: String = given("\u{200B}a ")
        let expected: String = "\u{200B}a"
        let value: String = ExpressionFunctions.trim(x)
        #expect(ExpressionFunctions.isEqual(value, expected))
        let row = try await select(
            "SELECT trim(?, char(9, 10, 11, 12, 13, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288)) AS \"result\"",
            [.text(x)]
        )
        let computed: String = try row["result"]
        #expect(ExpressionFunctions.isEqual(computed, expected))
    }

    /// Accents go, other characters become one hyphen.
    @Test("x.slug()")
    func vector58() async throws {
        let x: String = given("Crème  Brûlée!")
        let expected: String = "creme-brulee"
        let value: String = ExpressionFunctions.slug(x)
        #expect(ExpressionFunctions.isEqual(value, expected))
        let row = try await select("SELECT wright_slug(?) AS \"result\"", [.text(x)])
        let computed: String = try row["result"]
        #expect(ExpressionFunctions.isEqual(computed, expected))
    }

    /// Nothing but punctuation leaves nothing.
    @Test("slug(x)")
    func vector59() async throws {
        let x: String = given("?!")
        let expected: String = ""
        let value: String = ExpressionFunctions.slug(x)
        #expect(ExpressionFunctions.isEqual(value, expected))
        let row = try await select("SELECT wright_slug(?) AS \"result\"", [.text(x)])
        let computed: String = try row["result"]
        #expect(ExpressionFunctions.isEqual(computed, expected))
    }

    /// Texts are joined.
    @Test("x + \"/\" + y")
    func vector60() async throws {
        let x: String = given("a")
        let y: String = given("b")
        let expected: String = "a/b"
        let value: String = x + "/" + y
        #expect(ExpressionFunctions.isEqual(value, expected))
        let row = try await select("SELECT ? || '/' || ? AS \"result\"", [.text(x), .text(y)])
        let computed: String = try row["result"]
        #expect(ExpressionFunctions.isEqual(computed, expected))
    }

    /// Quotes pass through.
    @Test("x + y")
    func vector61() async throws {
        let x: String = given("it's ")
        let y: String = given("\"100%\"")
        let expected: String = "it's \"100%\""
        let value: String = x + y
        #expect(ExpressionFunctions.isEqual(value, expected))
        let row = try await select("SELECT ? || ? AS \"result\"", [.text(x), .text(y)])
        let computed: String = try row["result"]
        #expect(ExpressionFunctions.isEqual(computed, expected))
    }

    /// Division rounds toward zero.
    @Test("x / y")
    func vector62() throws {
        let x: Int = given(-7)
        let y: Int = given(2)
        let expected: Int = -3
        let value: Int = try ExpressionFunctions.divide(x, y)
        #expect(value == expected)
    }

    /// Division by a constant rounds toward zero.
    @Test("x / 2")
    func vector63() async throws {
        let x: Int = given(-7)
        let expected: Int = -3
        let value: Int = try ExpressionFunctions.divide(x, 2)
        #expect(value == expected)
        let row = try await select("SELECT ? / 2 AS \"result\"", [.integer(x)])
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// The remainder has the sign of the dividend.
    @Test("x % 3")
    func vector64() async throws {
        let x: Int = given(-7)
        let expected: Int = -1
        let value: Int = try ExpressionFunctions.remainder(x, 3)
        #expect(value == expected)
        let row = try await select("SELECT ? % 3 AS \"result\"", [.integer(x)])
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// Subtraction groups to the left.
    @Test("x - y - 1")
    func vector65() async throws {
        let x: Int = given(10)
        let y: Int = given(6)
        let expected: Int = 3
        let value: Int = try ExpressionFunctions.subtract(ExpressionFunctions.subtract(x, y), 1)
        #expect(value == expected)
        let row = try await select("SELECT ? - ? - 1 AS \"result\"", [.integer(x), .integer(y)])
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// Parentheses are kept.
    @Test("x - (y - 1)")
    func vector66() async throws {
        let x: Int = given(10)
        let y: Int = given(6)
        let expected: Int = 5
        let value: Int = try ExpressionFunctions.subtract(x, ExpressionFunctions.subtract(y, 1))
        #expect(value == expected)
        let row = try await select("SELECT ? - (? - 1) AS \"result\"", [.integer(x), .integer(y)])
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// Negation binds tighter than multiplication.
    @Test("-x * 2")
    func vector67() async throws {
        let x: Int = given(3)
        let expected: Int = -6
        let value: Int = try ExpressionFunctions.multiply(ExpressionFunctions.negate(x), 2)
        #expect(value == expected)
        let row = try await select("SELECT (-?) * 2 AS \"result\"", [.integer(x)])
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// Two negations cancel out.
    @Test("-(-x)")
    func vector68() async throws {
        let x: Int = given(3)
        let expected: Int = 3
        let value: Int = try ExpressionFunctions.negate(ExpressionFunctions.negate(x))
        #expect(value == expected)
        let row = try await select("SELECT -(-?) AS \"result\"", [.integer(x)])
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// The greatest integer has no successor.
    @Test("x + 1")
    func vector69() throws {
        let x: Int = given(9_223_372_036_854_775_807)
        #expect(throws: ExpressionError.self) { let _: Int = try ExpressionFunctions.add(x, 1) }
    }

    /// Division by zero fails.
    @Test("x / y")
    func vector70() throws {
        let x: Int = given(1)
        let y: Int = given(0)
        #expect(throws: ExpressionError.self) { let _: Int = try ExpressionFunctions.divide(x, y) }
    }

    /// The lesser of two.
    @Test("min(x, y)")
    func vector71() async throws {
        let x: Int = given(3)
        let y: Int = given(5)
        let expected: Int = 3
        let value: Int = ExpressionFunctions.min(x, y)
        #expect(value == expected)
        let row = try await select("SELECT min(?, ?) AS \"result\"", [.integer(x), .integer(y)])
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// The greater of two texts, by code point.
    @Test("max(x, y)")
    func vector72() async throws {
        let x: String = given("b")
        let y: String = given("B")
        let expected: String = "b"
        let value: String = ExpressionFunctions.max(x, y)
        #expect(ExpressionFunctions.isEqual(value, expected))
        let row = try await select("SELECT max(?, ?) AS \"result\"", [.text(x), .text(y)])
        let computed: String = try row["result"]
        #expect(ExpressionFunctions.isEqual(computed, expected))
    }

    /// Decimals are exact.
    @Test("x + y == 0.3")
    func vector73() async throws {
        let x: Decimal = given(Decimal(sign: .plus, exponent: -1, significand: 1))
        let y: Decimal = given(Decimal(sign: .plus, exponent: -1, significand: 2))
        let expected: Bool = true
        let value: Bool = try ExpressionFunctions.add(x, y) == Decimal(sign: .plus, exponent: -1, significand: 3)
        #expect(value == expected)
        let row = try await select(
            "SELECT ? + ? = 300000 AS \"result\"",
            [.decimal(x, scale: 6), .decimal(y, scale: 6)]
        )
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A price times a quantity.
    @Test("x * 3")
    func vector74() async throws {
        let x: Decimal = given(Decimal(sign: .plus, exponent: -2, significand: 1990))
        let expected: Decimal = Decimal(sign: .plus, exponent: -2, significand: 5970)
        let value: Decimal = try ExpressionFunctions.multiply(x, Decimal(3))
        #expect(value == expected)
        let row = try await select("SELECT ? * 3 AS \"result\"", [.decimal(x, scale: 6)])
        let computed: Decimal = try row.decimal("result", scale: 6)
        #expect(computed == expected)
    }

    /// Scales are brought together.
    @Test("x + 0.05")
    func vector75() async throws {
        let x: Decimal = given(Decimal(sign: .plus, exponent: -1, significand: 1))
        let expected: Decimal = Decimal(sign: .plus, exponent: -2, significand: 15)
        let value: Decimal = try ExpressionFunctions.add(x, Decimal(sign: .plus, exponent: -2, significand: 5))
        #expect(value == expected)
        let row = try await select("SELECT ? + 50000 AS \"result\"", [.decimal(x, scale: 6)])
        let computed: Decimal = try row.decimal("result", scale: 6)
        #expect(computed == expected)
    }

    /// Digits of fraction add up.
    @Test("1.10 * 1.1")
    func vector76() async throws {
        let expected: Decimal = Decimal(sign: .plus, exponent: -2, significand: 121)
        let value: Decimal = try ExpressionFunctions.multiply(
            Decimal(sign: .plus, exponent: -2, significand: 110),
            Decimal(sign: .plus, exponent: -1, significand: 11)
        )
        #expect(value == expected)
        let row = try await select("SELECT 110 * 11 AS \"result\"")
        let computed: Decimal = try row.decimal("result", scale: 3)
        #expect(computed == expected)
    }

    /// Zeros at the end mean nothing.
    @Test("x == 2.50")
    func vector77() async throws {
        let x: Decimal = given(Decimal(sign: .plus, exponent: -1, significand: 25))
        let expected: Bool = true
        let value: Bool = x == Decimal(sign: .plus, exponent: -2, significand: 250)
        #expect(value == expected)
        let row = try await select("SELECT ? = 2500000 AS \"result\"", [.decimal(x, scale: 6)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// An integer beside a decimal is a decimal.
    @Test("x > 5")
    func vector78() async throws {
        let x: Decimal = given(Decimal(sign: .plus, exponent: -6, significand: 5_000_001))
        let expected: Bool = true
        let value: Bool = x > Decimal(5)
        #expect(value == expected)
        let row = try await select("SELECT ? > 5000000 AS \"result\"", [.decimal(x, scale: 6)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// Decimals may be negative.
    @Test("x - y")
    func vector79() async throws {
        let x: Decimal = given(Decimal(sign: .plus, exponent: -2, significand: 100))
        let y: Decimal = given(Decimal(sign: .plus, exponent: -2, significand: 101))
        let expected: Decimal = Decimal(sign: .minus, exponent: -2, significand: 1)
        let value: Decimal = try ExpressionFunctions.subtract(x, y)
        #expect(value == expected)
        let row = try await select("SELECT ? - ? AS \"result\"", [.decimal(x, scale: 6), .decimal(y, scale: 6)])
        let computed: Decimal = try row.decimal("result", scale: 6)
        #expect(computed == expected)
    }

    /// Lists may hold decimals of several scales.
    @Test("x in [1, 2.5, 3.25]")
    func vector80() async throws {
        let x: Decimal = given(Decimal(sign: .plus, exponent: -2, significand: 325))
        let expected: Bool = true
        let value: Bool = ExpressionFunctions.isIn(
            x,
            [
                Decimal(1),
                Decimal(sign: .plus, exponent: -1, significand: 25),
                Decimal(sign: .plus, exponent: -2, significand: 325),
            ]
        )
        #expect(value == expected)
        let row = try await select(
            "SELECT ? = 1000000 OR ? = 2500000 OR ? = 3250000 AS \"result\"",
            [.decimal(x, scale: 6), .decimal(x, scale: 6), .decimal(x, scale: 6)]
        )
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// Half is rounded away from zero.
    @Test("round(x, 0)")
    func vector81() throws {
        let x: Decimal = given(Decimal(sign: .plus, exponent: -1, significand: 25))
        let expected: Decimal = Decimal(3)
        let value: Decimal = try ExpressionFunctions.round(x, 0)
        #expect(value == expected)
    }

    /// Half of a negative number is rounded away from zero too.
    @Test("round(x, 0)")
    func vector82() throws {
        let x: Decimal = given(Decimal(sign: .minus, exponent: -1, significand: 25))
        let expected: Decimal = Decimal(-3)
        let value: Decimal = try ExpressionFunctions.round(x, 0)
        #expect(value == expected)
    }

    /// A half in the third place is rounded away from zero.
    @Test("round(x, 2)")
    func vector83() throws {
        let x: Decimal = given(Decimal(sign: .plus, exponent: -3, significand: 1005))
        let expected: Decimal = Decimal(sign: .plus, exponent: -2, significand: 101)
        let value: Decimal = try ExpressionFunctions.round(x, 2)
        #expect(value == expected)
    }

    /// Places may stand before the point.
    @Test("round(x, -2)")
    func vector84() throws {
        let x: Decimal = given(Decimal(1250))
        let expected: Decimal = Decimal(1300)
        let value: Decimal = try ExpressionFunctions.round(x, -2)
        #expect(value == expected)
    }

    /// Decimals divide without rounding to integers.
    @Test("x / 4")
    func vector85() throws {
        let x: Decimal = given(Decimal(10))
        let expected: Decimal = Decimal(sign: .plus, exponent: -1, significand: 25)
        let value: Decimal = try ExpressionFunctions.divide(x, Decimal(4))
        #expect(value == expected)
    }

    /// A decimal becomes an integer without its fraction.
    @Test("int(x)")
    func vector86() throws {
        let x: Decimal = given(Decimal(sign: .minus, exponent: -1, significand: 29))
        let expected: Int = -2
        let value: Int = try ExpressionFunctions.integer(x)
        #expect(value == expected)
    }

    /// A small constant is not lost.
    @Test("x > 0.0000001")
    func vector87() async throws {
        let x: Decimal = given(Decimal(0))
        let expected: Bool = false
        let value: Bool = x > Decimal(sign: .plus, exponent: -7, significand: 1)
        #expect(value == expected)
        let row = try await select("SELECT ? * 10 > 1 AS \"result\"", [.decimal(x, scale: 6)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A word equals itself only.
    @Test("x == \"high\"")
    func vector88() async throws {
        let x: Priority = given(.low)
        let expected: Bool = false
        let value: Bool = x == .high
        #expect(value == expected)
        let row = try await select("SELECT ? = 'high' AS \"result\"", [.text(x.rawValue)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// Words are ordered as declared.
    @Test("x >= \"normal\"")
    func vector89() async throws {
        let x: Priority = given(.high)
        let expected: Bool = true
        let value: Bool = ExpressionFunctions.rank(x.rawValue, in: ["low", "normal", "high"]) >= 1
        #expect(value == expected)
        let row = try await select(
            "SELECT CASE ? WHEN 'low' THEN 0 WHEN 'normal' THEN 1 WHEN 'high' THEN 2 END >= 1 AS \"result\"",
            [.text(x.rawValue)]
        )
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// Words are ordered as declared, not by the alphabet.
    @Test("x < \"high\"")
    func vector90() async throws {
        let x: Priority = given(.low)
        let expected: Bool = true
        let value: Bool = ExpressionFunctions.rank(x.rawValue, in: ["low", "normal", "high"]) < 2
        #expect(value == expected)
        let row = try await select(
            "SELECT CASE ? WHEN 'low' THEN 0 WHEN 'normal' THEN 1 WHEN 'high' THEN 2 END < 2 AS \"result\"",
            [.text(x.rawValue)]
        )
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A word that is null is in no order.
    @Test("x < \"high\"")
    func vector91() async throws {
        let x: Priority? = given(nil)
        let expected: Bool = false
        let value: Bool = ExpressionFunctions.isLess(
            ExpressionFunctions.rank(x?.rawValue, in: ["low", "normal", "high"]),
            2
        )
        #expect(value == expected)
        let row = try await select(
            "SELECT (CASE ? WHEN 'low' THEN 0 WHEN 'normal' THEN 1 WHEN 'high' THEN 2 END < 2) IS TRUE AS \"result\"",
            [x.columnValue]
        )
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A word is looked for among words.
    @Test("x in [\"low\", \"high\"]")
    func vector92() async throws {
        let x: Priority = given(.normal)
        let expected: Bool = false
        let value: Bool = ExpressionFunctions.isIn(x, [.low, .high])
        #expect(value == expected)
        let row = try await select("SELECT ? IN ('low', 'high') AS \"result\"", [.text(x.rawValue)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A word is a text beside texts.
    @Test("x + \"!\"")
    func vector93() async throws {
        let x: Priority = given(.low)
        let expected: String = "low!"
        let value: String = x.rawValue + "!"
        #expect(ExpressionFunctions.isEqual(value, expected))
        let row = try await select("SELECT ? || '!' AS \"result\"", [.text(x.rawValue)])
        let computed: String = try row["result"]
        #expect(ExpressionFunctions.isEqual(computed, expected))
    }

    /// Two words that are null are equal.
    @Test("x == y")
    func vector94() async throws {
        let x: Priority? = given(nil)
        let y: Priority? = given(nil)
        let expected: Bool = true
        let value: Bool = x == y
        #expect(value == expected)
        let row = try await select("SELECT ? IS ? AS \"result\"", [x.columnValue, y.columnValue])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// Times are compared in UTC, whatever their offset.
    @Test("x < y")
    func vector95() async throws {
        let x: Timestamp = try given(ExpressionFunctions.timestamp("2026-03-01T12:00:00+02:00"))
        let y: Timestamp = try given(ExpressionFunctions.timestamp("2026-03-01T11:00:00Z"))
        let expected: Bool = true
        let value: Bool = x < y
        #expect(value == expected)
        let row = try await select("SELECT ? < ? AS \"result\"", [.timestamp(x), .timestamp(y)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// The same instant with different offsets.
    @Test("x == y")
    func vector96() async throws {
        let x: Timestamp = try given(ExpressionFunctions.timestamp("2026-03-01T12:00:00+02:00"))
        let y: Timestamp = try given(ExpressionFunctions.timestamp("2026-03-01T10:00:00Z"))
        let expected: Bool = true
        let value: Bool = x == y
        #expect(value == expected)
        let row = try await select("SELECT ? = ? AS \"result\"", [.timestamp(x), .timestamp(y)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A day later is a leap day.
    @Test("x + duration(\"24h\")")
    func vector97() async throws {
        let x: Timestamp = try given(ExpressionFunctions.timestamp("2024-02-28T12:00:00Z"))
        let expected: Timestamp = try ExpressionFunctions.timestamp("2024-02-29T12:00:00Z")
        let value: Timestamp = try ExpressionFunctions.add(x, Duration.seconds(86400))
        #expect(value == expected)
        let row = try await select("SELECT ? + ? AS \"result\"", [.timestamp(x), .duration(Duration.seconds(86400))])
        let computed: Timestamp = try row["result"]
        #expect(computed == expected)
    }

    /// An hour and a half earlier is last year.
    @Test("x - duration(\"1h30m\")")
    func vector98() async throws {
        let x: Timestamp = try given(ExpressionFunctions.timestamp("2026-01-01T00:30:00Z"))
        let expected: Timestamp = try ExpressionFunctions.timestamp("2025-12-31T23:00:00Z")
        let value: Timestamp = try ExpressionFunctions.subtract(x, Duration.seconds(5400))
        #expect(value == expected)
        let row = try await select("SELECT ? - ? AS \"result\"", [.timestamp(x), .duration(Duration.seconds(5400))])
        let computed: Timestamp = try row["result"]
        #expect(computed == expected)
    }

    /// The time between two instants.
    @Test("x - y")
    func vector99() async throws {
        let x: Timestamp = try given(ExpressionFunctions.timestamp("2026-01-01T00:01:30Z"))
        let y: Timestamp = try given(ExpressionFunctions.timestamp("2026-01-01T00:00:00Z"))
        let expected: Duration = try ExpressionFunctions.duration("90s")
        let value: Duration = try ExpressionFunctions.subtract(x, y)
        #expect(value == expected)
        let row = try await select("SELECT ? - ? AS \"result\"", [.timestamp(x), .timestamp(y)])
        let computed: Duration = try row["result"]
        #expect(computed == expected)
    }

    /// One microsecond before 1970.
    @Test("x.getFullYear()")
    func vector100() async throws {
        let x: Timestamp = try given(ExpressionFunctions.timestamp("1969-12-31T23:59:59.999999Z"))
        let expected: Int = 1969
        let value: Int = ExpressionFunctions.getFullYear(x)
        #expect(value == expected)
        let row = try await select(
            "SELECT CAST(strftime('%Y', ((? - ((? % 1000000) + 1000000) % 1000000) / 1000000), 'unixepoch') AS INTEGER) AS \"result\"",
            [.timestamp(x), .timestamp(x)]
        )
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// The second of that microsecond is rounded down.
    @Test("x.getSeconds()")
    func vector101() async throws {
        let x: Timestamp = try given(ExpressionFunctions.timestamp("1969-12-31T23:59:59.999999Z"))
        let expected: Int = 59
        let value: Int = ExpressionFunctions.getSeconds(x)
        #expect(value == expected)
        let row = try await select(
            "SELECT CAST(strftime('%S', ((? - ((? % 1000000) + 1000000) % 1000000) / 1000000), 'unixepoch') AS INTEGER) AS \"result\"",
            [.timestamp(x), .timestamp(x)]
        )
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// Its millisecond too.
    @Test("x.getMilliseconds()")
    func vector102() async throws {
        let x: Timestamp = try given(ExpressionFunctions.timestamp("1969-12-31T23:59:59.999999Z"))
        let expected: Int = 999
        let value: Int = ExpressionFunctions.getMilliseconds(x)
        #expect(value == expected)
        let row = try await select(
            "SELECT ((((? % 1000000) + 1000000) % 1000000) / 1000) AS \"result\"",
            [.timestamp(x)]
        )
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// Months count from 0.
    @Test("x.getMonth()")
    func vector103() async throws {
        let x: Timestamp = try given(ExpressionFunctions.timestamp("2024-02-29T23:59:59Z"))
        let expected: Int = 1
        let value: Int = ExpressionFunctions.getMonth(x)
        #expect(value == expected)
        let row = try await select(
            "SELECT (CAST(strftime('%m', ((? - ((? % 1000000) + 1000000) % 1000000) / 1000000), 'unixepoch') AS INTEGER) - 1) AS \"result\"",
            [.timestamp(x), .timestamp(x)]
        )
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// `getDate` counts days from 1.
    @Test("x.getDate()")
    func vector104() async throws {
        let x: Timestamp = try given(ExpressionFunctions.timestamp("2024-02-29T23:59:59Z"))
        let expected: Int = 29
        let value: Int = ExpressionFunctions.getDate(x)
        #expect(value == expected)
        let row = try await select(
            "SELECT CAST(strftime('%d', ((? - ((? % 1000000) + 1000000) % 1000000) / 1000000), 'unixepoch') AS INTEGER) AS \"result\"",
            [.timestamp(x), .timestamp(x)]
        )
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// `getDayOfMonth` counts days from 0.
    @Test("x.getDayOfMonth()")
    func vector105() async throws {
        let x: Timestamp = try given(ExpressionFunctions.timestamp("2024-02-29T23:59:59Z"))
        let expected: Int = 28
        let value: Int = ExpressionFunctions.getDayOfMonth(x)
        #expect(value == expected)
        let row = try await select(
            "SELECT (CAST(strftime('%d', ((? - ((? % 1000000) + 1000000) % 1000000) / 1000000), 'unixepoch') AS INTEGER) - 1) AS \"result\"",
            [.timestamp(x), .timestamp(x)]
        )
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// The last day of a leap year, counted from 0.
    @Test("x.getDayOfYear()")
    func vector106() async throws {
        let x: Timestamp = try given(ExpressionFunctions.timestamp("2024-12-31T00:00:00Z"))
        let expected: Int = 365
        let value: Int = ExpressionFunctions.getDayOfYear(x)
        #expect(value == expected)
        let row = try await select(
            "SELECT (CAST(strftime('%j', ((? - ((? % 1000000) + 1000000) % 1000000) / 1000000), 'unixepoch') AS INTEGER) - 1) AS \"result\"",
            [.timestamp(x), .timestamp(x)]
        )
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// The first of March 2026 is a Sunday.
    @Test("x.getDayOfWeek()")
    func vector107() async throws {
        let x: Timestamp = try given(ExpressionFunctions.timestamp("2026-03-01T10:00:00Z"))
        let expected: Int = 0
        let value: Int = ExpressionFunctions.getDayOfWeek(x)
        #expect(value == expected)
        let row = try await select(
            "SELECT CAST(strftime('%w', ((? - ((? % 1000000) + 1000000) % 1000000) / 1000000), 'unixepoch') AS INTEGER) AS \"result\"",
            [.timestamp(x), .timestamp(x)]
        )
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// The hour is that of UTC.
    @Test("x.getHours()")
    func vector108() async throws {
        let x: Timestamp = try given(ExpressionFunctions.timestamp("2026-03-01T01:30:00+02:00"))
        let expected: Int = 23
        let value: Int = ExpressionFunctions.getHours(x)
        #expect(value == expected)
        let row = try await select(
            "SELECT CAST(strftime('%H', ((? - ((? % 1000000) + 1000000) % 1000000) / 1000000), 'unixepoch') AS INTEGER) AS \"result\"",
            [.timestamp(x), .timestamp(x)]
        )
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// The minute of the hour.
    @Test("x.getMinutes()")
    func vector109() async throws {
        let x: Timestamp = try given(ExpressionFunctions.timestamp("2026-03-01T01:30:00+02:00"))
        let expected: Int = 30
        let value: Int = ExpressionFunctions.getMinutes(x)
        #expect(value == expected)
        let row = try await select(
            "SELECT CAST(strftime('%M', ((? - ((? % 1000000) + 1000000) % 1000000) / 1000000), 'unixepoch') AS INTEGER) AS \"result\"",
            [.timestamp(x), .timestamp(x)]
        )
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// The date is that of UTC.
    @Test("date(x)")
    func vector110() async throws {
        let x: Timestamp = try given(ExpressionFunctions.timestamp("2026-03-01T01:30:00+02:00"))
        let expected: CalendarDate = try ExpressionFunctions.date("2026-02-28")
        let value: CalendarDate = ExpressionFunctions.date(x)
        #expect(value == expected)
        let row = try await select(
            "SELECT date(((? - ((? % 1000000) + 1000000) % 1000000) / 1000000), 'unixepoch') AS \"result\"",
            [.timestamp(x), .timestamp(x)]
        )
        let computed: CalendarDate = try row["result"]
        #expect(computed == expected)
    }

    /// The date before 1970.
    @Test("date(x)")
    func vector111() async throws {
        let x: Timestamp = try given(ExpressionFunctions.timestamp("1969-12-31T23:59:59.5Z"))
        let expected: CalendarDate = try ExpressionFunctions.date("1969-12-31")
        let value: CalendarDate = ExpressionFunctions.date(x)
        #expect(value == expected)
        let row = try await select(
            "SELECT date(((? - ((? % 1000000) + 1000000) % 1000000) / 1000000), 'unixepoch') AS \"result\"",
            [.timestamp(x), .timestamp(x)]
        )
        let computed: CalendarDate = try row["result"]
        #expect(computed == expected)
    }

    /// A day begins at midnight in UTC.
    @Test("timestamp(x)")
    func vector112() async throws {
        let x: CalendarDate = try given(ExpressionFunctions.date("2026-03-01"))
        let expected: Timestamp = try ExpressionFunctions.timestamp("2026-03-01T00:00:00Z")
        let value: Timestamp = ExpressionFunctions.timestamp(x)
        #expect(value == expected)
        let row = try await select("SELECT (CAST(strftime('%s', ?) AS INTEGER) * 1000000) AS \"result\"", [.date(x)])
        let computed: Timestamp = try row["result"]
        #expect(computed == expected)
    }

    /// 1900 is no leap year; days before 1970.
    @Test("timestamp(x)")
    func vector113() async throws {
        let x: CalendarDate = try given(ExpressionFunctions.date("1900-03-01"))
        let expected: Timestamp = try ExpressionFunctions.timestamp("1900-03-01T00:00:00Z")
        let value: Timestamp = ExpressionFunctions.timestamp(x)
        #expect(value == expected)
        let row = try await select("SELECT (CAST(strftime('%s', ?) AS INTEGER) * 1000000) AS \"result\"", [.date(x)])
        let computed: Timestamp = try row["result"]
        #expect(computed == expected)
    }

    /// Dates are ordered.
    @Test("x < y")
    func vector114() async throws {
        let x: CalendarDate = try given(ExpressionFunctions.date("2026-09-30"))
        let y: CalendarDate = try given(ExpressionFunctions.date("2026-10-01"))
        let expected: Bool = true
        let value: Bool = x < y
        #expect(value == expected)
        let row = try await select("SELECT ? < ? AS \"result\"", [.date(x), .date(y)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A date is compared with a constant.
    @Test("x == date(\"2026-03-01\")")
    func vector115() async throws {
        let x: CalendarDate = try given(ExpressionFunctions.date("2026-03-01"))
        let expected: Bool = true
        let value: Bool = try x == ExpressionFunctions.date("2026-03-01")
        #expect(value == expected)
        let row = try await select(
            "SELECT ? = ? AS \"result\"",
            [.date(x), try .date(ExpressionFunctions.date("2026-03-01"))]
        )
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A time is compared with a constant.
    @Test("x > timestamp(\"2026-03-01T12:00:00Z\")")
    func vector116() async throws {
        let x: Timestamp = try given(ExpressionFunctions.timestamp("2026-03-01T12:00:00.000001Z"))
        let expected: Bool = true
        let value: Bool = try x > ExpressionFunctions.timestamp("2026-03-01T12:00:00Z")
        #expect(value == expected)
        let row = try await select(
            "SELECT ? > ? AS \"result\"",
            [.timestamp(x), try .timestamp(ExpressionFunctions.timestamp("2026-03-01T12:00:00Z"))]
        )
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A duration is given whole in the unit.
    @Test("x.getMinutes()")
    func vector117() async throws {
        let x: Duration = try given(ExpressionFunctions.duration("1h30m"))
        let expected: Int = 90
        let value: Int = ExpressionFunctions.getMinutes(x)
        #expect(value == expected)
        let row = try await select("SELECT (? / 60000000) AS \"result\"", [.duration(x)])
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// But milliseconds are those below a second.
    @Test("x.getMilliseconds()")
    func vector118() async throws {
        let x: Duration = try given(ExpressionFunctions.duration("1.5s"))
        let expected: Int = 500
        let value: Int = ExpressionFunctions.getMilliseconds(x)
        #expect(value == expected)
        let row = try await select("SELECT (? / 1000 % 1000) AS \"result\"", [.duration(x)])
        let computed: Int = try row["result"]
        #expect(computed == expected)
    }

    /// Durations are added and compared.
    @Test("x + x < duration(\"61m\")")
    func vector119() async throws {
        let x: Duration = try given(ExpressionFunctions.duration("30m"))
        let expected: Bool = true
        let value: Bool = try ExpressionFunctions.add(x, x) < Duration.seconds(3660)
        #expect(value == expected)
        let row = try await select(
            "SELECT ? + ? < ? AS \"result\"",
            [.duration(x), .duration(x), .duration(Duration.seconds(3660))]
        )
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// Seconds since 1970.
    @Test("int(x)")
    func vector120() throws {
        let x: Timestamp = try given(ExpressionFunctions.timestamp("2026-03-01T12:00:00Z"))
        let expected: Int = 1_772_366_400
        let value: Int = ExpressionFunctions.secondsSince1970(x)
        #expect(value == expected)
    }

    /// A time as text.
    @Test("string(x)")
    func vector121() throws {
        let x: Timestamp = try given(ExpressionFunctions.timestamp("2026-03-01T14:00:00+02:00"))
        let expected: String = "2026-03-01T12:00:00Z"
        let value: String = ExpressionFunctions.string(x)
        #expect(ExpressionFunctions.isEqual(value, expected))
    }

    /// A duration as text.
    @Test("string(x)")
    func vector122() throws {
        let x: Duration = try given(ExpressionFunctions.duration("1m30s"))
        let expected: String = "90s"
        let value: String = ExpressionFunctions.string(x)
        #expect(ExpressionFunctions.isEqual(value, expected))
    }

    /// A decimal as text, without superfluous zeros.
    @Test("string(x)")
    func vector123() {
        let x: Decimal = given(Decimal(sign: .plus, exponent: -2, significand: 1990))
        let expected: String = "19.9"
        let value: String = ExpressionFunctions.string(x)
        #expect(ExpressionFunctions.isEqual(value, expected))
    }

    /// A truth value as text.
    @Test("string(x)")
    func vector124() async throws {
        let x: Bool = given(true)
        let expected: String = "true"
        let value: String = String(x)
        #expect(ExpressionFunctions.isEqual(value, expected))
        let row = try await select("SELECT CASE WHEN ? THEN 'true' ELSE 'false' END AS \"result\"", [.boolean(x)])
        let computed: String = try row["result"]
        #expect(ExpressionFunctions.isEqual(computed, expected))
    }

    /// An integer as text.
    @Test("string(x)")
    func vector125() async throws {
        let x: Int = given(-12)
        let expected: String = "-12"
        let value: String = String(x)
        #expect(ExpressionFunctions.isEqual(value, expected))
        let row = try await select("SELECT CAST(? AS TEXT) AS \"result\"", [.integer(x)])
        let computed: String = try row["result"]
        #expect(ExpressionFunctions.isEqual(computed, expected))
    }

    /// A text that spells no integer fails.
    @Test("int(x)")
    func vector126() throws {
        let x: String = given("12a")
        #expect(throws: ExpressionError.self) { let _: Int = try ExpressionFunctions.integer(x) }
    }

    /// A text that spells an integer.
    @Test("int(x)")
    func vector127() throws {
        let x: String = given("-12")
        let expected: Int = -12
        let value: Int = try ExpressionFunctions.integer(x)
        #expect(value == expected)
    }

    /// Identifiers do not heed the case of their digits.
    @Test("x == y")
    func vector128() async throws {
        let x: UUID = try given(ExpressionFunctions.uuid("018F0000-0000-7000-8000-0000000000AB"))
        let y: UUID = try given(ExpressionFunctions.uuid("018f0000-0000-7000-8000-0000000000ab"))
        let expected: Bool = true
        let value: Bool = x == y
        #expect(value == expected)
        let row = try await select("SELECT ? = ? AS \"result\"", [.uuid(x), .uuid(y)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// Identifiers are ordered by their bytes.
    @Test("x < y")
    func vector129() async throws {
        let x: UUID = try given(ExpressionFunctions.uuid("018f0000-0000-7000-8000-0000000000ab"))
        let y: UUID = try given(ExpressionFunctions.uuid("f18f0000-0000-7000-8000-000000000000"))
        let expected: Bool = true
        let value: Bool = x < y
        #expect(value == expected)
        let row = try await select("SELECT ? < ? AS \"result\"", [.uuid(x), .uuid(y)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// The sum of a list.
    @Test("x.sum()")
    func vector130() throws {
        let x: [Int] = given([1, 2, 3])
        let expected: Int = 6
        let value: Int = try ExpressionFunctions.sum(x)
        #expect(value == expected)
    }

    /// The sum of an empty list.
    @Test("x.sum()")
    func vector131() throws {
        let x: [Int] = given([])
        let expected: Int = 0
        let value: Int = try ExpressionFunctions.sum(x)
        #expect(value == expected)
    }

    /// An empty list has no greatest element.
    @Test("x.max()")
    func vector132() {
        let x: [Int] = given([])
        let expected: Int? = nil
        let value: Int? = ExpressionFunctions.max(x)
        #expect(value == expected)
    }

    /// The least text by code point.
    @Test("x.min()")
    func vector133() {
        let x: [String] = given(["b", "B", "a"])
        let expected: String? = "B"
        let value: String? = ExpressionFunctions.min(x)
        #expect(ExpressionFunctions.isEqual(value, expected))
    }

    /// Sorting goes by code point.
    @Test("x.sort().first()")
    func vector134() {
        let x: [String] = given(["a", "Z"])
        let expected: String? = "Z"
        let value: String? = ExpressionFunctions.sort(x).first
        #expect(ExpressionFunctions.isEqual(value, expected))
    }

    /// Composed and decomposed are two texts.
    @Test("x.isUnique()")
    func vector135() {
        let x: [String] = given(["é", "e\u{301}"])
        let expected: Bool = true
        let value: Bool = ExpressionFunctions.isUnique(x)
        #expect(value == expected)
    }

    /// Each element once.
    @Test("x.distinct().size()")
    func vector136() {
        let x: [Int] = given([1, 2, 1])
        let expected: Int = 2
        let value: Int = ExpressionFunctions.distinct(x).count
        #expect(value == expected)
    }

    /// No element is greater than 2.
    @Test("x.exists(i, i > 2)")
    func vector137() {
        let x: [Int] = given([1, 2])
        let expected: Bool = false
        let value: Bool = x.contains(where: { i in i > 2 })
        #expect(value == expected)
    }

    /// All elements of an empty list.
    @Test("x.all(i, i > 2)")
    func vector138() {
        let x: [Int] = given([])
        let expected: Bool = true
        let value: Bool = x.allSatisfy({ i in i > 2 })
        #expect(value == expected)
    }

    /// Exactly one element.
    @Test("x.exists_one(i, i > 1)")
    func vector139() {
        let x: [Int] = given([1, 2])
        let expected: Bool = true
        let value: Bool = ExpressionFunctions.existsOne(x, where: { i in i > 1 })
        #expect(value == expected)
    }

    /// A chain of macros.
    @Test("x.filter(i, i > 1).map(i, i * 10).sum()")
    func vector140() throws {
        let x: [Int] = given([1, 2, 3])
        let expected: Int = 50
        let value: Int = try ExpressionFunctions.sum(
            x.filter({ i in i > 1 }).map({ i in try ExpressionFunctions.multiply(i, 10) })
        )
        #expect(value == expected)
    }

    /// Sorting by a key.
    @Test("x.sortBy(i, -i).first()")
    func vector141() throws {
        let x: [Int] = given([1, 3, 2])
        let expected: Int? = 3
        let value: Int? = try ExpressionFunctions.sortBy(x, { i in try ExpressionFunctions.negate(i) }).first
        #expect(value == expected)
    }

    /// The last becomes the first.
    @Test("x.reverse()[0]")
    func vector142() {
        let x: [Int] = given([1, 2])
        let expected: Int? = 2
        let value: Int? = ExpressionFunctions.element(ExpressionFunctions.reverse(x), 0)
        #expect(value == expected)
    }

    /// Beyond the end there is null.
    @Test("x[5]")
    func vector143() {
        let x: [Int] = given([1, 2])
        let expected: Int? = nil
        let value: Int? = ExpressionFunctions.element(x, 5)
        #expect(value == expected)
    }

    /// Twice not is nothing.
    @Test("!!x")
    func vector144() async throws {
        let x: Bool = given(true)
        let expected: Bool = true
        let value: Bool = !(!x)
        #expect(value == expected)
        let row = try await select("SELECT NOT (NOT ?) AS \"result\"", [.boolean(x)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// What does not differ is equal.
    @Test("!(x != y)")
    func vector145() async throws {
        let x: String = given("a")
        let y: String = given("a")
        let expected: Bool = true
        let value: Bool = !(!ExpressionFunctions.isEqual(x, y))
        #expect(value == expected)
        let row = try await select("SELECT NOT ? <> ? AS \"result\"", [.text(x), .text(y)])
        let computed: Bool = try row["result"]
        #expect(computed == expected)
    }

    /// A constant keeps signs that cannot be seen.
    @Test("x + \"\\u0007\\r\\n\"")
    func vector146() async throws {
        let x: String = given("a")
        let expected: String = "a\u{7}\r\n"
        let value: String = x + "\u{7}\r\n"
        #expect(ExpressionFunctions.isEqual(value, expected))
        let row = try await select("SELECT ? || '\u{7}\r\n' AS \"result\"", [.text(x)])
        let computed: String = try row["result"]
        #expect(ExpressionFunctions.isEqual(computed, expected))
    }
}
