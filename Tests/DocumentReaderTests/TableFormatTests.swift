import Diagnostics
import Testing

@testable import DocumentReader

@Suite struct TableFormatTests {
    private func format(_ text: String) -> String {
        let once = formatTables(of: SourceText(name: "d.md", text: text))
        #expect(formatTables(of: once) == once, "a formatted document formats to itself")
        return String(decoding: once.bytes, as: UTF8.self)
    }

    @Test func columnsAreAligned() {
        let text = """
            # T

            text  with   spaces |  and a pipe
            | Field |Type| Rules |
            |---|---|---|
            | name | text(1..80) ||
            |a| b |  unique, `x`   |

            """
        // The line above the header is part of the paragraph, so that no table begins there.
        #expect(
            format(text) == """
                # T

                text  with   spaces |  and a pipe
                | Field | Type        | Rules       |
                |-------|-------------|-------------|
                | name  | text(1..80) |             |
                | a     | b           | unique, `x` |

                """
        )
    }

    @Test func theRowOfDashesKeepsItsColons() {
        #expect(
            format("|a|bb|ccc|d|\n|:-|-:|:-:|-|\n|long|long|longer|x|\n") == """
                | a    |   bb |  ccc   | d |
                |:-----|-----:|:------:|---|
                | long | long | longer | x |

                """
        )
    }

    @Test func widthsAreThoseOfATerminal() {
        #expect(
            format("|a|b|\n|-|-|\n|日本|x|\n|e\u{301}|👩‍👩‍👧|\n|abc|\u{200B}|\n") == """
                | a    | b  |
                |------|----|
                | 日本 | x  |
                | e\u{301}    | 👩‍👩‍👧 |
                | abc  | \u{200B}   |

                """
        )
    }

    @Test func pipesInCellsStay() {
        #expect(
            format("|a|b|\n|-|-|\n|`x \\| y`|\\||\n| z\\ | `q` |\n") == """
                | a        | b   |
                |----------|-----|
                | `x \\| y` | \\|  |
                | z\\       | `q` |

                """
        )
    }

    @Test func bytesOutsideTablesStay() {
        let odd =
            "\u{FEFF}# T  \r\n\r\n| a | b |\r\n|---|---|\r\n|x|y|   \r\n\r\ntail\t \r\n```\n|a|b|\n|-|-|\n```\n> |a|b|\n> |-|-|\n"
        #expect(
            format(odd)
                == "\u{FEFF}# T  \r\n\r\n| a | b |\r\n|---|---|\r\n| x | y |\r\n\r\ntail\t \r\n```\n|a|b|\n|-|-|\n```\n> |a|b|\n> |-|-|\n"
        )
        #expect(format("no table\r\n") == "no table\r\n")
        #expect(format("") == "")
        #expect(format("|a|\n|-|\n|b|") == "| a |\n|---|\n| b |")
    }

    @Test func rowsOfOtherLengths() {
        #expect(
            format("a | b\n-|-\n1\n1 | 2 | three\n|\n") == """
                | a | b |
                |---|---|
                1
                | 1 | 2 | three |
                |

                """
        )
    }

    @Test func tablesInLists() {
        #expect(
            format("- item\n\n  |a|b|\n  |-|-|\n  |long|x|\n- |c|\n  |-|\n  |dd|\n") == """
                - item

                  | a    | b |
                  |------|---|
                  | long | x |
                - | c  |
                  |----|
                  | dd |

                """
        )
    }

    @Test func rowsBeginWhereTheHeaderDoes() {
        #expect(format("  |a|\n|-|\n   |b|\n") == "  | a |\n  |---|\n  | b |\n")
    }

    @Test func bytesThatAreNotUTF8Stay() {
        let bytes = Array("|a|b|\n|-|-|\n|x".utf8) + [0xFF, 0xC3] + Array("|y|\n".utf8)
        let formatted = formatTables(of: SourceText(name: "d.md", bytes: bytes)).bytes
        #expect(formatted == Array("| a   | b |\n|-----|---|\n| x".utf8) + [0xFF, 0xC3] + Array(" | y |\n".utf8))
    }
}
