import WrightRuntime

/// Who may do what with an agent; `nil`: no clause is for the caller's roles (403).
public enum AgentAccess {
    /// `POST /agents`: lead. (REQ-009)
    public static func mayCreate(_ caller: Caller) -> Bool {
        caller.has(.lead)
    }

    /// `GET /agents/{id}`: agent; lead. (REQ-009)
    public static func read(_ caller: Caller) -> RowFilter? {
        caller.has(.agent) || caller.has(.lead) ? .every : nil
    }

    /// `GET /agents`: agent; lead. (REQ-009)
    public static func list(_ caller: Caller) -> RowFilter? {
        caller.has(.agent) || caller.has(.lead) ? .every : nil
    }

    /// `PATCH /agents/{id}`: lead. (REQ-009)
    public static func update(_ caller: Caller) -> RowFilter? {
        caller.has(.lead) ? .every : nil
    }
}
