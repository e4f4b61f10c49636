import DesignModel
import Expressions

/// A field of an entity by its name.
struct FieldPath: Hashable {
    var entity: String
    var field: String
}

extension DesignView {
    /// Every field that some step gives a value.
    var writtenFields: Set<FieldPath> {
        var found: Set<FieldPath> = []
        for step in everyStep {
            switch step.kind {
            case .create(_, let entity, let fields), .ensure(let entity, let fields):
                found.formUnion(fields.map { FieldPath(entity: entity.value, field: $0.name.value) })
            case .set(_, let entity, let field, _): found.insert(FieldPath(entity: entity, field: field.value))
            default: break
            }
        }
        return found
    }

    /// Every field that a request may give a value to.
    var clientFields: Set<FieldPath> {
        var found: Set<FieldPath> = []
        for endpoint in endpoints {
            guard case .fields(let fields, _) = body(of: endpoint), let entity = endpoint.does.value.entity else {
                continue
            }
            found.formUnion(fields.map { FieldPath(entity: entity, field: $0.name.value) })
        }
        return found
    }

    /// Every field whose value something looks at: an expression, a list's order, or the holder of a token.
    var readFields: Set<FieldPath> {
        var found: Set<FieldPath> = []
        for part in everyExpression.flatMap(\.everyPart) {
            guard case .member(let base, let name) = part.kind else { continue }
            if let entity = base.type.entity {
                found.insert(FieldPath(entity: entity, field: name))
            } else if base.withoutConversion.kind == .name("me") {
                // A record of what all subjects have.
                let subjects = design.authentication?.subjects ?? []
                found.formUnion(subjects.map { FieldPath(entity: $0.entity.value, field: name) })
            }
        }
        for endpoint in endpoints {
            guard case .list(let entity, _, let order) = endpoint.does.value else { continue }
            var fields = [order?.field].compactMap { $0 }
            for case .sort(let sorted) in endpoint.parameters.map(\.type.value) { fields += sorted }
            found.formUnion(fields.map { FieldPath(entity: entity, field: $0) })
        }
        for subject in design.authentication?.subjects ?? [] {
            found.insert(FieldPath(entity: subject.entity.value, field: subject.field.value))
        }
        return found
    }

    /// Entities of which some answer, or some logic outside of the tables, gets the whole row.
    var wholeEntities: Set<String> {
        var found: Set<String> = []
        func take(_ body: Endpoint.Success.Body) {
            switch body {
            case .entity(let name): found.insert(name)
            case .listOf(let element): take(element)
            case .nothing, .view, .rows: break
            }
        }
        endpoints.map(\.success.body).forEach(take)
        for step in everyStep {
            switch step.kind {
            case .custom(_, _, let arguments), .call(_, _, _, let arguments), .start(_, let arguments, _):
                found.formUnion(arguments.compactMap(\.value.type.entity))
            default: break
            }
        }
        // Children are shown with their parent.
        var open = Array(found)
        while let parent = open.popLast() {
            for case .children(let child) in entity(parent)?.fields.map(\.type.value) ?? []
            where found.insert(child).inserted { open.append(child) }
        }
        return found
    }
}

extension ValueType {
    /// The entity of a row, of rows, or of a list of rows.
    var entity: String? {
        switch unwrapped {
        case .entity(let name), .collection(let name): name
        case .list(let element): element.entity
        default: nil
        }
    }
}
