extension Printer {
    /// The statements one level deeper.
    mutating func block(_ statements: [Statement]) {
        indented { printer in
            for statement in statements { printer.print(statement) }
        }
    }

    mutating func print(_ statement: Statement) {
        switch statement {
        case .expression(let expression): line("", expression)
        case .constant(let name, let type, let value):
            line("let " + name + (type.map { ": " + $0 } ?? "") + " = ", value)
        case .variable(let name, let type, nil): line("var " + name + (type.map { ": " + $0 } ?? ""))
        case .variable(let name, let type, let value?):
            line("var " + name + (type.map { ": " + $0 } ?? "") + " = ", value)
        case .assign(let target, let value): line(target + " = ", value)
        case .giveBack(nil): line("return")
        case .giveBack(let value?): line("return ", value)
        case .throwing(let value): line("throw ", value)
        case .check(let conditions, let otherwise): printGuard(conditions, otherwise)
        case .when(let conditions, let body, let otherwise): printIf(conditions, body, otherwise)
        case .forEach(let name, let sequence, let condition, let body):
            let suffix = condition.map { " where " + Layout(indentation: 0).flat($0) + " {" } ?? " {"
            line("for " + name + " in ", sequence, suffix)
            block(body)
            line("}")
        case .choose(let subject, let cases): printSwitch(subject, cases)
        case .comment(let text): comment(text)
        case .code(let text): line(text)
        case .declaration(let declaration): print(declaration)
        case .blank: blank()
        }
    }

    /// The one statement of a body as a single line; `nil` where there are more or it does not fit one.
    func oneLine(_ body: [Statement]) -> String? {
        guard body.count == 1, let statement = body.first else { return nil }
        switch statement {
        case .forEach, .choose, .comment: return nil
        default: break
        }
        var printer = Printer()
        printer.print(statement)
        guard printer.lines.count == 1, let only = printer.lines.first else { return nil }
        return only.hasSuffix("{") ? nil : only
    }

    private mutating func printGuard(_ conditions: [Expression], _ otherwise: [Statement]) {
        let layout = Layout(indentation: indentation)
        let flat = "guard " + conditions.map(layout.flat).joined(separator: ", ") + " else {"
        if indentation + flat.columns <= Printer.width {
            if let single = oneLine(otherwise), indentation + flat.columns + single.columns + 3 <= Printer.width {
                line(flat + " " + single + " }")
                return
            }
            line(flat)
        } else if conditions.count == 1, let condition = conditions.first {
            line("guard")
            indented { $0.line("", condition) }
            line("else {")
        } else {
            for (index, condition) in conditions.enumerated() {
                let suffix = index == conditions.count - 1 ? "" : ","
                if index == 0 {
                    line("guard ", condition, suffix)
                } else {
                    indented { $0.line("", condition, suffix) }
                }
            }
            line("else {")
        }
        block(otherwise)
        line("}")
    }

    private mutating func printIf(_ conditions: [Expression], _ body: [Statement], _ otherwise: [Statement]) {
        let layout = Layout(indentation: indentation)
        let flat = "if " + conditions.map(layout.flat).joined(separator: ", ") + " {"
        if indentation + flat.columns <= Printer.width {
            if otherwise.isEmpty, let single = oneLine(body),
                indentation + flat.columns + single.columns + 3 <= Printer.width
            {
                line(flat + " " + single + " }")
                return
            }
            line(flat)
        } else {
            for (index, condition) in conditions.enumerated() {
                let suffix = index == conditions.count - 1 ? "" : ","
                if index == 0 {
                    line("if ", condition, suffix)
                } else {
                    indented { $0.line("", condition, suffix) }
                }
            }
            line("{")
        }
        block(body)
        if !otherwise.isEmpty {
            line("} else {")
            block(otherwise)
        }
        line("}")
    }

    private mutating func printSwitch(_ subject: Expression, _ cases: [Statement.Case]) {
        line("switch ", subject, " {")
        for one in cases {
            let head = one.pattern == "default" ? "default:" : "case " + one.pattern + ":"
            if let single = oneLine(one.body), indentation + head.columns + 1 + single.columns <= Printer.width {
                line(head + " " + single)
            } else {
                line(head)
                block(one.body)
            }
        }
        line("}")
    }
}
