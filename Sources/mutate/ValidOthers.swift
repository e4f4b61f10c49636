/// A mutant that is a right design, only another one: nothing can be found in it. Listed by hand.
struct ValidOther: Sendable {
    let kind: String
    let design: String
    /// The line that is changed, in the design as it stands in `Examples`.
    let line: Int
    let reason: String
}

let validOthers: [ValidOther] = [
]
