import DesignModel

/// What a test of the data layer does and expects.
public enum DataCheck: Sendable {
    /// The row is stored and read back: what it says, version 1, both times now.
    case readsBack(row: String)
    /// A change of one field counts the version, moves `updatedAt` and nothing else.
    case updates(row: String, FieldChange)
    /// A change of a row as it was before another change is refused; nothing is stored.
    case staleUpdate(row: String, FieldChange)
    /// The row goes, with what goes with it; or is kept since another must not lose it.
    case deletes(row: String, RowOutcome)
    /// A row as it was before a change is not deleted.
    case staleDelete(row: String, FieldChange)
    /// The repository refuses to store the row; nothing is stored.
    case refuses(row: String, ExpectedRefusal)
    /// The repository takes a row although it shares some values with another.
    case takes(row: String)
    /// The table itself refuses the value in the column of a stored row.
    case violates(row: String, MemberPlan, ModelValue, check: String)
    /// Two stored rows cannot be made equal in the columns.
    case violatesUnique(row: String, other: String, UniquePlan)
    /// None of the columns takes null.
    case violatesNotNull(row: String, [MemberPlan])
    /// A reference to a row that is not there is refused by the table itself.
    case violatesReference(row: String, ForeignKeyPlan)
    /// The function of the repository finds these rows and no others.
    case condition(ConditionPlan, entity: EntityPlan, arguments: [ModelValue], found: [String])
    /// Lists are in this order, page by page; rows of one group tie and stand in the order of their ids.
    case order(SortKeyPlan, entity: EntityPlan, groups: [[String]])
    /// The view shows this of the row.
    case shows(ViewPlan, row: String, values: [(field: ViewPlan.Field, value: ModelValue)])
    /// The query answers with what its statement gives; `isEmpty`: with nothing.
    case queries(QueryPlan, arguments: [ModelValue], isEmpty: Bool)
    case migration(MigrationCheck)
}

/// A value that a test gives to a field.
public struct FieldChange: Sendable {
    public let member: MemberPlan
    public let value: ModelValue
}

/// How a change of rows ends.
public enum RowOutcome: Sendable {
    /// The rows afterwards, and what is given back.
    case done(after: ModelWorld, result: ModelValue)
    case refused(ExpectedRefusal)
}

/// A refusal with the codes of its fields.
public struct ExpectedRefusal: Sendable, Hashable {
    public let refusal: ModelRefusal
    /// A code for each pointer of the refusal; empty where it says nothing of fields.
    public let fieldCodes: [String]

    init(_ refusal: ModelRefusal, fieldCodes: [String] = []) {
        self.refusal = refusal
        self.fieldCodes = fieldCodes
    }
}

/// What a test of the migrations does.
public enum MigrationCheck: Sendable {
    /// `up` makes exactly these tables and indexes.
    case creates(tables: [String], indexes: [String])
    /// The table has these columns.
    case columns(EntityPlan)
    /// `down` leaves no table, and `up` makes them again.
    case takesBack(tables: [String])
    /// `up` on seeded rows takes nothing and keeps them.
    case keepsRows
    /// `down` takes the rows with their tables.
    case dropsRows
    /// `status` says pending, applied, and pending again.
    case status
    /// A database that is behind is refused.
    case requiresCurrent
}

public typealias DataTest = RowTest<DataCheck>
public typealias DataSuite = RowSuite<DataCheck>
