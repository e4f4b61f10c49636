import DesignModel
import Diagnostics

/// Compares what a scenario sends with what the service takes.
struct SentValue {
    let view: DesignView
    /// Whose fields a body may name without being allowed to write them.
    let entity: String?
    private(set) var faults: [Fault] = []

    /// A part of a body for which the service answers 422.
    struct Fault {
        var span: SourceSpan
        /// As the end of a sentence that begins with what is asked: "takes no `subjec`".
        var says: String
        var because: DiagnosticLabel?
        var help: String
        var fixIts: [FixIt] = []
    }

    init(_ view: DesignView, entity: String?) {
        self.view = view
        self.entity = entity
    }

    private var ignoresUnknown: Bool { view.design.conventions.ignoresUnknownFields?.value == true }

    /// The members of an object, by their names.
    mutating func compare(_ json: PlacedJSON, with fields: [TakenField], entity: String?) {
        guard case .object(let members) = json.value else {
            return refuse(json.span, "takes an object here", help: "Write `{\"name\": value}`.")
        }
        if let (wrapper, bare) = withoutWrapper(members, fields) { return unwrapped(json.span, wrapper, bare) }
        let names = fields.map(\.name.value)
        var slips: Set<String> = []
        for member in members {
            if let field = fields.first(where: { $0.name.value == member.name.value }) {
                compare(member.value, with: field)
            } else if !ignoresUnknown {
                let free = names.filter { name in !members.contains { $0.name.value == name } }
                let meant = didYouMean(member.name.value, among: free)
                if let meant { slips.insert(meant) }
                // What nothing wraps here is wrapped there.
                if case .object(let inner) = member.value.value { slips.formUnion(inner.map(\.name.value)) }
                unknown(member.name, meant, names, entity)
            }
        }
        let missing = fields.filter { field in
            field.isNeeded && !slips.contains(field.name.value)
                && !members.contains { $0.name.value == field.name.value }
        }
        guard let first = missing.first else { return }
        let list = missing.map { "`\($0.name.value)`" }.joined(separator: ", ")
        refuse(
            json.span,
            "needs \(list)",
            because: DiagnosticLabel(first.name.span, "required"),
            help: "Add \(list) to the body."
        )
    }

    /// What stands bare in the body although a member that is not there was to hold it.
    private func withoutWrapper(_ members: [PlacedJSON.Member], _ fields: [TakenField])
        -> (wrapper: TakenField, bare: [String])?
    {
        let sent = members.map(\.name.value)
        for field in fields where !sent.contains(field.name.value) && (field.isNeeded || !ignoresUnknown) {
            let inner = Set((field.inner ?? []).map(\.name.value)).subtracting(fields.map(\.name.value))
            let bare = sent.filter(inner.contains)
            if !bare.isEmpty { return (field, bare) }
        }
        return nil
    }

    private mutating func compare(_ json: PlacedJSON, with field: TakenField) {
        let name = "`\(field.name.value)`"
        let type = DiagnosticLabel(field.typeSpan, "what it may be")
        switch json.value {
        case .null:
            guard !field.mayBeNull, field.type != .faulty else { return }
            refuse(json.span, "takes no null for \(name)", because: type, help: "Write a value.")
        case .text(let text):
            // What a run puts in is not known here.
            if text.contains("{{") || (text.isEmpty && field.rules?.emptyIsNull != nil) { return }
            compare(text, json.span, with: field, name, type)
        case .number(let number): compare(number: number, json.span, with: field, name, type)
        case .boolean:
            guard ![.boolean, .json, .faulty].contains(field.type) else { return }
            refuse(json.span, "takes no true or false for \(name)", because: type, help: field.type.wanted)
        case .array(let elements): compare(elements, json.span, with: field, name, type)
        case .object:
            if let inner = field.inner { return compare(json, with: inner, entity: entity) }
            switch field.type {
            case .record(let members): compare(json, with: members.map { TakenField($0, of: field) }, entity: nil)
            case .json, .faulty: break
            default: refuse(json.span, "takes no object for \(name)", because: type, help: field.type.wanted)
            }
        }
    }

    // MARK: Texts and numbers

