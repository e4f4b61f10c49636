/// A mutant that is a right design, only another one: nothing can be found in it. Listed by hand.
struct ValidOther: Sendable {
    let kind: String
    let design: String
    /// The line that is changed, in the design as it stands in `Examples`.
    let line: Int
    /// What the line no longer holds.
    let without: String
    let reason: String
}

private let onDemand = """
    a worker that is `started`, or that a state starts, runs on demand; an empty `Frequency` says the same
    """
private let anyone = "where `anyone` may call, 401 (bad credentials) need not be listed"
private let brokenRule = "in a worker, an empty answer of `require` means dead-letter, as for every broken rule"

let validOthers: [ValidOther] = [
    ValidOther(
        kind: "change the code of an answer",
        design: "tickets.md",
        line: 189,
        without: "`unknown_reference`",
        reason: """
            the agent was looked up when the body was read, so that only a deletion in between gives this answer, which a
            contract need not list
            """
    ),
    ValidOther(kind: "drop an error of a contract", design: "orders.md", line: 67, without: "401", reason: anyone),
    ValidOther(kind: "drop an error of a contract", design: "orders.md", line: 68, without: "401", reason: anyone),
    ValidOther(
        kind: "empty a cell of a worker",
        design: "orders.md",
        line: 242,
        without: "on demand",
        reason: onDemand
    ),
    ValidOther(
        kind: "empty a cell of a worker",
        design: "orders.md",
        line: 243,
        without: "on demand",
        reason: onDemand
    ),
    ValidOther(
        kind: "empty a cell of a worker",
        design: "orders.md",
        line: 244,
        without: "on demand",
        reason: onDemand
    ),
    ValidOther(
        kind: "empty the answer of a `require`",
        design: "orders.md",
        line: 255,
        without: "skip",
        reason: brokenRule
    ),
    ValidOther(
        kind: "empty the answer of a `require`",
        design: "orders.md",
        line: 268,
        without: "skip",
        reason: brokenRule
    ),
]
