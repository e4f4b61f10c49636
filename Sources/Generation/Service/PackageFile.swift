import Planning

/// `Package.swift` of the written service.
struct PackageFile {
    let plan: ServicePlan

    func file() -> GeneratedFile {
        let targets = plan.service.targets.map(text).joined(separator: "\n")
        let content = """
            // swift-tools-version: 6.2
            import PackageDescription

            let settings: [SwiftSetting] = [
                .treatAllWarnings(as: .error),
                .enableUpcomingFeature("ExistentialAny"),
            ]

            let package = Package(
                name: \(quoted(plan.names.executable)),
                platforms: [.macOS(.v15)],
                products: [
                    .executable(name: \(quoted(plan.names.executable)), targets: [\(quoted(plan.names.executableModule))])
                ],
                dependencies: [
            \(plan.service.dependencies.map { "        " + text($0) + "," }.joined(separator: "\n"))
                ],
                targets: [
            \(targets)
                ]
            )

            """
        return GeneratedFile(path: "Package.swift", content: content)
    }

    private func text(_ dependency: PackageDependency) -> String {
        switch dependency.source {
        case .path(let path): ".package(path: \(quoted(path)))"
        case .url(let url, let version): ".package(url: \(quoted(url)), exact: \(quoted(version)))"
        }
    }

    /// ```swift
    /// .target(
    ///     name: "TicketsDomain",
    ///     dependencies: [
    ///         "TicketsData",
    ///         .product(name: "WrightRuntime", package: "WrightRuntime"),
    ///     ],
    ///     swiftSettings: settings
    /// ),
    /// ```
    private func text(_ target: TargetPlan) -> String {
        let keyword =
            switch target.kind {
            case .library: ".target"
            case .executable: ".executableTarget"
            case .test: ".testTarget"
            }
        let dependencies =
            target.targets.map(quoted)
            + target.products.map { ".product(name: \(quoted($0.name)), package: \(quoted($0.package)))" }
        var lines = ["        \(keyword)(", "            name: \(quoted(target.name)),", "            dependencies: ["]
        // A list of one takes no comma behind it.
        lines += dependencies.map { "                " + $0 + (dependencies.count > 1 ? "," : "") }
        lines.append("            ],")
        if let path = target.path { lines.append("            path: \(quoted(path)),") }
        return (lines + ["            swiftSettings: settings", "        ),"]).joined(separator: "\n")
    }

    private func quoted(_ text: String) -> String { "\"" + text + "\"" }
}
