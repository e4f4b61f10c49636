import DesignModel

/// What the routes of a design are called: once each, after what they do.
struct EndpointNames {
    /// By position of the endpoint.
    private(set) var names: [String] = []

    /// `ListTickets`; where two endpoints do the same, the words of their paths tell them apart.
    init(_ endpoints: [Endpoint]) {
        let plain = endpoints.map { Self.name(of: $0.does.value) }
        let repeated = Set(plain.filter { name in plain.count { $0 == name } > 1 })
        var taken: Set<String> = []
        for (endpoint, plain) in zip(endpoints, plain) {
            var name = plain
            if repeated.contains(plain) { name += "At" + Self.words(of: endpoint.path.value) }
            if taken.contains(name) { name += "By" + Names.type(endpoint.method.value.rawValue.lowercased()) }
            var number = 2
            let base = name
            while !taken.insert(name).inserted {
                name = base + String(number)
                number += 1
            }
            names.append(name)
        }
    }

    private static func name(of operation: Endpoint.Operation) -> String {
        switch operation {
        case .create(let entity): "Create" + Names.type(entity)
        case .read(let entity, _): "Read" + Names.type(entity)
        case .list(let entity, _, _): "List" + Names.plural(Names.type(entity))
        case .update(let entity, let merges): (merges ? "Update" : "Replace") + Names.type(entity)
        case .delete(let entity): "Delete" + Names.type(entity)
        case .event(let event, let entity): Names.type(event) + Names.type(entity)
        case .flow(let name), .query(let name): Names.type(name)
        }
    }

    private static func words(of path: Endpoint.Path) -> String {
        path.segments.map { segment in
            switch segment {
            case .literal(let word): Names.type(word)
            case .parameter(let name): Names.type(name)
            }
        }.joined()
    }
}
