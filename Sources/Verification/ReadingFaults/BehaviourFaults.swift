/// What can be wrong with lifecycles, flows and custom logic.
let behaviourFaults: [ReadingFault] = [
    ReadingFault(
        "state-diagram-syntax",
        "A line of a state diagram is not one that the format knows.",
        why: "The arrow would be missing from the lifecycle.",
        bad: "open -> paid : pay",
        good: "open --> paid : pay"
    ),
    ReadingFault(
        "lifecycle-with-two-starts",
        "A lifecycle begins in two states.",
        why: "It is open which state a new row has.",
        bad: "[*] --> open\n[*] --> draft",
        good: "[*] --> draft\ndraft --> open : submit"
    ),
    ReadingFault(
        "transition-syntax",
        "A `Transition` cell names no event, `EVENT from STATE` or `after 30m`.",
        why: "It is open which arrow the row is about.",
        bad: "| pay when open | clerk |",
        good: "| pay from open | clerk |"
    ),
    ReadingFault(
        "effects-syntax",
        "An `Effects` cell holds something else than steps in code spans with `;` between them.",
        why: "The effect would not take place.",
        bad: "| pay | clerk | | set paidAt |",
        good: "| pay | clerk | | `set self.paidAt = now()` |"
    ),
    ReadingFault(
        "step-syntax",
        "A step is not one that the format knows.",
        why: "The flow would leave it out.",
        bad: "| 1 | `order = get Order where id == input.id` | |",
        good: "| 1 | `let order = get Order where id == input.id` | |"
    ),
    ReadingFault(
        "step-number",
        "A step's number does not follow from the one before it.",
        why: "It is open where a step is missing or what it stands inside.",
        bad: "| 1 | `let a = 1` | |\n| 3 | `let b = 2` | |",
        good: "| 1 | `let a = 1` | |\n| 2 | `let b = 2` | |"
    ),
    ReadingFault(
        "step-without-substeps",
        "An `if` or `for` has no steps inside.",
        why: "It would do nothing.",
        bad: "| 1 | `if order.total > 100` | |",
        good: "| 1 | `if order.total > 100` | |\n| 1.1 | `set order.isLarge = true` | |"
    ),
    ReadingFault(
        "failure-syntax",
        "An `On failure` cell is not written as answers are.",
        why: "It is open what the caller is told.",
        bad: "| 1 | `require order.isOpen` | refuse |",
        good: "| 1 | `require order.isOpen` | 409 `not_open` \"The order is not open.\" |"
    ),
    ReadingFault(
        "duplicate-answer",
        "A step has two answers for one failure.",
        why: "It is open which of them is given.",
        bad: "absent: 404; absent: 422 `unknown`",
        good: "absent: 404"
    ),
    ReadingFault(
        "missing-field",
        "A new row or a record lacks a field that is required.",
        why: "The row could never be inserted.",
        bad: "`create Order { quantity: 3 }`",
        good: "`create Order { quantity: 3, customer: me }`"
    ),
    ReadingFault(
        "missing-input",
        "A flow, a worker or custom logic is called without an input that it requires.",
        why: "It could not run.",
        bad: "`custom Price(weight: 3)`",
        good: "`custom Price(weight: 3, zone: \"north\")`"
    ),
    ReadingFault(
        "example-syntax",
        "An example of custom logic does not give a value for each input, or a result.",
        why: "It could not be tried.",
        bad: "| weight | Result |\n|---|---|\n| heavy | 5 |",
        good: "| weight | Result |\n|---|---|\n| 12 | 5 |"
    ),
]
