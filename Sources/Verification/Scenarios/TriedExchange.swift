import DesignModel
import Diagnostics

/// A request of a scenario that reaches an endpoint, with what stands above it.
struct TriedExchange {
    var entry: HurlEntry
    var endpoint: Endpoint
    /// The role of each person, by name.
    var actors: [String: String]
    /// What the bullets above say of other systems.
    var systems: ScriptedSystems
    /// Whether a token or its holder's row may be gone by now.
    var mayBeStale: Bool
    /// Whether a request with the same `Idempotency-Key` stands above, whose answer it may get again.
    var isRepeated: Bool
    /// Whether all bullets and requests of the scenario were understood.
    var isWhole: Bool

    /// Who asks, as far as the credentials tell.
    enum Caller {
        case nobody
        case person(Located<String>, role: String)
        /// What stands where credentials do is no name of anybody: they are no good.
        case stranger(Located<String>)
        case unknown
    }
}

extension DesignView {
    /// The requests of all scenarios that reach an endpoint, in order.
    var triedExchanges: [TriedExchange] { design.scenarios.flatMap(exchanges(of:)) }

    /// Those with the status that each expects, where it is known what their endpoints answer.
    var judgedExchanges: [(exchange: TriedExchange, status: Located<Int>)] {
        triedExchanges.compactMap { exchange in
            guard let status = exchange.entry.status, derivation(of: exchange.endpoint).isComplete else { return nil }
            return (exchange, status)
        }
    }

    /// Those whose answer there can be: of another one it is idle to say what leads to it, and what it shows.
    var answerableExchanges: [(exchange: TriedExchange, status: Located<Int>)] {
        judgedExchanges.filter { ScenarioExpectsImpossible.impossibleAnswer($0.exchange, $0.status, self) == nil }
    }

    private func exchanges(of scenario: Scenario) -> [TriedExchange] {
        var found: [TriedExchange] = []
        var actors: [String: String] = [:]
        var systems = ScriptedSystems()
        var mayBeStale = false
        var keys: Set<String> = []
        let isWhole = !isTroubled(below: scenario.span)
        for part in scenario.parts {
            switch part {
            case .actor(let role, let name): actors[name.value] = role.value
            case .rows: break
            case .event(let event):
                systems.note(event)
                switch event.value {
                case .passes, .clockIs: mayBeStale = true
                default: break
                }
            case .exchange(let entry):
                let key = entry.header("Idempotency-Key")?.value
                if let endpoint = endpoint(for: entry), isWhole || isUnderstood(entry, in: scenario) {
                    found.append(
                        TriedExchange(
                            entry: entry,
                            endpoint: endpoint,
                            actors: actors,
                            systems: systems,
                            mayBeStale: mayBeStale,
                            isRepeated: key.map(keys.contains) ?? false,
                            isWhole: isWhole
                        )
                    )
                }
                if let key { keys.insert(key) }
                if entry.method.value == "DELETE" { mayBeStale = true }
            }
        }
        return found
    }

    /// Whether nothing was reported from the request on up to the next one.
    private func isUnderstood(_ entry: HurlEntry, in scenario: Scenario) -> Bool {
        let later = scenario.parts.compactMap { part -> Int? in
            guard case .exchange(let other) = part, other.span.start > entry.span.start else { return nil }
            return other.span.start
        }
        let end = later.min() ?? extent(of: scenario.span).end
        return !reported.begins(inFile: entry.span.file, from: entry.span.start, before: end)
    }

    func caller(of exchange: TriedExchange) -> TriedExchange.Caller {
        // Without a scheme that was understood it is open what credentials are.
        guard let authentication = design.authentication, let scheme = authentication.scheme?.value,
            !isTroubled(below: authentication.span)
        else { return .unknown }
        let key = authentication.apiKey.flatMap { exchange.entry.header($0.value.header) }
        let token: Located<String>?
        let word: String
        switch scheme {
        case .bearerJWT: (token, word) = (exchange.entry.header("Authorization"), "Bearer ")
        case .headerJWT(let before, let header): (token, word) = (exchange.entry.header(header), before + " ")
        }
        switch (token, key) {
        case (nil, nil):
            return .nobody
        case (let token?, nil):
            guard token.value.hasPrefix(word) else { return token.isOpaque ? .unknown : .stranger(token) }
            return holder(of: String(token.value.dropFirst(word.count)), token, exchange, byKey: false)
        case (nil, let key?): return holder(of: key.value, key, exchange, byKey: true)
        case (.some, .some): return .unknown
        }
    }

    /// Whose credential `{{name}}` is; a token where a key is due is neither here nor there.
    private func holder(
        of text: String,
        _ header: Located<String>,
        _ exchange: TriedExchange,
        byKey: Bool
    ) -> TriedExchange.Caller {
        guard header.isOpaque else { return .stranger(header) }
        let name = text.trimmingBraces
        guard let name, let role = exchange.actors[name] else { return .unknown }
        let keyRoles = design.authentication?.apiKeyRoles.map(\.value) ?? []
        guard keyRoles.contains(role) == byKey else { return .unknown }
        if !byKey, case .everyToken(let one)? = design.authentication?.roles?.value, one != role { return .unknown }
        return .person(Located(name, at: header.span), role: role)
    }
}

extension HurlEntry {
    /// The value of the header, whose name is compared without case.
    func header(_ name: String) -> Located<String>? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

extension Located where Value == String {
    /// Whether it holds a `{{name}}`, whose value only a run knows.
    var isOpaque: Bool { value.contains("{{") }
}

extension String {
    /// `cora` of `{{cora}}`; `nil` for everything else.
    fileprivate var trimmingBraces: String? {
        guard hasPrefix("{{"), hasSuffix("}}") else { return nil }
        let name = dropFirst(2).dropLast(2).split(separator: " ")
        return name.count == 1 ? name.first.map(String.init) : nil
    }
}
