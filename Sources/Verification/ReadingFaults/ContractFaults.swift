/// What can be wrong with the shapes of an existing API: bodies and errors as its clients know them.
let contractFaults: [ReadingFault] = [
    ReadingFault(
        "request-syntax",
        "A `Request` cell is not written as bodies are.",
        why: "It is open what a caller has to send.",
        bad: "| POST | /users | flow `Register` | anyone | 201 UserView | 422 | REQ-001 | `{user}` |",
        good: "| POST | /users | flow `Register` | anyone | 201 UserView | 422 | REQ-001 | `{user: input}` |"
    ),
    ReadingFault(
        "error-shape-syntax",
        "A cell below `Errors` is not written as its column is: no status of an error, or a placeholder without a value.",
        why: "Clients would get another error than the one that they know.",
        bad: "| Case | Status | Body |\n|---|---|---|\n| unique | 200 | `{message: title}` |",
        good: "| Case | Status | Body |\n|---|---|---|\n| unique | 422 | `{message: title}` |"
    ),
    ReadingFault(
        "error-body-reads-rows",
        "The body of an error looks something up, or counts on.",
        why: "An error that says that the database is down would ask the database.",
        bad: "| any other | – | `{message: title, users: User.size()}` |",
        good: "| any other | – | `{message: title}` |"
    ),
    ReadingFault(
        "unknown-case",
        "A row below `Errors` names a case that there is not.",
        why: "It is open which errors would look like this.",
        bad: "| Case | Status | Body |\n|---|---|---|\n| not found | 404 | `{message: title}` |",
        good: "| Case | Status | Body |\n|---|---|---|\n| absent | 404 | `{message: title}` |"
    ),
    ReadingFault(
        "unknown-rule-word",
        "A row of `Rule, Message` names a rule that there is not.",
        why: "The message would be shown for nothing.",
        bad: "| Rule | Message |\n|---|---|\n| empty | can't be blank |",
        good: "| Rule | Message |\n|---|---|\n| blank | can't be blank |"
    ),
    ReadingFault(
        "unknown-placeholder",
        "A message has a placeholder that nothing fills.",
        why: "Callers would read it as it stands in the design.",
        bad: "| too long | is too long (maximum is {count} characters) |",
        good: "| too long | is too long (maximum is {max} characters) |"
    ),
]
