import TicketsData
import WrightRuntime

/// A row of `Workload` as clients see it. (REQ-008)
extension WorkloadQuery.Item: JSONRepresentable {
    public var json: JSONValue {
        ["agent": agent.json, "name": name.json, "state": state.json, "tickets": tickets.json]
    }
}
