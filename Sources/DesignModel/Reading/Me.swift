import Expressions

/// What `me` is for those who may call something.
struct Me {
    /// The entities that the callers' subjects are rows of, in order of their names.
    var sources: [String] = []
    /// `nil` where `me` has no meaning.
    var type: ValueType?
    var absence: Surroundings.Absence?

    /// Nobody calls: what is said of `me` is not checked here, since that nobody calls is a fault of its own.
    static let unchecked = Me(type: .unknown)
}

extension Reading {
    /// What `me` is under clauses for these roles.
    ///
    /// The entity of the roles' subject; where they differ, a record of the fields that all of them have with one type.
    /// It may be null where `anyone` is let in.
    func me(for roles: [RoleName]) -> Me {
        guard !roles.isEmpty, !hasFaultySubject else { return .unchecked }
        var sources: Set<String> = []
        var lacking: [String] = []
        for role in roles {
            switch role {
            case .anyone: sources.formUnion(authentication?.subjects.map(\.entity.value) ?? [])
            case .system: lacking.append("system")
            case .role(let name):
                let subject = subject(of: name)
                if let subject { sources.insert(subject) } else { lacking.append(name) }
            }
        }
        if let role = lacking.first { return Me(absence: .init(message: noSubject(role), help: Self.subjectHelp)) }
        let order = sources.sorted()
        guard let first = order.first else {
            return Me(absence: .init(message: "Nobody has a row here, so `me` is nothing", help: Self.subjectHelp))
        }
        let type: ValueType = order.count == 1 ? .entity(first) : .record(schema.commonFields(of: order))
        return Me(sources: order, type: roles.contains(.anyone) ? type.asOptional : type)
    }

    /// The entity whose row a token of the role names.
    func subject(of role: String) -> String? {
        authentication?.subjects.first { $0.roles.contains { $0.value == role } }?.entity.value
    }

    private func noSubject(_ role: String) -> String { "`me` is nothing for the role `\(role)`, which has no subject" }

    private static let subjectHelp =
        "Give each role that is let in a subject below `## Authentication`, or do without `me`."
}
