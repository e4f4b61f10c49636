import DesignModel
import Expressions
import Verification

/// Values that tests use: valid ones for every type and rule of the design, ones at each bound, and ones that break it.
///
/// All of them follow from the design's types and rules, none from what the written code does.
public struct SamplePlan: Sendable {
    private let uniqueNames: Set<String>
    /// Values other than the least, where a `where` of the entity asks for them.
    private var chosen: [String: ModelValue] = [:]

    public init(_ verified: VerifiedDesign, data: DataPlan) {
        uniqueNames = Set(
            data.entities.flatMap { entity in
                entity.uniques.flatMap(\.members).map { entity.name + "." + $0.name }
            }
        )
        for entity in data.entities { chooseValues(of: entity, data) }
    }

    /// Makes the rules hold that compare fields with each other or with the moment.
    private mutating func chooseValues(of entity: EntityPlan, _ data: DataPlan) {
        var world = ModelWorld(data: data, samples: self)
        let row = world.add(entity.name)
        for rule in entity.writeRules {
            guard case .condition(let condition) = rule.kind else { continue }
            var solver = ModelSolver(world: world, names: ["self": .row(row)])
            if solver.make(condition, true) { world = solver.world }
        }
        for member in entity.members where member.referencedEntity == nil && !isUnique(member, in: entity) {
            guard let value = world[row]?.values[member.name] else { continue }
            if value != self.value(of: member, in: entity, number: 1) {
                chosen[entity.name + "." + member.name] = value
            }
        }
    }

    /// What a member holds in a sample row: its constant default, else null where it may be null, else a valid value.
    ///
    /// Members of a unique constraint differ by `number`, counted from 1.
    public func value(of member: MemberPlan, in entity: EntityPlan, number: Int) -> ModelValue {
        if member.name == "state", let initial = entity.initialState { return .text(initial) }
        if let value = chosen[entity.name + "." + member.name] { return value }
        if let constant = Self.constant(of: member) { return constant }
        if member.isOptional { return .null }
        return valid(member, number: isUnique(member, in: entity) ? number : 1)
    }

    /// Whether the member takes part in a unique constraint: rows that stand together must differ in it.
    public func isUnique(_ member: MemberPlan, in entity: EntityPlan) -> Bool {
        uniqueNames.contains(entity.name + "." + member.name)
    }

    /// A valid value to send: another than the default where the type has another, in canonical form.
    public func input(_ member: MemberPlan, number: Int) -> ModelValue { valid(member, number: number) }

    /// The same for a field of an entity.
    public func input(_ member: MemberPlan, in entity: EntityPlan, number: Int) -> ModelValue {
        valid(member, number: number)
    }

    /// The constant that a member begins with; `nil` where it has none or a computed one.
    public static func constant(of member: MemberPlan) -> ModelValue? {
        guard member.hasConstantDefault, let expression = member.defaultValue else { return nil }
        return constant(expression, as: member.type)
    }

    private static func constant(_ expression: TypedExpression, as type: FieldType) -> ModelValue? {
        switch expression.kind {
        case .converted(let inner): return constant(inner, as: type)
        case .unary(.negate, let inner): return constant(inner, as: type).flatMap(negated)
        case .literal(let literal):
            switch (literal, type) {
            case (.null, _): return .null
            case (.boolean(let value), _): return .boolean(value)
            case (.integer(let value), .decimal(_, let scale)):
                return ModelValue.integer(Int(value)).decimal(scale: scale)
            case (.integer(let value), _): return .integer(Int(value))
            case (.decimal(let text), .decimal(_, let scale)): return ModelValue.decimal(text).decimal(scale: scale)
            case (.decimal(let text), _): return .decimal(text)
            case (.text(let text), .date): return .date(text)
            case (.text(let text), _): return .text(text)
            }
        default: return nil
        }
    }

    private static func negated(_ value: ModelValue) -> ModelValue? {
        switch value {
        case .integer(let number): .integer(-number)
        case .decimal(let text): .decimal(text.hasPrefix("-") ? String(text.dropFirst()) : "-" + text)
        default: nil
        }
    }

