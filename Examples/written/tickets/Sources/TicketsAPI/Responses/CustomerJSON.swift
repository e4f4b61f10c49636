import TicketsData
import WrightRuntime

/// A customer as clients see it. (REQ-009)
extension Customer: JSONRepresentable {
    public var json: JSONValue {
        [
            "id": id.json,
            "email": email.json,
            "name": name.json,
            "plan": plan.json,
            "version": version.json,
            "createdAt": createdAt.json,
            "updatedAt": updatedAt.json,
        ]
    }
}
