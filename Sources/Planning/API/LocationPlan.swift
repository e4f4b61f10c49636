import DesignModel

/// Where a new row is read: the path of its `read` endpoint, for the header `Location`.
public struct LocationPlan: Sendable {
    public let entity: String
    public let path: Endpoint.Path
    /// The value of the row that stands in the path.
    public let member: MemberPlan
}

/// Finds the `Location` of endpoints that answer 201.
struct LocationPlanner {
    let design: Design
    let words: EnumerationCatalog
    let endpoints: [EndpointPlan]

    func location(of endpoint: Endpoint) -> LocationPlan? {
        guard endpoint.success.status == 201, let entity = shownEntity(of: endpoint.success.body) else { return nil }
        return endpoints.lazy.compactMap { candidate -> LocationPlan? in
            guard case .read(entity, let lookup) = candidate.action, candidate.pathParameters.count == 1 else {
                return nil
            }
            switch lookup {
            case .id:
                let id = MemberPlan(unsaid: "id", .uuid, words)
                return LocationPlan(entity: entity, path: candidate.endpoint.path.value, member: id)
            case .field(let field, _):
                return LocationPlan(entity: entity, path: candidate.endpoint.path.value, member: field)
            case .condition: return nil
            }
        }.first
    }

    private func shownEntity(of body: Endpoint.Success.Body) -> String? {
        if case .entity(let name) = body { name } else { nil }
    }
}
