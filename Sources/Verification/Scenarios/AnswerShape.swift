import DesignModel
import Diagnostics
import Expressions

/// What an answer shows, as far as the design tells: what a path into it can lead to.
indirect enum AnswerShape: Sendable {
    /// There is no body.
    case nothing
    /// A text, number, `true` or `false`.
    case value(ValueType)
    case list(AnswerShape)
    case object([Member])
    /// As the entity is shown where no view is named.
    case row(of: String)
    case view(String)
    /// Whatever JSON can be, or something that was not understood.
    case unknown

    struct Member: Sendable {
        var name: String
        var shape: AnswerShape
        var mayBeNull: Bool
        /// What in the design says what it is.
        var cause: SourceSpan?

        init(_ name: String, _ shape: AnswerShape, mayBeNull: Bool = false, cause: SourceSpan? = nil) {
            self.name = name
            self.shape = shape
            self.mayBeNull = mayBeNull
            self.cause = cause
        }
    }
}

extension DesignView {
    /// What the endpoint's answers with this status show, one for each body that there may be; empty where that is not known.
    func shapes(ofAnswer status: Int, of endpoint: Endpoint) -> [AnswerShape] {
        if status >= 400 { return errorShapes(of: endpoint, status: status) }
        return status == endpoint.success.status ? [shape(of: endpoint.success)] : []
    }

    private func shape(of success: Endpoint.Success) -> AnswerShape {
        let shown = shape(of: success.body)
        if !success.members.isEmpty {
            return .object(
                success.members.map { member in
                    .init(member.name.value, member.value == .count ? .value(.integer) : shown, cause: member.name.span)
                }
            )
        }
        guard success.body.isList, !success.isWholeList else { return shown }
        // A query gives its rows, and no pages.
        if success.body.isOfQuery { return .object([.init("items", shown)]) }
        // What else an API of pages shows beside its rows is not for the format to say.
        if let paging = design.conventions.paging?.value, paging != .cursor { return .unknown }
        return .object([.init("items", shown), .init("next", .value(.text), mayBeNull: true)])
    }

    /// Without what wraps it.
    private func shape(of body: Endpoint.Success.Body) -> AnswerShape {
        switch body {
        case .nothing: .nothing
        case .entity(let name): .row(of: name)
        case .view(let name): .view(name)
        case .rows(let query), .listOf(.rows(let query)): .list(rows(ofQuery: query))
        case .listOf(let element): .list(shape(of: element))
        }
    }

    /// The members of what is shown as an object; `nil` where they are not known, or it is none.
    func members(of shape: AnswerShape) -> [AnswerShape.Member]? {
        switch shape {
        case .object(let members): return members
        case .row(let name):
            guard let entity = entity(name), !isTroubled(below: entity.span) else { return nil }
            return members(of: entity)
        case .view(let name):
            guard let shown = view(name), !isTroubled(below: shown.span) else { return nil }
            return shown.fields.map { field in
                .init(
                    field.name.value,
                    self.shape(of: field.value.type),
                    mayBeNull: field.value.type.isOptional,
                    cause: field.value.span
                )
            }
        case .nothing, .value, .list, .unknown: return nil
        }
    }

    private func members(of entity: Entity) -> [AnswerShape.Member] {
        var members: [AnswerShape.Member] = [.init("id", id(of: entity.name.value))]
        for field in entity.fields where field.type.value != .password {
            members.append(
                .init(
                    field.name.value,
                    shape(of: field.type.value),
                    mayBeNull: field.rules.isOptional?.value == true,
                    cause: field.type.span
                )
            )
        }
        if let lifecycle = lifecycle(of: entity.name.value) {
            let isKnown = !isTroubled(below: lifecycle.span) && !lifecycle.states.isEmpty
            let states: AnswerShape = isKnown ? .value(.oneOf(lifecycle.states.map(\.value))) : .unknown
            members.append(.init("state", states, cause: lifecycle.span))
        }
        members += [
            .init("version", .value(.integer)), .init("createdAt", .value(.timestamp)),
            .init("updatedAt", .value(.timestamp)),
        ]
        // Whether a child shows whose it is, is not said.
        for parent in entities {
            for case .children(entity.name.value) in parent.fields.map(\.type.value) {
                let name = parent.name.value.prefix(1).lowercased() + parent.name.value.dropFirst()
                members.append(.init(name, .unknown))
            }
        }
        return members
    }

    private func rows(ofQuery name: String) -> AnswerShape {
        guard let query = query(name), !isTroubled(below: query.span) else { return .unknown }
        // What a statement gives may be null for all that is known.
        return .object(
            query.result.map { .init($0.name.value, shape(of: $0.type.value), mayBeNull: true, cause: $0.type.span) }
        )
    }

    private func id(of entity: String) -> AnswerShape {
        self.entity(entity).map { .value($0.countsItsIDs ? .integer : .uuid) } ?? .unknown
    }

    private func shape(of type: FieldType) -> AnswerShape {
        switch type {
        case .list(let element): .list(shape(of: element))
        case .record(let members): .object(members.map { .init($0.name, shape(of: $0.type)) })
        case .children(let child): .list(.row(of: child))
        case .reference(let entity): id(of: entity)
        case .text, .integer, .decimal, .boolean, .uuid, .date, .timestamp, .duration, .email, .url, .oneOf:
            .value(type.valueType)
        case .json, .password, .setOf, .secret, .sort, .faulty: .unknown
        }
    }

    func shape(of type: ValueType) -> AnswerShape {
        switch type {
        case .boolean, .integer, .decimal, .text, .uuid, .date, .timestamp, .duration, .oneOf: .value(type)
        case .list(let element): .list(shape(of: element))
        case .record(let members):
            .object(members.map { .init($0.name, shape(of: $0.type), mayBeNull: $0.type.isOptional) })
        case .entity(let name): id(of: name)
        case .collection(let name): .list(.row(of: name))
        case .view(let name): .view(name)
        case .optional(let inner): shape(of: inner)
        case .null, .json, .unknown: .unknown
        }
    }
}

extension Endpoint.Success.Body {
    fileprivate var isOfQuery: Bool {
        switch self {
        case .rows, .listOf(.rows): true
        case .nothing, .entity, .view, .listOf: false
        }
    }
}
