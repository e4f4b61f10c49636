/// Endpoints, their contracts and their parameters.
let endpointKinds: [MutationKind] = [
    MutationKind("drop an error of a contract", finds: "endpoint-leaves-out-error", at: "the endpoint") {
        text,
        random in
        text.endpoints.compactMap { row in
            var errors = row["Errors"].components(",")
            guard !errors.isEmpty else { return nil }
            errors.remove(at: random.below(errors.count))
            return Site(row.changing("Errors", to: errors.joined(separator: ", ")), at: row.line)
        }
    },
    MutationKind("empty the errors of a contract", finds: "endpoint-leaves-out-error", at: "the endpoint") { text in
        text.endpoints.map { Site($0.changing("Errors", to: ""), at: $0.line) }
    },
    MutationKind("add an error that cannot happen", finds: "endpoint-cannot-answer", at: "the endpoint") {
        text,
        random in
        text.endpoints.compactMap { row in
            let error = ["409 `already_done`", "402 `too_poor`", "410", "422 `not_now`", "418 `teapot`"][
                random.below(5)
            ]
            return Site(row.changing("Errors", to: row["Errors"] + ", " + error), at: row.line)
        }
    },
    MutationKind("misspell a code", finds: "endpoint-cannot-answer", "endpoint-leaves-out-error", at: "the endpoint") {
        text in
        text.endpoints.map { row in
            guard let code = codeSpans(of: row["Errors"]).first else { return nil }
            return Site(row.changing("Errors", code, to: code.misspelt), at: row.line)
        }
    },
    MutationKind(
        "drop the code behind a 409",
        finds: "errors-syntax",
        "endpoint-cannot-answer",
        "endpoint-leaves-out-error",
        at: "the endpoint"
    ) { text in
        text.endpoints.map { row in
            guard let error = row["Errors"].components(",").first(where: { $0.hasPrefix("409") }) else { return nil }
            return Site(row.changing("Errors", error, to: "409"), at: row.line)
        }
    },
    MutationKind("write a contract's error twice", finds: "duplicate-error", at: "the endpoint") { text in
        text.endpoints.map { row in
            guard let last = row["Errors"].components(",").last else { return nil }
            return Site(row.changing("Errors", to: row["Errors"] + ", " + last), at: row.line)
        }
    },
    MutationKind("misspell what `Success` shows", finds: "unknown-entity-or-view", at: "the endpoint") { text in
        text.endpoints.map { row in
            guard let name = row["Success"].components(" ").last, Int(name) == nil else { return nil }
            return Site(row.changing("Success", name, to: name.misspelt), at: row.line)
        }
    },
    MutationKind(
        "promise one row where a list comes, or a list for one row",
        finds: "success-does-not-fit",
        "success-syntax",
        at: "the endpoint"
    ) {
        text in
        text.endpoints.map { row in
            let success = row["Success"]
            let other =
                success.contains("list of ")
                ? success.replacing("list of ", by: "") : success.replacing(" ", by: " list of ")
            return other.flatMap { Site(row.changing("Success", to: $0), at: row.line) }
        }
    },
    MutationKind("give `Success` a status of failures", finds: "success-syntax", at: "the endpoint") { text in
        text.endpoints.map { Site($0.changing("Success", "20", to: "40"), at: $0.line) }
    },
    MutationKind("empty `Success`", finds: "empty-cell", at: "the endpoint") { text in
        text.endpoints.map { Site($0.changing("Success", to: ""), at: $0.line) }
    },
    MutationKind("misspell a method", finds: "unknown-method", at: "the endpoint") { text in
        text.endpoints.map { Site($0.changing("Method", to: $0["Method"].misspelt), at: $0.line) }
    },
    MutationKind(
        "change a method to one that promises something else",
        finds: "method-does-not-fit",
        "duplicate-name",
        at: "the endpoint"
    ) { text in
        text.endpoints.map { row in
            guard ["GET", "PATCH"].contains(row["Method"]) else { return nil }
            return Site(row.changing("Method", to: row["Method"] == "GET" ? "POST" : "GET"), at: row.line)
        }
    },
    MutationKind("end a path with a slash", finds: "path-syntax", "path-style", at: "the endpoint") { text in
        text.endpoints.map { Site($0.changing("Path", to: $0["Path"] + "/"), at: $0.line) }
    },
    MutationKind("write a path with capitals", finds: "path-style", at: "the endpoint") { text in
        text.endpoints.map { row in
            let path = "/" + row["Path"].dropFirst().prefix(1).uppercased() + row["Path"].dropFirst(2)
            return Site(row.changing("Path", to: path), at: row.line)
        }
    },
    MutationKind("put a verb into a path", finds: "path-style", at: "the endpoint") { text in
        text.endpoints.filter { $0["Does"].hasPrefix("create") || $0["Does"].hasPrefix("delete") }.map { row in
            let verb = row["Does"].components(" ")[0]
            return Site(row.changing("Path", "/", to: "/\(verb)-"), at: row.line)
        }
    },
    MutationKind(
        "give an endpoint the path of another",
        finds: "path-ambiguous",
        "duplicate-name",
        at: "the later endpoint"
    ) { text in
        text.endpoints.map { row in
            let others = text.endpoints.filter {
                $0.line < row.line && $0["Method"] == row["Method"]
                    && $0["Path"].contains("{") == row["Path"].contains("{")
            }
            return others.last.flatMap { Site(row.changing("Path", to: $0["Path"]), at: row.line) }
        }
    },
    MutationKind(
        "misspell a path parameter",
        finds: "idle-path-parameter",
        "path-names-no-row",
        "path-ambiguous",
        "unknown-field",
        at: "the endpoint"
    ) { text in
        text.endpoints.map { Site($0.changing("Path", "{id}", to: "{idd}"), at: $0.line) }
    },
    MutationKind(
        "drop the path parameter",
        finds: "path-names-no-row",
        "unknown-field",
        "duplicate-name",
        at: "the endpoint"
    ) { text in
        text.endpoints.filter { !$0["Does"].hasPrefix("flow") }.map {
            Site($0.changing("Path", "/{id}", to: ""), at: $0.line)
        }
    },
    MutationKind(
        "misspell a path that a scenario asks for",
        finds: "scenario-reaches-no-endpoint",
        "unknown-endpoint",
        at: "the first line that names it: its parameters, else a request that does not expect 404"
    ) { text in
        text.endpoints.map { row in
            let path = row["Path"].components("/").dropFirst()
            guard let first = path.first else { return nil }
            return Site(row.changing("Path", first, to: first.misspelt), at: text.firstRequest(of: row))
        }
    },
    MutationKind(
        "drop an endpoint that a scenario asks for",
        finds: "scenario-reaches-no-endpoint",
        "unknown-endpoint",
        "transition-nobody-can-trigger",
        at: "the event's row; else its parameters; else the first request that does not expect 404"
    ) { text in
        text.endpoints.map { row in
            let event = text.rows("Lifecycle", "Transition").first {
                row["Does"].hasPrefix($0.name.components(" ")[0] + " ")
            }
            return Site(.delete(row.line), at: event?.line ?? text.firstRequest(of: row))
        }
    },
    MutationKind("misspell what an endpoint does", finds: "does-syntax", "unknown-event", at: "the endpoint") { text in
        text.endpoints.map { row in
            let verb = row["Does"].components(" ")[0]
            return Site(row.changing("Does", verb, to: verb.misspelt), at: row.line)
        }
    },
    MutationKind(
        "misspell on what an endpoint does it",
        finds: "unknown-entity",
        "unknown-flow",
        "unknown-query",
        at: "the endpoint"
    ) {
        text in
        text.endpoints.map { row in
            let object =
                codeSpans(of: row["Does"]).first.flatMap { $0.contains(".") ? nil : $0 }
                ?? row["Does"].components(" ")[1]
            return Site(row.changing("Does", object, to: object.misspelt), at: row.line)
        }
    },
    MutationKind("empty a cell of an endpoint", finds: "empty-cell", at: "the endpoint") { text in
        ["Path", "Does", "Who"].flatMap { column in
            text.endpoints.map { Site($0.changing(column, to: ""), at: $0.line) }
        }
    },
    MutationKind("name a role twice", finds: "duplicate-clause", at: "the endpoint") { text in
        text.endpoints.filter { $0["Who"] != "as designed" }.map { row in
            guard let last = row["Who"].components(";").last else { return nil }
            return Site(row.changing("Who", to: row["Who"] + "; " + last), at: row.line)
        }
    },
    MutationKind("misspell the field of a policy", finds: "unknown-field", "unknown-name", at: "its row") { text in
        (text.endpoints + text.rows("Lifecycle", "Who")).map { row in
            guard let field = row["Who"].names(behind: "self.").first else { return nil }
            return Site(row.changing("Who", "self." + field, to: "self." + field.misspelt), at: row.line)
        }
    },
    MutationKind("compare the row of a policy with a row of another entity", finds: "type-mismatch", at: "its row") {
        text in
        (text.endpoints + text.rows("Lifecycle", "Who")).map { row in
            guard row["Who"].contains("self.customer == me") else { return nil }
            return Site(row.changing("Who", "self.customer == me", to: "self == me"), at: row.line)
        }
    },
    MutationKind("misspell a filter", finds: "unknown-field", "unknown-name", "unknown-input", at: "its row") {
        text,
        random in
        text.rows("GET", "Filter").compactMap { row in
            guard row["Filter"].contains("`") else { return nil }
            let start = ["self.", "input."][random.below(2)]
            guard let name = row["Filter"].names(behind: start).first else { return nil }
            return Site(row.changing("Filter", start + name, to: start + name.misspelt), at: row.line)
        }
    },
    MutationKind("empty a filter", finds: "idle-parameter", at: "its row") { text in
        text.rows("GET", "Filter").filter { $0["Filter"].contains("`") }.map {
            Site($0.changing("Filter", to: "–"), at: $0.line)
        }
    },
    MutationKind(
        "misspell a word of a `one of`",
        finds: "unknown-word",
        "unknown-state",
        "type-mismatch",
        "comparison-is-constant",
        at: "its row"
    ) { text in
        text.rows("GET", "Type").filter { $0["Type"].hasPrefix("one of") }.map { row in
            let word = codeSpans(of: row["Type"])[0]
            return Site(row.changing("Type", word, to: word.misspelt), at: row.line)
        }
    },
    MutationKind("sort by a field that is not there", finds: "unknown-field", at: "its row") { text in
        text.rows("GET", "Type").filter { $0["Type"].hasPrefix("sort by") }.map { row in
            let field = codeSpans(of: row["Type"])[0]
            return Site(row.changing("Type", field, to: field.misspelt), at: row.line)
        }
    },
    MutationKind("misspell the heading of a list's parameters", finds: "unknown-endpoint", at: "the heading") { text in
        text.headings("GET").map { Site(.replace($0.line, text[$0.line] + "s"), at: $0.line) }
    },
]

extension DesignText {
    var endpoints: [Row] { rows("API", "Errors") }

    /// The heading of an endpoint's parameters; else the first request of a scenario for it, by its method and its path,
    /// segment by segment, that does not expect 404.
    func firstRequest(of endpoint: Row) -> Int? {
        if let heading = headings.first(where: { $0.text == "\(endpoint["Method"]) \(endpoint["Path"])" }) {
            return heading.line
        }
        return hurl.first { line in
            let status = ((line + 1)...(line + 5)).first { self[$0].hasPrefix("HTTP") }
            if let status, self[status] == "HTTP 404" { return false }
            let words = self[line].components(" ")
            guard words.count == 2, words[0] == endpoint["Method"], words[1].hasPrefix("/") else { return false }
            let asked = words[1].components("/")
            let path = endpoint["Path"].components("/")
            return asked.count == path.count
                && zip(asked, path).allSatisfy { $0 == $1 || ($1.hasPrefix("{") && $0.hasPrefix("{{")) }
        }
    }
}
