import SwiftSyntax

/// No empty body, no body that only traps or gives back a constant, no not-implemented error, no marker comment.
struct NoStubs: Check {
    let id = "no-stubs"
    let title = "No stub, TODO, placeholder or not-implemented marker in any source"

    func judge(_ subject: GateSubject) -> Evidence {
        var faults: [String] = []
        var functions = 0
        for source in subject.sources {
            let finder = StubFinder(source)
            finder.walk(source.tree)
            faults += finder.faults
            functions += finder.functions
        }
        return verdict(
            faults,
            "\(functions) bodies in \(subject.sources.count) Swift files read by syntax, comments and identifiers included"
        )
    }
}

/// Walks a file and notes each sign of work that was left out.
final class StubFinder: SyntaxVisitor {
    private let source: SwiftSource
    private(set) var faults: [String] = []
    private(set) var functions = 0

    private static let traps: Set<String> = [
        "fatalError", "preconditionFailure", "assertionFailure", "abort", "unimplemented", "notImplemented",
    ]
    private static let markers = ["TODO", "FIXME", "XXX", "HACK"]
    private static let phrases = ["not implemented", "placeholder", "not yet", "for now", "stub"]

    init(_ source: SwiftSource) {
        self.source = source
        super.init(viewMode: .sourceAccurate)
    }

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
        let inputs = node.signature.parameterClause.parameters.count
        if let body = node.body { judge(body, named: node.name.text, at: node, takesInput: inputs > 0) }
        return .visitChildren
    }

    override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
        let inputs = node.signature.parameterClause.parameters.count
        if let body = node.body, inputs > 0 || !body.statements.isEmpty {
            judge(body, named: "init", at: node, takesInput: inputs > 0)
        }
        return .visitChildren
    }

    override func visit(_ node: CatchClauseSyntax) -> SyntaxVisitorContinueKind {
        if node.body.statements.isEmpty { note("an error is caught and dropped", at: node) }
        return .visitChildren
    }

    override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
        if Self.traps.contains(node.calledExpression.trimmedDescription) {
            note("\(node.calledExpression.trimmedDescription) traps in place of an error", at: node)
        }
        return .visitChildren
    }

    override func visit(_ node: ThrowStmtSyntax) -> SyntaxVisitorContinueKind {
        let text = node.expression.trimmedDescription.lowercased().filter { $0.isLetter }
        if text.contains("notimplemented") || text.contains("unimplemented") || text.contains("notsupportedyet") {
            note("throws a not-implemented error", at: node)
        }
        return .visitChildren
    }

    override func visit(_ token: TokenSyntax) -> SyntaxVisitorContinueKind {
        for piece in token.leadingTrivia.pieces + token.trailingTrivia.pieces {
            switch piece {
            case .lineComment(let text), .blockComment(let text):
                judge(comment: text, phrases: true, at: token)
            case .docLineComment(let text), .docBlockComment(let text):
                judge(comment: text, phrases: false, at: token)
            default: break
            }
        }
        return .visitChildren
    }

    private func judge(_ body: CodeBlockSyntax, named name: String, at node: some SyntaxProtocol, takesInput: Bool) {
        functions += 1
        guard let first = body.statements.first else {
            note("\(name) has an empty body", at: node)
            return
        }
        guard takesInput, body.statements.count == 1 else { return }
        let value = first.item.as(ReturnStmtSyntax.self)?.expression ?? first.item.as(ExprSyntax.self)
        if let value, Self.isConstant(value) { note("\(name) gives back a constant whatever it is given", at: node) }
    }

    /// Literals: `nil`, `true`, `0`, `""`, `[]`.
    private static func isConstant(_ expression: ExprSyntax) -> Bool {
        if let string = expression.as(StringLiteralExprSyntax.self) { return string.representedLiteralValue != nil }
        if let array = expression.as(ArrayExprSyntax.self) { return array.elements.isEmpty }
        return expression.is(NilLiteralExprSyntax.self) || expression.is(BooleanLiteralExprSyntax.self)
            || expression.is(IntegerLiteralExprSyntax.self) || expression.is(FloatLiteralExprSyntax.self)
    }

    private func judge(comment: String, phrases: Bool, at token: TokenSyntax) {
        let words = comment.split { !$0.isLetter }.map(String.init)
        if let marker = Self.markers.first(where: words.contains) {
            note("the comment says \(marker)", at: token)
        } else if phrases, let phrase = Self.phrases.first(where: comment.lowercased().contains) {
            note("the comment says “\(phrase)”", at: token)
        }
    }

    private func note(_ fault: String, at node: some SyntaxProtocol) {
        faults.append(source.place(of: node) + ": " + fault)
    }
}
