import DesignModel
import Expressions

/// Evaluates expressions of the design over the rows of a model; `nil` is what cannot be known beforehand.
struct ModelEvaluator {
    let world: ModelWorld
    var names: [String: ModelValue]
    /// The row that stands for bare field names in `get … where`.
    var candidate: String?

    func value(_ expression: TypedExpression) -> ModelValue? {
        switch expression.kind {
        case .literal(let literal): value(literal)
        case .name(let name): names[name]
        case .candidate: candidate.map { .row($0) }
        case .everyRow(let entity): .list(world.rows(of: entity).map { .row($0.name) })
        case .member(let base, let name): value(base).flatMap { member(name, of: $0) }
        case .index(let base, let index): element(value(base), value(index))
        case .unary(.not, let operand): value(operand)?.truth.map { .boolean(!$0) }
        case .unary(.negate, let operand): value(operand)?.integerValue.map { .integer(-$0) }
        case .binary(let sign, let left, let right): binary(sign, left, right)
        case .conditional(let condition, let then, let otherwise):
            value(condition)?.truth.flatMap { $0 ? value(then) : value(otherwise) }
        case .list(let elements): all(elements).map { .list($0) }
        case .record(let entries):
            all(entries.map(\.value)).map { .record(Dictionary(uniqueKeysWithValues: zip(entries.map(\.name), $0))) }
        case .call(let function, let arguments): all(arguments).flatMap { call(function, $0) }
        case .macro(let macro, let collection, let binding, let body): value(macro, collection, binding, body)
        case .view(let view, let row): value(row)?.rowName.flatMap { show($0, as: view) }
        case .converted(let inner): converted(inner, to: expression.type)
        case .faulty: nil
        }
    }

    private func value(_ literal: Literal) -> ModelValue {
        switch literal {
        case .null: .null
        case .boolean(let value): .boolean(value)
        case .integer(let value): .integer(Int(value))
        case .decimal(let text): .decimal(text)
        case .text(let text): .text(text)
        }
    }

    private func all(_ expressions: [TypedExpression]) -> [ModelValue]? {
        let values = expressions.compactMap(value)
        return values.count == expressions.count ? values : nil
    }

    private func converted(_ inner: TypedExpression, to type: ValueType) -> ModelValue? {
        guard let value = value(inner) else { return nil }
        if case .decimal = type.unwrapped, case .integer(let number) = value { return .decimal(String(number)) }
        return value
    }

    private func member(_ name: String, of base: ModelValue) -> ModelValue? {
        switch base {
        case .null: return .null
        case .record(let members): return members[name]
        case .row(let row):
            if name == "id" { return base }
            guard let known = world[row] else { return nil }
            if let value = known.values[name] { return value }
            let isReference = world.data.entity(named: known.entity)?.member(named: name)?.referencedEntity != nil
            return isReference ? .row(ModelWorld.open(row, name)) : nil
        default: return nil
        }
    }

    private func element(_ base: ModelValue?, _ index: ModelValue?) -> ModelValue? {
        guard case .list(let elements)? = base, case .integer(let index)? = index, elements.indices.contains(index)
        else {
            return nil
        }
        return elements[index]
    }

    // MARK: Operators

    private func binary(_ sign: BinaryOperator, _ left: TypedExpression, _ right: TypedExpression) -> ModelValue? {
        let (first, second) = (value(left), value(right))
        switch sign {
        case .and:
            if first?.truth == false || second?.truth == false { return .boolean(false) }
            return first?.truth == true && second?.truth == true ? .boolean(true) : nil
        case .or:
            if first?.truth == true || second?.truth == true { return .boolean(true) }
            return first?.truth == false && second?.truth == false ? .boolean(false) : nil
        default: break
        }
        guard let first, let second else { return nil }
        switch sign {
        case .equal: return .boolean(areEqual(first, second))
        case .notEqual: return .boolean(!areEqual(first, second))
        case .less: return first.isLess(than: second).map { .boolean($0) }
        case .greater: return second.isLess(than: first).map { .boolean($0) }
        case .lessOrEqual: return second.isLess(than: first).map { .boolean(!$0) }
        case .greaterOrEqual: return first.isLess(than: second).map { .boolean(!$0) }
        case .isIn:
            guard case .list(let elements) = second else { return nil }
            return .boolean(elements.contains { areEqual($0, first) })
        default: return arithmetic(sign, first, second)
        }
    }

    func areEqual(_ left: ModelValue, _ right: ModelValue) -> Bool {
        if case .decimal = left, let first = left.scaled(by: 6), let second = right.scaled(by: 6) {
            return first == second
        }
        return left == right
    }

    private func arithmetic(_ sign: BinaryOperator, _ left: ModelValue, _ right: ModelValue) -> ModelValue? {
        switch (left, right) {
        case (.integer(let first), .integer(let second)):
            return Self.arithmetic(sign, first, second).map { .integer($0) }
        case (.text(let first), .text(let second)) where sign == .add: return .text(first + second)
        case (.timestamp(let moment), .duration(let seconds)):
            let shift = Int64(seconds) * 1_000_000
            return sign == .add ? .timestamp(microseconds: moment + shift) : .timestamp(microseconds: moment - shift)
        case (.list(let first), .list(let second)) where sign == .add: return .list(first + second)
        case (.decimal, _), (_, .decimal): return decimals(sign, left, right)
        default: return nil
        }
    }

