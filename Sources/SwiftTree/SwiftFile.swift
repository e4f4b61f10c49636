/// A Swift source file as a value.
public struct SwiftFile: Sendable, Hashable {
    /// Modules, in any order; printed sorted and once each.
    public var imports: [String]
    public var declarations: [Declaration]

    public init(imports: [String] = [], _ declarations: [Declaration]) {
        self.imports = imports
        self.declarations = declarations
    }

    /// The source text, formatted as `swift format` would leave it, with one line ending at its end.
    public var text: String {
        var printer = Printer()
        for module in Set(imports).sorted(by: importOrder) {
            printer.line(module.hasPrefix("@") ? module : "import " + module)
        }
        for declaration in declarations {
            printer.blank()
            printer.print(declaration)
        }
        return printer.text
    }

    /// The source text with the modules that it needs, which `modules` tells from what is printed.
    public func text(importing modules: (_ printed: String) -> [String]) -> String {
        let body = text
        return SwiftFile(imports: modules(body), []).text + "\n" + body
    }

    /// Plain imports first, then `@testable` ones, each by name.
    private func importOrder(_ left: String, _ right: String) -> Bool {
        (left.hasPrefix("@"), left) < (right.hasPrefix("@"), right)
    }
}

private func < (left: (Bool, String), right: (Bool, String)) -> Bool {
    left.0 == right.0 ? left.1 < right.1 : !left.0
}
