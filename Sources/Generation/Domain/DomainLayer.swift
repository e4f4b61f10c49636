import Planning
import SwiftTree

/// Writes the domain layer: callers, access rules, lifecycles, flows, and what hand-written logic has to fulfil.
public struct DomainLayer: Sendable {
    let domain: DomainPlan
    let data: DataPlan
    let layout: ServiceLayout

    public init(_ domain: DomainPlan, data: DataPlan, layout: ServiceLayout) {
        self.domain = domain
        self.data = data
        self.layout = layout
    }

    /// - Throws: `UnsupportedExpression` for an expression that has no form in Swift.
    public func files() throws -> [GeneratedFile] {
        let imports = layout.imports(in: .domain)
        var files = [swift("Caller", CallerFile(domain: domain, data: data, imports: imports).file())]
        for (name, rules) in domain.accessTypes {
            let file = AccessFile(name: name, rules: rules, data: data, caller: domain.caller, imports: imports)
            files.append(swift("Policies/" + name, try file.file()))
        }
        for lifecycle in domain.lifecycles {
            let file = LifecycleFile(lifecycle: lifecycle, data: data, domain: domain, imports: imports)
            files.append(swift("Lifecycles/" + lifecycle.typeName, try file.file()))
        }
        for flow in domain.flows {
            let file = FlowFile(flow: flow, data: data, domain: domain, imports: imports)
            files.append(swift("Flows/" + flow.typeName, try file.file()))
        }
        for custom in domain.customs {
            files.append(swift("Logic/" + custom.protocolName, CustomFile(custom: custom, imports: imports).file()))
        }
        return files
    }

    /// What a person has to write, in the order of the design.
    public func handWritten() -> [HandWrittenFile] {
        domain.customs.map { custom in
            let file = CustomFile(custom: custom, imports: layout.imports(in: .domain))
            return HandWrittenFile(path: custom.path, custom: custom.name, example: file.shape().text)
        }
    }

    private func swift(_ name: String, _ file: SwiftFile) -> GeneratedFile {
        GeneratedFile(path: layout.folder(of: .domain) + "/" + name + ".swift", content: file.text)
    }
}

/// A file that a person writes: without it the service does not build.
public struct HandWrittenFile: Sendable, Hashable {
    /// Relative to the service.
    public let path: String
    /// As the design spells it.
    public let custom: String
    /// The declaration that has to stand there, with `…` for what is to be written.
    public let example: String

    /// What to tell whoever builds without it.
    public var message: String {
        "The logic `\(custom)` is written by hand and is not there yet: write \(path), beginning from\n\n\(example)"
    }
}
