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
        if let flat = flat(columns: Printer.width - column - reserve, { $0.add(expression) }) { return [flat] }
        switch expression {
        case .code, .rawString: return [flat(expression)]
        case .string(let value): return multiline(value)
        case .prefixed(let prefix, let inner):
            return prepend(prefix, lines(of: inner, column: column + prefix.columns, reserve: reserve))
        case .member(let base, let name):
            return append("." + name, lines(of: base, column: column, reserve: reserve + name.columns + 1))
        case .call(let callee, let arguments, let trailing):
            return call(callee, arguments, trailing, column: column, reserve: reserve)
        case .array(let elements):
            return bracketed("[", elements.map { ("", $0) }, "]", trailingComma: elements.count > 1)
        case .dictionary(let entries):
            return bracketed(
                "[",
                entries.map { (self.flat($0.key) + ": ", $0.value) },
                "]",
                trailingComma: entries.count > 1
            )
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
        let opening = (calleeLines.last ?? "").columns + (calleeLines.count == 1 ? column : 0)
        let needed = trailing.map {
            4 + $0.parameters.joined(separator: ", ").columns + ($0.parameters.isEmpty ? 0 : 4)
        }
        let room = Printer.width - opening - (needed ?? reserve)
        if arguments.isEmpty, trailing != nil {
            result = calleeLines
        } else if arguments.isEmpty {
            result = append("()", calleeLines)
        } else if let flat = flat(columns: room, { $0.add(arguments, in: ("(", ")")) { $0.add($1) } }) {
            result = append(flat, calleeLines)
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
        return [opening] + printer.lines + [String.padding(indentation) + "}"]
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
            let column = deeper.indentation + element.prefix.columns
            let pieces = deeper.lines(of: element.value, column: column, reserve: comma.columns)
            result += deeper.indentFirst(append(comma, prepend(element.prefix, pieces)))
        }
        return result + [String.padding(indentation) + closing]
    }

    private func chain(_ operands: [Expression], _ symbol: String) -> [String] {
        let deeper = Layout(indentation: indentation + 4)
        var result: [String] = []
        for (index, operand) in operands.enumerated() {
            let prefix = index == 0 ? "" : symbol + " "
            let layout = index == 0 ? self : deeper
            let pieces = prepend(
                prefix,
                layout.lines(of: operand, column: deeper.indentation + prefix.columns, reserve: 0)
            )
            result += index == 0 ? pieces : deeper.indentFirst(pieces)
        }
        return result
    }

    /// `"""` … `"""`, one level deeper than the statement.
    func multiline(_ value: String) -> [String] {
        guard value.hasLineEnd, !value.hasControls else { return [Literals.quoted(value)] }
        let padding = String.padding(indentation)
        let marks = value.has(UInt8(ascii: "\\")) || value.contains("\"\"\"") ? "#" : ""
        let body = value.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : padding + $0 }
        return [marks + "\"\"\""] + body + [padding + "\"\"\"" + marks]
    }

    private func indentFirst(_ lines: [String]) -> [String] {
        guard let first = lines.first else { return [] }
        return [String.padding(indentation) + first] + lines.dropFirst()
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
        var line = FlatLine(self)
        line.add(expression)
        return line.text
    }

    /// What `add` puts on one line; `nil` where it takes more columns or more lines.
    private func flat(columns: Int, _ add: (inout FlatLine) -> Void) -> String? {
        var line = FlatLine(self, columns: columns)
        add(&line)
        return line.isTooLong || line.text.hasLineEnd || line.text.columns > columns ? nil : line.text
    }
}

/// String literals.
public enum Literals {
    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")

    /// `"…"` with what needs it escaped.
    public static func quoted(_ value: String) -> String {
        let isPlain = value.utf8.withContiguousStorageIfAvailable { bytes in
            bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != quote && $0 != backslash }
        }
        guard isPlain != true else { return "\"" + value + "\"" }
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
        guard value.has(quote) || value.has(backslash), !value.hasControls else { return quoted(value) }
        guard !value.contains("\"#"), !value.contains("\\#"), !value.hasLineEnd else { return quoted(value) }
        return "#\"" + value + "\"#"
    }
}
