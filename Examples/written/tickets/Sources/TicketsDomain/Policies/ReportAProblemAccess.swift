/// Who may call `POST /tickets`.
public enum ReportAProblemAccess {
    /// `POST /tickets`: customer. (REQ-001)
    public static func permits(_ caller: Caller) -> Bool {
        caller.has(.customer)
    }
}
