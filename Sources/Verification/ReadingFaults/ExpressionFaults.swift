/// What can be wrong with expressions.
let expressionFaults: [ReadingFault] = [
    ReadingFault(
        "expression-syntax",
        "An expression is not written as expressions are.",
        why: "It has no meaning.",
        bad: "`quantity = 3`",
        good: "`quantity == 3`"
    ),
    ReadingFault(
        "expression-not-in-code",
        "An expression stands outside a code span, or beside other text.",
        why: "Markdown would change it: `*` and `_` are decoration outside code.",
        bad: "| Guard |\n|---|\n| a * b > 3 |",
        good: "| Guard |\n|---|\n| `a * b > 3` |"
    ),
    ReadingFault(
        "type-mismatch",
        "A value of one type stands where another is needed.",
        why: "There is no meaning that everybody would expect.",
        bad: "`quantity + \"3\"`",
        good: "`quantity + 3`"
    ),
    ReadingFault(
        "wrong-argument-count",
        "A function is called with too many or too few values.",
        why: "It has no meaning.",
        bad: "`round(price)`",
        good: "`round(price, 2)`"
    ),
    ReadingFault(
        "optional-needs-guard",
        "A value that may be null stands where one is required.",
        why: "The request would fail where the value is absent.",
        bad: "`let name = ticket.agent.name`",
        good: "`let name = ticket.agent == null ? \"nobody\" : ticket.agent.name`"
    ),
    ReadingFault(
        "comparison-is-constant",
        "A comparison comes out the same whatever is stored.",
        why: "The condition is not the one that was meant.",
        bad: "`number == null` where `number` is required",
        good: "`nickname == null` where `nickname` is optional"
    ),
    ReadingFault(
        "division-by-zero",
        "An expression divides by zero.",
        why: "Every request that reaches it would fail.",
        bad: "`total / 0`",
        good: "`total / 2`"
    ),
    ReadingFault(
        "invalid-literal",
        "A literal is no value of what it is to be: a time, a duration, a pattern.",
        why: "It has no meaning.",
        bad: "`timestamp(\"yesterday\")`",
        good: "`timestamp(\"2026-03-01T00:00:00Z\")`"
    ),
]
