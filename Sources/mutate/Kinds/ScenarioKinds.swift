/// Scenarios: bullets, requests and what is expected of their answers.
let scenarioKinds: [MutationKind] = [
    MutationKind("misspell a role in a bullet", finds: "unknown-role", at: "the bullet") { text in
        let roles = text.rows("Roles", "Role").map(\.name)
        return text.bullets.map { line in
            guard let role = roles.first(where: { text[line].hasPrefix("- \($0) ") }) else { return nil }
            return Site(.replace(line, "- " + role.misspelt + text[line].dropFirst(2 + role.count)), at: line)
        }
    },
    MutationKind("write nonsense as a bullet", finds: "bullet-syntax", at: "the bullet") { text in
        text.bullets.map { Site(.replace($0, "- everything goes well"), at: $0) }
    },
    MutationKind("misspell the entity of a bullet", finds: "unknown-entity", at: "the bullet") { text in
        text.bullets.map { line in
            guard text[line].contains(" { "), let entity = text[line].components("`")[1].components(" ").first else {
                return nil
            }
            return Site(
                text[line].replacing(entity + " {", by: entity.misspelt + " {").map { .replace(line, $0) },
                at: line
            )
        }
    },
    MutationKind("misspell a field of a bullet", finds: "unknown-field", at: "the bullet") { text in
        text.bullets.map { line in
            guard let field = text[line].names(behind: " { ").first else { return nil }
            return Site(
                text[line].replacing("{ " + field, by: "{ " + field.misspelt).map { .replace(line, $0) },
                at: line
            )
        }
    },
    MutationKind("misspell a state of a bullet", finds: "unknown-state", "unknown-word", at: "the bullet") { text in
        text.bullets.map { line in
            guard let state = text[line].names(behind: "state: \"").first else { return nil }
            return Site(text[line].replacing(state, by: state.misspelt).map { .replace(line, $0) }, at: line)
        }
    },
    MutationKind("misspell a person where a row is made", finds: "unknown-name", at: "the bullet") { text in
        text.bullets.map { line in
            guard let person = text[line].names(behind: "customer: ").first else { return nil }
            return Site(
                text[line].replacing("customer: " + person, by: "customer: " + person.misspelt).map {
                    .replace(line, $0)
                },
                at: line
            )
        }
    },
    MutationKind(
        "misspell a system or its operation in a bullet",
        finds: "unknown-integration",
        "unknown-operation",
        "bullet-syntax",
        at: "the bullet"
    ) {
        text in
        let systems = text.headings("Integration:").map(\.name)
        return text.bullets.map { line in
            guard systems.contains(where: { text[line].hasPrefix("- \($0) `") }),
                let operation = codeSpans(of: text[line]).first
            else {
                return nil
            }
            return Site(text[line].replacing(operation, by: operation.misspelt).map { .replace(line, $0) }, at: line)
        }
    },
    MutationKind(
        "let another system answer what its operation does not declare",
        finds: "scenario-expects-impossible",
        at: "the next `HTTP` line"
    ) {
        text in
        text.bullets.map { line in
            guard text[line].hasPrefix("- Payments `charge` answers") else { return nil }
            let old = text[line].contains(" answers 402") ? " answers 402" : " answers 201"
            let status = text.hurl.first {
                $0 > line && text[$0].hasPrefix("HTTP ") && text[$0 - 1].hasPrefix("{")
                    && !text[$0 - 1].contains("lines")
            }
            return Site(text[line].replacing(old, by: " answers 409").map { .replace(line, $0) }, at: status)
        }
    },
    MutationKind("misspell a worker in a bullet", finds: "unknown-worker", at: "the bullet") { text in
        let workers = text.workers.map(\.name)
        return text.bullets.map { line in
            guard let worker = workers.first(where: { text[line].contains("`\($0)`") }) else { return nil }
            return Site(text[line].replacing(worker, by: worker.misspelt).map { .replace(line, $0) }, at: line)
        }
    },
    MutationKind("drop a bullet that names somebody", finds: "unknown-name", at: "the first line that uses the name") {
        text in
        text.bullets.map { line in
            let isPeople = text.rows("Roles", "Role").contains { text[line].hasPrefix("- \($0.name)") }
            guard text[line].contains(" as `") || isPeople,
                let section = text.headings.last(where: { $0.line < line }).map(text.section)
            else { return nil }
            let names =
                isPeople ? codeSpans(of: text[line]).filter { !$0.contains("{") } : codeSpans(of: text[line]).suffix(1)
            let first = text.first { later, content in
                later > line && section.contains(later)
                    && names.contains { name in
                        content.contains("{{\(name)}}") || content.contains("{{\(name).")
                            || (content.hasPrefix("- ") && content.hasWord(name))
                    }
            }
            return Site(.delete(line), at: first)
        }
    },
    MutationKind("misspell the path of a request", finds: "scenario-reaches-no-endpoint", at: "the request") { text in
        text.requests.map { line in
            let words = text[line].components(" ")
            let first = words[1].components("/")[1]
            return Site(
                text[line].replacing("/" + first, by: "/" + first.misspelt).map { .replace(line, $0) },
                at: line
            )
        }
    },
    MutationKind("misspell a variable of a scenario", finds: "unknown-name", at: "its line") { text in
        text.hurl.map { line in
            guard let name = text[line].names(behind: "{{").first else { return nil }
            return Site(
                text[line].replacing("{{" + name, by: "{{" + name.misspelt).map { .replace(line, $0) },
                at: line
            )
        }
    },
    MutationKind("drop what captures a value", finds: "unknown-name", at: "the first line that uses it") { text in
        text.hurl.map { line in
            guard text[line].contains(": jsonpath"), let name = text[line].components(":").first else { return nil }
            return Site(.delete(line), at: text.first { $0 > line && $1.contains("{{\(name)}}") })
        }
    },
    MutationKind("expect a status that cannot be", finds: "scenario-expects-impossible", at: "its line") {
        text,
        random in
        text.hurl.filter { text[$0].hasPrefix("HTTP ") }.map { line in
            Site(.replace(line, "HTTP \([202, 402, 410, 418, 501][random.below(5)])"), at: line)
        }
    },
    MutationKind("expect a code that cannot be", finds: "scenario-expects-impossible", at: "its line") { text in
        text.hurl.filter { text[$0].contains("\"$.code\"") }.map { line in
            guard let code = text[line].lastQuoted else { return nil }
            return Site(text[line].replacing(code, by: code.misspelt).map { .replace(line, $0) }, at: line)
        }
    },
    MutationKind(
        "look at a field that the answer does not have",
        finds: "scenario-reads-nothing",
        at: "its line"
    ) { text in
        text.hurl.map { line in
            guard let field = text[line].names(behind: "jsonpath \"$.").first,
                !["code", "errors", "items"].contains(field)
            else { return nil }
            return Site(
                text[line].replacing("$." + field, by: "$." + field.misspelt).map { .replace(line, $0) },
                at: line
            )
        }
    },
    MutationKind("misspell a field of an accepted body", finds: "scenario-body-does-not-fit", at: "its line") {
        text in
        text.hurl.map { line in
            guard text[line].hasPrefix("{\""), text[line + 1].hasPrefix("HTTP 20"),
                let field = text[line].names(behind: "{\"").first
            else {
                return nil
            }
            return Site(
                text[line].replacing("\"\(field)\"", by: "\"\(field.misspelt)\"").map { .replace(line, $0) },
                at: line
            )
        }
    },
    MutationKind(
        "leave a required field out of an accepted body",
        finds: "scenario-body-does-not-fit",
        at: "its line"
    ) {
        text in
        text.hurl.map { line in
            guard text[line].hasPrefix("{\""), text[line + 1].hasPrefix("HTTP 20") else { return nil }
            return Site(.replace(line, "{}"), at: line)
        }
    },
    MutationKind("break the syntax of a request", finds: "hurl-syntax", at: "its line") { text in
        text.hurl.map { line in
            let content = text[line]
            let wrong =
                content.hasPrefix("HTTP ")
                ? "HTTP abc"
                : content.hasPrefix("{\"")
                    ? String(content.dropLast())
                    : content.hasPrefix("jsonpath") ? content.replacing("jsonpath", by: "jsonpth") : nil
            return Site(wrong.map { .replace(line, $0) }, at: line)
        }
    },
    MutationKind(
        "drop the credentials of a request that needs them",
        finds: "scenario-expects-impossible",
        at: "the `HTTP` line"
    ) { text in
        text.hurl.map { line in
            guard text[line].hasPrefix("Authorization"),
                let status = ((line + 1)...(line + 4)).first(where: { text[$0].hasPrefix("HTTP") }),
                !text[line - 1].contains("/products")
            else { return nil }
            return Site(.delete(line), at: status)
        }
    },
    MutationKind(
        "ask with the credentials of a role that may not",
        finds: "scenario-expects-impossible",
        at: "the `HTTP` line"
    ) { text in
        text.hurl.map { line in
            guard text[line - 1].hasPrefix("POST /tickets") || text[line - 1].hasPrefix("POST /orders"),
                text[line].contains("cora") || text[line].contains("alice"),
                text[line - 1].hasSuffix("/tickets") || text[line - 1].hasSuffix("/orders"),
                let heading = text.headings.last(where: { $0.line < line }),
                let other = text.person(besidesCustomerBelow: heading),
                let status = ((line + 1)...(line + 4)).first(where: { text[$0].hasPrefix("HTTP") })
            else { return nil }
            return Site(.replace(line, "Authorization: Bearer {{\(other)}}"), at: status)
        }
    },
    MutationKind("drop the requests of a scenario", finds: "scenario-tries-nothing", at: "the scenario's heading") {
        text in
        text.headings("Scenario:").map { heading in
            let blocks = text.blocks.filter { $0.heading.line == heading.line }
            guard !blocks.isEmpty else { return nil }
            return Site(.all(blocks.map { .delete($0.start...$0.end) }), at: heading.line)
        }
    },
    MutationKind("make too few rows for what a scenario expects", finds: "scenario-falls-short", at: "the bullet") {
        text in
        text.bullets.map { line in
            guard text[line].hasPrefix("- 20 ") else { return nil }
            return Site(.replace(line, "- 19 " + text[line].dropFirst(5)), at: line)
        }
    },
]

extension DesignText {
    var bullets: [Int] {
        headings("Scenario:").flatMap { heading in section(heading).filter { self[$0].hasPrefix("- ") } }
    }

    /// Lines of `hurl` blocks with a method and a path.
    var requests: [Int] {
        hurl.filter { line in ["GET /", "POST /", "PUT /", "PATCH /", "DELETE /"].contains { self[line].hasPrefix($0) }
        }
    }

    /// Somebody in a scenario who is no customer.
    func person(besidesCustomerBelow heading: Heading) -> String? {
        section(heading).first { self[$0].hasPrefix("- ") && !self[$0].hasPrefix("- customers") }.flatMap { line in
            self[line].dropFirst(2).components(", ").first {
                !$0.hasPrefix("customer") && $0.contains("`") && !$0.contains("{")
            }
            .flatMap { codeSpans(of: $0).first }
        }
    }
}
