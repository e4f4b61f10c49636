import TicketsData
import WrightRuntime

/// A ticket as clients see it. (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
extension Ticket: JSONRepresentable {
    public var json: JSONValue {
        [
            "id": id.json,
            "number": number.json,
            "customer": customerID.json,
            "agent": agentID.json,
            "subject": subject.json,
            "body": body.json,
            "priority": priority.json,
            "resolution": resolution.json,
            "reopenings": reopenings.json,
            "resolvedAt": resolvedAt.json,
            "state": state.json,
            "version": version.json,
            "createdAt": createdAt.json,
            "updatedAt": updatedAt.json,
        ]
    }
}
