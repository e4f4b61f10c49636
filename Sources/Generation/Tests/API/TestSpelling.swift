import DesignModel
import Planning
import SwiftTree

/// Spells rows, values and requests of planned tests in Swift.
struct TestSpelling {
    let plan: ServicePlan
    private let samples: SamplePlan

    init(_ plan: ServicePlan) {
        self.plan = plan
        samples = plan.tests.samples
    }

    /// The type of an entity's rows, with its module where the testing library has a type of that name.
    func typeName(of entity: String) -> String {
        let name = plan.data.entity(named: entity)?.typeName ?? entity
        return Self.testingNames.contains(name) ? plan.service.layout.module(of: .data) + "." + name : name
    }

    private static let testingNames: Set<String> = [
        "Attachment", "Backtrace", "Bug", "Comment", "Confirmation", "Issue", "Runner", "SourceLocation", "Tag", "Test",
        "Trait",
    ]

    /// The module with `Sample`.
    var supportModule: String { plan.names.prefix + "TestSupport" }

    // MARK: Values

    /// A value as `JSONValue`: `"open"`, `ticket.id.json`, `.null`.
    ///
    /// - Parameters:
    ///   - row: How the constant of a row is spelled; `nil` for rows that no constant holds.
    ///   - own: The row whose id the answer itself tells.
    func json(_ value: ModelValue, own: String? = nil, row: (String) -> String? = { $0 }) -> Expression {
        switch value {
        case .null: ".null"
        case .boolean(let truth): truth ? "true" : "false"
        case .integer(let number): .code(SwiftLiteral.integer(String(number)))
        case .decimal(let text), .text(let text), .uuid(let text), .date(let text): jsonText(text)
        case .timestamp(let moment):
            moment == ModelClock.start ? "ServiceHarness.start.json" : .string(TimestampText.text(moment))
        case .duration: .string(value.isoDuration)
        case .row(let name): name == own ? "id.json" : row(name).map { .code($0 + ".id.json") } ?? ".null"
        case .list(let elements): .array(elements.map { json($0, own: own, row: row) })
        case .record(let members):
            .dictionary(
                members.keys.sorted().map { .init(.string($0), json(members[$0] ?? .null, own: own, row: row)) }
            )
        case .json(let text): Self.odd(text)
        }
    }

    /// Long texts of one character are written as what they are.
    private func jsonText(_ text: String) -> Expression {
        Self.repetition(text).map { .call(".string", [.init(nil, $0)]) } ?? .string(text)
    }

    /// `String(repeating: "x", count: 141)`, and what follows: `… + "@example.org"`.
    private static func repetition(_ text: String) -> Expression? {
        // Bytes first: nearly all texts are short or begin with different letters, and characters are slow to count.
        guard text.utf8.count > 40, let byte = text.utf8.first, let first = text.first,
            byte >= 0x80 || text.utf8.dropFirst().first == byte
        else { return nil }
        let count = text.prefix { $0 == first }.count
        guard count > 40 else { return nil }
        let repeated = Expression.call(
            "String",
            [.init("repeating", .string(String(first))), .init("count", .code(SwiftLiteral.integer(String(count))))]
        )
        return count == text.count
            ? repeated : .chain([repeated, .string(String(text.dropFirst(count)))], operator: "+")
    }

    private static func odd(_ text: String) -> Expression {
        switch text {
        case "{}": ".object([])"
        case "[]": ".array([])"
        case "null": ".null"
        default:
            text.first?.isNumber == true || text.hasPrefix("-")
                ? .call(".number", [.init(nil, .string(text))]) : .string(text)
        }
    }

    /// An object with its members in an order that is given.
    func object(_ value: ModelValue, members: [String], own: String?, row: (String) -> String?) -> Expression {
        guard case .record(let values) = value else { return json(value, own: own, row: row) }
        return .dictionary(
            members.compactMap { name in values[name].map { .init(.string(name), json($0, own: own, row: row)) } }
        )
    }

