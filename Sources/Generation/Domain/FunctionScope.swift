import Expressions
import Planning
import SwiftTree

/// The body of one function while it is written: which names are taken, and how the design's names are spelled in it.
struct FunctionScope {
    let data: DataPlan
    let spelling: SwiftSpelling
    /// The Swift name of `self`; `nil` where there is none.
    let row: String?
    private var names: [String: String] = [:]
    private var taken: Set<String>
    /// Steps whose Swift value may be nil although the design may know that it is there.
    private var optionals: Set<String> = []
    /// Those of them that have been unwrapped.
    private var unwrapped: Set<String> = []

    init(data: DataPlan, rowEntity: String?, parameters: Set<String>, stepNames: Set<String>) {
        self.data = data
        spelling = SwiftSpelling(data)
        var taken = parameters.union(["transaction", "target"])
        let reserved = taken.union(stepNames)
        row = rowEntity.map { entity in
            let plain = Names.member(entity)
            return reserved.contains(plain) ? "own" + Names.type(entity) : plain
        }
        if let row { taken.insert(row) }
        self.taken = taken
    }

    /// Gives a step's name its Swift name, different from every other in the function.
    mutating func declare(_ name: String) -> String {
        let swift = free(Names.member(name))
        names[name] = swift
        if optionals.remove(name) != nil { unwrapped.insert(name) }
        return Names.escaped(swift)
    }

    mutating func markOptional(_ name: String) { optionals.insert(name) }

    func isOptional(_ name: String) -> Bool { optionals.contains(name) }

    /// The expression with the names of rows that have been unwrapped.
    func prepared(_ expression: TypedExpression) -> TypedExpression {
        guard !unwrapped.isEmpty else { return expression }
        if case .name(let name) = expression.kind, unwrapped.contains(name) {
            return TypedExpression(.name(name), type: expression.type.unwrapped, span: expression.span)
        }
        let changed = expression.mappingParts(prepared)
        // The mark that an optional is known to be there has nothing left to say.
        if case .converted(let inner) = changed.kind, inner.type == changed.type { return inner }
        return changed
    }

    /// The name, with a number where it is taken.
    mutating func free(_ wanted: String) -> String {
        var name = wanted
        var count = 2
        while !taken.insert(name).inserted {
            name = wanted + "\(count)"
            count += 1
        }
        return name
    }

    /// The Swift name of a step or of `self`.
    func swiftName(_ name: String) -> String {
        if name == "self", let row { return Names.escaped(row) }
        return Names.escaped(names[name] ?? Names.member(name))
    }

    var environment: SwiftEnvironment {
        var environment = spelling.environment()
        let names = names
        let row = row
        environment.name = { name in
            if name == "self", let row { return Names.escaped(row) }
            return Names.escaped(names[name] ?? Names.member(name))
        }
        environment.service = Self.service
        return environment
    }

    /// `now()` is the transaction's; sequences are counted in it.
    private static let service: @Sendable (FunctionName, [String]) -> (text: String, canThrow: Bool)? = {
        function,
        arguments in
        switch function {
        case "now": ("transaction.now", false)
        case "today": ("ExpressionFunctions.date(transaction.now)", false)
        case "uuid": ("UUID.v7(at: transaction.now)", false)
        case "sequence":
            arguments.first.map { ("ExpressionFunctions.format(\($0), transaction.nextNumber(of: \($0)))", true) }
        default: nil
        }
    }
}
