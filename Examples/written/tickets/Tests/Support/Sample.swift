import TicketsData
import WrightRuntime
import WrightTesting

/// Rows that satisfy every rule of the design; rows with different numbers may stand together.
public enum Sample {
    /// A customer.
    public static func customer(
        _ number: Int = 1,
        email: String? = nil,
        name: String = "name 1",
        plan: Customer.Plan = .free
    ) -> Customer {
        Customer(email: email ?? "email\(number)@example.org", name: name, plan: plan)
    }

    /// An agent.
    public static func agent(
        _ number: Int = 1,
        email: String? = nil,
        name: String = "name 1",
        active: Bool = true
    ) -> Agent {
        Agent(email: email ?? "email\(number)@example.org", name: name, active: active)
    }

    /// A ticket.
    public static func ticket(
        _ index: Int = 1,
        number: String? = nil,
        customerID: UUID,
        agentID: UUID? = nil,
        subject: String = "subject 1",
        body: String = "body 1",
        priority: Ticket.Priority = .normal,
        resolution: String? = nil,
        reopenings: Int = 0,
        resolvedAt: Timestamp? = nil,
        state: Ticket.State = .open
    ) -> Ticket {
        Ticket(
            number: number ?? text("number", index, least: 8, most: 12),
            customerID: customerID,
            agentID: agentID,
            subject: subject,
            body: body,
            priority: priority,
            resolution: resolution,
            reopenings: reopenings,
            resolvedAt: resolvedAt,
            state: state
        )
    }

    /// A comment.
    public static func comment(
        _ number: Int = 1,
        ticketID: UUID,
        authorName: String = "author name 1",
        body: String = "body 1"
    ) -> Comment {
        Comment(ticketID: ticketID, authorName: authorName, body: body)
    }
}

extension Sample {
    /// An id that no row has, different for different numbers.
    public static func id(_ number: Int) -> UUID {
        let bytes: [UInt8] = (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
        return UUID(uuid: (0, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, bytes[0], bytes[1], bytes[2], bytes[3]))
    }
}

extension Sample {
    /// `subject 7`, made longer or shorter to fit; the number always stays.
    private static func text(_ word: String, _ number: Int, least: Int = 0, most: Int = .max) -> String {
        let digits = String(number)
        var text = word + " " + digits
        if text.count > most { text = String(word.prefix(max(0, most - digits.count))) + digits }
        if text.count > most { text = String(digits.suffix(most)) }
        if text.count < least { text = word + " " + String(repeating: "x", count: least - text.count) + digits }
        return text
    }
}
