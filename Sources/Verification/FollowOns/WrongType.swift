import DesignModel
import Diagnostics
import Expressions

/// Where the fields of the design and their types stand.
struct FieldPlaces {
    private var byType: [SourceSpan: FieldPath] = [:]
    /// In the order of their places.
    private let rows: [(span: SourceSpan, path: FieldPath)]

    init(_ view: DesignView) {
        var rows: [(span: SourceSpan, path: FieldPath)] = []
        for entity in view.entities {
            for field in entity.fields {
                let path = FieldPath(entity: entity.name.value, field: field.name.value)
                byType[field.type.span] = byType[field.type.span] ?? path
                rows.append((field.span, path))
            }
        }
        self.rows = rows.sorted { $0.span < $1.span }
    }

    /// The field that the finding says has the wrong type, or a default that does not fit its type.
    func field(wrongAt finding: Diagnostic) -> FieldPath? {
        let place = finding.primary.span
        if finding.id == TimeNotTimestamp.id || finding.id == MoneyNotDecimal.id { return byType[place] }
        guard finding.id == "type-mismatch" else { return nil }
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if place.isBefore(rows[middle].span) { high = middle } else { low = middle + 1 }
        }
        return low > 0 && rows[low - 1].span.holds(place) ? rows[low - 1].path : nil
    }
}

/// The steps that read or write each field.
struct FieldUses {
    private var spans: [FieldPath: [SourceSpan]] = [:]

    init(_ view: DesignView) {
        for step in view.everyStep {
            for path in step.usedFields { spans[path, default: []].append(step.span) }
        }
    }

    func steps(using path: FieldPath) -> [SourceSpan] { spans[path] ?? [] }
}

extension Step {
    /// The fields that it reads or writes.
    fileprivate var usedFields: Set<FieldPath> {
        var used: Set<FieldPath> = []
        for part in expressions.flatMap(\.everyPart) {
            guard case .member(let base, let field) = part.kind, let entity = base.type.entity else { continue }
            used.insert(FieldPath(entity: entity, field: field))
        }
        switch kind {
        case .set(_, let entity, let field, _): used.insert(FieldPath(entity: entity, field: field.value))
        case .create(_, let entity, let fields), .ensure(let entity, let fields):
            used.formUnion(fields.map { FieldPath(entity: entity.value, field: $0.name.value) })
        default: break
        }
        return used
    }
}

extension SourceSpan {
    func holds(_ other: SourceSpan) -> Bool {
        file == other.file && start <= other.start && other.end <= end
    }
}
