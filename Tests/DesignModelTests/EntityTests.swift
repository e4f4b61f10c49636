import DesignModel
import Expressions
import Testing

@Suite("Entities")
struct EntityTests {
    /// An entity whose table begins at line 7.
    private func entity(_ rows: String) -> String {
        """
        # Desk

        ## Component: Desk

        ### Entity: Thing

        | Field | Type | Rules | Description |
        |---|---|---|---|
        \(rows)

        """
    }

    @Test(arguments: [
        ("text", FieldType.text(.init())), ("text(1..80)", .text(.init(least: 1, most: 80))),
        ("`text(1..80)`", .text(.init(least: 1, most: 80))), ("integer(-5..5)", .integer(.init(least: -5, most: 5))),
        ("integer(0..)", .integer(.init(least: 0))), ("decimal(12,2)", .decimal(precision: 12, scale: 2)),
        ("boolean", .boolean), ("uuid", .uuid), ("date", .date), ("timestamp", .timestamp), ("duration", .duration),
        ("email", .email), ("url", .url), ("one of `a`, `b`", .oneOf(["a", "b"])), ("one of a, b", .oneOf(["a", "b"])),
        ("Thing", .reference("Thing")), ("list of Thing", .children(of: "Thing")), ("set of Thing", .setOf("Thing")),
        ("list of text(1..9)", .list(.text(.init(least: 1, most: 9)))), ("json", .json), ("password", .password),
        (
            "`{ a: integer(1..2), b: Thing }`",
            .record([
                .init(name: "a", type: .integer(.init(least: 1, most: 2))), .init(name: "b", type: .reference("Thing")),
            ])
        ),
    ])
    func types(_ spelling: String, _ type: FieldType) {
        let fixture = Fixture(entity("| x | \(spelling) | | |"))
        #expect(fixture.found == [])
        #expect(fixture.design.components.first?.entities.first?.fields.first?.type.value == type)
    }

    @Test func faultyTypes() {
        expect(
            entity(
                """
                | a | txet | | |
                | b | text(80) | | |
                | c | text(9..1) | | |
                | d | decimal | | |
                | e | one of | | |
                | f | text(1..80) optional | | |
                | g | secret text | | |
                | h | | | |
                | i | text(-1..2) | | |
                """
            ),
            finds: [
                "unknown-type 9 txet", "type-syntax 10 )", "type-syntax 11 (9..1)", "type-syntax 12 decimal",
                "type-syntax 13 one of", "type-syntax 14 optional", "type-syntax 15 secret text", "empty-cell 16 ",
                "type-syntax 17 (-1..2)",
            ]
        )
    }

    @Test func rules() throws {
        let fixture = Fixture(
            entity(
                """
                | a | text(1..80) | optional, empty is null, sensitive | |
                | b | integer(0..) | unique with a, c, default -3, where `b < 9` "Too many." | |
                | c | Thing | optional, on delete clear, immutable | |
                | d | text(1..9) | matches `^[a-z]+$`, set by service, unique | |
                | e | one of `x`, `y` | default y | |
                | f | timestamp | default `now()` | |
                | g | decimal(8,2) | default 1, where `g > 0 \\|\\| b == 1` | |
                """
            )
        )
        #expect(fixture.found == [])
        let fields = try #require(fixture.design.components.first?.entities.first?.fields)
        #expect(fields[0].rules.isOptional?.value == true)
        #expect(fields[0].rules.emptyIsNull != nil)
        #expect(fields[1].rules.uniqueWith.map(\.value) == [["a", "c"]])
        #expect(fields[1].rules.defaultValue?.value.kind == .literal(.integer(-3)))
        #expect(fields[1].rules.conditions.first?.message == "Too many.")
        #expect(fields[2].rules.onDelete?.value == .clear)
        #expect(fields[3].rules.matches?.value == "^[a-z]+$")
        #expect(fields[3].rules.isUnique != nil)
        #expect(fields[4].rules.defaultValue?.value.type == .oneOf(["x", "y"]))
        #expect(fields[6].rules.defaultValue?.value.type == .decimal)
    }

