/// Who may call `GET /workload`.
public enum WorkloadAccess {
    /// `GET /workload`: lead. (REQ-008)
    public static func permits(_ caller: Caller) -> Bool {
        caller.has(.lead)
    }
}
