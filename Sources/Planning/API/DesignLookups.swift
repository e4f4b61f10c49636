import DesignModel

/// What planning looks up by name; names are resolved when the design is understood, so each is there once.
extension Design {
    /// Every endpoint in the order of the design: its position names it everywhere.
    public var allEndpoints: [Endpoint] { components.flatMap(\.endpoints) }

    func entity(named name: String) -> Entity? {
        components.lazy.flatMap(\.entities).first { $0.name.value == name }
    }

    func flow(named name: String) -> Flow? { components.lazy.flatMap(\.flows).first { $0.name.value == name } }

    func query(named name: String) -> Query? { components.lazy.flatMap(\.queries).first { $0.name.value == name } }

    func lifecycle(of entity: String) -> Lifecycle? {
        components.lazy.flatMap(\.lifecycles).first { $0.entity.value == entity }
    }

    /// The position of the endpoint that reads one row of an entity.
    func readEndpoint(of entity: String) -> Int? {
        allEndpoints.firstIndex { endpoint in
            if case .read(entity, _) = endpoint.does.value { true } else { false }
        }
    }
}
