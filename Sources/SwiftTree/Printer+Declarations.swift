extension Printer {
    mutating func print(_ declaration: Declaration) {
        switch declaration {
        case .type(let type): print(type)
        case .function(let function): print(function)
        case .property(let property): print(property)
        case .enumCase(let enumCase): print(enumCase)
        case .typealiased(let name, let target, let access, let documentation):
            self.documentation(documentation)
            line(access.prefix + "typealias " + name + " = " + target)
        case .comment(let text): comment(text)
        }
    }

    /// `public struct Ticket: Entity { … }`
    private mutating func print(_ type: TypeDeclaration) {
        documentation(type.documentation)
        for attribute in type.attributes { line(attribute) }
        let access = type.kind == .extension ? "" : type.access.prefix
        let inherits = type.inherits.isEmpty ? "" : ": " + type.inherits.joined(separator: ", ")
        let head = access + type.kind.rawValue + " " + type.name + inherits
        guard !type.members.isEmpty else {
            line(head + " {}")
            return
        }
        line(head + " {")
        indented { printer in
            var previous: Declaration?
            for member in type.members {
                if let previous, !previous.standsClose(to: member) { printer.blank() }
                printer.print(member)
                previous = member
            }
        }
        line("}")
    }

    private mutating func print(_ property: PropertyDeclaration) {
        documentation(property.documentation)
        for attribute in property.attributes { line(attribute) }
        let isComputed = if case .stored = property.content { false } else { true }
        let head =
            property.access.prefix + (property.isStatic ? "static " : "")
            + (property.isVariable || isComputed ? "var " : "let ") + property.name
            + (property.type.map { ": " + $0 } ?? "")
        switch property.content {
        case .stored(nil): line(head)
        case .stored(let value?): line(head + " = ", value)
        case .requirement(let accessors): line(head + " { " + accessors + " }")
        case .computed(let body, let effects):
            let getter = effects.map { [Statement.code("get " + $0 + " {")] } ?? []
            let head = head + " {"
            if getter.isEmpty, let single = oneLine(body),
                indentation + head.columns + single.columns + 3 <= Printer.width
            {
                line(head + " " + single + " }")
            } else if let effects {
                line(head)
                indented { printer in
                    printer.line("get " + effects + " {")
                    printer.block(body)
                    printer.line("}")
                }
                line("}")
            } else {
                line(head)
                block(body)
                line("}")
            }
        }
    }

    private mutating func print(_ enumCase: EnumCase) {
        documentation(enumCase.documentation)
        if let rawValue = enumCase.rawValue {
            line("case " + enumCase.names.joined(separator: ", ") + " = ", rawValue)
            return
        }
        var current = "case "
        for (index, name) in enumCase.names.enumerated() {
            let piece = name + (index == enumCase.names.count - 1 ? "" : ",")
            if current != "case ", indentation + current.columns + 1 + piece.columns > Printer.width {
                line(String(current.dropLast(current.hasSuffix(",") ? 1 : 0)))
                current = "case " + piece
            } else {
                current += (current == "case " ? "" : " ") + piece
            }
        }
        line(current)
    }

    private mutating func print(_ function: FunctionDeclaration) {
        documentation(function.documentation)
        for attribute in function.attributes { line(attribute) }
        let keyword = function.name == "init" || function.name == "init?" ? "" : "func "
        let start =
            function.access.prefix + (function.isStatic ? "static " : "") + (function.isMutating ? "mutating " : "")
            + keyword + function.name + (function.generics ?? "") + "("
        let end =
            ")" + (function.isAsync ? " async" : "") + (function.throwing.map { " " + $0 } ?? "")
            + (function.result.map { " -> " + $0 } ?? "")
        let opening = function.body == nil ? "" : " {"
        let parameters = function.parameters.map(\.flat)
        let flat = start + parameters.joined(separator: ", ") + end + opening
        if indentation + flat.columns <= Printer.width || parameters.isEmpty {
            line(flat)
        } else {
            line(start)
            indented { printer in
                for (index, parameter) in parameters.enumerated() {
                    printer.line(parameter + (index == parameters.count - 1 ? "" : ","))
                }
            }
            line(end + opening)
        }
        guard let body = function.body else { return }
        block(body)
        line("}")
    }
}

extension Access {
    var prefix: String { self == .internal ? "" : rawValue + " " }
}

extension FunctionDeclaration.Parameter {
    var flat: String {
        (label.map { $0 + " " } ?? "") + name + ": " + type
            + (defaultValue.map { " = " + Layout(indentation: 0).flat($0) } ?? "")
    }
}

extension Declaration {
    /// Whether no empty line stands between the two: stored properties, cases and the like of one kind.
    func standsClose(to next: Declaration) -> Bool {
        switch (self, next) {
        case (.property(let property), .property(let next)):
            property.isShort && next.isShort && property.isStatic == next.isStatic
        case (.enumCase, .enumCase), (.typealiased, .typealiased), (.comment, _): true
        default: false
        }
    }
}

extension PropertyDeclaration {
    var isShort: Bool {
        switch content {
        case .stored(let value): value.map { Layout(indentation: 0).flat($0).columns <= Printer.width } ?? true
        case .requirement: true
        case .computed: false
        }
    }
}
