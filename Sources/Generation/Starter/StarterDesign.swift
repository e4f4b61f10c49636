import Planning

/// A small valid design to start from: one entity with a lifecycle, two roles, an API, a scenario.
///
/// - Parameter name: what the service is called; its first letter is written large in the title.
public func starterDesign(named name: String) -> String {
    let title = name.prefix(1).uppercased() + name.dropFirst()
    let executable = ServiceNames(service: title).executable
    return """
        # \(title)

        Keeps tasks from the day they are noted until they are done.

        ## Requirements

        | ID | Requirement | Acceptance |
        |---|---|---|
        | REQ-001 | When a member notes a task, the system shall keep it as open. | Scenario: Noted and done |
        | REQ-002 | When its owner finishes a task, the system shall mark it as done. | Scenario: Noted and done |
        | REQ-003 | The system shall show a task to its owner and to managers only. | Scenario: Strangers see nothing |
        | REQ-004 | The system shall let managers register members. | Scenario: Registering |

        ## Roles

        | Role | Description |
        |---|---|
        | member | Notes and finishes own tasks. |
        | manager | Registers members and sees every task. |

        ## Authentication

        | Setting | Value |
        |---|---|
        | Scheme | bearer JWT |
        | Algorithm | HS256 |
        | Key | `JWT_SECRET` |
        | Subject | `Member` by `id` for member, manager |
        | Roles | claim `roles` |
        | Lifetime | 1h |

        ## Component: Tasks

        Keeps members and their tasks.

        ### Entity: Member (REQ-004)

        | Field | Type | Rules | Description |
        |---|---|---|---|
        | email | email | unique, sensitive | Where the member is reached. |
        | name | text(1..120) | | How to address the member. |

        ### Entity: Task (REQ-001)

        | Field | Type | Rules | Description |
        |---|---|---|---|
        | owner | Member | immutable, on delete restrict | Who noted it. |
        | title | text(1..140) | | What is to be done. |
        | finishedAt | timestamp | optional, set by service | When it was done. |

        | Index | Purpose |
        |---|---|
        | `owner, createdAt desc` | a member's list |
        | `createdAt` | the whole list |

        ### Lifecycle: Task (REQ-002)

        ```mermaid
        stateDiagram-v2
            [*] --> open
            open --> done : finish
            done --> [*]
        ```

        | Transition | Who | Guard | Effects | Requirements |
        |---|---|---|---|---|
        | finish | member where `self.owner == me` | | `set self.finishedAt = now()` | REQ-002 |

        ### Flow: Note a task (REQ-001)

        | Input | Type | Rules | Description |
        |---|---|---|---|
        | title | text(1..140) | | What is to be done. |

        | # | Step | On failure |
        |---|---|---|
        | 1 | `let task = create Task { owner: me, title: input.title }` | rule: 422 |
        | 2 | `return task` | |

        ### API

        | Method | Path | Does | Who | Success | Errors | Requirements |
        |---|---|---|---|---|---|---|
        | POST | /members | create Member | manager | 201 Member | 400, 401, 403, 409 `email_taken`, 422 | REQ-004 |
        | GET | /members/{id} | read Member | manager; member where `self == me` | 200 Member | 401, 403, 404 | REQ-004 |
        | POST | /tasks | flow `Note a task` | member | 201 Task | 400, 401, 403, 422 | REQ-001 |
        | GET | /tasks | list Task | manager; member where `self.owner == me` | 200 list of Task | 400, 401, 403 | REQ-003 |
        | GET | /tasks/{id} | read Task | manager; member where `self.owner == me` | 200 Task | 401, 403, 404 | REQ-003 |
        | POST | /tasks/{id}/finish | finish Task | as designed | 200 Task | 401, 403, 404, 409 `illegal_transition` | REQ-002 |

        ### Failure modes

        | Failure mode | Detection | Impact | Recovery | RTO |
        |---|---|---|---|---|
        | Database down | readiness probe | requests answer 503 | reconnect with backoff | 30s |
        | Two registrations of one e-mail at once | unique constraint | the later one answers 409 | none needed | 0s |
        | The process dies between commit and answer | Idempotency-Key on the retry | the retry gets the stored answer | restart | 10s |

        ## Limits

        | Limit | Value |
        |---|---|
        | Body | 64 KiB |
        | Page | 50, at most 200 |
        | Rate per caller | 600 per minute |

        ## Configuration

        | Variable | Type | Default | Description |
        |---|---|---|---|
        | `HOST` | text | `127.0.0.1` | Address to listen on. |
        | `PORT` | integer(1..65535) | `8080` | Port to listen on. |
        | `DATABASE_URL` | url | `sqlite:\(executable).db` | Where the data is. |
        | `JWT_SECRET` | secret text(32..) | required | Key that signs and verifies tokens. |
        | `LOG_LEVEL` | one of `trace`, `debug`, `info`, `warning`, `error` | `info` | How much is logged. |

        ## Scenarios

        ### Scenario: Noted and done (REQ-001, REQ-002)

        - member `mia`

        ```hurl
        POST /tasks
        Authorization: Bearer {{mia}}
        {"title": "Water the plants"}
        HTTP 201
        [Captures]
        task: jsonpath "$.id"
        [Asserts]
        jsonpath "$.state" == "open"

        POST /tasks/{{task}}/finish
        Authorization: Bearer {{mia}}
        HTTP 200
        [Asserts]
        jsonpath "$.state" == "done"
        ```

        ### Scenario: Strangers see nothing (REQ-003)

        - members `mia`, `max`

        ```hurl
        POST /tasks
        Authorization: Bearer {{mia}}
        {"title": "Private"}
        HTTP 201
        [Captures]
        task: jsonpath "$.id"

        GET /tasks/{{task}}
        Authorization: Bearer {{max}}
        HTTP 404
        ```

        ### Scenario: Registering (REQ-004)

        - manager `mo`

        ```hurl
        POST /members
        Authorization: Bearer {{mo}}
        {"email": "new@example.org", "name": "New"}
        HTTP 201
        [Asserts]
        jsonpath "$.name" == "New"
        ```

        """
}
