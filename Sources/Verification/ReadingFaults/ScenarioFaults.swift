/// What can be wrong with scenarios.
let scenarioFaults: [ReadingFault] = [
    ReadingFault(
        "bullet-syntax",
        "A bullet of a scenario is not one that the format knows.",
        why: "The scenario would start from another state than was meant.",
        bad: "- there is a customer `alice`",
        good: "- customer `alice`"
    ),
    ReadingFault(
        "hurl-syntax",
        "A line of a `hurl` block is not one that the format knows.",
        why: "The scenario would not ask or expect it.",
        bad: "```hurl\nGTE /orders\nHTTP 200\n```",
        good: "```hurl\nGET /orders\nHTTP 200\n```"
    ),
]