    /// A value as the model's Swift type has it.
    func swift(_ value: ModelValue, _ type: ValuePlan, row: (String) -> String?) -> Expression {
        switch (value, type.unwrapped) {
        case (.null, _): "nil"
        case (.boolean(let truth), _): truth ? "true" : "false"
        case (.integer(let number), _): .code(SwiftLiteral.integer(String(number)))
        case (.text(let word), .enumeration(let name)):
            .code("." + member(of: word, name).afterDot)
        case (.text(let text), _): Self.repetition(text) ?? .string(text)
        case (.decimal(let text), _): .code(SwiftLiteral.decimal(text).text)
        case (.timestamp(let moment), _):
            moment == ModelClock.start
                ? "ServiceHarness.start" : .code("Timestamp(microseconds: \(SwiftLiteral.integer(String(moment))))")
        case (.duration(let seconds), _): .code(".seconds(\(SwiftLiteral.integer(String(seconds))))")
        case (.row(let name), _): .code((row(name) ?? name) + ".id")
        case (.date(let text), _): date(text)
        case (.uuid(let text), _): .code("Sample.id(\(Int(text.suffix(12), radix: 16) ?? 0))")
        case (.list(let elements), .list(let element)): .array(elements.map { swift($0, element, row: row) })
        default: json(value, row: row)
        }
    }

    /// `CalendarDate(Timestamp(microseconds: …))`: the initialiser that takes a text may fail.
    private func date(_ text: String) -> Expression {
        let parts = text.split(separator: "-").compactMap { Int64($0) }
        guard parts.count == 3 else { return .string(text) }
        let (year, month, day) = (parts[1] <= 2 ? parts[0] - 1 : parts[0], parts[1], parts[2])
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
        return .code("CalendarDate(Timestamp(microseconds: \(SwiftLiteral.integer(String(days * 86_400_000_000)))))")
    }

    private func member(of word: String, _ name: EnumerationName) -> String {
        let enumeration = plan.data.words.all.first { $0.name == name }
        return enumeration?.cases.first { $0.word == word }?.member ?? Names.member(word)
    }

    // MARK: Rows

    /// `Sample.ticket(3, customerID: cora.id, state: .closed)`: what differs from the sample is said.
    func sample(_ row: ModelRow, number: String? = nil, named constant: (String) -> String?) -> Expression {
        guard let entity = plan.data.entity(named: row.entity) else { return .code(row.name) }
        var arguments: [Expression.Argument] = [.init(nil, .code(number ?? String(row.number)))]
        for member in entity.members {
            guard let value = row.values[member.name] else { continue }
            if member.referencedEntity != nil {
                if value == .null { continue }
            } else if value == samples.value(of: member, in: entity, number: row.number) {
                continue
            }
            arguments.append(.init(member.property, swift(value, member.value, row: constant)))
        }
        return .call("Sample." + Names.escaped(entity.variable), arguments)
    }

    /// What a row says beside its number, so that rows which say the same can be made in a loop.
    private func kind(_ row: ModelRow, named constant: (String) -> String?) -> [Expression.Argument] {
        guard case .call(_, let arguments, _) = sample(row, named: constant) else { return [] }
        return Array(arguments.dropFirst())
    }

    /// One row, or several anonymous ones that say the same and are made in a loop.
    enum Group {
        case one(ModelRow)
        case many([ModelRow])
    }

    /// The rows in the order in which they are made.
    func groups(_ world: ModelWorld, named constant: (String) -> String?) -> [Group] {
        var groups: [Group] = []
        // What the rows of the last group say, as long as others may say the same.
        var said: [Expression.Argument] = []
        for row in world.inOrderOfCreation {
            guard row.isAnonymous else {
                groups.append(.one(row))
                continue
            }
            let kind = kind(row, named: constant)
            if case .many(let rows)? = groups.last, let last = rows.last, last.entity == row.entity,
                last.number + 1 == row.number, last.moment == row.moment, said == kind
            {
                groups[groups.count - 1] = .many(rows + [row])
            } else {
                groups.append(.many([row]))
            }
            said = kind
        }
        return groups
    }

