import DesignModel

/// The paths of one method's endpoints, segment by segment, so that a path meets only those that begin as it does.
///
/// Places count in the list of all endpoints.
struct PathTree: Sendable {
    private struct Node {
        var literals: [String: Int] = [:]
        var parameter: Int?
        /// The first endpoint with exactly this path, whatever its parameters are called.
        var endpoint: Int?
        /// The first one with this path that reads one row.
        var reader: Int?
    }

    private var nodes = [Node()]

    mutating func add(_ endpoint: Endpoint, _ place: Int) {
        var node = 0
        for segment in endpoint.path.value.segments { node = child(of: node, at: segment) }
        if nodes[node].endpoint == nil { nodes[node].endpoint = place }
        let isReader = endpoint.readsOneRow && !endpoint.path.value.parameters.isEmpty
        if isReader, nodes[node].reader == nil { nodes[node].reader = place }
    }

    private mutating func child(of node: Int, at segment: Endpoint.Path.Segment) -> Int {
        if let known = next(node, segment) { return known }
        switch segment {
        case .literal(let word): nodes[node].literals[word] = nodes.count
        case .parameter: nodes[node].parameter = nodes.count
        }
        nodes.append(Node())
        return nodes.count - 1
    }

    private func next(_ node: Int, _ segment: Endpoint.Path.Segment) -> Int? {
        switch segment {
        case .literal(let word): nodes[node].literals[word]
        case .parameter: nodes[node].parameter
        }
    }

    /// The endpoint that a request reaches: the one with the most literal segments, of these the one that is literal first.
    func endpoint(for words: [String]) -> Int? {
        var open = [(node: 0, depth: 0, literals: 0, isLiteralFirst: 0)]
        var best: (rank: (Int, Int, Int), place: Int)?
        while let (node, depth, literals, isLiteralFirst) = open.popLast() {
            guard depth < words.count else {
                guard let place = nodes[node].endpoint else { continue }
                let rank = (literals, isLiteralFirst, -place)
                if best.map({ $0.rank < rank }) ?? true { best = (rank, place) }
                continue
            }
            if let other = nodes[node].parameter { open.append((other, depth + 1, literals, isLiteralFirst)) }
            if let other = nodes[node].literals[words[depth]] {
                open.append((other, depth + 1, literals + 1, depth == 0 ? 1 : isLiteralFirst))
            }
        }
        return best?.place
    }

    /// The endpoint with the longest beginning of the path that reads one row.
    func reader(above segments: [Endpoint.Path.Segment]) -> Int? {
        var node = 0
        var found: Int?
        for segment in segments.dropLast() {
            guard let next = next(node, segment) else { break }
            node = next
            found = nodes[node].reader ?? found
        }
        return found
    }

    /// The first endpoint before a place whose path crosses this one: each is literal where the other has a parameter, and
    /// they agree in the rest.
    func crossing(_ segments: [Endpoint.Path.Segment], before place: Int) -> Int? {
        var open = [(node: 0, depth: 0, isLiteral: false, otherIsLiteral: false)]
        var found: Int?
        while let (node, depth, isLiteral, otherIsLiteral) = open.popLast() {
            guard depth < segments.count else {
                if isLiteral, otherIsLiteral, let other = nodes[node].endpoint, other < place {
                    found = min(found ?? other, other)
                }
                continue
            }
            if let same = next(node, segments[depth]) { open.append((same, depth + 1, isLiteral, otherIsLiteral)) }
            switch segments[depth] {
            case .literal:
                if let other = nodes[node].parameter { open.append((other, depth + 1, true, otherIsLiteral)) }
            case .parameter:
                open += nodes[node].literals.values.map { ($0, depth + 1, isLiteral, true) }
            }
        }
        return found
    }
}
