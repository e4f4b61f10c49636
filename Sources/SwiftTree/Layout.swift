/// Lays an expression out: on one line where it fits, else broken at its outermost brackets.
struct Layout {
    /// Columns before the first character of the statement.
    let indentation: Int

    /// The lines of the expression; all but the first carry their indentation.
    ///
    /// - Parameters:
    ///   - column: where the first line begins.
    ///   - reserve: columns that what follows on the last line needs.
    func lines(of expression: Expression, column: Int, reserve: Int) -> [String] {
        let flat = flat(expression)
        if !flat.contains("\n"), column + flat.count + reserve <= Printer.width { return [flat] }
        switch expression {
        case .code, .rawString: return [flat]
        case .string(let value): return multiline(value)
        case .prefixed(let prefix, let inner):
            return prepend(prefix, lines(of: inner, column: column + prefix.count, reserve: reserve))
        case .member(let base, let name):
            return append("." + name, lines(of: base, column: column, reserve: reserve + name.count + 1))
        case .call(let callee, let arguments, let trailing):
            return call(callee, arguments, trailing, column: column, reserve: reserve)
        case .array(let elements): return bracketed("[", elements.map { ("", $0) }, "]", trailingComma: true)
        case .dictionary(let entries):
            return bracketed("[", entries.map { (self.flat($0.key) + ": ", $0.value) }, "]", trailingComma: true)
        case .tuple(let arguments):
            return bracketed("(", arguments.map { ($0.label.map { $0 + ": " } ?? "", $0.value) }, ")")
        case .chain(let operands, let symbol): return chain(operands, symbol)
        case .conditional(let condition, let first, let second):
            let deeper = Layout(indentation: indentation + 4)
            return lines(of: condition, column: column, reserve: 0)
                + deeper.indentFirst(prepend("? ", deeper.lines(of: first, column: indentation + 6, reserve: 0)))
                + deeper.indentFirst(prepend(": ", deeper.lines(of: second, column: indentation + 6, reserve: reserve)))
        case .closure(let closure): return self.closure(closure, after: "")
        }
    }

    private func call(
        _ callee: Expression,
        _ arguments: [Expression.Argument],
        _ trailing: Expression.Closure?,
        column: Int,
        reserve: Int
    ) -> [String] {
        let calleeLines = lines(of: callee, column: column, reserve: 1)
        var result: [String]
        let flatArguments = arguments.map(flat).joined(separator: ", ")
        let opening = (calleeLines.last ?? "").count + (calleeLines.count == 1 ? column : 0)
        let needed = trailing.map { 4 + $0.parameters.joined(separator: ", ").count + ($0.parameters.isEmpty ? 0 : 4) }
        let fits =
            !flatArguments.contains("\n")
            && opening + flatArguments.count + 2 + (needed ?? reserve) <= Printer.width
        if arguments.isEmpty, trailing != nil {
            result = calleeLines
        } else if arguments.isEmpty {
            result = append("()", calleeLines)
        } else if fits {
            result = append("(" + flatArguments + ")", calleeLines)
        } else {
            let rest = bracketed("(", arguments.map { ($0.label.map { $0 + ": " } ?? "", $0.value) }, ")")
            result = append(rest[0], calleeLines) + rest.dropFirst()
        }
        guard let trailing else { return result }
        let last = result.removeLast()
        return result + closure(trailing, after: last + " ")
    }

    private func closure(_ closure: Expression.Closure, after head: String) -> [String] {
        var printer = Printer()
        printer.indentation = indentation
        let opening =
            head + "{" + (closure.parameters.isEmpty ? "" : " " + closure.parameters.joined(separator: ", ") + " in")
        printer.block(closure.body)
        return [opening] + printer.lines + [String(repeating: " ", count: indentation) + "}"]
    }

    private func bracketed(
        _ opening: String,
        _ elements: [(prefix: String, value: Expression)],
        _ closing: String,
        trailingComma: Bool = false
    ) -> [String] {
        guard !elements.isEmpty else { return [opening + closing] }
        let deeper = Layout(indentation: indentation + 4)
        var result = [opening]
        for (index, element) in elements.enumerated() {
            let comma = index < elements.count - 1 || trailingComma ? "," : ""
            let column = deeper.indentation + element.prefix.count
            let pieces = deeper.lines(of: element.value, column: column, reserve: comma.count)
            result += deeper.indentFirst(append(comma, prepend(element.prefix, pieces)))
        }
        return result + [String(repeating: " ", count: indentation) + closing]
    }