    private func valid(_ member: MemberPlan, number: Int) -> ModelValue {
        if let pattern = member.pattern, case .text(let bounds) = member.type {
            return .text(PatternSample(pattern).text(length: bounds, number: number))
        }
        return valid(member.type, named: member.name, default: Self.constant(of: member), number: number)
    }

    private func valid(_ type: FieldType, named name: String, default standard: ModelValue?, number: Int) -> ModelValue
    {
        switch type {
        case .text(let bounds): .text(Self.text(name, number, bounds))
        case .integer(let bounds): .integer(Self.integer(number, bounds, default: standard))
        case .decimal(let precision, let scale): Self.decimal(number, precision, scale)
        case .boolean: .boolean(standard == .boolean(false) || (standard == nil && number.isMultiple(of: 2)))
        case .uuid, .reference: .uuid(Self.uuid(number))
        case .date: .date("2026-02-" + Self.twoDigits(1 + (number - 1) % 28))
        case .timestamp: .moment(after: number * 60)
        case .duration: .duration(seconds: number * 60)
        case .email: .text("\(Names.column(name))\(number)@example.org")
        case .url: .text("https://example.org/\(Names.column(name))/\(number)")
        case .oneOf(let words): .text(Self.word(of: words, default: standard, number: number))
        case .list(let element): .list([valid(element, named: name, default: nil, number: number)])
        case .secret(let inner): valid(inner, named: name, default: standard, number: number)
        case .json: .json("{}")
        case .record(let members):
            .record(
                Dictionary(
                    members.map { ($0.name, valid($0.type, named: $0.name, default: nil, number: number)) },
                    uniquingKeysWith: { first, _ in first }
                )
            )
        case .password: .text("correct horse \(number)")
        case .children, .setOf, .sort, .faulty: .null
        }
    }
}

extension SamplePlan {
    /// `subject 7`, made longer or shorter to fit; the number always stays.
    static func text(_ name: String, _ number: Int, _ bounds: FieldType.Bounds) -> String {
        let digits = String(number)
        let most = bounds.most ?? Int.max
        let word = Names.prose(name)
        var text = word + " " + digits
        if text.count > most { text = String(word.prefix(max(0, most - digits.count))) + digits }
        if text.count > most { text = String(digits.suffix(most)) }
        if let least = bounds.least, text.count < least {
            text = word + " " + String(repeating: "x", count: least - text.count) + digits
        }
        return text
    }

    private static func integer(_ number: Int, _ bounds: FieldType.Bounds, default standard: ModelValue?) -> Int {
        let least = bounds.least ?? min(1, bounds.most ?? 1)
        let span = (bounds.most ?? Int.max) - least
        let value = least + (span > 0 ? number % (span == Int.max ? span : span + 1) : 0)
        guard standard == .integer(value), span > 0 else { return value }
        return value < least + span ? value + 1 : value - 1
    }

    private static func decimal(_ number: Int, _ precision: Int, _ scale: Int) -> ModelValue {
        let most = precision - scale >= 9 ? Int.max : powerOfTen(precision - scale) - 1
        let whole = String(most == 0 ? 0 : 1 + (number - 1) % most)
        return .decimal(
            scale == 0 ? whole : whole + "." + String(repeating: "0", count: scale - 1) + (most == 0 ? "1" : "5")
        )
    }

    static func powerOfTen(_ exponent: Int) -> Int { (0..<max(0, exponent)).reduce(1) { value, _ in value * 10 } }

    static func uuid(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return "00000000-0000-7000-8000-" + String(repeating: "0", count: max(0, 12 - digits.count)) + digits
    }

    private static func word(of words: [String], default standard: ModelValue?, number: Int) -> String {
        let others = words.filter { .text($0) != standard }
        let choice = others.isEmpty ? words : others
        return choice.isEmpty ? "" : choice[(number - 1) % choice.count]
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
