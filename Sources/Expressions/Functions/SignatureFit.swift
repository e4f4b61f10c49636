/// How well the types of arguments fit the parameters of a function.
struct SignatureFit {
    enum Argument: Hashable {
        case exact
        /// Fits as a value of this type.
        case converting(to: ValueType)
        /// Would fit if it were not optional.
        case needsGuard
        case no
    }

    var arguments: [Argument]
    /// What `.element` and its like stand for.
    var element: ValueType?

    var isExact: Bool { arguments.allSatisfy { $0 == .exact } }

    var isPossible: Bool {
        arguments.allSatisfy {
            switch $0 {
            case .exact, .converting: true
            case .needsGuard, .no: false
            }
        }
    }

    /// Whether guards alone would make it fit.
    var isPossibleWithGuards: Bool { !arguments.contains(.no) }
}

extension ExpressionFunction {
    /// How the types fit; as many types as parameters are expected.
    func fit(of types: [ValueType]) -> SignatureFit {
        var element = joinOfOperands(types)
        let arguments = zip(parameters, types).map { $0.fit($1, element: &element) }
        return SignatureFit(arguments: arguments, element: element)
    }

    /// For `min(a, b)`: the one type that both are compared in.
    private func joinOfOperands(_ types: [ValueType]) -> ValueType? {
        guard parameters == [.ordered, .ordered], types.count == 2 else { return nil }
        return types[0].unwrapped.join(types[1].unwrapped)
    }

    func resultType(element: ValueType?) -> ValueType {
        switch result {
        case .type(let type): type
        case .element: element ?? .unknown
        case .optionalElement: (element ?? .unknown).asOptional
        case .listOfElement: .list(element ?? .unknown)
        }
    }
}

extension TypePattern {
    fileprivate func fit(_ type: ValueType, element: inout ValueType?) -> SignatureFit.Argument {
        if !type.isKnown { return .exact }
        if type == .null { return .needsGuard }
        if case .optional(let inner) = type {
            return fit(inner, element: &element) == .no ? .no : .needsGuard
        }
        switch self {
        case .type(let wanted): return wanted.accepts(type)
        case .entity:
            if case .entity = type { return .exact }
        case .ordered:
            guard type.isOrdered, let element else { return .no }
            return element.accepts(type)
        case .element, .number:
            guard self == .element || type == .integer || type == .decimal else { return .no }
            element = element ?? type
            return .exact
        case .collection:
            if case .collection(let name) = type {
                element = .entity(name)
                return .exact
            }
        case .list, .orderedList, .summableList, .listOfLists:
            if case .list(let held) = type, let found = elementOfList(held) {
                element = found
                return .exact
            }
        }
        return .no
    }

    private func elementOfList(_ held: ValueType) -> ValueType? {
        switch self {
        case .list: held
        case .orderedList: held.unwrapped.isOrdered ? held.unwrapped : nil
        case .summableList: [.integer, .decimal, .duration].contains(held.unwrapped) ? held.unwrapped : nil
        case .listOfLists: if case .list(let inner) = held { inner } else { nil }
        default: nil
        }
    }

    /// How a message names it.
    var described: String {
        switch self {
        case .type(let type): "\(type)"
        case .element: "a value"
        case .ordered: "a value that has an order"
        case .number: "a number"
        case .list: "a list"
        case .orderedList: "a list of values that have an order"
        case .summableList: "a list of numbers or durations"
        case .listOfLists: "a list of lists"
        case .entity: "a row"
        case .collection: "rows of an entity"
        }
    }
}

extension ValueType {
    fileprivate func accepts(_ type: ValueType) -> SignatureFit.Argument {
        if self == type { return .exact }
        switch (self, type) {
        case (.decimal, .integer), (.text, .oneOf): return .converting(to: self)
        default: return .no
        }
    }

    /// The type that values of both have in common: integer and decimal are decimals, a type and null its optional.
    func join(_ other: ValueType) -> ValueType? {
        if self == other { return self }
        switch (self, other) {
        case (.unknown, _), (_, .unknown): return .unknown
        case (.null, let type), (let type, .null): return type.asOptional
        case (.optional(let inner), let type), (let type, .optional(let inner)):
            return inner.join(type.unwrapped)?.asOptional
        case (.integer, .decimal), (.decimal, .integer): return .decimal
        case (.oneOf, .text), (.text, .oneOf), (.oneOf, .oneOf): return .text
        case (.list(let one), .list(let two)):
            // A list cannot be converted as a whole, an empty one need not be.
            return one == .unknown ? .list(two) : two == .unknown ? .list(one) : nil
        default: return nil
        }
    }
}
