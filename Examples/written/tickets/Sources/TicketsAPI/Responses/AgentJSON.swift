import TicketsData
import WrightRuntime

/// An agent as clients see it. (REQ-002, REQ-005, REQ-009)
extension Agent: JSONRepresentable {
    public var json: JSONValue {
        [
            "id": id.json,
            "email": email.json,
            "name": name.json,
            "active": active.json,
            "version": version.json,
            "createdAt": createdAt.json,
            "updatedAt": updatedAt.json,
        ]
    }
}
