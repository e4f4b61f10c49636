import DesignModel
import Planning

/// `README.md`: what the service is, how to start it, how to call it.
struct ReadmeDocument {
    let plan: ServicePlan
    private var name: String { plan.names.executable }
    private var base: String { "http://127.0.0.1:\(port)" + plan.api.basePath }

    func file() -> GeneratedFile {
        let sections = [introduction, start, firstRow, tokens, calls, endpoints, operations, tests, layout, changing]
            .compactMap(
                \.self
            )
        return GeneratedFile(path: "README.md", content: sections.joined(separator: "\n\n") + "\n")
    }

    private var introduction: String {
        """
        # \(plan.design.name.value)

        \(plan.service.purpose)

        It is an HTTP service in Swift that keeps its data in SQLite. `openapi.yaml` describes its API, `ENVIRONMENT.md` its
        settings, `RUNBOOK.md` how to run it, `DEPENDENCIES.md` what it is built with, `checklist.md` what of the design is where.
        """
    }

    private var port: String {
        if case .standard(let value)? = plan.service.variable(.port)?.need { value } else { "8080" }
    }

    // MARK: Start

    private var start: String {
        let needed = plan.service.variables.filter { $0.need == .required }
        let exports = needed.map { "export \($0.name)='\(example(of: $0))'" }
        return """
            ## Start

            It needs Swift 6.2 or later and, on Linux, `libsqlite3-dev`\(firstCaller == nil ? "" : " and `sqlite3`").

            ```sh
            \((["swift build"] + exports + ["swift run \(name) migrate up", "swift run \(name) serve"]).joined(separator: "\n"))
            ```

            `serve` holds its shell. What follows runs in a second one, with the same variables exported.

            In a container:

            ```sh
            docker build -t \(name) .
            docker run --rm -v \(name)-data:/data\(needed.map { " -e \($0.name)" }.joined()) \(name) migrate up
            docker run --rm -p \(port):\(port) -v \(name)-data:/data\(needed.map { " -e \($0.name)" }.joined()) \(name)
            ```
            """
    }

    private var tokens: String? {
        guard plan.service.tokens != nil else { return nil }
        let subjects = plan.domain.caller.subjects
        let roles = plan.domain.roles.map(\.name)
        let rows = subjects.map { subject in
            "- \(subject.roles.joined(separator: ", ")): `\(subject.field)` of \(Names.article(subject.entity)) \(Names.prose(subject.entity))"
        }
        let subjectNote =
            rows.isEmpty
            ? "The subject is whatever names the caller."
            : "The subject names the caller's row:\n\n" + rows.joined(separator: "\n")
        return """
            ## Tokens

            A request carries `Authorization: Bearer TOKEN`: a JSON Web Token with the caller's roles. \(subjectNote)

            To try things, the executable signs tokens with the configured key:

            ```sh
            TOKEN=$(swift run \(name) token --role \(firstCaller?.role ?? roles.first ?? "ROLE") --subject \(firstCaller == nil ? "ID" : FirstCaller.id))
            ```
            """
    }

    /// On an empty database nobody has a row yet: the first one is put in by hand.
    private var firstCaller: FirstCaller? { FirstCaller(plan) }

    private var firstRow: String? {
        guard let caller = firstCaller else { return nil }
        let article = Names.article(caller.role)
        return """
            ## The first caller

            Only \(article) \(caller.role) can register others, so the first one is put into the database by hand, after `migrate up`, where
            the file of the database is (in a container's volume: `docker run --rm -it -v \(name)-data:/data -w /data` with an image that
            has `sqlite3`):

            ```sh
            sqlite3 \(name).db <<'SQL'
            \(caller.statement)
            SQL
            ```
            """
    }

    // MARK: Calls

    private var calls: String {
        let reading = plan.api.endpoints.first { if case .list = $0.action { true } else { false } }
        let writing = plan.api.endpoints.first {
            $0.endpoint.method.value == .post && $0.body?.fields.isEmpty == false && $0.pathParameters.isEmpty
        }
        let examples = [writing, reading].compactMap { $0 }.map(call)
        return "## Call\n\n```sh\n" + examples.joined(separator: "\n\n") + "\n```"
    }

