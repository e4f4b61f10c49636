import Diagnostics

/// What can be wrong with names: there twice, not there at all, or not to be used.
let nameFaults: [ReadingFault] =
    [
        ReadingFault(
            "bad-name",
            "A name is not spelled as names of its kind are.",
            why: "It becomes a name in code, in the database or in a URL, where it would not do.",
            bad: "### Entity: customer order",
            good: "### Entity: CustomerOrder"
        ),
        ReadingFault(
            "reserved-name",
            "A name is one that the format gives itself.",
            why: "Two things would have one name.",
            bad: "| id | text(1..80) | the customer's own id |",
            good: "| customerId | text(1..80) | the customer's own id |"
        ),
        ReadingFault(
            "duplicate-name",
            "Two things of one kind have one name.",
            why: "It is open which of them is meant wherever the name stands.",
            bad: "| name | text(1..80) | |\n| name | text(1..20) | |",
            good: "| name | text(1..80) | |\n| shortName | text(1..20) | |"
        ),
        ReadingFault(
            "shadowed-name",
            "A name hides another one that can be used at the same place.",
            why: "A reader would take one for the other.",
            bad: "| 1 | `let order = find Order where id == input.id` |\n| 2 | `let order = 5` |",
            good: "| 1 | `let order = find Order where id == input.id` |\n| 2 | `let count = 5` |"
        ),
        ReadingFault(
            "no-self-here",
            "`self` stands in a flow that is not always called on a row.",
            why: "There would be no row to work on.",
            bad: "| 1 | `set self.agent = agent` | |",
            good:
                "| 1 | `let ticket = get Ticket where id == input.ticket.id` | |\n| 2 | `set ticket.agent = agent` | |"
        ),
        ReadingFault(
            "no-me-here",
            "`me` stands where a caller may have no row of its own.",
            why: "There would be nobody that `me` means.",
            bad: "| GET | /orders | `list Order where customer == me` | anyone |",
            good: "| GET | /orders | `list Order where customer == me` | customer |"
        ),
    ]
    + [
        unknown("entity", "`create Odrer { … }`", "`create Order { … }`"),
        unknown("entity or view", "201 Ordr", "201 Order"),
        unknown("field", "`order.customr`", "`order.customer`"),
        unknown("type", "| name | txet(1..80) |", "| name | text(1..80) |"),
        unknown("rule", "| name | text(1..80) | uniqe |", "| name | text(1..80) | unique |"),
        unknown("role", "| GET | /orders | list Order | clark |", "| GET | /orders | list Order | clerk |"),
        unknown("requirement", "### Flow: Order (REQ-999)", "### Flow: Order (REQ-001)"),
        unknown("event", "`transition order.pya`", "`transition order.pay`"),
        unknown("timer", "| after 15m | system |", "| after 30m | system |"),
        unknown("state", "| pay from opne | clerk |", "| pay from open | clerk |"),
        unknown("flow", "flow `Ordr`", "flow `Order`"),
        unknown("query", "query `Totls`", "query `Totals`"),
        unknown("input", "`custom Price(wieght: 3)`", "`custom Price(weight: 3)`"),
        unknown("error", "`too_havy`", "`too_heavy`"),
        unknown("name", "`quantty > 0`", "`quantity > 0`"),
        unknown("function", "`siez(items)`", "`size(items)`"),
        unknown("word", "`state == \"opne\"`", "`state == \"open\"`"),
        unknown("variable", "| Key | `JWT_SECRT` |", "| Key | `JWT_SECRET` |"),
        unknown("setting", "| Algoritm | HS256 |", "| Algorithm | HS256 |"),
        unknown("method", "| GTE | /orders |", "| GET | /orders |"),
        unknown("endpoint", "#### GET /odrers", "#### GET /orders"),
        unknown("custom logic", "`custom Prce(weight: 3)`", "`custom Price(weight: 3)`"),
        unknown("integration", "`call Paymnts.charge(amount: 3)`", "`call Payments.charge(amount: 3)`"),
        unknown("operation", "`call Payments.chrage(amount: 3)`", "`call Payments.charge(amount: 3)`"),
        unknown("parameter", "path `refernce`", "path `reference`"),
        unknown("worker", "`start Mial(order: order)`", "`start Mail(order: order)`"),
    ]

private func unknown(_ kind: String, _ bad: String, _ good: String) -> ReadingFault {
    let article = "aeiou".contains(kind.prefix(1)) ? "an" : "a"
    return ReadingFault(
        DiagnosticID(rawValue: "unknown-" + kind.replacing(" ", with: "-")),
        "The design names \(article) \(kind) that it does not have.",
        why: "What was meant cannot be built; most often it is a slip, and a near name is offered.",
        bad: bad,
        good: good
    )
}
