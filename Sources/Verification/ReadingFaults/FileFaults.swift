/// What can be wrong with a file as text and as Markdown.
let fileFaults: [ReadingFault] = [
    ReadingFault(
        "file-too-large",
        "A file of the design is larger than any design is.",
        why: "Nothing of it is read; it is most probably another file than was meant.",
        bad: "wright check server.log.md",
        good: "wright check shop.md"
    ),
    ReadingFault(
        "line-too-long",
        "A line is longer than 65,536 bytes.",
        why: "Nothing of its file is read: no person writes or reviews such a line.",
        bad: "| 1 | `let x = 1 + 1 + 1 and so on for a megabyte` | |",
        good: "| 1 | `let x = input.count` | |"
    ),
    ReadingFault(
        "invalid-utf8",
        "The file holds bytes that are not UTF-8.",
        why: "Names and texts with them are not what was meant.",
        bad: "| caf\\xE9 | text(1..80) |",
        good: "| café | text(1..80) |"
    ),
    ReadingFault(
        "nul-byte",
        "The file holds a NUL byte.",
        why: "A design is text; a file with NUL is another kind of file, or UTF-16.",
        bad: "# S\\0h\\0o\\0p\\0",
        good: "# Shop"
    ),
    ReadingFault(
        "nested-too-deeply",
        "Lists and quotes are nested more than 100 deep.",
        why: "The marker is read as plain text from there on.",
        bad: "- - - - - - and so on, a hundred times",
        good: "- one list\n- of items"
    ),
    ReadingFault(
        "fence-not-closed",
        "A code block is opened and not closed.",
        why: "Everything down to the end of the file is read as code.",
        bad: "```sql\nselect 1\n\n### Flow: Order",
        good: "```sql\nselect 1\n```\n\n### Flow: Order"
    ),
    ReadingFault(
        "too-many-cells",
        "A row has more cells than its table has columns.",
        why: "Markdown viewers drop the cell without a word.",
        bad: "| Field | Type |\n|---|---|\n| state | one of `a` | `b` |",
        good: "| Field | Type |\n|---|---|\n| state | one of `a`, `b` |"
    ),
    ReadingFault(
        "table-not-recognised",
        "Lines look like a table and are none for Markdown.",
        why: "Nothing of what the rows say would be built.",
        bad: "| Field | Type |\n| name | text(1..80) |",
        good: "| Field | Type |\n|---|---|\n| name | text(1..80) |"
    ),
]