    @Test func faultyRules() {
        expect(
            entity(
                """
                | a | text(1..80) | optinal | |
                | b | text(1..80) | optional optional | |
                | c | text(1..80) | on delete explode, 1..9 | |
                | d | integer(0..) | matches `[`, default lots | |
                | e | one of `x`, `y` | default `z`, default `x` | |
                | f | integer(0..) | where f > 0, where `g > 0` | |
                | h | integer(0..) | unique with nothing | |
                """
            ),
            finds: [
                "unknown-rule 9 optinal", "rule-syntax 10 optional", "rule-syntax 11 explode",
                "rule-does-not-fit 11 1..9",
                "rule-syntax 12 [", "rule-syntax 12 lots", "duplicate-rule 13 default `x",
                "rule-syntax 14 where", "unknown-name 14 g",
                "unknown-field 15 unique with nothing",
            ]
        )
    }

    @Test func columnsBehindAnEscapedPipe() {
        expect(
            entity("| a | integer(0..) | where `a > 0 \\|\\| b > 0` | |"),
            finds: ["unknown-name 9 b"]
        )
    }

    @Test func names() {
        expect(
            entity(
                """
                | id | uuid | | |
                | Name | text(1..9) | | |
                | name | text(1..9) | | |
                | self | text(1..9) | | |
                | version | integer(0..) | | |
                """
            ) + "### Entity: Thing\n\n### Entity: lower\n\n| Field | Type | Rules | Description |\n|---|---|---|---|\n",
            finds: [
                "reserved-name 9 id", "bad-name 10 Name", "duplicate-name 11 name", "reserved-name 12 self",
                "reserved-name 13 version", "missing-table 14 ### Entity: Thing", "duplicate-name 14 Thing",
                "bad-name 16 lower",
            ]
        )
    }

    @Test func indexes() {
        let rows = """
            | a | text(1..9) | | |
            | b | text(1..9) | | |

            | Index | Purpose |
            |---|---|
            | `a, b desc` | list |
            | unique `b` | lookup |
            | `a, c` | |
            | `a, b desc` | |
            | a; b | |
            """
        expect(
            entity(rows),
            finds: ["unknown-field 16 c", "duplicate-index 17 `a, b desc`", "index-syntax 18 ; b"]
        )
        let indexes = Fixture(entity(rows)).design.components.first?.entities.first?.indexes
        #expect(indexes?.first?.columns == [.init(field: "a", descending: false), .init(field: "b", descending: true)])
        #expect(indexes?.map(\.isUnique) == [false, true])
    }

    @Test func beyondToday() throws {
        let fixture = Fixture(
            entity(
                """
                | id | integer | set by service | |
                | a | list of Other | 1..5 | |
                | b | set of Thing | | |
                | c | json | | |
                | d | password | | |
                | e | list of text(1..9) | 1..5 | |
                | f | text(1..9) | computed `g + \"x\"`, stored | |
                | g | text(1..9) | unique by suffix | |
                | h | text(1..9) | renamed from `old` | |

                ### Entity: Other

                | Field | Type | Rules | Description |
                |---|---|---|---|
                | n | integer(0..) | unique with thing | |

                ### Seed: Other

                | n | thing |
                |---|---|
                | 1 | 5 |
                """
            )
        )
        #expect(fixture.found == [])
        let component = try #require(fixture.design.components.first)
        let fields = try #require(component.entities.first?.fields)
        #expect(fields[5].rules.computed?.value.isStored == true)
        #expect(fields[5].rules.computed?.value.expression.type == .text)
        #expect(fields[6].rules.isUniqueBySuffix != nil)
        #expect(fields[7].rules.renamedFrom?.value == "old")
        #expect(component.seeds.first?.rows.map { $0.fields.map(\.name.value) } == [["n", "thing"]])
        #expect(
            fixture.refused == [
                "`id` that counts up 9", "Children: `list of ENTITY` 10", "Shared rows: `set of ENTITY` 11",
                "`json` fields 12",
                "`password` fields 13", "Lists in a field of an entity 14", "`computed` fields 15",
                "`unique by suffix` 16",
                "`renamed from` 17", "Seed rows 25",
            ]
        )
    }

    @Test func faultyComputedAndSeeds() {
        expect(
            entity(
                """
                | a | integer(0..9) | computed | |
                | b | integer(0..9) | computed `c + 1` | |
                | d | integer(0..9) | renamed from | |

                ### Seed: Thing

                | a | e |
                |---|---|
                | many | 1 |

                ### Seed: Thong
                """
            ),
            finds: [
                "rule-syntax 9 computed", "unknown-name 10 c", "rule-syntax 11 renamed from", "unknown-field 15 e",
                "unknown-name 17 many", "unknown-entity 19 Thong",
            ]
        )
    }
}
