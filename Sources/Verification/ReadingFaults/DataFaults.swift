/// What can be wrong with fields, their types and rules, indexes, views and variables.
let dataFaults: [ReadingFault] = [
    ReadingFault(
        "type-syntax",
        "A `Type` cell is not written as types are.",
        why: "It is open what may be stored or sent.",
        bad: "| name | text(80..1) |",
        good: "| name | text(1..80) |"
    ),
    ReadingFault(
        "rule-syntax",
        "A `Rules` cell is not written as rules are.",
        why: "The rule would not be in force.",
        bad: "| name | text(1..80) | unique with |",
        good: "| name | text(1..80) | unique with owner |"
    ),
    ReadingFault(
        "duplicate-rule",
        "A field has one rule twice.",
        why: "It is open which of the two holds.",
        bad: "| name | text(1..80) | default `a`, default `b` |",
        good: "| name | text(1..80) | default `a` |"
    ),
    ReadingFault(
        "rule-does-not-fit",
        "A rule stands at a field whose type it says nothing about.",
        why: "The rule would not be in force.",
        bad: "| count | integer(0..9) | matches `[0-9]` |",
        good: "| count | integer(0..9) | |"
    ),
    ReadingFault(
        "default-does-not-fit",
        "The default of a variable is not a value of its type.",
        why: "The service would not start without the variable.",
        bad: "| PORT | integer(1..65535) | eighty | |",
        good: "| PORT | integer(1..65535) | 80 | |"
    ),
    ReadingFault(
        "index-syntax",
        "An `Index` cell is no list of fields.",
        why: "The index would not be made.",
        bad: "| `customer placedAt` | the list |",
        good: "| `customer, placedAt desc` | the list |"
    ),
    ReadingFault(
        "duplicate-index",
        "An entity has one index twice.",
        why: "Every write would pay for both.",
        bad: "| `customer` | lists |\n| `customer` | deletes |",
        good: "| `customer` | lists and deletes |"
    ),
    ReadingFault(
        "sort-without-order",
        "A list or an index is sorted by a field whose values have no order.",
        why: "Pages would come in an order that nobody can rely on.",
        bad: "list Order by `lines`",
        good: "list Order by `createdAt desc`"
    ),
    ReadingFault(
        "immutable-field",
        "Something changes a field that is set at creation only.",
        why: "The design says two things about one field.",
        bad: "| number | text(1..20) | immutable |\n\n| 1 | `set order.number = \"5\"` | |",
        good: "| number | text(1..20) | |\n\n| 1 | `set order.number = \"5\"` | |"
    ),
    ReadingFault(
        "field-set-by-service",
        "Something writes a field that the service itself sees to.",
        why: "The value would be lost.",
        bad: "`create Order { version: 3 }`",
        good: "`create Order { quantity: 3 }`"
    ),
    ReadingFault(
        "view-shows-itself",
        "A view shows itself, directly or by way of others.",
        why: "Its text would have no end.",
        bad: "### View: Card of Order\n\n| Field | Value |\n|---|---|\n| self | `Card(self)` |",
        good: "### View: Card of Order\n\n| Field | Value |\n|---|---|\n| number | `number` |"
    ),
    ReadingFault(
        "subject-not-unique",
        "A role's subject is found by a field that several rows may share.",
        why: "It is open who the caller is.",
        bad: "| Subject | `Agent` by `name` for agent |",
        good: "| Subject | `Agent` by `id` for agent |"
    ),
]