    private mutating func compare(
        _ text: String,
        _ span: SourceSpan,
        with field: TakenField,
        _ name: String,
        _ type: DiagnosticLabel
    ) {
        switch field.type {
        case .oneOf(let words):
            guard !words.contains(text) else { return }
            let meant = didYouMean(text, among: words)
            let inside = SourceSpan(file: span.file, start: span.start + 1, end: max(span.start + 1, span.end - 1))
            refuse(
                span,
                "takes no `\(text)` for \(name)",
                because: type,
                help: meant.map { "Did you mean `\($0)`?" } ?? field.type.wanted,
                fixIts: meant.map { [FixIt(meaning: $0, insteadOf: text, among: words, at: inside)] } ?? []
            )
        case .text(let bounds):
            let length = text.unicodeScalars.count
            guard field.type.accepts(text) else {
                let size = length < bounds.least ?? 0 ? "short" : "long"
                return refuse(span, "takes no text so \(size) for \(name)", because: type, help: field.type.wanted)
            }
            guard let pattern = field.rules?.matches, let regex = try? Regex(pattern.value),
                (try? regex.firstMatch(in: text)) == nil
            else { return }
            refuse(
                span,
                "takes no such text for \(name)",
                because: DiagnosticLabel(pattern.span, "what it has to match"),
                help: "Write a text that matches `\(pattern.value)`."
            )
        case .integer, .boolean:
            if view.design.conventions.acceptsNumbersInStrings?.value == true, field.type.accepts(text) { return }
            refuse(span, "takes no text for \(name)", because: type, help: field.type.wanted)
        case .list, .record, .children, .setOf:
            refuse(span, "takes no text for \(name)", because: type, help: field.type.wanted)
        case .decimal, .uuid, .date, .email, .url:
            guard !field.type.accepts(text) else { return }
            refuse(span, "takes no such text for \(name)", because: type, help: field.type.wanted)
        case .reference(let entity):
            guard view.entity(entity)?.countsItsIDs == false, !FieldType.uuid.accepts(text) else { return }
            refuse(span, "takes no such text for \(name)", because: type, help: field.type.wanted)
        // Times have more forms than a constant of a design may have.
        case .timestamp, .duration, .json, .password, .secret, .sort, .faulty: break
        }
    }

    private mutating func compare(
        number: String,
        _ span: SourceSpan,
        with field: TakenField,
        _ name: String,
        _ type: DiagnosticLabel
    ) {
        switch field.type {
        case .integer(let bounds):
            guard let value = Int(number) else {
                // `1.0` and `1e2` are whole.
                guard number.contains("."), !number.lowercased().contains("e"),
                    number.drop(while: { $0 != "." }).contains(where: { $0 != "." && $0 != "0" })
                else { return }
                return refuse(span, "takes no fraction for \(name)", because: type, help: field.type.wanted)
            }
            guard value < bounds.least ?? .min || value > bounds.most ?? .max else { return }
            refuse(span, "takes no \(value) for \(name)", because: type, help: field.type.wanted)
        case .reference(let entity) where view.entity(entity)?.countsItsIDs == true: break
        case .json, .faulty, .secret, .sort: break
        default: refuse(span, "takes no number for \(name)", because: type, help: field.type.wanted)
        }
    }

    // MARK: Lists

    private mutating func compare(
        _ elements: [PlacedJSON],
        _ span: SourceSpan,
        with field: TakenField,
        _ name: String,
        _ type: DiagnosticLabel
    ) {
        if let bounds = field.rules?.listLength, !bounds.value.contains(elements.count) {
            let count = elements.count == 1 ? "1 element" : "\(elements.count) elements"
            return refuse(
                span,
                "takes no list of \(count) for \(name)",
                because: DiagnosticLabel(bounds.span, "how many it takes"),
                help: "Write as many elements as the rule says."
            )
        }
        var element = field
        element.rules = nil
        switch field.type {
        case .list(let type): element.type = type
        case .setOf(let entity): element.type = .reference(entity)
        case .children(let child):
            guard let fields = view.takenFields(ofChild: child) else { return }
            for json in elements { compare(json, with: fields, entity: child) }
            return
        case .json, .faulty: return
        default: return refuse(span, "takes no list for \(name)", because: type, help: field.type.wanted)
        }
        for json in elements { compare(json, with: element) }
    }

    // MARK: Messages

    private mutating func unwrapped(_ span: SourceSpan, _ wrapper: TakenField, _ bare: [String]) {
        let names = bare.map { "`\($0)`" }.joined(separator: ", ")
        let example = bare.map { "\"\($0)\": …" }.joined(separator: ", ")
        refuse(
            span,
            "takes \(names) in `\(wrapper.name.value)`",
            because: DiagnosticLabel(wrapper.name.span, "what wraps it"),
            help: "Write `{\"\(wrapper.name.value)\": {\(example)}}`."
        )
    }

    private mutating func unknown(_ name: Located<String>, _ meant: String?, _ names: [String], _ entity: String?) {
        let field = entity.flatMap { view.entity($0) }?.fields.first { $0.name.value == name.value }
        let known = names.map { "`\($0)`" }.joined(separator: ", ")
        refuse(
            name.span,
            "takes no `\(name.value)`",
            because: field.map { DiagnosticLabel($0.rules.span, "no client writes it here") },
            help: meant.map { "Did you mean `\($0)`?" } ?? "Leave it out; it takes \(known).",
            fixIts: meant.map { [FixIt(meaning: $0, insteadOf: name.value, among: names, at: name.span)] } ?? []
        )
    }

    private mutating func refuse(
        _ span: SourceSpan,
        _ says: String,
        because: DiagnosticLabel? = nil,
        help: String,
        fixIts: [FixIt] = []
    ) {
        faults.append(Fault(span: span, says: says, because: because, help: help, fixIts: fixIts))
    }
}
