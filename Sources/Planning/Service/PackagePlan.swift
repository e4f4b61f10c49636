/// A target of the written package.
public struct TargetPlan: Sendable, Hashable {
    public enum Kind: Sendable, Hashable { case library, executable, test }

    public let kind: Kind
    public let name: String
    /// Relative to the package; `nil`: where SwiftPM looks anyway.
    public let path: String?
    /// Targets of the package that it uses.
    public let targets: [String]
    /// Products of other packages that it uses.
    public let products: [Product]

    public struct Product: Sendable, Hashable {
        public let name: String
        public let package: String
    }

    /// Every target in the order in which they are built.
    static func all(of layout: ServiceLayout) -> [TargetPlan] {
        let libraries = libraries(of: layout)
        let executable = TargetPlan(
            kind: .executable,
            name: layout.names.executableModule,
            path: layout.names.executable == layout.names.executableModule ? nil : layout.folder(of: .service),
            targets: layout.libraryModules,
            products: [runtime("WrightRuntime"), runtime("WrightHTTP"), runtime("WrightSQLite"), argumentParser]
        )
        return libraries + [executable, support(of: layout)] + tests(of: layout)
    }

    private static func libraries(of layout: ServiceLayout) -> [TargetPlan] {
        layout.libraryModules.enumerated().map { index, module in
            let usesHTTP = layout.module(of: .api) == module
            return TargetPlan(
                kind: .library,
                name: module,
                path: nil,
                targets: Array(layout.libraryModules.prefix(index)),
                products: [runtime("WrightRuntime")] + (usesHTTP ? [runtime("WrightHTTP")] : [])
            )
        }
    }

    /// A library, since a test target cannot be imported by another.
    private static func support(of layout: ServiceLayout) -> TargetPlan {
        TargetPlan(
            kind: .library,
            name: layout.supportTarget,
            path: layout.supportFolder,
            targets: [layout.module(of: .data)],
            products: [runtime("WrightRuntime"), runtime("WrightSQLite"), runtime("WrightTesting")]
        )
    }

    private static func tests(of layout: ServiceLayout) -> [TargetPlan] {
        let testing = [
            runtime("WrightRuntime"), runtime("WrightHTTP"), runtime("WrightSQLite"), runtime("WrightTesting"),
        ]
        let layers: [Layer] = [.data, .domain, .api]
        let layerTests = layers.map { layer in
            let modules = layout.libraryModules.prefix { $0 != layout.module(of: layer) } + [layout.module(of: layer)]
            return TargetPlan(
                kind: .test,
                name: layout.testTarget(of: layer),
                path: nil,
                targets: Array(modules) + [layout.supportTarget],
                products: layer == .api ? testing : testing.filter { $0.name != "WrightHTTP" }
            )
        }
        let service = TargetPlan(
            kind: .test,
            name: layout.testTarget(of: .service),
            path: nil,
            targets: [layout.names.executableModule] + layout.libraryModules + [layout.supportTarget],
            products: testing
        )
        let scenarios = TargetPlan(
            kind: .test,
            name: layout.scenarioTarget,
            path: nil,
            targets: [layout.names.executableModule] + layout.libraryModules + [layout.supportTarget],
            products: testing
        )
        return layerTests + [service, scenarios]
    }

    private static func runtime(_ product: String) -> Product { Product(name: product, package: "WrightRuntime") }

    private static let argumentParser = Product(name: "ArgumentParser", package: "swift-argument-parser")
}

/// A package that the written package depends on directly.
public struct PackageDependency: Sendable, Hashable {
    public enum Source: Sendable, Hashable {
        case path(String)
        case url(String, exactly: String)
    }

    public let name: String
    public let source: Source

    /// The version of each is the one that the runtime names: SwiftPM takes one version of a package.
    static let all = [
        PackageDependency(name: "WrightRuntime", source: .path("Vendor/WrightRuntime")),
        PackageDependency(
            name: "swift-argument-parser",
            source: .url("https://github.com/apple/swift-argument-parser", exactly: "1.8.2")
        ),
    ]
}

/// A package as the resolution of dependencies found it.
public struct ResolvedPackage: Sendable, Hashable, Codable {
    public let name: String
    /// Where it comes from; a path for what is vendored.
    public let location: String
    /// `2.28.1`
    public let version: String

    public init(name: String, location: String, version: String) {
        self.name = name
        self.location = location
        self.version = version
    }
}
