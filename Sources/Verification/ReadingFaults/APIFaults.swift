/// What can be wrong with endpoints and access.
let apiFaults: [ReadingFault] = [
    ReadingFault(
        "path-syntax",
        "A path is not written as paths are.",
        why: "No request could reach the endpoint.",
        bad: "| GET | orders/{id |",
        good: "| GET | /orders/{id} |"
    ),
    ReadingFault(
        "path-names-no-row",
        "An endpoint works on one row and its path does not say which.",
        why: "It is open which row is read or changed.",
        bad: "| GET | /orders | read Order |",
        good: "| GET | /orders/{id} | read Order |"
    ),
    ReadingFault(
        "idle-path-parameter",
        "Nothing uses a parameter of a path.",
        why: "Every value of it would answer the same.",
        bad: "| GET | /shops/{shop}/orders/{id} | read Order |",
        good: "| GET | /shops/{shop}/orders/{id} | `read Order where self.shop.id == path.shop` |"
    ),
    ReadingFault(
        "idle-parameter",
        "Nothing uses a parameter of a list.",
        why: "Callers would set it to no effect.",
        bad: "| Parameter | Type | Default | Filter |\n|---|---|---|---|\n| colour | text(1..20) | | |",
        good:
            "| Parameter | Type | Default | Filter |\n|---|---|---|---|\n| colour | text(1..20) | | `self.colour == input.colour` |"
    ),
    ReadingFault(
        "parameters-without-list",
        "An endpoint that gives no list has a table of list parameters.",
        why: "They would have no effect.",
        bad: "#### GET /orders/{id}",
        good: "#### GET /orders"
    ),
    ReadingFault(
        "does-syntax",
        "A `Does` cell is not written as operations are.",
        why: "It is open what the endpoint does.",
        bad: "| POST | /orders | make an order |",
        good: "| POST | /orders | create Order |"
    ),
    ReadingFault(
        "method-does-not-fit",
        "The method of an endpoint promises something else than the endpoint does.",
        why: "Caches and clients would repeat what must not be repeated, or not send what has to be sent.",
        bad: "| GET | /orders/{id} | delete Order |",
        good: "| DELETE | /orders/{id} | delete Order |"
    ),
    ReadingFault(
        "access-syntax",
        "A `Who` cell is not written as access is.",
        why: "It is open who may do this.",
        bad: "| GET | /orders | list Order | clerks only |",
        good: "| GET | /orders | list Order | clerk |"
    ),
    ReadingFault(
        "duplicate-clause",
        "A `Who` cell names a role twice.",
        why: "It is open which of the two clauses holds.",
        bad: "clerk; clerk where `self.open`",
        good: "clerk where `self.open`"
    ),
    ReadingFault(
        "success-syntax",
        "A `Success` cell is not written as answers are.",
        why: "The contract cannot be kept.",
        bad: "| POST | /orders | create Order | clerk | Order |",
        good: "| POST | /orders | create Order | clerk | 201 Order |"
    ),
    ReadingFault(
        "success-does-not-fit",
        "A `Success` cell promises something else than the endpoint gives.",
        why: "The contract cannot be kept.",
        bad: "| GET | /orders | list Order | clerk | 200 Order |",
        good: "| GET | /orders | list Order | clerk | 200 list of Order |"
    ),
    ReadingFault(
        "errors-syntax",
        "An `Errors` cell is not written as errors are.",
        why: "The contract cannot be kept.",
        bad: "400; 401, maybe 404",
        good: "400, 401, 404"
    ),
    ReadingFault(
        "duplicate-error",
        "An `Errors` cell names an error twice.",
        why: "The contract says the same twice.",
        bad: "400, 401, 400",
        good: "400, 401"
    ),
]
