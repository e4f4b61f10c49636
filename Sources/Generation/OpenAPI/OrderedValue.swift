/// A JSON value whose members keep the order in which they were written: the same design gives the same bytes.
indirect enum OrderedValue: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    case null
    case boolean(Bool)
    case integer(Int64)
    case text(String)
    case list([OrderedValue])
    case map([Member])

    struct Member: Sendable, Hashable {
        var name: String
        var value: OrderedValue

        init(_ name: String, _ value: OrderedValue) {
            self.name = name
            self.value = value
        }
    }

    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int64) { self = .integer(value) }
    init(booleanLiteral value: Bool) { self = .boolean(value) }
    init(arrayLiteral elements: OrderedValue...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, OrderedValue)...) { self = .map(elements.map { Member($0, $1) }) }

    /// A map of the members that are there.
    static func members(_ members: (String, OrderedValue?)...) -> OrderedValue {
        .map(members.compactMap { name, value in value.map { Member(name, $0) } })
    }

    /// The map with further members behind its own; a value that is no map stays as it is.
    func adding(_ members: (String, OrderedValue?)...) -> OrderedValue {
        guard case .map(let own) = self else { return self }
        return .map(own + members.compactMap { name, value in value.map { Member(name, $0) } })
    }

    /// The member of a map.
    subscript(name: String) -> OrderedValue? {
        guard case .map(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }
}
