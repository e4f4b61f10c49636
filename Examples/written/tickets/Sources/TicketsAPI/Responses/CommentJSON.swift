import TicketsData
import WrightRuntime

/// A comment as clients see it. (REQ-007)
extension Comment: JSONRepresentable {
    public var json: JSONValue {
        [
            "id": id.json,
            "ticket": ticketID.json,
            "authorName": authorName.json,
            "body": body.json,
            "version": version.json,
            "createdAt": createdAt.json,
            "updatedAt": updatedAt.json,
        ]
    }
}
