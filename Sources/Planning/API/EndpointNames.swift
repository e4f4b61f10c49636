import DesignModel

/// What the routes of a design are called: once each, after what they do.
struct EndpointNames {
    /// By position of the endpoint.
    private(set) var names: [String] = []

    /// `ListTickets`; where several endpoints do the same, the one with the shortest path is called so, and the paths
    /// tell the others apart: `ListTicketsOfCustomers`.
    init(_ endpoints: [Endpoint]) {
        let plain = endpoints.map { Self.name(of: $0.does.value) }
        var taken: Set<String> = []
        names = zip(endpoints, plain).enumerated().map { index, pair in
            let (endpoint, name) = pair
            let rivals = plain.indices.filter { plain[$0] == name }
            let lengths = rivals.map { endpoints[$0].path.value.segments.count }
            let shortest = zip(rivals, lengths).first { $0.1 == lengths.min() }?.0
            return Self.free(index == shortest ? name : name + Self.words(of: endpoint.path.value), &taken)
        }
    }

    /// The name, with a number where it is taken.
    private static func free(_ wanted: String, _ taken: inout Set<String>) -> String {
        var name = wanted
        var number = 2
        while !taken.insert(name).inserted {
            name = wanted + String(number)
            number += 1
        }
        return name
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

    /// What stands before the last word of a path: `OfMembers` for `/members/{email}/books`.
    private static func words(of path: Endpoint.Path) -> String {
        let literals = path.segments.compactMap { segment -> String? in
            if case .literal(let word) = segment { Names.type(word) } else { nil }
        }
        let owners = literals.dropLast().joined()
        return owners.isEmpty ? "At" + literals.joined() : "Of" + owners
    }
}
