import WrightRuntime

/// Customers in the database. (REQ-009)
public enum CustomerRepository: Repository {
    public typealias Model = Customer

    /// What each broken constraint of the table means to a caller.
    public static let constraints: ConstraintMap = [
        .unique(["email"], code: "email_taken", pointer: "/email"),
        .check("customer_email_form", pointer: "/email", code: .type, "must be an e-mail address"),
        .check("customer_name_length", pointer: "/name", code: .range, "must be 1 to 120 characters long"),
        .check("customer_plan_one_of", pointer: "/plan", code: .oneOf, "must be one of free, business"),
        .notNull("email", pointer: "/email"),
        .notNull("name", pointer: "/name"),
        .notNull("plan", pointer: "/plan"),
    ]
}

/// Which rows: what access rules, flows and lists ask for.
extension CustomerRepository {
    /// `self.id == id`
    public static func idIs(_ id: UUID) -> SQLCondition {
        SQLCondition(#""customer"."id" = ?"#, [.uuid(id)])
    }

    /// `self.plan == plan`
    public static func planIs(_ plan: Customer.Plan) -> SQLCondition {
        SQLCondition(#""customer"."plan" = ?"#, [.text(plan.rawValue)])
    }

    /// `self.name.startsWith(name)`
    public static func nameStartsWith(_ name: String) -> SQLCondition {
        SQLCondition(#"substr("customer"."name", 1, length(?)) = ?"#, [.text(name), .text(name)])
    }
}

/// What lists are sorted by.
extension CustomerRepository {
    public static let byCreatedAt = SortKey<Customer>("createdAt", column: "created_at", by: \.createdAt)
}
