import DesignModel
import Planning

/// `RUNBOOK.md`: what can fail and what to do, signals, health, migrations, backup.
struct RunbookDocument {
    let plan: ServicePlan
    private var name: String { plan.names.executable }

    func file() -> GeneratedFile {
        let sections = [introduction, failures, signals, migrations, backup, limits].joined(separator: "\n\n")
        return GeneratedFile(path: "RUNBOOK.md", content: sections + "\n")
    }

    private var introduction: String { "# Running \(name)\n\n\(plan.service.purpose)" }

    /// A table of failure modes for each component that has some.
    private var failures: String {
        let components = plan.design.components.filter { !$0.failureModes.isEmpty }
        guard !components.isEmpty else { return "## Failure modes\n\nThe design names none." }
        let tables = components.map { component in
            let table = MarkdownTable(
                columns: ["Failure mode", "Detection", "Impact", "Recovery", "RTO"],
                rows: component.failureModes.map {
                    [$0.name.value, $0.detection.value, $0.impact.value, $0.recovery.value, $0.recoveryTime.value]
                }
            )
            return "### \(component.name.value)\n\n\(component.responsibility?.value ?? "")\n\n\(table.text)"
        }
        let database = """
            The database is a file: while it is locked, full or gone, requests that need it answer 503, and each new request tries
            it again.
            """
        return "## Failure modes\n\n" + (tables + [database]).joined(separator: "\n\n")
    }

    private var signals: String {
        let port = plan.service.variable(.port)?.name ?? "PORT"
        return """
            ## Signals and health

            | What                  | Meaning                                                                                                     |
            |-----------------------|-------------------------------------------------------------------------------------------------------------|
            | `SIGTERM`, `SIGINT`   | no new connections are taken, running requests get up to 20 s to finish, the process ends with exit code 0  |
            | `GET /health/live`    | 200 while the process runs                                                                                  |
            | `GET /health/ready`   | 200 while it takes requests and its database answers, else 503 with what is wrong                           |
            | `GET /metrics`        | figures for Prometheus: requests, failures and times of each route                                          |

            Every answer carries `X-Request-Id`, and so does every log line of the request: look for it there. Watch the share of answers
            of 500 and above, the time of the slowest routes, and `/health/ready` on the port of `\(port)`.
            """
    }

    private var migrations: String {
        """
        ## Migrations

        ```sh
        \(name) migrate status
        \(name) migrate up
        \(name) migrate down --steps 1
        ```

        Each migration runs in a transaction and is recorded with a checksum. The service refuses to serve on a schema that is behind,
        and a migration whose file was changed after it was applied is refused. Take a backup before `migrate down`: it drops what
        the migration made, with its data.
        """
    }

    private var backup: String {
        """
        ## Backup and restore

        The data is one SQLite file, the path in `\(plan.service.variable(.database)?.name ?? "DATABASE_URL")`, with `-wal` and `-shm` beside it while the service runs. Copy it
        with SQLite itself, which is safe at any time:

        ```sh
        sqlite3 \(name).db ".backup backup.db"
        ```

        To restore, stop the service, put the copy in the place of the file, remove `-wal` and `-shm`, start the service.
        """
    }

    private var limits: String {
        let page = plan.api.endpoints.compactMap(\.paging).first
        let rate =
            plan.api.rate.map { "\($0.requests) requests in \($0.seconds) s, then 429 with `Retry-After`" } ?? "none"
        let table = MarkdownTable(
            columns: ["Limit", "Value"],
            rows: [
                ["Body", "\(plan.api.bodyLimit) bytes, above it 413"],
                ["Page", page.map { "\($0.standard) rows, at most \($0.most)" } ?? "no lists"],
                ["Rate per caller", rate],
            ]
        )
        return "## Limits\n\n" + table.text
    }
}

/// Every document that is known before the dependencies are resolved.
public func documentFiles(_ plan: ServicePlan) -> [GeneratedFile] {
    [ReadmeDocument(plan: plan).file(), environmentDocument(plan), RunbookDocument(plan: plan).file()]
}
