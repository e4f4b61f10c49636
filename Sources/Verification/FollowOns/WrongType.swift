import DesignModel
import Diagnostics
import Expressions

extension DesignView {
    /// The field that the finding says has the wrong type, or a default that does not fit its type.
    func field(wrongAt finding: Diagnostic) -> FieldPath? {
        let isOfRule = finding.id == TimeNotTimestamp.id || finding.id == MoneyNotDecimal.id
        guard isOfRule || finding.id == "type-mismatch" else { return nil }
        for entity in entities {
            for field in entity.fields
            where isOfRule ? field.type.span == finding.primary.span : field.span.holds(finding.primary.span) {
                return FieldPath(entity: entity.name.value, field: field.name.value)
            }
        }
        return nil
    }
}

extension Step {
    func uses(_ path: FieldPath) -> Bool {
        let isRead = expressions.flatMap(\.everyPart).contains { part in
            guard case .member(let base, path.field) = part.kind else { return false }
            return base.type.entity == path.entity
        }
        switch kind {
        case .set(_, path.entity, let field, _): return isRead || field.value == path.field
        case .create(_, let entity, let fields), .ensure(let entity, let fields):
            return isRead || (entity.value == path.entity && fields.contains { $0.name.value == path.field })
        default: return isRead
        }
    }
}

extension SourceSpan {
    func holds(_ other: SourceSpan) -> Bool {
        file == other.file && start <= other.start && other.end <= end
    }
}
