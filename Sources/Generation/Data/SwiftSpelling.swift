import DesignModel
import Expressions
import Planning
import SwiftTree

/// Spells what plans speak of in Swift: types, rules, words.
public struct SwiftSpelling: Sendable {
    let data: DataPlan
    /// The type that is being written: its own nested types need no prefix.
    let owner: String?

    public init(_ data: DataPlan, in owner: String? = nil) {
        self.data = data
        self.owner = owner
    }

    /// The Swift type of a value: `UUID`, `Ticket.Priority?`; inside of `Ticket` `Priority?`.
    public static func type(_ value: ValuePlan, in owner: String? = nil) -> String {
        switch value {
        case .text: "String"
        case .integer: "Int"
        case .decimal: "Decimal"
        case .boolean: "Bool"
        case .uuid, .reference: "UUID"
        case .date: "CalendarDate"
        case .timestamp: "Timestamp"
        case .duration: "Duration"
        case .json: "JSONValue"
        case .enumeration(let name): name.owner == owner ? name.name : name.qualified
        case .row(let entity): Names.type(entity)
        case .view(let view): Names.type(view)
        case .list(let element): "[" + type(element, in: owner) + "]"
        case .record(let name): name
        case .optional(let inner): type(inner, in: owner) + "?"
        }
    }

    /// The Swift type of an expression's value; rows as their ids.
    public func type(_ type: ValueType) -> String {
        switch type {
        case .boolean: "Bool"
        case .integer: "Int"
        case .decimal: "Decimal"
        case .text: "String"
        case .uuid, .entity: "UUID"
        case .date: "CalendarDate"
        case .timestamp: "Timestamp"
        case .duration: "Duration"
        case .oneOf(let words): data.words.name(of: words).qualified
        case .list(let element): "[" + self.type(element) + "]"
        case .collection(let entity): "[" + Names.type(entity) + "]"
        case .view(let view): Names.type(view)
        case .optional(let inner): self.type(inner) + "?"
        case .json, .record, .null, .unknown: "JSONValue"
        }
    }

    /// What a value of the type may be, behind `FieldRule` or where one is expected: `.text(1...80)`.
    public func rule(for type: FieldType, pattern: String? = nil) -> Expression {
        switch type {
        case .text(let bounds): text(bounds, pattern)
        case .password: text(FieldType.Bounds(), nil)
        case .integer(let bounds): Self.range(bounds).map { .call(".integer", [.init(nil, $0)]) } ?? ".integer"
        case .decimal(let precision, let scale):
            .call(".decimal", [.init("precision", .code("\(precision)")), .init("scale", .code("\(scale)"))])
        case .boolean: ".boolean"
        case .uuid, .reference: ".uuid"
        case .date: ".date"
        case .timestamp: ".timestamp"
        case .duration: ".duration"
        case .email: ".email"
        case .url: ".url"
        case .oneOf(let words):
            .call(
                ".oneOf",
                [.init(nil, .code(Self.type(.enumeration(data.words.name(of: words)), in: owner) + ".self"))]
            )
        case .list(let element): .call(".list", [.init("of", rule(for: element)), "0..."])
        case .secret(let inner): rule(for: inner, pattern: pattern)
        case .json, .record, .children, .setOf, .sort, .faulty: ".json"
        }
    }

    private func text(_ bounds: FieldType.Bounds, _ pattern: String?) -> Expression {
        let matching = pattern.map { [Expression.Argument("matching", .rawString($0))] } ?? []
        let range = Self.range(bounds.least == nil && bounds.most != nil ? .init(least: 0, most: bounds.most) : bounds)
        if range == nil, matching.isEmpty { return ".text" }
        return .call(".text", [.init(nil, range ?? "0...")] + matching)
    }

    private static func range(_ bounds: FieldType.Bounds) -> Expression? {
        switch (bounds.least, bounds.most) {
        case (let least?, let most?): .code("\(least)...\(most)")
        case (let least?, nil): .code("\(least)...")
        case (nil, let most?): .code("...\(most)")
        case (nil, nil): nil
        }
    }

    /// How the words, names and functions of an expression are spelled where nothing around it says otherwise.
    public func environment() -> SwiftEnvironment {
        var environment = SwiftEnvironment()
        let words = data.words
        environment.word = { word, list in
            let member = words.plan(of: list)?.cases.first { $0.word == word }?.member ?? Names.member(word)
            return "." + (["init", "self", "Type"].contains(member) ? "`\(member)`" : member)
        }
        environment.enumeration = { words.name(of: $0).qualified }
        return environment
    }
}

extension SwiftSpelling {
    /// The constant that a value begins with.
    func defaultValue(_ member: MemberPlan) throws -> Expression? {
        guard let value = member.defaultValue, member.hasConstantDefault else {
            return member.isOptional ? "nil" : nil
        }
        return try SwiftCompiler.compile(value, in: environment(), as: .id).tree
    }
}

/// Requirement ids as they end a doc comment: ` (REQ-001, REQ-002)`.
func cited(_ requirements: [RequirementID]) -> String {
    requirements.isEmpty ? "" : " (" + requirements.joined(separator: ", ") + ")"
}

/// A description as a sentence of a doc comment, with the requirements behind it; empty where there is neither.
func documented(_ description: String, _ requirements: [RequirementID] = []) -> [String] {
    let text = description.isEmpty ? "" : description
    let whole = text + cited(requirements)
    let trimmed = whole.first == " " ? String(whole.dropFirst()) : whole
    return trimmed.isEmpty ? [] : [trimmed]
}
