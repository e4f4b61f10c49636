import DesignModel
import Expressions

extension DesignView {
    /// What the endpoint answers where all goes well.
    func form(of endpoint: Endpoint) -> AnswerForm {
        let success = endpoint.success
        let shown = form(of: success.body)
        if !success.members.isEmpty {
            return .object(
                success.members.map { member in
                    AnswerForm.Member(name: member.name.value, form: member.value == .count ? .value : shown)
                }
            )
        }
        guard success.body.isList, !success.isWholeList else { return shown }
        switch design.conventions.paging?.value {
        case .cursor, nil: return .object(["items": shown, "next": .value])
        // What else an API of pages shows beside its items is not for the format to say.
        case .offset, .page: return .open
        }
    }

    private func form(of body: Endpoint.Success.Body) -> AnswerForm {
        switch body {
        case .nothing: .nothing
        case .entity(let name): form(ofEntity: name)
        case .view(let name): form(ofView: name)
        case .listOf(let element): .list(of: form(of: element))
        case .rows(let name):
            query(name).map { query in
                .list(of: .object(query.result.map { .init(name: $0.name.value, form: form(of: $0.type.value)) }))
            } ?? .open
        }
    }

    func form(ofView name: String) -> AnswerForm {
        guard let view = view(name) else { return .open }
        return .object(view.fields.map { .init(name: $0.name.value, form: AnswerForm($0.value.type, in: self)) })
    }

    /// `id`, the fields but passwords, `state`, `version`, the times; children inline.
    private func form(ofEntity name: String, within parents: Set<String> = []) -> AnswerForm {
        guard let entity = entity(name), !parents.contains(name) else { return .open }
        var members = [AnswerForm.Member(name: "id", form: .value)]
        for field in entity.fields where field.type.value != .password && field.name.value != "id" {
            let form: AnswerForm
            if case .children(let child) = field.type.value {
                form = .list(of: self.form(ofEntity: child, within: parents.union([name])))
            } else {
                form = self.form(of: field.type.value)
            }
            members.append(.init(name: field.name.value, form: form))
        }
        if lifecycle(of: name) != nil { members.append(.init(name: "state", form: .value)) }
        members += ["version", "createdAt", "updatedAt"].map { .init(name: $0, form: .value) }
        return .object(members)
    }

    private func form(of type: FieldType) -> AnswerForm {
        switch type {
        case .list(let element): .list(of: form(of: element))
        case .record(let members): .object(members.map { .init(name: $0.name, form: form(of: $0.type)) })
        case .text, .integer, .decimal, .boolean, .uuid, .date, .timestamp, .duration, .email, .url, .oneOf, .reference:
            .value
        case .json, .password, .children, .setOf, .secret, .sort, .faulty: .open
        }
    }
}
