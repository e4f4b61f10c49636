/// What can be wrong with tables and their cells.
let tableFaults: [ReadingFault] = [
    ReadingFault(
        "missing-table",
        "A heading that holds a table holds none.",
        why: "What the heading announces is not there.",
        bad: "### Entity: Order\n\nAn order.",
        good: "### Entity: Order\n\n| Field | Type |\n|---|---|\n| number | text(1..20) |"
    ),
    ReadingFault(
        "unknown-table",
        "A table stands where no table of its columns has a meaning.",
        why: "Nothing of it would be built.",
        bad: "### Entity: Order\n\n| Colour | Size |\n|---|---|\n| red | 3 |",
        good: "### Entity: Order\n\n| Field | Type |\n|---|---|\n| colour | text(1..20) |"
    ),
    ReadingFault(
        "duplicate-table",
        "A second table of one kind stands below one heading.",
        why: "Only the first one would be read.",
        bad: "### API\n\n| Method | Path |\n|---|---|\n| GET | /a |\n\n| Method | Path |\n|---|---|\n| GET | /b |",
        good: "### API\n\n| Method | Path |\n|---|---|\n| GET | /a |\n| GET | /b |"
    ),
    ReadingFault(
        "missing-column",
        "A table lacks a column that it needs.",
        why: "What the column says cannot be guessed.",
        bad: "| Field | Rules |\n|---|---|\n| name | unique |",
        good: "| Field | Type | Rules |\n|---|---|---|\n| name | text(1..80) | unique |"
    ),
    ReadingFault(
        "unknown-column",
        "A table has a column that the format does not know.",
        why: "Nothing in this column would be built.",
        bad: "| Field | Tipe |\n|---|---|\n| name | text(1..80) |",
        good: "| Field | Type |\n|---|---|\n| name | text(1..80) |"
    ),
    ReadingFault(
        "duplicate-column",
        "A table has a column twice.",
        why: "Only the first one would be read.",
        bad: "| Field | Type | Type |\n|---|---|---|\n| name | text(1..80) | email |",
        good: "| Field | Type |\n|---|---|\n| name | text(1..80) |"
    ),
    ReadingFault(
        "empty-cell",
        "A cell that has to say something is empty.",
        why: "What it was to say cannot be guessed.",
        bad: "| Field | Type |\n|---|---|\n| name | |",
        good: "| Field | Type |\n|---|---|\n| name | text(1..80) |"
    ),
    ReadingFault(
        "setting-syntax",
        "The value of a setting is not written as the setting asks.",
        why: "The setting would not be in force.",
        bad: "| Body | big |",
        good: "| Body | 64 kB |"
    ),
    ReadingFault(
        "acceptance-syntax",
        "An `Acceptance` cell names no scenario.",
        why: "The requirement would look tried without being so.",
        bad: "| REQ-001 | The system shall take orders. | by hand |",
        good: "| REQ-001 | The system shall take orders. | Scenario: Order |"
    ),
]
