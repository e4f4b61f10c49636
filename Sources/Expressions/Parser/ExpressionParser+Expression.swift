import Diagnostics

extension ExpressionParser {
    /// Reads one expression from the cursor on; `.missing` and a diagnostic if none stands here.
    public mutating func parseExpression() -> ExpressionSyntax {
        let condition = parseBinary(level: 0)
        guard peek.isSymbol("?") else { return condition }
        takeToken()
        let then = nested { $0.parseBinary(level: 0) }
        expectSymbol(":", help: "A choice is written `condition ? one : other`.")
        let otherwise = nested { $0.parseExpression() }
        return node(.conditional(condition, then: then, otherwise: otherwise), condition.span.union(otherwise.span))
    }

    /// Operators from the loosest to the tightest; all group to the left.
    private static let levels: [[String: BinaryOperator]] = [
        ["||": .or, "or": .or],
        ["&&": .and, "and": .and],
        [
            "==": .equal, "!=": .notEqual, "<": .less, "<=": .lessOrEqual, ">": .greater, ">=": .greaterOrEqual,
            "in": .isIn,
        ],
        ["+": .add, "-": .subtract],
        ["*": .multiply, "/": .divide, "%": .remainder],
    ]

    private mutating func parseBinary(level: Int) -> ExpressionSyntax {
        guard level < Self.levels.count else { return parseUnary() }
        var left = parseBinary(level: level + 1)
        while peek.kind == .symbol || peek.kind == .identifier, let found = Self.levels[level][peek.text] {
            let sign = Located(found, at: takeToken().span)
            let right = parseBinary(level: level + 1)
            left = node(.binary(sign, left, right), left.span.union(right.span))
        }
        return left
    }

    private mutating func parseUnary() -> ExpressionSyntax {
        let start = peek.span
        if takeSymbol("!") || takeWord("not") {
            let operand = nested { $0.parseUnary() }
            return node(.unary(.not, operand), start.union(operand.span))
        }
        guard takeSymbol("-") else { return parsePostfix() }
        switch peek.kind {
        case .integer(let value) where peek.span.start == start.end:
            let end = takeToken().span
            let negative = value == UInt64(Int64.max) + 1 ? Int64.min : -Int64(value)
            return parseSuffixes(of: node(.literal(.integer(negative)), start.union(end)))
        case .decimal where peek.span.start == start.end:
            let token = takeToken()
            return parseSuffixes(of: node(.literal(.decimal("-" + token.text)), start.union(token.span)))
        default:
            let operand = nested { $0.parseUnary() }
            return node(.unary(.negate, operand), start.union(operand.span))
        }
    }

    private mutating func parsePostfix() -> ExpressionSyntax { parseSuffixes(of: parsePrimary()) }

    private mutating func parseSuffixes(of primary: ExpressionSyntax) -> ExpressionSyntax {
        var base = primary
        while true {
            if takeSymbol(".") {
                guard let name = expectIdentifier("the name of a field or function behind `.`") else { return base }
                if peek.isSymbol("(") {
                    let (arguments, end) = parseArguments()
                    base = node(.call(name, receiver: base, arguments), base.span.union(end))
                } else {
                    base = node(.member(base, name: name), base.span.union(name.span))
                }
            } else if takeSymbol("[") {
                let index = nested { $0.parseExpression() }
                let end = peek.span
                expectSymbol("]")
                base = node(.index(base, index), base.span.union(end))
            } else {
                return base
            }
        }
    }

    private mutating func parsePrimary() -> ExpressionSyntax {
        let token = peek
        switch token.kind {
        case .integer(let value):
            takeToken()
            guard value <= UInt64(Int64.max) else {
                report("The integer is too large", at: token.span, help: "The greatest is 9223372036854775807.")
                return node(.missing, token.span)
            }
            return node(.literal(.integer(Int64(value))), token.span)
        case .decimal:
            takeToken()
            return node(.literal(.decimal(token.text)), token.span)
        case .text:
            takeToken()
            return node(.literal(.text(token.text)), token.span)
        case .identifier:
            return parseName()
        case .symbol where token.text == "(":
            takeToken()
            let inner = nested { $0.parseExpression() }
            expectSymbol(")")
            return inner
        case .symbol where token.text == "[":
            return parseList()
        case .symbol where token.text == "{":
            let (entries, span) = nestedRecord()
            return node(.record(entries), span)
        case .symbol, .end, .faulty:
            report("Expected a value, found \(token.described)", help: helpForMissingValue(token))
            return node(.missing, token.span)
        }
    }

    private func helpForMissingValue(_ token: Token) -> String {
        token.isSymbol("=") ? "`==` compares; `=` stands only behind `let` and `set`." : ""
    }

    private mutating func parseName() -> ExpressionSyntax {
        let token = takeToken()
        switch token.text {
        case "true": return node(.literal(.boolean(true)), token.span)
        case "false": return node(.literal(.boolean(false)), token.span)
        case "null": return node(.literal(.null), token.span)
        case "and", "or", "in":
            report("Expected a value, found `\(token.text)`", at: token.span, help: "It stands between two values.")
            return node(.missing, token.span)
        default:
            guard peek.isSymbol("(") else { return node(.name(token.text), token.span) }
            let (arguments, end) = parseArguments()
            return node(.call(Located(token.text, at: token.span), receiver: nil, arguments), token.span.union(end))
        }
    }

    private mutating func parseArguments() -> ([ExpressionSyntax], SourceSpan) {
        takeToken()
        let arguments = nested { $0.parseElements(until: ")") }
        let end = peek.span
        expectSymbol(")")
        return (arguments, end)
    }

    private mutating func parseList() -> ExpressionSyntax {
        let start = takeToken().span
        let elements = nested { $0.parseElements(until: "]") }
        let end = peek.span
        expectSymbol("]")
        return node(.list(elements), start.union(end))
    }

    /// Values separated by commas; a comma behind the last one is allowed.
    private mutating func parseElements(until closing: String) -> [ExpressionSyntax] {
        var elements: [ExpressionSyntax] = []
        while !peek.isSymbol(closing), !isAtEnd {
            elements.append(parseExpression())
            guard takeSymbol(",") else { break }
        }
        return elements
    }

    // MARK: Depth

    /// A node, unless it would be nested too deep for those who walk the tree.
    private mutating func node(_ kind: ExpressionSyntax.Kind, _ span: SourceSpan) -> ExpressionSyntax {
        let node = ExpressionSyntax(kind, at: span)
        guard node.depth > Self.deepest else { return node }
        reportDepth(at: span)
        return ExpressionSyntax(.missing, at: span)
    }

    mutating func nested<Result>(_ parse: (inout ExpressionParser) -> Result) -> Result {
        depth += 1
        defer { depth -= 1 }
        // Failing makes every further token the end, so the descent stops here.
        if depth > Self.deepest { reportDepth(at: peek.span) }
        return parse(&self)
    }

    private mutating func reportDepth(at span: SourceSpan) {
        report(
            "The expression is nested more than \(Self.deepest) levels deep",
            at: span,
            help: "Name parts of it with `let`, or split it."
        )
    }
}
