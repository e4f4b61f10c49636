import DesignModel
import Expressions

/// A CHECK of one table, with what its breach means to a caller.
public struct CheckPlan: Sendable {
    public enum Kind: Sendable {
        /// Length in Unicode scalars.
        case length(FieldType.Bounds)
        case range(FieldType.Bounds)
        /// As many digits as the type has.
        case digits(precision: Int, scale: Int)
        case oneOf([String])
        case boolean
        case email
        /// A `where` of the design, over columns of the same row.
        case rule(TypedExpression)
    }

    /// `ticket_number_length`
    public let name: String
    /// The property whose breach it is.
    public let member: MemberPlan
    public let kind: Kind
    /// The code of the field error: `range`, `type`, `one_of`, `rule`.
    public let code: String
    /// "must be 8 to 12 characters long"
    public let message: String
}

/// A rule that the database cannot hold: checked whenever a row is written.
public struct WriteRulePlan: Sendable {
    public enum Kind: Sendable {
        case matches(String)
        /// A `where` of the design; `self` is the row.
        case condition(TypedExpression)
    }

    public let member: MemberPlan
    public let kind: Kind
    public let code: String
    public let message: String
}

public struct UniquePlan: Sendable {
    /// `customer_email_unique`
    public let name: String
    public let members: [MemberPlan]
    /// `email_taken`
    public let code: String
    public let message: String
}

public struct ForeignKeyPlan: Sendable {
    /// `ticket_customer_id_reference`
    public let name: String
    public let member: MemberPlan
    public let entity: String
    public let table: String
    public let onDelete: FieldRules.OnDelete
}

public struct IndexPlan: Sendable, Hashable {
    public enum Column: Sendable, Hashable {
        case column(String, descending: Bool)
        /// The place of the word in the order declared: how a `one of` is sorted.
        case rank(String, words: [String], descending: Bool)
    }

    public let name: String
    public let columns: [Column]
    public let isUnique: Bool
    /// What it is for, in the design's words.
    public let purpose: String
}