    private func chain(_ operands: [Expression], _ symbol: String) -> [String] {
        let deeper = Layout(indentation: indentation + 4)
        var result: [String] = []
        for (index, operand) in operands.enumerated() {
            let prefix = index == 0 ? "" : symbol + " "
            let layout = index == 0 ? self : deeper
            let pieces = prepend(
                prefix,
                layout.lines(of: operand, column: deeper.indentation + prefix.count, reserve: 0)
            )
            result += index == 0 ? pieces : deeper.indentFirst(pieces)
        }
        return result
    }

    /// `"""` … `"""`, one level deeper than the statement.
    private func multiline(_ value: String) -> [String] {
        guard value.contains("\n") else { return [Literals.quoted(value)] }
        let padding = String(repeating: " ", count: indentation)
        let marks = value.contains("\\") || value.contains("\"\"\"") ? "#" : ""
        let body = value.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : padding + $0 }
        return [marks + "\"\"\""] + body + [padding + "\"\"\"" + marks]
    }

    private func indentFirst(_ lines: [String]) -> [String] {
        guard let first = lines.first else { return [] }
        return [String(repeating: " ", count: indentation) + first] + lines.dropFirst()
    }

    private func prepend(_ prefix: String, _ lines: [String]) -> [String] {
        guard let first = lines.first else { return [prefix] }
        return [prefix + first] + lines.dropFirst()
    }

    private func append(_ suffix: String, _ lines: [String]) -> [String] {
        guard let last = lines.last else { return [suffix] }
        return lines.dropLast() + [last + suffix]
    }
}

extension Layout {
    /// The expression on one line; only a string of several lines and a closure of several statements bring line ends.
    func flat(_ expression: Expression) -> String {
        switch expression {
        case .code(let text): return text
        case .string(let value):
            return value.contains("\n") ? multiline(value).joined(separator: "\n") : Literals.quoted(value)
        case .rawString(let value): return Literals.raw(value)
        case .prefixed(let prefix, let inner): return prefix + flat(inner)
        case .member(let base, let name): return flat(base) + "." + name
        case .call(let callee, let arguments, nil):
            return flat(callee) + "(" + arguments.map(flat).joined(separator: ", ") + ")"
        case .call(let callee, let arguments, let trailing?):
            let list = arguments.isEmpty ? "" : "(" + arguments.map(flat).joined(separator: ", ") + ")"
            return flat(callee) + list + " " + flat(trailing)
        case .array(let elements): return "[" + elements.map(flat).joined(separator: ", ") + "]"
        case .dictionary(let entries):
            guard !entries.isEmpty else { return "[:]" }
            return "[" + entries.map { flat($0.key) + ": " + flat($0.value) }.joined(separator: ", ") + "]"
        case .tuple(let arguments): return "(" + arguments.map(flat).joined(separator: ", ") + ")"
        case .chain(let operands, let symbol): return operands.map(flat).joined(separator: " " + symbol + " ")
        case .conditional(let condition, let first, let second):
            return flat(condition) + " ? " + flat(first) + " : " + flat(second)
        case .closure(let closure): return flat(closure)
        }
    }

    func flat(_ argument: Expression.Argument) -> String {
        (argument.label.map { $0 + ": " } ?? "") + flat(argument.value)
    }

    private func flat(_ closure: Expression.Closure) -> String {
        let parameters = closure.parameters.isEmpty ? "" : closure.parameters.joined(separator: ", ") + " in "
        guard !closure.body.isEmpty else { return "{}" }
        guard let single = Printer().oneLine(closure.body) else { return "{\n}" }
        return "{ " + parameters + single + " }"
    }
}

/// String literals.
public enum Literals {
    /// `"…"` with what needs it escaped.
    public static func quoted(_ value: String) -> String {
        var result = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                result += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// `#"…"#`, or plain quotation marks where the value has none and no backslash.
    public static func raw(_ value: String) -> String {
        guard value.contains("\"") || value.contains("\\") else { return quoted(value) }
        guard !value.contains("\"#"), !value.contains("\\#"), !value.contains("\n") else { return quoted(value) }
        return "#\"" + value + "\"#"
    }
}
