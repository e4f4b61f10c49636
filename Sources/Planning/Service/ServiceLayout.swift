/// Where the files of a written service lie and which module holds which layer: the one place that decides it.
///
/// `imports(in:)` names what a file of a layer imports of the service itself, so that layers can become folders of one
/// module without a change elsewhere.
public struct ServiceLayout: Sendable, Equatable {
    /// How layers become modules.
    public enum Arrangement: Sendable, Equatable {
        /// A module for each layer: the compiler enforces who knows whom.
        case modulePerLayer
        /// One library with a folder for each layer.
        case folderPerLayer
    }

    public let names: ServiceNames
    public let arrangement: Arrangement

    public init(names: ServiceNames, arrangement: Arrangement = .modulePerLayer) {
        self.names = names
        self.arrangement = arrangement
    }

    /// The layers that a library holds, each knowing those before it.
    static let libraryLayers: [Layer] = [.data, .domain, .api]

    /// The module that a layer's code is in: `TicketsData`.
    public func module(of layer: Layer) -> String {
        switch (layer, arrangement) {
        case (.service, _): names.executableModule
        case (_, .folderPerLayer): names.prefix + "Core"
        case (.data, _): names.dataModule
        case (.domain, _): names.domainModule
        case (.api, _): names.apiModule
        case (.workers, _): names.prefix + "Workers"
        case (.integrations, _): names.prefix + "Integrations"
        }
    }

    /// The folder of a layer's code, without a slash at its end: `Sources/TicketsData`.
    public func folder(of layer: Layer) -> String {
        switch (layer, arrangement) {
        case (.service, _): "Sources/" + names.executable
        case (_, .folderPerLayer): "Sources/" + module(of: layer) + "/" + layer.title
        default: "Sources/" + module(of: layer)
        }
    }

    /// The service's own modules that a file of a layer may import, in order.
    public func imports(in layer: Layer) -> [String] {
        var modules: [String] = []
        for known in Self.libraryLayers where known < layer {
            let module = module(of: known)
            if module != self.module(of: layer), !modules.contains(module) { modules.append(module) }
        }
        return modules
    }

    /// The modules of the libraries, in the order in which they are built.
    public var libraryModules: [String] {
        Self.libraryLayers.map(module).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The test target of a layer: `TicketsDataTests`; for the service `ticketsTests`.
    public func testTarget(of layer: Layer) -> String {
        switch layer {
        case .service: names.executableModule + "Tests"
        case .data, .domain, .api, .workers, .integrations: names.prefix + layer.title + "Tests"
        }
    }

    /// The test target that drives the started executable over HTTP.
    public var scenarioTarget: String { "ScenarioTests" }

    /// What the test targets share: sample rows and a store to keep them in.
    public var supportTarget: String { names.prefix + "TestSupport" }

    public func testFolder(of layer: Layer) -> String { "Tests/" + testTarget(of: layer) }
    public var supportFolder: String { "Tests/Support" }
    public var scenarioFolder: String { "Tests/" + scenarioTarget }
    /// The runtime, vendored.
    public var runtimeFolder: String { "Vendor/WrightRuntime" }
    /// Hand-written logic, never overwritten.
    public var customFolder: String { folder(of: .domain) + "/Custom" }
    /// Migrations as files; the same are embedded in the data module.
    public var migrationsFolder: String { "Migrations/sqlite" }
}
