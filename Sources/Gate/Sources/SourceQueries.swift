import SwiftSyntax

/// A dependency of a manifest: `.package(url:exact:)`.
struct PackageRequirement {
    let text: String
    let place: String
    let isExact: Bool
}

extension SwiftSource {
    /// Types, extensions and functions that the file declares, by name.
    var declaredNames: [String] {
        let collector = DeclarationCollector(viewMode: .sourceAccurate)
        collector.walk(tree)
        return collector.names
    }

    /// String literals that look like the name of an environment variable and are handed to a call.
    var environmentNames: [String] {
        let collector = EnvironmentNameCollector(viewMode: .sourceAccurate)
        collector.walk(tree)
        return collector.names
    }

    var packageRequirements: [PackageRequirement] {
        let collector = PackageCallCollector(viewMode: .sourceAccurate)
        collector.walk(tree)
        return collector.calls.map { call in
            let labels = call.arguments.compactMap { $0.label?.text }
            return PackageRequirement(
                text: call.trimmedDescription,
                place: place(of: call),
                isExact: labels.contains("path") || labels.contains("exact")
            )
        }
    }

    /// Functions that carry `@Test`, with the type that holds them.
    var testFunctions: [TestFunction] {
        let collector = TestFunctionCollector(viewMode: .sourceAccurate)
        collector.walk(tree)
        return collector.functions
    }
}

private final class DeclarationCollector: SyntaxVisitor {
    var names: [String] = []

    override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { note(node.name) }
    override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { note(node.name) }
    override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { note(node.name) }
    override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { note(node.name) }
    override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind { note(node.name) }
    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { note(node.name) }

    private func note(_ token: TokenSyntax) -> SyntaxVisitorContinueKind {
        names.append(token.text)
        return .visitChildren
    }
}

private final class EnvironmentNameCollector: SyntaxVisitor {
    var names: [String] = []

    /// `settings.required("JWT_SECRET", …)`: a call on a `SettingsReader` named `settings`.
    override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
        if let callee = node.calledExpression.as(MemberAccessExprSyntax.self),
            callee.base?.trimmedDescription == "settings",
            let literal = node.arguments.first?.expression.as(StringLiteralExprSyntax.self),
            let name = literal.representedLiteralValue
        {
            names.append(name)
        }
        return .visitChildren
    }
}

private final class PackageCallCollector: SyntaxVisitor {
    var calls: [FunctionCallExprSyntax] = []

    /// `.package(url: …)` in `dependencies:`; `.product(name:package:)` is another name.
    override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
        if let callee = node.calledExpression.as(MemberAccessExprSyntax.self), callee.base == nil,
            callee.declName.baseName.text == "package",
            node.arguments.contains(where: { ["url", "path", "id"].contains($0.label?.text) })
        {
            calls.append(node)
        }
        return .visitChildren
    }
}

struct TestFunction {
    let name: String
    let node: FunctionDeclSyntax

    /// What its `#expect` and `#require` look at, and its calls of functions that expect.
    var checks: [String] {
        let collector = CheckCollector(viewMode: .sourceAccurate)
        if let body = node.body { collector.walk(body) }
        return collector.checks
    }
}

private final class TestFunctionCollector: SyntaxVisitor {
    var functions: [TestFunction] = []

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
        let isTest = node.attributes.contains { element in
            element.as(AttributeSyntax.self)?.attributeName.trimmedDescription == "Test"
        }
        if isTest { functions.append(TestFunction(name: node.name.text, node: node)) }
        return .visitChildren
    }
}

private final class CheckCollector: SyntaxVisitor {
    var checks: [String] = []

    override func visit(_ node: MacroExpansionExprSyntax) -> SyntaxVisitorContinueKind {
        if ["expect", "require"].contains(node.macroName.text) { checks.append(node.trimmedDescription) }
        return .visitChildren
    }

    override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
        let name =
            node.calledExpression.as(MemberAccessExprSyntax.self)?.declName.baseName.text
            ?? node.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text
        if let name, name.hasPrefix("expect") { checks.append(node.trimmedDescription) }
        return .visitChildren
    }
}
