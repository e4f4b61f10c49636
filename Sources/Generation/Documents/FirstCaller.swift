import DesignModel
import Planning

/// The row of the caller who can make all others: without it, nobody could use an empty database.
struct FirstCaller {
    static let id = "0190a5d2-4f6b-7c1e-9a3d-5b8e7f601234"

    let role: String
    /// The `INSERT` that puts the row in.
    let statement: String

    /// `nil` where no role that has a row creates rows of callers, or where the row cannot stand alone.
    init?(_ plan: ServicePlan) {
        let subjects = plan.domain.caller.subjects
        let creating = plan.api.endpoints.first { endpoint in
            guard case .create(let entity) = endpoint.action else { return false }
            return subjects.contains { $0.entity == entity }
        }
        guard let creating else { return nil }
        let roles = plan.domain.access[creating.index].clauses.compactMap { clause -> String? in
            if case .role(let name) = clause.role { name } else { nil }
        }
        guard let role = roles.first, let subject = plan.domain.caller.subject(of: role), subject.field == "id",
            let entity = plan.data.entity(named: subject.entity)
        else { return nil }
        var values: [String] = []
        for column in entity.columns {
            guard let value = Self.value(of: column) else { return nil }
            values.append(value)
        }
        let columns = entity.columns.map { "\"\($0.column)\"" }.joined(separator: ", ")
        self.role = role
        statement = "INSERT INTO \"\(entity.table)\" (\(columns))\nVALUES (\(values.joined(separator: ", ")));"
    }

    /// A value as SQLite keeps it; `nil` where there is no safe one.
    private static func value(of column: MemberPlan) -> String? {
        if column.name == "id" { return "'\(id)'" }
        if column.isOptional { return "NULL" }
        switch column.type {
        case .boolean: return "1"
        case .timestamp: return "1772357400000000"
        case .reference, .decimal, .duration, .json: return nil
        default:
            guard let example = ExampleOfType.value(of: column.type, named: column.name, pattern: column.pattern) else {
                return nil
            }
            switch example {
            case .integer(let number): return String(number)
            case .text(let text):
                return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
            default: return nil
            }
        }
    }
}
