import Diagnostics

extension ExpressionChecker {
    mutating func resolve(_ name: String, at span: SourceSpan) -> TypedExpression {
        let type = scope.names[name]
        let field = bareField(name, at: span)
        if type != nil, field != nil {
            let help = "Write `\(bareReceiver).\(name)` for the field, or give the other thing another name."
            report("shadowed-name", "`\(name)` is both a field and a name of an earlier step", at: span, help: help)
            return faulty(span)
        }
        if let type { return narrowed(TypedExpression(.name(name), type: type, span: span)) }
        if let field { return narrowed(field) }
        if schema.entityNames.contains(name) {
            return TypedExpression(.everyRow(entity: name), type: .collection(name), span: span)
        }
        unknownName(name, at: span)
        return faulty(span)
    }

    /// The fields that may stand bare; empty where none may.
    private var bareMembers: [ValueType.Member] {
        switch scope.bareFields {
        case .ofSelf(let entity), .ofCandidate(let entity): schema.fields(ofEntity: entity) ?? []
        case nil: []
        }
    }

    private var bareReceiver: String {
        if case .ofSelf = scope.bareFields { "self" } else { "row" }
    }

    private func bareField(_ name: String, at span: SourceSpan) -> TypedExpression? {
        guard let member = bareMembers.first(where: { $0.name == name }) else { return nil }
        let receiver: TypedExpression
        switch scope.bareFields {
        case .ofSelf(let entity): receiver = TypedExpression(.name("self"), type: .entity(entity), span: span)
        case .ofCandidate(let entity):
            receiver = TypedExpression(.candidate(entity: entity), type: .entity(entity), span: span)
        case nil: return nil
        }
        return TypedExpression(.member(receiver, name: name), type: member.type, span: span)
    }

    private mutating func unknownName(_ name: String, at span: SourceSpan) {
        let known = scope.names.keys.sorted() + bareMembers.map(\.name) + schema.entityNames
        var help = ""
        var fixIts: [FixIt] = []
        if let meant = didYouMean(name, among: known) {
            help = "Did you mean `\(meant)`?"
            fixIts = [FixIt(meaning: meant, insteadOf: name, among: known, at: span)]
        } else if schema.viewNames.contains(name) {
            help = "A view is called like a function: `\(name)(row)`."
        } else if !Functions.named(FunctionName(rawValue: name)).isEmpty {
            help = "A function is called with parentheses: `\(name)(…)`."
        } else if ["self", "me", "input", "path"].contains(name) {
            help = "`\(name)` has no meaning in this place."
        } else if !known.isEmpty {
            let shown = known.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
            help = "Known here are \(shown)\(known.count > 12 ? " …" : "")."
        }
        report("unknown-name", "There is no `\(name)` here", at: span, help: help, fixIts: fixIts)
    }

    // MARK: Members

    mutating func member(_ name: Located<String>, of base: TypedExpression, at span: SourceSpan) -> TypedExpression {
        let members: [ValueType.Member]
        let owner: String
        switch base.type.unwrapped {
        case .unknown: return faulty(span)
        case .entity(let entity):
            members = schema.fields(ofEntity: entity) ?? []
            owner = entity
        case .view(let view):
            members = schema.view(named: view)?.members ?? []
            owner = "the view \(view)"
        case .record(let known):
            members = known
            owner = if case .name(let record) = base.kind { "`\(record)`" } else { "the record" }
        case .json:
            return TypedExpression(.member(base, name: name.value), type: .optional(.json), span: span)
        default:
            noMembers(name, base)
            return faulty(span)
        }
        guard let member = members.first(where: { $0.name == name.value }) else {
            unknownField(name, among: members, of: owner)
            return faulty(span)
        }
        var type = member.type
        // A null has no children, which is the same as having none of them.
        if case .collection = type {} else if base.type.isOptional { type = type.asOptional }
        return narrowed(TypedExpression(.member(base, name: name.value), type: type, span: span))
    }

    private mutating func noMembers(_ name: Located<String>, _ base: TypedExpression) {
        var help = ""
        if !Functions.named(FunctionName(rawValue: name.value)).isEmpty {
            help = "A function is called with parentheses: `.\(name.value)()`."
        } else if case .collection(let entity) = base.type {
            help = "To get it of every row, write `.map(x, x.\(name.value))`; one row of \(entity) is `.first()`."
        } else if case .list = base.type {
            help = "To get it of every element, write `.map(x, x.\(name.value))`."
        }
        report("unknown-field", "\(base.type.sentenceStart) has no field `\(name.value)`", at: name.span, help: help)
    }

    mutating func unknownField(_ name: Located<String>, among members: [ValueType.Member], of owner: String) {
        var help = ""
        var fixIts: [FixIt] = []
        let known = members.map(\.name)
        if let meant = didYouMean(name.value, among: known) {
            help = "Did you mean `\(meant)`?"
            fixIts = [FixIt(meaning: meant, insteadOf: name.value, among: known, at: name.span)]
        } else if !members.isEmpty {
            let shown = members.prefix(24).map { "`\($0.name)`" }.joined(separator: ", ")
            help = "It has \(shown)\(members.count > 24 ? " …" : "")."
        }
        let message = "\(owner.prefix(1).uppercased() + owner.dropFirst()) has no field `\(name.value)`"
        report("unknown-field", message, at: name.span, help: help, fixIts: fixIts)
    }

    mutating func index(_ base: TypedExpression, _ index: TypedExpression, at span: SourceSpan) -> TypedExpression {
        switch base.type {
        case .unknown: return faulty(span)
        case .list(let element):
            let position = coerce(index, to: .integer)
            return TypedExpression(.index(base, position), type: element.asOptional, span: span)
        case .json:
            return TypedExpression(.index(base, index), type: .optional(.json), span: span)
        case .optional where base.type.unwrapped.isListOrJSON:
            needsGuard(base)
        default:
            report(
                "type-mismatch",
                "\(base.type.sentenceStart) has no elements to pick by `[…]`",
                at: base.span,
                help: "Only lists have."
            )
        }
        return faulty(span)
    }
}

extension ValueType {
    fileprivate var isListOrJSON: Bool {
        switch self {
        case .list, .json: true
        default: false
        }
    }

    /// The description with a capital first letter.
    var sentenceStart: String {
        let text = description
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}