    /// Puts rows into the database of the service under test.
    ///
    /// - Parameters:
    ///   - isUsed: Whether a test speaks of the row; others are made without a name.
    ///   - assigns: Whether the rows are properties that are declared already.
    func arrange(_ world: ModelWorld, assigns: Bool = false, isUsed: (String) -> Bool) -> [Statement] {
        let constant: (String) -> String? = { Names.escaped($0) }
        var statements: [Statement] = []
        var moment = ModelClock.start
        for group in groups(world, named: constant) {
            switch group {
            case .one(let row):
                statements += advance(&moment, to: row.moment)
                let added = Expression.awaited(.call("service.add", [.init(nil, sample(row, named: constant))]))
                if !isUsed(row.name) {
                    statements.append(.expression(added))
                } else {
                    statements.append(
                        assigns ? .assign(Names.escaped(row.name), added) : .constant(Names.escaped(row.name), added)
                    )
                }
            case .many(let rows):
                guard let first = rows.first, let last = rows.last else { continue }
                statements += advance(&moment, to: first.moment)
                let added = Expression.awaited(
                    .call(
                        "service.add",
                        [.init(nil, sample(first, number: rows.count == 1 ? nil : "number", named: constant))]
                    )
                )
                statements.append(
                    rows.count == 1
                        ? .expression(added)
                        : .forEach("number", in: .code("\(first.number)...\(last.number)"), [.expression(added)])
                )
            }
        }
        return statements + advance(&moment, to: ModelClock.start + Int64(world.clock) * 1_000_000)
    }

    private func advance(_ moment: inout Int64, to next: Int64) -> [Statement] {
        guard next > moment else { return [] }
        defer { moment = next }
        return [.code("service.clock.advance(by: .seconds(\((next - moment) / 1_000_000)))")]
    }

    // MARK: Requests

    /// `"/tickets/\(ticket.id.text)/assign"`
    func path(_ pieces: [PathPiece], query: String = "", row: (String) -> String) -> String {
        var text = plan.api.basePath
        for piece in pieces {
            switch piece {
            case .literal(let word): text += "/" + word
            case .id(let name): text += "/\\(" + row(name) + ".id.text)"
            case .field(let field, let name): text += "/\\(" + row(name) + "." + property(field, of: name) + ")"
            case .text(let value): text += "/" + value
            }
        }
        return "\"" + (text.isEmpty ? "/" : text) + (query.isEmpty ? "" : "?" + query) + "\""
    }

    private func property(_ field: String, of row: String) -> String { Names.escaped(Names.member(field)) }

    /// `try await service.token("lead", subject: lead.id)`
    func token(_ caller: SituationCaller, row: (String) -> String) -> Expression {
        let subject = caller.row.map { row($0) + "." + Names.escaped(Names.member(caller.field)) } ?? "UUID.v7()"
        return .awaited(.call("service.token", [.init(nil, .string(caller.role)), .init("subject", .code(subject))]))
    }

    /// The body of a request.
    func body(_ situation: Situation, row: (String) -> String?) -> Expression? {
        guard !situation.fields.isEmpty else { return nil }
        return .dictionary(situation.body.map { .init(.string($0.field.name), json($0.value, row: row)) })
    }

    func method(_ endpoint: EndpointPlan) -> String { "." + endpoint.endpoint.method.value.rawValue.lowercased() }
}

extension ModelValue {
    /// ISO 8601: `PT1H30M`.
    var isoDuration: String {
        guard case .duration(let seconds) = self else { return "" }
        let parts = [(seconds / 3600, "H"), (seconds / 60 % 60, "M"), (seconds % 60, "S")]
        let text = parts.filter { $0.0 != 0 }.map { String($0.0) + $0.1 }.joined()
        return "PT" + (text.isEmpty ? "0S" : text)
    }
}

extension String {
    /// A name behind a dot, where hardly a word is reserved.
    var afterDot: String { ["init", "self", "Type"].contains(self) ? "`" + self + "`" : self }
}

extension [Statement] {
    /// The statements as they are printed.
    var printed: String { SwiftFile([.function(FunctionDeclaration("all", body: self))]).text }
}
