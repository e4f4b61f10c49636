import TicketsData
import WrightRuntime

/// What clients see of a ticket. (REQ-006)
extension TicketLine: JSONRepresentable {
    public var json: JSONValue {
        [
            "id": id.json,
            "number": number.json,
            "subject": subject.json,
            "priority": priority.json,
            "state": state.json,
            "customerName": customerName.json,
            "agentName": agentName.json,
            "comments": comments.json,
        ]
    }
}
