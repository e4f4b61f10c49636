import WrightRuntime

/// Customers in the database. (REQ-009)
public enum CustomerRepository: Repository {
    public typealias Model = Customer

    /// What a broken constraint means to the caller whose value broke it; any other breach is a fault.
    public static let constraints: ConstraintMap = [
        .unique(["email"], code: "email_taken", pointer: "/email"),
        .check("customer_email_form", pointer: "/email", code: .type, "must be an e-mail address"),
        .check("customer_name_length", pointer: "/name", code: .range, "must be 1 to 120 characters long"),
    ]
}

/// Which rows: what access rules, flows and lists ask for.
extension CustomerRepository {
    /// `self.plan == plan`
    public static func planIs(_ plan: Customer.Plan) -> SQLCondition {
        SQLCondition(#""customer"."plan" = ?"#, [.text(plan.rawValue)])
    }

    /// `self.name.startsWith(name)`
    public static func nameStartsWith(_ name: String) -> SQLCondition {
        SQLCondition(
            #"("customer"."name" >= ? AND "customer"."name" < ? || CAST(x'F5' AS TEXT))"#,
            [.text(name), .text(name)]
        )
    }
}

/// What lists are sorted by.
extension CustomerRepository {
    public static let byCreatedAt = SortKey<Customer>("createdAt", column: "created_at", by: \.createdAt)
}
