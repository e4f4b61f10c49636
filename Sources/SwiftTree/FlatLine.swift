/// Puts an expression on one line, and stops where the line has become too long.
struct FlatLine {
    let layout: Layout
    private(set) var text = ""
    /// Bytes behind which nobody wants the line any more.
    private let mostBytes: Int

    /// - Parameter columns: how long the line may be; without it, of any length.
    init(_ layout: Layout, columns: Int? = nil) {
        self.layout = layout
        mostBytes = columns.map { max(0, $0) * Self.bytesOfColumn } ?? Int.max
    }

    /// A character of UTF-8 has rarely more; the columns themselves are counted at the end.
    private static let bytesOfColumn = 8

    var isTooLong: Bool { text.utf8.count > mostBytes }

    mutating func add(_ expression: Expression) {
        guard !isTooLong else { return }
        switch expression {
        case .code(let code): text += code
        case .string(let value):
            text += value.hasLineEnd ? layout.multiline(value).joined(separator: "\n") : Literals.quoted(value)
        case .rawString(let value): text += Literals.raw(value)
        case .prefixed(let prefix, let inner):
            text += prefix
            add(inner)
        case .member(let base, let name):
            add(base)
            text += "."
            text += name
        case .call(let callee, let arguments, let trailing): add(callee, arguments, trailing)
        case .array(let elements): add(elements, in: ("[", "]")) { $0.add($1) }
        case .dictionary(let entries):
            guard !entries.isEmpty else {
                text += "[:]"
                return
            }
            add(entries, in: ("[", "]")) { line, entry in
                line.add(entry.key)
                line.text += ": "
                line.add(entry.value)
            }
        case .tuple(let arguments): add(arguments, in: ("(", ")")) { $0.add($1) }
        case .chain(let operands, let symbol):
            add(operands, in: ("", ""), separator: " " + symbol + " ") { $0.add($1) }
        case .conditional(let condition, let first, let second):
            add(condition)
            text += " ? "
            add(first)
            text += " : "
            add(second)
        case .closure(let closure): add(closure)
        }
    }

    mutating func add(_ argument: Expression.Argument) {
        if let label = argument.label {
            text += label
            text += ": "
        }
        add(argument.value)
    }

    mutating func add<Element>(
        _ elements: [Element],
        in brackets: (String, String),
        separator: String = ", ",
        _ add: (inout FlatLine, Element) -> Void
    ) {
        text += brackets.0
        for (index, element) in elements.enumerated() where !isTooLong {
            if index > 0 { text += separator }
            add(&self, element)
        }
        text += brackets.1
    }

    private mutating func add(
        _ callee: Expression,
        _ arguments: [Expression.Argument],
        _ trailing: Expression.Closure?
    ) {
        add(callee)
        if !arguments.isEmpty || trailing == nil { add(arguments, in: ("(", ")")) { $0.add($1) } }
        guard let trailing else { return }
        text += " "
        add(trailing)
    }

    private mutating func add(_ closure: Expression.Closure) {
        guard !isTooLong else { return }
        guard !closure.body.isEmpty else {
            text += "{}"
            return
        }
        guard let single = Printer().oneLine(closure.body) else {
            text += "{\n}"
            return
        }
        text += "{ "
        if !closure.parameters.isEmpty { text += closure.parameters.joined(separator: ", ") + " in " }
        text += single
        text += " }"
    }
}