    private func call(_ endpoint: EndpointPlan) -> String {
        let method = endpoint.endpoint.method.value
        var parts = [
            "curl -i" + (method == .get ? "" : " -X \(method.rawValue)")
                + " \(base)\(endpoint.endpoint.path.value.text)"
        ]
        if endpoint.credentials == .required { parts.append("-H \"Authorization: Bearer $TOKEN\"") }
        if endpoint.takesIdempotencyKey { parts.append("-H 'Idempotency-Key: 1'") }
        if let body = endpoint.body, let example = ExampleOfType.example(of: body) {
            parts.append("-H 'Content-Type: application/json'")
            parts.append(
                "-d '\(example.json.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))'"
            )
        }
        return parts.joined(separator: " \\\n    ")
    }

    private var endpoints: String {
        let table = MarkdownTable(
            columns: ["Endpoint", "Does", "For", "Requirements"],
            rows: plan.api.endpoints.map { endpoint in
                [
                    "`\(endpoint.title)`", endpoint.does, plan.callers(of: endpoint),
                    endpoint.requirements.joined(separator: ", "),
                ]
            }
        )
        return """
            ## Endpoints

            \(plan.api.basePath.isEmpty ? "" : "Every path stands behind `\(plan.api.basePath)`.\n\n")\(table.text)

            A failed request answers `application/problem+json` (RFC 9457) with a `code` and, where fields are at fault, `errors`.
            A `POST` may carry `Idempotency-Key`: sent again with the same key, it gets the stored answer. An answer that shows one row
            carries an `ETag`; `If-Match` on a change refuses it with 412 if the row has changed since.

            In conditions `self` is the row, `me` the caller's own row, `path` what the path says.
            """
    }

    // MARK: Operations and tests

    private var operations: String {
        """
        ## Operate

        `/health/live` and `/health/ready` for probes, `/metrics` for Prometheus, `/docs` shows the API description, which
        `/openapi.json` holds. Logs are JSON lines on standard error. See `RUNBOOK.md`.
        """
    }

    private var tests: String {
        """
        ## Test

        ```sh
        swift test
        ```

        Tests of each layer, and the design's scenarios against the started executable. They need nothing but SQLite.
        """
    }

    private var layout: String {
        let layout = plan.service.layout
        let layers: [Layer] = [.data, .domain, .api, .service]
        let words: [Layer: String] = [
            .data: "models, migrations, repositories", .domain: "lifecycles, flows, access rules",
            .api: "routes, requests, answers", .service: "configuration, wiring, commands",
        ]
        let rows = layers.map { ["`\(layout.folder(of: $0))`", words[$0] ?? ""] }
        return "## Folders\n\n" + MarkdownTable(columns: ["Folder", "Holds"], rows: rows).text
    }

    /// Where a change belongs, for whoever changes the design and for whoever takes the code over.
    private var changing: String {
        let layout = plan.service.layout
        func place(_ layer: Layer, _ rest: String) -> String { "`\(layout.folder(of: layer))/\(rest)`" }
        let table = MarkdownTable(
            columns: ["To change by hand", "Touch"],
            rows: [
                [
                    "what a field may hold",
                    "`Rules` of its model in \(place(.data, "Models")); a new migration for its CHECK; its message in \(place(.data, "Repositories")); its schema in `openapi.yaml`",
                ],
                ["who may do something", place(.domain, "Policies")],
                ["what happens when", "\(place(.domain, "Lifecycles")), \(place(.domain, "Flows"))"],
                [
                    "an endpoint",
                    "its route in \(place(.api, "Routes")) and its line in \(place(.api, "Routes.swift")); its input in \(place(.api, "Requests")); its answer in \(place(.api, "Responses"))",
                ],
                [
                    "tables",
                    "a new pair of files in `Migrations/sqlite`, the same in \(place(.data, "Migrations")), and its line in `\(plan.data.migrationsType).all`; never one that was applied",
                ],
                ["settings", "\(place(.service, "\(plan.names.prefix)Configuration.swift")), `ENVIRONMENT.md`"],
            ]
        )
        return """
            ## Changing it

            The code was written by Wright from a design document. Change the design and run `wright build` again: only files that
            change are rewritten, and `Custom/`, where there is one, is never touched. `design.lock` says which files are Wright's and how it
            left them: one that was edited since is reported and left alone. To go on without Wright, delete `design.lock` and
            `checklist.json`: the rest is a Swift package like any other.

            \(table.text)
            """
    }
}