    private static func arithmetic(_ sign: BinaryOperator, _ left: Int, _ right: Int) -> Int? {
        switch sign {
        case .add: left + right
        case .subtract: left - right
        case .multiply: left * right
        case .divide: right == 0 ? nil : left / right
        case .remainder: right == 0 ? nil : left % right
        default: nil
        }
    }

    private func decimals(_ sign: BinaryOperator, _ left: ModelValue, _ right: ModelValue) -> ModelValue? {
        guard let first = left.scaled(by: 6), let second = right.scaled(by: 6) else { return nil }
        switch sign {
        case .add: return Self.decimal(millionths: first + second)
        case .subtract: return Self.decimal(millionths: first - second)
        case .multiply:
            let (product, overflows) = first.multipliedReportingOverflow(by: second)
            return overflows || product % 1_000_000 != 0 ? nil : Self.decimal(millionths: product / 1_000_000)
        default: return nil
        }
    }

    private static func decimal(millionths value: Int) -> ModelValue? {
        let digits = String(abs(value))
        let padded = String(repeating: "0", count: max(0, 7 - digits.count)) + digits
        return .decimal((value < 0 ? "-" : "") + padded.dropLast(6) + "." + padded.suffix(6))
    }
}

// MARK: Rows and functions

extension ModelEvaluator {
    private func value(
        _ macro: Macro,
        _ collection: TypedExpression,
        _ binding: String,
        _ body: TypedExpression
    ) -> ModelValue? {
        guard case .list(let elements)? = value(collection) else { return nil }
        let results = elements.compactMap { element -> ModelValue? in
            var inner = self
            inner.names[binding] = element
            return inner.value(body)
        }
        guard results.count == elements.count else { return nil }
        let truths = results.compactMap(\.truth)
        switch macro {
        case .map: return .list(results)
        case .all: return truths.count == results.count ? .boolean(truths.allSatisfy { $0 }) : nil
        case .exists: return truths.count == results.count ? .boolean(truths.contains(true)) : nil
        case .existsOne: return truths.count == results.count ? .boolean(truths.count { $0 } == 1) : nil
        case .filter:
            return truths.count == results.count ? .list(zip(elements, truths).filter(\.1).map(\.0)) : nil
        case .sortBy: return nil
        }
    }

    private func call(_ function: FunctionName, _ arguments: [ModelValue]) -> ModelValue? {
        switch (function.rawValue, arguments.first, arguments.dropFirst().first) {
        case ("size", .list(let elements)?, nil), ("count", .list(let elements)?, nil): .integer(elements.count)
        case ("size", .text(let text)?, nil): .integer(text.unicodeScalars.count)
        case ("first", .list(let elements)?, nil): elements.first ?? .null
        case ("contains", .list(let elements)?, let element?): .boolean(elements.contains(element))
        case ("contains", .text(let text)?, .text(let part)?): .boolean(Self.contains(text, part))
        case ("startsWith", .text(let text)?, .text(let start)?): .boolean(text.hasPrefix(start))
        case ("endsWith", .text(let text)?, .text(let end)?): .boolean(text.hasSuffix(end))
        case ("lower", .text(let text)?, nil): .text(text.lowercased())
        case ("upper", .text(let text)?, nil): .text(text.uppercased())
        case ("sum", .list(let elements)?, nil): Self.sum(elements)
        case ("now", nil, nil): .moment(after: world.clock)
        default: nil
        }
    }

    private static func sum(_ elements: [ModelValue]) -> ModelValue? {
        let numbers = elements.compactMap(\.integerValue)
        return numbers.count == elements.count ? .integer(numbers.reduce(0, +)) : nil
    }

    private static func contains(_ text: String, _ part: String) -> Bool {
        part.isEmpty || text.indices.contains { text[$0...].hasPrefix(part) }
    }

    /// What a view shows of a row; `nil` where a part of it cannot be known.
    func show(_ row: String, as view: String) -> ModelValue? {
        guard let plan = world.data.view(named: view) else { return nil }
        var members: [String: ModelValue] = [:]
        for field in plan.fields {
            guard let value = shown(field, of: row, in: plan) else { return nil }
            members[field.name] = value
        }
        return .record(members)
    }

    private func shown(_ field: ViewPlan.Field, of row: String, in view: ViewPlan) -> ModelValue? {
        var inner = self
        inner.names["self"] = .row(row)
        inner.candidate = row
        guard let value = inner.value(field.expression) else { return nil }
        if case .decimal(let scale) = field.value.unwrapped, value != .null { return value.decimal(scale: scale) }
        return value
    }

    /// What clients see of a row: every member but passwords.
    func show(_ row: String) -> ModelValue? {
        guard let known = world[row], let plan = world.data.entity(named: known.entity) else { return nil }
        var members: [String: ModelValue] = [:]
        for member in plan.columns where member.type != .password {
            guard let value = member.name == "id" ? .row(row) : known.values[member.name] else { return nil }
            if case .decimal(let scale) = member.value.unwrapped, value != .null {
                members[member.name] = value.decimal(scale: scale)
            } else {
                members[member.name] = value
            }
        }
        return .record(members)
    }
}
