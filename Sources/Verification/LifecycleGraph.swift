import DesignModel

extension Lifecycle {
    /// The state and all those that arrows lead to from it.
    func statesReached(from state: String) -> Set<String> {
        reached(from: [state], along: { $0.from }, to: { $0.to })
    }

    /// The states and all those that arrows lead from to one of them.
    func statesLeading(to states: [String]) -> Set<String> {
        reached(from: states, along: { $0.to }, to: { $0.from })
    }

    private func reached(
        from starts: [String],
        along from: (Arrow) -> String,
        to: (Arrow) -> String
    ) -> Set<String> {
        var found = Set(starts)
        var open = starts
        while let state = open.popLast() {
            for arrow in arrows where from(arrow) == state && found.insert(to(arrow)).inserted {
                open.append(to(arrow))
            }
        }
        return found
    }
}
