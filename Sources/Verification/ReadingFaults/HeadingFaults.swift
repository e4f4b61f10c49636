/// What can be wrong with headings, and with blocks below them.
let headingFaults: [ReadingFault] = [
    ReadingFault(
        "missing-title",
        "The design has no heading of level 1.",
        why: "The service would have no name.",
        bad: "## Requirements",
        good: "# Shop\n\nTakes orders.\n\n## Requirements"
    ),
    ReadingFault(
        "unknown-heading",
        "A heading looks like one of the format and is none.",
        why: "All that stands below it would be taken for prose.",
        bad: "### Entitty: Order",
        good: "### Entity: Order"
    ),
    ReadingFault(
        "wrong-heading-level",
        "A heading stands at another level or below another heading than it belongs.",
        why: "It is unclear what it belongs to.",
        bad: "# Shop\n\n## Entity: Order",
        good: "# Shop\n\n## Component: Orders\n\n### Entity: Order"
    ),
    ReadingFault(
        "duplicate-heading",
        "A heading that may stand once stands there again.",
        why: "Only the first one would be read.",
        bad: "## Limits\n\n## Limits",
        good: "## Limits"
    ),
    ReadingFault(
        "heading-without-name",
        "A heading that names something has no name.",
        why: "What stands below it could be called by no name.",
        bad: "### Entity",
        good: "### Entity: Order"
    ),
    ReadingFault(
        "heading-with-name",
        "A heading that takes no name has one.",
        why: "The name would be dropped.",
        bad: "## Limits: strict",
        good: "## Limits"
    ),
    ReadingFault(
        "heading-syntax",
        "A heading lacks a part: a view says of which entity it is, an endpoint its path.",
        why: "What the part means cannot be known.",
        bad: "### View: Card",
        good: "### View: Card of Order"
    ),
    ReadingFault(
        "misplaced-block",
        "A code block stands where its language has no meaning.",
        why: "Nothing of it would be built.",
        bad: "### Entity: Order\n\n```sql\nselect 1\n```",
        good: "### Query: Totals\n\n```sql\nselect 1\n```"
    ),
    ReadingFault(
        "duplicate-block",
        "A second diagram or `sql` block stands below one heading.",
        why: "Only the first one would be read.",
        bad: "### Query: Totals\n\n```sql\nselect 1\n```\n\n```sql\nselect 2\n```",
        good: "### Query: Totals\n\n```sql\nselect 1\n```"
    ),
    ReadingFault(
        "missing-diagram",
        "A lifecycle has no `stateDiagram-v2`.",
        why: "It has no states.",
        bad: "### Lifecycle: Order\n\n| Transition | Who |\n|---|---|\n| pay | clerk |",
        good:
            "### Lifecycle: Order\n\n```mermaid\nstateDiagram-v2\n  [*] --> open\n  open --> paid : pay\n  paid --> [*]\n```"
    ),
    ReadingFault(
        "missing-sql",
        "A query has no `sql` block.",
        why: "There is nothing to run.",
        bad: "### Query: Totals\n\n| Result | Type |\n|---|---|\n| total | integer |",
        good: "### Query: Totals\n\n```sql\nselect count(*) as total from \"order\"\n```"
    ),
]
