import Planning

/// A small valid design to start from: one entity with a lifecycle, two roles, an API, a scenario.
///
/// - Parameter name: what the service is called; its first letter is written large in the title.
public func starterDesign(named name: String) -> String {
    let title = name.prefix(1).uppercased() + name.dropFirst()
    let executable = ServiceNames(service: title).executable
    return """
        # \(title)

        Keeps errands from the day they are noted until they are done.

        ## Requirements

        | ID | Requirement | Acceptance |
        |---|---|---|
        | REQ-001 | When a colleague notes an errand, the system shall keep it as open. | Scenario: Noted and done |
        | REQ-002 | When its owner finishes an errand, the system shall mark it as done. | Scenario: Noted and done |
        | REQ-003 | The system shall show an errand to its owner and to managers only. | Scenario: Strangers see nothing |
        | REQ-004 | The system shall let managers register colleagues. | Scenario: Registering |

        ## Roles

        | Role | Description |
        |---|---|
        | colleague | Notes and finishes own errands. |
        | manager | Registers colleagues and sees every errand. |

        ## Authentication

        | Setting | Value |
        |---|---|
        | Scheme | bearer JWT |
        | Algorithm | HS256 |
        | Key | `JWT_SECRET` |
        | Subject | `Colleague` by `id` for colleague, manager |
        | Roles | claim `roles` |
        | Lifetime | 1h |

        ## Component: Errands

        Keeps colleagues and their errands.

        ### Entity: Colleague (REQ-004)

        | Field | Type | Rules | Description |
        |---|---|---|---|
        | email | email | unique, sensitive | Where the colleague is reached. |
        | name | text(1..120) | | How to address the colleague. |

        ### Entity: Errand (REQ-001)

        | Field | Type | Rules | Description |
        |---|---|---|---|
        | owner | Colleague | immutable, on delete restrict | Who noted it. |
        | title | text(1..140) | | What is to be done. |
        | finishedAt | timestamp | optional, set by service | When it was done. |

        | Index | Purpose |
        |---|---|
        | `owner, createdAt desc` | a colleague's list |
        | `createdAt` | the whole list |

        ### Lifecycle: Errand (REQ-002)

        ```mermaid
        stateDiagram-v2
            [*] --> open
            open --> done : finish
            done --> [*]
        ```

        | Transition | Who | Guard | Effects | Requirements |
        |---|---|---|---|---|
        | finish | colleague where `self.owner == me` | | `set self.finishedAt = now()` | REQ-002 |

        ### Flow: Note an errand (REQ-001)

        | Input | Type | Rules | Description |
        |---|---|---|---|
        | title | text(1..140) | | What is to be done. |

        | # | Step | On failure |
        |---|---|---|
        | 1 | `let errand = create Errand { owner: me, title: input.title }` | rule: 422 |
        | 2 | `return errand` | |

        ### API

        | Method | Path | Does | Who | Success | Errors | Requirements |
        |---|---|---|---|---|---|---|
        | POST | /colleagues | create Colleague | manager | 201 Colleague | 400, 401, 403, 409 `email_taken`, 422 | REQ-004 |
        | GET | /colleagues/{id} | read Colleague | manager; colleague where `self == me` | 200 Colleague | 401, 403, 404 | REQ-004 |
        | POST | /errands | flow `Note an errand` | colleague | 201 Errand | 400, 401, 403, 422 | REQ-001 |
        | GET | /errands | list Errand | manager; colleague where `self.owner == me` | 200 list of Errand | 400, 401, 403 | REQ-003 |
        | GET | /errands/{id} | read Errand | manager; colleague where `self.owner == me` | 200 Errand | 401, 403, 404 | REQ-003 |
        | POST | /errands/{id}/finish | finish Errand | as designed | 200 Errand | 401, 403, 404, 409 `illegal_transition` | REQ-002 |

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

        - colleague `mia`

        ```hurl
        POST /errands
        Authorization: Bearer {{mia}}
        {"title": "Water the plants"}
        HTTP 201
        [Captures]
        errand: jsonpath "$.id"
        [Asserts]
        jsonpath "$.state" == "open"

        POST /errands/{{errand}}/finish
        Authorization: Bearer {{mia}}
        HTTP 200
        [Asserts]
        jsonpath "$.state" == "done"
        ```

        ### Scenario: Strangers see nothing (REQ-003)

        - colleagues `mia`, `max`

        ```hurl
        POST /errands
        Authorization: Bearer {{mia}}
        {"title": "Private"}
        HTTP 201
        [Captures]
        errand: jsonpath "$.id"

        GET /errands/{{errand}}
        Authorization: Bearer {{max}}
        HTTP 404
        ```

        ### Scenario: Registering (REQ-004)

        - manager `mo`

        ```hurl
        POST /colleagues
        Authorization: Bearer {{mo}}
        {"email": "new@example.org", "name": "New"}
        HTTP 201
        [Asserts]
        jsonpath "$.name" == "New"
        ```

        """
}
